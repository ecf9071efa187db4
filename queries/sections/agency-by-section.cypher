// title = "Agencies by section"
// title_zh = "机构在各部分的任务"
// question = "In which sections do bodies have their tasks?"
// question_zh = "各机构的任务分布在哪些部分？"
// counts = "Tasks in which the body coordinates, by section; with roles: in these roles."
// counts_zh = "按部分计机构须协调的任务；填了角色则只计这些角色。"
// parameters = ["roles", "kind", "document", "jurisdiction", "section", "include_collectives", "limit", "offset"]
// columns = ["agency_id", "agency", "document", "section", "section_title", "tasks", "lead", "responsible", "support", "implement"]
// rank = "tasks"
// picture = "heatmap"

MATCH (d:Document)-[:HAS_SECTION]->(s:Section)-[:HAS_TASK]->(t:Task)<-[r:LEADS|RESPONSIBLE_FOR|SUPPORTS|IMPLEMENTS|GUIDES|SUPERVISES]-(a:Agency)
WHERE ($document = '' OR d.id = $document) AND ($jurisdiction = '' OR d.jurisdiction = $jurisdiction)
  AND ($section = -1 OR s.number = $section)
  AND ($include_collectives OR a.kind <> 'collective') AND ($kind = '' OR a.kind = $kind)
  AND ((size($roles) = 0 AND r.horizontal) OR r.role IN $roles)
WITH a, d, s, count(DISTINCT t.id) AS tasks, count(DISTINCT CASE WHEN r.role = 'lead' THEN t.id END) AS lead,
  count(DISTINCT CASE WHEN r.role = 'responsible' THEN t.id END) AS responsible,
  count(DISTINCT CASE WHEN r.role = 'support' THEN t.id END) AS support,
  count(DISTINCT CASE WHEN r.role = 'implement' THEN t.id END) AS implement
RETURN a.id AS agency_id, a.name AS agency, d.id AS document, s.number AS section, s.title AS section_title, tasks,
  lead, responsible, support, implement
ORDER BY tasks DESC, a.official_order, agency, agency_id, document, section
SKIP $offset LIMIT $limit
