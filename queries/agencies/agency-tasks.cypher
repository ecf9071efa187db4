// title = "Tasks of an agency"
// title_zh = "一个机构的任务"
// question = "Which tasks does a body have, and in which role?"
// question_zh = "某机构承担哪些任务，各是什么角色？"
// counts = "Every assignment of the body, in the order of the documents. With expand also those of the collective names that include it: the mention says which."
// counts_zh = "逐条列出该机构的责任条目，按文件次序。expand 时也列出包含它的集合称谓的条目，原文名称一栏可见。"
// parameters = ["agency", "roles", "document", "jurisdiction", "section", "expand", "limit", "offset"]
// columns = ["task_id", "document", "number", "label", "title", "section_title", "role", "role_text", "position", "mention", "char_start", "clause"]
// translate = {role = "roles"}
// example = {agency = "财政厅"}
// [own.roles]
// type = "roles"
// default = []
// zh = "只列这些角色；不填为全部"
// en = "only these roles; empty means all"
// [own.limit]
// type = "number"
// default = 100
// minimum = 1
// maximum = 2000
// zh = "最多返回几行"
// en = "number of rows at the most"

MATCH (a:Agency)
WHERE a.id = $agency OR ($expand AND a.kind = 'collective' AND EXISTS { MATCH (a)-[:INCLUDES]->(:Agency {id: $agency}) })
MATCH (d:Document)-[:HAS_SECTION]->(s:Section)-[:HAS_TASK]->(t:Task)<-[r:LEADS|RESPONSIBLE_FOR|SUPPORTS|IMPLEMENTS|GUIDES|SUPERVISES]-(a)
WHERE ($document = '' OR d.id = $document) AND ($jurisdiction = '' OR d.jurisdiction = $jurisdiction)
  AND ($section = -1 OR s.number = $section)
  AND (size($roles) = 0 OR r.role IN $roles)
RETURN t.id AS task_id, d.id AS document, t.number AS number, t.label AS label, t.title AS title,
  s.title AS section_title, r.role AS role, r.role_text AS role_text, r.position AS position, r.mention AS mention,
  r.char_start AS char_start, t.clause AS clause
ORDER BY document, number, char_start, task_id
SKIP $offset LIMIT $limit
