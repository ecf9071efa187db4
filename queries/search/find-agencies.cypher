// title = "Find agencies"
// title_zh = "查找机构"
// question = "Which bodies have this in one of their names?"
// question_zh = "哪些机构的名称里有这些字？"
// counts = "Names, full names and other names that contain the text; bodies that some document names. Empty text lists all."
// counts_zh = "名称、全称或别名含有所给文字、且在文件中出现的机构；不填则全部列出。"
// parameters = ["text", "kind", "jurisdiction", "include_collectives", "limit", "offset"]
// columns = ["agency_id", "agency", "full_name", "kind", "management", "system", "jurisdiction", "names", "any_role"]
// rank = "any_role"
// translate = {kind = "kinds", management = "managements"}
// example = {text = "人民银行"}
// [own.text]
// type = "text"
// default = ""
// zh = "名称中的文字，如 财政"
// en = "text within the name, such as 财政"
// [own.include_collectives]
// type = "flag"
// default = true
// zh = "也列出集合称谓"
// en = "list collective names too"

MATCH (d:Document)-[:HAS_SECTION]->(s:Section)-[:HAS_TASK]->(t:Task)<-[:LEADS|RESPONSIBLE_FOR|SUPPORTS|IMPLEMENTS|GUIDES|SUPERVISES]-(a:Agency)
WITH d, t, a, $text AS wanted
WHERE (wanted = '' OR a.name CONTAINS wanted OR a.full_name CONTAINS wanted OR any(x IN a.aliases WHERE x CONTAINS wanted))
  AND ($kind = '' OR a.kind = $kind) AND ($jurisdiction = '' OR d.jurisdiction = $jurisdiction)
  AND ($include_collectives OR a.kind <> 'collective')
WITH a, count(DISTINCT t.id) AS any_role
RETURN a.id AS agency_id, a.name AS agency, a.full_name AS full_name, a.kind AS kind, a.management AS management,
  a.system AS system, a.jurisdiction AS jurisdiction, a.aliases AS names, any_role
ORDER BY any_role DESC, a.official_order, agency, agency_id
SKIP $offset LIMIT $limit
