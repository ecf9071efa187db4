// title = "Tasks in which unnamed bodies take part"
// title_zh = "有未列名单位参加的任务"
// question = "In which tasks does somebody take part who is not named (有关部门, 等有关部门)?"
// question_zh = "哪些任务有未列名的单位参加（有关部门、等有关部门）？"
// counts = "有关部门 as a body or 等有关部门 at the end of a list, where they must coordinate. any_role=true adds those that only implement (有关市、县, 等企业)."
// counts_zh = "“有关部门”作为一方，或以“等有关部门”收尾，且属牵头、负责、配合。any_role=true 则加上只落实的（有关市、县，等企业）。"
// parameters = ["document", "jurisdiction", "section", "any_role", "limit", "offset"]
// columns = ["task_id", "document", "number", "title", "agencies", "open_ended", "clause"]
// [own.any_role]
// type = "flag"
// default = false
// zh = "也算只落实的未列名单位"
// en = "count unnamed bodies that only implement too"

MATCH (d:Document)-[:HAS_SECTION]->(s:Section)-[:HAS_TASK]->(t:Task)
WHERE ($document = '' OR d.id = $document) AND ($jurisdiction = '' OR d.jurisdiction = $jurisdiction)
  AND ($section = -1 OR s.number = $section)
OPTIONAL MATCH (t)<-[r:LEADS|RESPONSIBLE_FOR|SUPPORTS|IMPLEMENTS|GUIDES|SUPERVISES]-(a:Agency)
WHERE a.kind = 'collective' AND a.quantifier = 'some' AND ($any_role OR r.horizontal)
WITH DISTINCT d, t, a.name AS name
ORDER BY t.id, name LIMIT 1000000000
WITH d, t, collect(name) AS agencies
WHERE t.unnamed OR ($any_role AND (size(agencies) > 0 OR t.open_ended <> ''))
RETURN t.id AS task_id, d.id AS document, t.number AS number, t.title AS title, agencies, t.open_ended AS open_ended,
  t.clause AS clause
ORDER BY document, number, task_id
SKIP $offset LIMIT $limit
