// title = "Documents at a glance"
// title_zh = "文件概览"
// question = "What is in each document?"
// question_zh = "每份文件里有什么？"
// counts = "bodies counts named bodies and collective names; assignments by role are printed mentions; sections are headings of all levels."
// counts_zh = "机构数含列名机构和集合称谓；各角色为责任条目数。部分数含各级标题。"
// parameters = ["document", "jurisdiction", "limit", "offset"]
// columns = ["document", "title", "issuer", "doc_number", "year", "jurisdiction", "sections", "tasks", "bodies", "collectives", "unknown", "assignments", "lead", "responsible", "support", "implement", "guide", "supervise"]

MATCH (d:Document)
WHERE ($document = '' OR d.id = $document) AND ($jurisdiction = '' OR d.jurisdiction = $jurisdiction)
OPTIONAL MATCH (d)-[:HAS_SECTION]->(s:Section)
OPTIONAL MATCH (s)-[:HAS_TASK]->(t:Task)
OPTIONAL MATCH (t)<-[r:LEADS|RESPONSIBLE_FOR|SUPPORTS|IMPLEMENTS|GUIDES|SUPERVISES]-(a:Agency)
RETURN d.id AS document, d.title AS title, d.issuer AS issuer, d.doc_number AS doc_number, d.year AS year,
  d.jurisdiction AS jurisdiction, count(DISTINCT CASE WHEN s.number > 0 THEN s.id END) AS sections, count(DISTINCT t.id) AS tasks,
  count(DISTINCT a.id) AS bodies, count(DISTINCT CASE WHEN a.kind = 'collective' THEN a.id END) AS collectives,
  count(DISTINCT CASE WHEN NOT a.known THEN a.id END) AS unknown, count(r) AS assignments,
  count(CASE WHEN r.role = 'lead' THEN 1 END) AS lead, count(CASE WHEN r.role = 'responsible' THEN 1 END) AS responsible,
  count(CASE WHEN r.role = 'support' THEN 1 END) AS support, count(CASE WHEN r.role = 'implement' THEN 1 END) AS implement,
  count(CASE WHEN r.role = 'guide' THEN 1 END) AS guide, count(CASE WHEN r.role = 'supervise' THEN 1 END) AS supervise
ORDER BY document
SKIP $offset LIMIT $limit
