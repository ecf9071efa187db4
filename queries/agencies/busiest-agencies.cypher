// title = "Agencies with the most tasks"
// title_zh = "任务最多的机构"
// question = "Which bodies carry the most tasks, by role?"
// question_zh = "哪些机构承担的任务最多，各是什么角色？"
// counts = "tasks: those in which the body coordinates (leads, is responsible, supports, or answers as implementer), with roles: those in these roles; the other columns do not depend on roles, and any_role adds the tasks that it only carries downwards. Lead share: each task gives 1/(answering named bodies) to each of them. With expand a collective name gives way to its members, as far as the tables know them; lead share and first named count those only that are named themselves."
// counts_zh = "“任务数”计须协调的任务（牵头、负责、配合，或无人牵头、负责时主责的落实），填了角色则只计这些角色；其他各列不受角色影响，“任何角色”加上只向下落实的。牵头份额：每项任务由主责的列名机构均分 1。expand 时集合称谓由表中所知的成员代替，但牵头份额和列首位只计自己列名的。"
// parameters = ["roles", "kind", "document", "jurisdiction", "section", "include_collectives", "expand", "rank_by", "limit", "offset"]
// columns = ["agency_id", "agency", "kind", "tasks", "lead", "responsible", "support", "implement", "guide", "supervise", "any_role", "first_named", "lead_share"]
// rank = "$rank_by"
// picture = "bars"
// translate = {kind = "kinds"}
// [own.rank_by]
// type = "choice"
// default = "tasks"
// choices = ["tasks", "lead", "support", "lead_share", "any_role", "first_named"]
// zh = "按哪一列排序"
// en = "the column to rank by"

MATCH (d:Document)-[:HAS_SECTION]->(s:Section)-[:HAS_TASK]->(t:Task)<-[x:LEADS|RESPONSIBLE_FOR|SUPPORTS|IMPLEMENTS|GUIDES|SUPERVISES]-(h:Agency)
WHERE ($document = '' OR d.id = $document) AND ($jurisdiction = '' OR d.jurisdiction = $jurisdiction)
  AND ($section = -1 OR s.number = $section)
WITH t, count(DISTINCT CASE WHEN x.answering AND h.kind <> 'collective' THEN h.id END) AS answering,
  min(CASE WHEN x.role = 'lead' THEN x.char_start END) AS first_place
MATCH (t)<-[r:LEADS|RESPONSIBLE_FOR|SUPPORTS|IMPLEMENTS|GUIDES|SUPERVISES]-(h:Agency)
OPTIONAL MATCH (h)-[:INCLUDES]->(m:Agency)
WHERE $expand AND h.kind = 'collective'
WITH coalesce(m.id, h.id) AS body, t, answering,
  max(CASE WHEN ((size($roles) = 0 AND r.horizontal) OR r.role IN $roles) THEN 1 ELSE 0 END) AS counted,
  max(CASE WHEN r.role = 'lead' THEN 1 ELSE 0 END) AS leading,
  max(CASE WHEN r.role = 'responsible' THEN 1 ELSE 0 END) AS charged,
  max(CASE WHEN r.role = 'support' THEN 1 ELSE 0 END) AS helping,
  max(CASE WHEN r.role = 'implement' THEN 1 ELSE 0 END) AS doing,
  max(CASE WHEN r.role = 'guide' THEN 1 ELSE 0 END) AS guiding,
  max(CASE WHEN r.role = 'supervise' THEN 1 ELSE 0 END) AS watching,
  max(CASE WHEN r.role = 'lead' AND r.char_start = first_place AND m.id IS NULL THEN 1 ELSE 0 END) AS first,
  max(CASE WHEN r.answering AND h.kind <> 'collective' THEN 1 ELSE 0 END) AS answers
WITH body, sum(counted) AS tasks, sum(leading) AS lead, sum(charged) AS responsible, sum(helping) AS support,
  sum(doing) AS implement, sum(guiding) AS guide, sum(watching) AS supervise, count(t) AS any_role,
  sum(first) AS first_named,
  round(sum(CASE WHEN answers = 1 THEN 1.0 / (CASE WHEN answering > 0 THEN answering ELSE 1 END) ELSE 0.0 END), 6) AS lead_share
MATCH (a:Agency {id: body})
WHERE (size($roles) = 0 OR tasks > 0) AND ($include_collectives OR a.kind <> 'collective') AND ($kind = '' OR a.kind = $kind)
WITH a, tasks, lead, responsible, support, implement, guide, supervise, any_role, first_named, lead_share,
  CASE WHEN $rank_by = 'lead' THEN toFloat(lead) WHEN $rank_by = 'support' THEN toFloat(support)
    WHEN $rank_by = 'lead_share' THEN lead_share WHEN $rank_by = 'any_role' THEN toFloat(any_role)
    WHEN $rank_by = 'first_named' THEN toFloat(first_named) ELSE toFloat(tasks) END AS ranked
RETURN a.id AS agency_id, a.name AS agency, a.kind AS kind, tasks, lead, responsible, support, implement, guide,
  supervise, any_role, first_named, lead_share
ORDER BY ranked DESC, a.official_order, agency, agency_id
SKIP $offset LIMIT $limit
