// title = "Load of each section"
// title_zh = "各部分的任务量"
// question = "How many tasks and bodies does each section have, and how wide are its tasks?"
// question_zh = "各部分有多少任务和机构，任务的协调面有多宽？"
// counts = "bodies: named bodies that coordinate; assignments: all of them; mean width and leaderless tasks (nobody leads or is responsible): of the section's tasks with a clause."
// counts_zh = "机构数：须协调的列名机构；责任条目数：全部；平均宽度和无牵头任务：只计该部分有责任分句的任务。"
// parameters = ["document", "jurisdiction", "limit", "offset"]
// columns = ["document", "section", "section_title", "tasks", "bodies", "assignments", "mean_width", "leaderless"]
// picture = "bars"

MATCH (d:Document)-[:HAS_SECTION]->(s:Section)-[:HAS_TASK]->(t:Task)
WHERE ($document = '' OR d.id = $document) AND ($jurisdiction = '' OR d.jurisdiction = $jurisdiction)
OPTIONAL MATCH (t)<-[r:LEADS|RESPONSIBLE_FOR|SUPPORTS|IMPLEMENTS|GUIDES|SUPERVISES]-(a:Agency)
WITH d, s, t, count(r) AS assigned, count(CASE WHEN r.role IN ['lead', 'responsible'] THEN 1 END) AS answered,
  count(DISTINCT CASE WHEN r.horizontal AND a.kind <> 'collective' THEN a.id END) AS width
WITH d, s, count(t) AS tasks, sum(assigned) AS assignments, sum(width) AS widths,
  sum(CASE WHEN assigned > 0 THEN 1 ELSE 0 END) AS read_tasks,
  sum(CASE WHEN assigned > 0 AND answered = 0 THEN 1 ELSE 0 END) AS leaderless
OPTIONAL MATCH (s)-[:HAS_TASK]->(u:Task)<-[q:LEADS|RESPONSIBLE_FOR|SUPPORTS|IMPLEMENTS|GUIDES|SUPERVISES]-(b:Agency)
WHERE q.horizontal AND b.kind <> 'collective'
WITH d, s, tasks, assignments, widths, read_tasks, leaderless, count(DISTINCT b.id) AS bodies
RETURN d.id AS document, s.number AS section, s.title AS section_title, tasks, bodies, assignments,
  round(CASE WHEN read_tasks > 0 THEN toFloat(widths) / read_tasks ELSE 0.0 END, 6) AS mean_width, leaderless
ORDER BY document, section
SKIP $offset LIMIT $limit
