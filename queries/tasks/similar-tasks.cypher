// title = "Tasks with similar bodies"
// title_zh = "机构相近的任务"
// question = "Which other tasks must bring the same bodies together?"
// question_zh = "还有哪些任务须协调同一批机构？"
// counts = "Named bodies that must coordinate in both tasks, and their share of all that must coordinate in either (Jaccard). At least two bodies are shared, or one where the task has only one."
// counts_zh = "两项任务都须协调的列名机构数，及其占两项任务全部须协调机构的比例（Jaccard）。至少共有两个机构；本任务只有一个机构时为一个。"
// parameters = ["task", "jurisdiction", "limit", "offset"]
// columns = ["task_id", "document", "number", "title", "shared_bodies", "width", "similarity"]
// rank = ["similarity", "shared_bodies"]
// picture = "bars"
// example = {task = "19"}
// [own.jurisdiction]
// type = "jurisdiction"
// default = "all"
// zh = "只看这个地区（代码或名称）；all 为全部"
// en = "only this jurisdiction (code or name); all takes all"
// [columns_own.shared_bodies]
// type = "number"
// zh = "共有机构"
// en = "bodies in both"
// [columns_own.similarity]
// type = "share"
// zh = "相近度"
// en = "similarity"

MATCH (o:Task {id: $task})<-[x:LEADS|RESPONSIBLE_FOR|SUPPORTS|IMPLEMENTS|GUIDES|SUPERVISES]-(a:Agency)
WHERE x.horizontal AND a.kind <> 'collective'
WITH DISTINCT o, a.id AS id
WITH o, collect(id) AS mine
MATCH (d:Document)-[:HAS_SECTION]->(s:Section)-[:HAS_TASK]->(t:Task)<-[r:LEADS|RESPONSIBLE_FOR|SUPPORTS|IMPLEMENTS|GUIDES|SUPERVISES]-(b:Agency)
WHERE t.id <> o.id AND ($jurisdiction = '' OR d.jurisdiction = $jurisdiction) AND r.horizontal AND b.kind <> 'collective'
WITH d, t, size(mine) AS own, count(DISTINCT b.id) AS width,
  count(DISTINCT CASE WHEN b.id IN mine THEN b.id END) AS shared_bodies
WHERE shared_bodies > 1 OR (shared_bodies = 1 AND own = 1)
RETURN t.id AS task_id, d.id AS document, t.number AS number, t.title AS title, shared_bodies, width,
  round(toFloat(shared_bodies) / (own + width - shared_bodies), 6) AS similarity
ORDER BY similarity DESC, shared_bodies DESC, document, number, task_id
SKIP $offset LIMIT $limit
