// title = "Partners of an agency"
// title_zh = "一个机构的协作对象"
// question = "With whom does a body share tasks, and how?"
// question_zh = "某机构与哪些机构共同承担任务，各以什么角色？"
// counts = "As shared-tasks, for one body: first_leads counts tasks that the body leads and the partner supports. A filter by kind holds for the partners. With expand the tasks of the collective names that include the body are its own; partners stay as printed, since ties between the members of a collective would be made up."
// counts_zh = "口径同“共同任务”，只看一个机构：“前者牵头”指该机构牵头、对方配合；kind 只限对方。expand 时，包含该机构的集合称谓的任务也算它的；对方仍按原文，不把集合称谓拆成成员，以免虚增联系。"
// parameters = ["agency", "roles", "kind", "document", "jurisdiction", "section", "include_collectives", "expand", "rank_by", "limit", "offset"]
// columns = ["partner_id", "partner", "kind", "tasks", "both_lead", "first_leads", "second_leads", "both_support", "other", "any_role", "newman"]
// rank = "$rank_by"
// picture = "bars"
// translate = {kind = "kinds"}
// example = {agency = "财政厅"}
// [own.rank_by]
// type = "choice"
// default = "tasks"
// choices = ["tasks", "newman", "any_role"]
// zh = "按哪一列排序；any_role 也列出只在向下落实时同列的机构"
// en = "the column to rank by; any_role also lists bodies that only meet in carrying tasks downwards"

MATCH (a:Agency)
WHERE a.id = $agency OR ($expand AND a.kind = 'collective' AND EXISTS { MATCH (a)-[:INCLUDES]->(:Agency {id: $agency}) })
WITH a
MATCH (d:Document)-[:HAS_SECTION]->(s:Section)-[:HAS_TASK]->(t:Task)<-[r:LEADS|RESPONSIBLE_FOR|SUPPORTS|IMPLEMENTS|GUIDES|SUPERVISES]-(a)
WHERE ($document = '' OR d.id = $document) AND ($jurisdiction = '' OR d.jurisdiction = $jurisdiction)
  AND ($section = -1 OR s.number = $section)
WITH t, max(CASE WHEN NOT ((size($roles) = 0 AND r.horizontal) OR r.role IN $roles) THEN 0 WHEN r.role = 'lead' THEN 3
    WHEN r.role = 'support' THEN 2 ELSE 1 END) AS mine
MATCH (t)<-[x:LEADS|RESPONSIBLE_FOR|SUPPORTS|IMPLEMENTS|GUIDES|SUPERVISES]-(h:Agency)
OPTIONAL MATCH (h)-[:INCLUDES]->(m:Agency {id: $agency})
WHERE $expand AND h.kind = 'collective'
WITH t, mine, count(DISTINCT CASE WHEN NOT ((size($roles) = 0 AND x.horizontal) OR x.role IN $roles) THEN NULL
  WHEN h.id = $agency OR m.id IS NOT NULL THEN $agency
  WHEN ($include_collectives OR h.kind <> 'collective') AND ($kind = '' OR h.kind = $kind) THEN h.id END) AS width
MATCH (t)<-[q:LEADS|RESPONSIBLE_FOR|SUPPORTS|IMPLEMENTS|GUIDES|SUPERVISES]-(b:Agency)
WHERE b.id <> $agency AND ($include_collectives OR b.kind <> 'collective') AND ($kind = '' OR b.kind = $kind)
  AND NOT ($expand AND b.kind = 'collective' AND EXISTS { MATCH (b)-[:INCLUDES]->(:Agency {id: $agency}) })
WITH b, t, width, mine,
  max(CASE WHEN NOT ((size($roles) = 0 AND q.horizontal) OR q.role IN $roles) THEN 0 WHEN q.role = 'lead' THEN 3
    WHEN q.role = 'support' THEN 2 ELSE 1 END) AS theirs
WITH b, count(CASE WHEN mine > 0 AND theirs > 0 THEN 1 END) AS tasks,
  count(CASE WHEN mine = 3 AND theirs = 3 THEN 1 END) AS both_lead,
  count(CASE WHEN mine = 3 AND theirs = 2 THEN 1 END) AS first_leads,
  count(CASE WHEN mine = 2 AND theirs = 3 THEN 1 END) AS second_leads,
  count(CASE WHEN mine = 2 AND theirs = 2 THEN 1 END) AS both_support,
  count(CASE WHEN (mine = 1 AND theirs > 0) OR (mine > 0 AND theirs = 1) THEN 1 END) AS other, count(t) AS any_role,
  round(sum(CASE WHEN mine > 0 AND theirs > 0 THEN 1.0 / (CASE WHEN width > 1 THEN width - 1 ELSE 1 END) ELSE 0.0 END), 6) AS newman
WHERE tasks > 0 OR ($rank_by = 'any_role' AND size($roles) = 0)
WITH b, tasks, both_lead, first_leads, second_leads, both_support, other, any_role, newman,
  CASE WHEN $rank_by = 'newman' THEN newman WHEN $rank_by = 'any_role' THEN toFloat(any_role) ELSE toFloat(tasks) END AS ranked
RETURN b.id AS partner_id, b.name AS partner, b.kind AS kind, tasks, both_lead, first_leads, second_leads, both_support,
  other, any_role, newman
ORDER BY ranked DESC, b.official_order, partner, partner_id
SKIP $offset LIMIT $limit
