// title = "All tasks"
// title_zh = "全部任务"
// question = "Which tasks are there?"
// question_zh = "有哪些任务？"
// counts = "Tasks in the order of the documents, with the number of bodies in any role."
// counts_zh = "按文件次序列出任务；机构数含任何角色和集合称谓。"
// parameters = ["document", "jurisdiction", "section", "limit", "offset"]
// columns = ["task_id", "document", "number", "label", "title", "section", "section_title", "lead", "responsible", "support", "implement", "all_bodies", "clause"]

MATCH (d:Document)-[:HAS_SECTION]->(s:Section)-[:HAS_TASK]->(t:Task)
WHERE ($document = '' OR d.id = $document) AND ($jurisdiction = '' OR d.jurisdiction = $jurisdiction)
  AND ($section = -1 OR s.number = $section)
OPTIONAL MATCH (t)<-[r:LEADS|RESPONSIBLE_FOR|SUPPORTS|IMPLEMENTS|GUIDES|SUPERVISES]-(a:Agency)
WITH d, s, t, count(DISTINCT CASE WHEN r.role = 'lead' THEN a.id END) AS lead,
  count(DISTINCT CASE WHEN r.role = 'responsible' THEN a.id END) AS responsible,
  count(DISTINCT CASE WHEN r.role = 'support' THEN a.id END) AS support,
  count(DISTINCT CASE WHEN r.role = 'implement' THEN a.id END) AS implement, count(DISTINCT a.id) AS all_bodies
RETURN t.id AS task_id, d.id AS document, t.number AS number, t.label AS label, t.title AS title, s.number AS section,
  s.title AS section_title, lead, responsible, support, implement, all_bodies, t.clause AS clause
ORDER BY document, number, task_id
SKIP $offset LIMIT $limit
