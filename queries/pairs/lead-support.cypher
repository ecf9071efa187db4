// title = "Who leads whom"
// title_zh = "谁牵头、谁配合"
// question = "Which body most often leads tasks that another supports?"
// question_zh = "哪个机构牵头、哪个机构配合的任务最多？"
// counts = "Lead to support, not authority. Each task spreads 1/(number of leads) over its leads, so that a task with many leads does not decide the ranking. Named bodies; a responsible body counts as support where another one leads."
// counts_zh = "牵头—配合关系，不等于上下级。每项任务按牵头机构数均分（1/牵头数），以免牵头多的任务左右排名。只计列名机构；有牵头者时，负责者按配合计。"
// parameters = ["kind", "document", "jurisdiction", "section", "rank_by", "limit", "offset"]
// columns = ["lead_id", "lead_agency", "support_id", "support_agency", "weight", "tasks"]
// rank = "$rank_by"
// picture = "bars"
// [own.rank_by]
// type = "choice"
// default = "weight"
// choices = ["weight", "tasks"]
// zh = "按哪一列排序"
// en = "the column to rank by"

MATCH (d:Document)-[:HAS_SECTION]->(s:Section)-[:HAS_TASK]->(t:Task)<-[:LEADS]-(x:Agency)
WHERE ($document = '' OR d.id = $document) AND ($jurisdiction = '' OR d.jurisdiction = $jurisdiction)
  AND ($section = -1 OR s.number = $section)
  AND x.kind <> 'collective'
WITH t, count(DISTINCT x.id) AS leads
MATCH (a:Agency)-[:LEADS]->(t)<-[:SUPPORTS|RESPONSIBLE_FOR]-(b:Agency)
WHERE a.id <> b.id AND a.kind <> 'collective' AND b.kind <> 'collective' AND ($kind = '' OR (a.kind = $kind AND b.kind = $kind))
WITH DISTINCT a, b, t, leads
WITH a, b, round(sum(1.0 / leads), 6) AS weight, count(t) AS tasks
WITH a, b, weight, tasks, CASE WHEN $rank_by = 'tasks' THEN toFloat(tasks) ELSE weight END AS ranked
RETURN a.id AS lead_id, a.name AS lead_agency, b.id AS support_id, b.name AS support_agency, weight, tasks
ORDER BY ranked DESC,
  a.official_order, b.official_order, lead_agency, support_agency, lead_id, support_id
SKIP $offset LIMIT $limit
