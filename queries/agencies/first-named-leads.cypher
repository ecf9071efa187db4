// title = "First-named leads"
// title_zh = "列首位的牵头单位"
// question = "Which bodies are most often named first among the leads?"
// question_zh = "哪些机构最常列为第一牵头单位？"
// counts = "Order carries meaning: the first of the leads of a task. Named bodies; a task with one lead counts too. Members of a collective name are not named, so there is no expand here."
// counts_zh = "次序有含义：一项任务中列在首位的牵头单位。只计列名机构；只有一个牵头的也算。集合称谓的成员并未列名，因此没有 expand。"
// parameters = ["kind", "document", "jurisdiction", "section", "limit", "offset"]
// columns = ["agency_id", "agency", "kind", "first_named", "lead"]
// rank = "first_named"
// picture = "bars"
// translate = {kind = "kinds"}

MATCH (d:Document)-[:HAS_SECTION]->(s:Section)-[:HAS_TASK]->(t:Task)<-[f:LEADS]-(:Agency)
WHERE ($document = '' OR d.id = $document) AND ($jurisdiction = '' OR d.jurisdiction = $jurisdiction)
  AND ($section = -1 OR s.number = $section)
WITH t, min(f.char_start) AS first
MATCH (t)<-[r:LEADS]-(a:Agency)
WHERE a.kind <> 'collective' AND ($kind = '' OR a.kind = $kind)
WITH a, count(DISTINCT CASE WHEN r.char_start = first THEN t.id END) AS first_named, count(DISTINCT t.id) AS lead
WHERE first_named > 0
RETURN a.id AS agency_id, a.name AS agency, a.kind AS kind, first_named, lead
ORDER BY first_named DESC, a.official_order, agency, agency_id
SKIP $offset LIMIT $limit
