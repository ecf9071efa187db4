// title = "All assignments of a document"
// title_zh = "一份文件的全部责任条目"
// question = "What was read from a document, line by line?"
// question_zh = "从一份文件里逐条读出了什么？"
// counts = "Every assignment with the name as printed and its place in the text: text[start:end] is the name. With expand a collective name gives a line for each of its members, as far as the tables know them."
// counts_zh = "每一条责任及其原文名称和在正文中的字位：正文[起:止] 即原文名称。expand 时集合称谓按表中所知的成员逐一列出。"
// parameters = ["document", "section", "roles", "expand", "limit", "offset"]
// columns = ["task_id", "number", "label", "title", "section", "section_title", "agency_id", "agency", "kind", "role", "role_text", "position", "separately", "answering", "mention", "char_start", "char_end"]
// translate = {role = "roles", kind = "kinds"}
// [own.roles]
// type = "roles"
// default = []
// zh = "只列这些角色；不填为全部"
// en = "only these roles; empty means all"

MATCH (d:Document)-[:HAS_SECTION]->(s:Section)-[:HAS_TASK]->(t:Task)<-[r:LEADS|RESPONSIBLE_FOR|SUPPORTS|IMPLEMENTS|GUIDES|SUPERVISES]-(a:Agency)
WHERE ($document = '' OR d.id = $document) AND ($section = -1 OR s.number = $section)
  AND (size($roles) = 0 OR r.role IN $roles)
OPTIONAL MATCH (a)-[:INCLUDES]->(m:Agency)
WHERE $expand AND a.kind = 'collective'
RETURN t.id AS task_id, t.number AS number, t.label AS label, t.title AS title, s.number AS section,
  s.title AS section_title, coalesce(m.id, a.id) AS agency_id, coalesce(m.name, a.name) AS agency, coalesce(m.kind, a.kind) AS kind, r.role AS role,
  r.role_text AS role_text, r.position AS position, r.separately AS separately, r.answering AS answering,
  r.mention AS mention, r.char_start AS char_start, r.char_end AS char_end
ORDER BY d.id, number, char_start, task_id, agency_id
SKIP $offset LIMIT $limit
