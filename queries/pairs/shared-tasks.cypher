// title = "Agencies that share the most tasks"
// title_zh = "共同任务最多的机构"
// question = "Which pairs of agencies share the most tasks, and how?"
// question_zh = "哪两个机构共同承担的任务最多，各以什么角色？"
// counts = "Tasks in which both bodies coordinate: as lead, responsible or support, or as answering implementers. Bodies that only carry a task downwards are left out by their role; any_role counts every role. A body with several roles in a task is sorted by the strongest one. Newman: a task of n bodies adds 1/(n-1) to each pair. Collective names are never taken apart here: ties between all members of 各市、县 would be made up (agency-partners has expand)."
// counts_zh = "计两机构都须协调的任务：牵头、负责、配合，或无人牵头、负责时主责的落实者；只向下落实的角色不计，“任何角色”一列全计。一机构在一项任务中有几个角色的，按最强的归类。Newman 权重：n 个机构的任务给每对加 1/(n-1)。这里不把集合称谓拆成成员，以免虚增“各市、县”之间的联系（agency-partners 可用 expand）。"
// parameters = ["roles", "kind", "document", "jurisdiction", "section", "include_collectives", "rank_by", "limit", "offset"]
// columns = ["agency_id", "agency", "partner_id", "partner", "tasks", "both_lead", "first_leads", "second_leads", "both_support", "other", "any_role", "newman"]
// rank = "$rank_by"
// picture = "bars"
// [own.rank_by]
// type = "choice"
// default = "tasks"
// choices = ["tasks", "newman", "any_role"]
// zh = "按哪一列排序；any_role 也列出只在向下落实时同列的机构"
// en = "the column to rank by; any_role also lists bodies that only meet in carrying tasks downwards"

MATCH (d:Document)-[:HAS_SECTION]->(s:Section)-[:HAS_TASK]->(t:Task)<-[x:LEADS|RESPONSIBLE_FOR|SUPPORTS|IMPLEMENTS|GUIDES|SUPERVISES]-(h:Agency)
WHERE ($document = '' OR d.id = $document) AND ($jurisdiction = '' OR d.jurisdiction = $jurisdiction)
  AND ($section = -1 OR s.number = $section)
WITH t, count(DISTINCT CASE WHEN ((size($roles) = 0 AND x.horizontal) OR x.role IN $roles) AND ($include_collectives OR h.kind <> 'collective')
  AND ($kind = '' OR h.kind = $kind) THEN h.id END) AS width
MATCH (a:Agency)-[r:LEADS|RESPONSIBLE_FOR|SUPPORTS|IMPLEMENTS|GUIDES|SUPERVISES]->(t)<-[q:LEADS|RESPONSIBLE_FOR|SUPPORTS|IMPLEMENTS|GUIDES|SUPERVISES]-(b:Agency)
WHERE (a.official_order < b.official_order OR (a.official_order = b.official_order AND a.id < b.id))
  AND ($include_collectives OR (a.kind <> 'collective' AND b.kind <> 'collective'))
  AND ($kind = '' OR (a.kind = $kind AND b.kind = $kind))
WITH a, b, t, width,
  max(CASE WHEN NOT ((size($roles) = 0 AND r.horizontal) OR r.role IN $roles) THEN 0 WHEN r.role = 'lead' THEN 3
    WHEN r.role = 'support' THEN 2 ELSE 1 END) AS mine,
  max(CASE WHEN NOT ((size($roles) = 0 AND q.horizontal) OR q.role IN $roles) THEN 0 WHEN q.role = 'lead' THEN 3
    WHEN q.role = 'support' THEN 2 ELSE 1 END) AS theirs
WITH a, b, count(CASE WHEN mine > 0 AND theirs > 0 THEN 1 END) AS tasks,
  count(CASE WHEN mine = 3 AND theirs = 3 THEN 1 END) AS both_lead,
  count(CASE WHEN mine = 3 AND theirs = 2 THEN 1 END) AS first_leads,
  count(CASE WHEN mine = 2 AND theirs = 3 THEN 1 END) AS second_leads,
  count(CASE WHEN mine = 2 AND theirs = 2 THEN 1 END) AS both_support,
  count(CASE WHEN (mine = 1 AND theirs > 0) OR (mine > 0 AND theirs = 1) THEN 1 END) AS other, count(t) AS any_role,
  round(sum(CASE WHEN mine > 0 AND theirs > 0 THEN 1.0 / (CASE WHEN width > 1 THEN width - 1 ELSE 1 END) ELSE 0.0 END), 6) AS newman
WHERE tasks > 0 OR ($rank_by = 'any_role' AND size($roles) = 0)
WITH a, b, tasks, both_lead, first_leads, second_leads, both_support, other, any_role, newman,
  CASE WHEN $rank_by = 'newman' THEN newman WHEN $rank_by = 'any_role' THEN toFloat(any_role) ELSE toFloat(tasks) END AS ranked
RETURN a.id AS agency_id, a.name AS agency, b.id AS partner_id, b.name AS partner, tasks, both_lead, first_leads,
  second_leads, both_support, other, any_role, newman
ORDER BY ranked DESC,
  a.official_order, b.official_order, agency, partner, agency_id, partner_id
SKIP $offset LIMIT $limit
