// title = "Bodies that are only mentioned"
// title_zh = "只被提到的机构"
// question = "Which bodies does a document mention without giving them anything to do in it?"
// question_zh = "哪些机构在某份文件里被提到，却没有承担那份文件的任何任务？"
// counts = "A line for each document and body: named in the running text of its tasks, and assigned nothing there, neither a task nor the supervision of all. elsewhere: its tasks in other documents."
// counts_zh = "每份文件、每个机构一行：在任务正文中出现，而在该文件里没有任何责任（也不督查全部任务）。“别处”是它在其他文件中的任务数。"
// parameters = ["kind", "document", "jurisdiction", "section", "include_collectives", "limit", "offset"]
// columns = ["agency_id", "agency", "kind", "document", "title", "tasks", "elsewhere", "task_id", "mention", "char_start"]
// rank = "tasks"
// translate = {kind = "kinds"}
// [columns_own.tasks]
// type = "number"
// zh = "提到它的任务数"
// en = "tasks that mention it"
// [columns_own.elsewhere]
// type = "number"
// zh = "别处的任务数"
// en = "tasks elsewhere"
// [columns_own.task_id]
// type = "text"
// zh = "首次提到它的任务"
// en = "the first task that mentions it"

MATCH (d:Document)-[:HAS_SECTION]->(s:Section)-[:HAS_TASK]->(t:Task)<-[r:MENTIONED_IN]-(a:Agency)
WHERE ($document = '' OR d.id = $document) AND ($jurisdiction = '' OR d.jurisdiction = $jurisdiction)
  AND ($section = -1 OR s.number = $section)
  AND ($include_collectives OR a.kind <> 'collective') AND ($kind = '' OR a.kind = $kind)
WITH d, a, count(DISTINCT t.id) AS tasks, min(r.char_start) AS first
WHERE NOT EXISTS { MATCH (a)-[:LEADS|RESPONSIBLE_FOR|SUPPORTS|IMPLEMENTS|GUIDES|SUPERVISES]->(:Task)<-[:HAS_TASK]-(:Section)<-[:HAS_SECTION]-(d) }
  AND NOT EXISTS { MATCH (a)-[:SUPERVISES]->(d) }
MATCH (d)-[:HAS_SECTION]->(:Section)-[:HAS_TASK]->(u:Task)<-[q:MENTIONED_IN]-(a)
WHERE q.char_start = first
RETURN a.id AS agency_id, a.name AS agency, a.kind AS kind, d.id AS document, d.title AS title, tasks,
  COUNT { MATCH (a)-[:LEADS|RESPONSIBLE_FOR|SUPPORTS|IMPLEMENTS|GUIDES|SUPERVISES]->(:Task) } AS elsewhere,
  u.id AS task_id, q.mention AS mention, q.char_start AS char_start
ORDER BY tasks DESC, a.official_order, agency, agency_id, document
SKIP $offset LIMIT $limit
