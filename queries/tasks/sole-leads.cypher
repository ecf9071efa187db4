// title = "Tasks with one lead"
// title_zh = "一家牵头的任务"
// question = "Which tasks have exactly one lead?"
// question_zh = "哪些任务只有一个牵头单位？"
// counts = "One lead of any kind; a collective name (各市、县…) counts as one. With include_collectives=false a named lead beside a collective counts as sole too."
// counts_zh = "只有一个牵头单位；“各市、县…”一类集合称谓算一个。include_collectives=false 时，旁边另有集合称谓的也算。"
// parameters = ["document", "jurisdiction", "section", "include_collectives", "limit", "offset"]
// columns = ["task_id", "document", "number", "title", "leads", "agencies", "clause"]
// [own.include_collectives]
// type = "flag"
// default = true
// zh = "集合称谓牵头也算；false 只看列名机构"
// en = "leads that are collective names count too; false looks at named bodies only"

MATCH (d:Document)-[:HAS_SECTION]->(s:Section)-[:HAS_TASK]->(t:Task)<-[r:LEADS]-(a:Agency)
WHERE ($document = '' OR d.id = $document) AND ($jurisdiction = '' OR d.jurisdiction = $jurisdiction)
  AND ($section = -1 OR s.number = $section)
  AND ($include_collectives OR a.kind <> 'collective')
WITH d, t, a, min(r.char_start) AS place, max(CASE WHEN r.separately THEN 1 ELSE 0 END) AS apart
ORDER BY t.id, place LIMIT 1000000000
WITH d, t, count(a) AS leads, collect(a.name) AS agencies, max(apart) AS apart
WHERE leads = 1
RETURN t.id AS task_id, d.id AS document, t.number AS number, t.title AS title, leads, agencies, t.clause AS clause
ORDER BY document, number, task_id
SKIP $offset LIMIT $limit
