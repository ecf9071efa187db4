// title = "Bodies that never lead"
// title_zh = "从不牵头的机构"
// question = "Which bodies take part but never lead and are never responsible?"
// question_zh = "哪些机构参加任务却从不牵头、也从不负责？"
// counts = "Bodies with at least one task and no task that they lead or are responsible for, within the chosen scope. Who takes part only as a member of a collective name is not listed: see busiest-agencies with expand."
// counts_zh = "在所选范围内至少参加一项任务、但没有牵头也没有负责任何任务的机构。只作为集合称谓的成员参加的不列，可看 busiest-agencies 的 expand。"
// parameters = ["kind", "document", "jurisdiction", "section", "include_collectives", "limit", "offset"]
// columns = ["agency_id", "agency", "kind", "management", "any_role", "support", "implement", "guide", "supervise"]
// rank = "any_role"
// translate = {kind = "kinds", management = "managements"}

MATCH (d:Document)-[:HAS_SECTION]->(s:Section)-[:HAS_TASK]->(t:Task)<-[r:LEADS|RESPONSIBLE_FOR|SUPPORTS|IMPLEMENTS|GUIDES|SUPERVISES]-(a:Agency)
WHERE ($document = '' OR d.id = $document) AND ($jurisdiction = '' OR d.jurisdiction = $jurisdiction)
  AND ($section = -1 OR s.number = $section)
  AND ($include_collectives OR a.kind <> 'collective') AND ($kind = '' OR a.kind = $kind)
WITH a, count(CASE WHEN r.role IN ['lead', 'responsible'] THEN 1 END) AS answered, count(DISTINCT t.id) AS any_role,
  count(DISTINCT CASE WHEN r.role = 'support' THEN t.id END) AS support,
  count(DISTINCT CASE WHEN r.role = 'implement' THEN t.id END) AS implement,
  count(DISTINCT CASE WHEN r.role = 'guide' THEN t.id END) AS guide,
  count(DISTINCT CASE WHEN r.role = 'supervise' THEN t.id END) AS supervise
WHERE answered = 0
RETURN a.id AS agency_id, a.name AS agency, a.kind AS kind, a.management AS management, any_role, support, implement,
  guide, supervise
ORDER BY any_role DESC, a.official_order, agency, agency_id
SKIP $offset LIMIT $limit
