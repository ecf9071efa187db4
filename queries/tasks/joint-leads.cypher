// title = "Tasks with joint leads"
// title_zh = "共同牵头的任务"
// question = "Which tasks have several leads without 分别?"
// question_zh = "哪些任务有几个牵头单位而没有写“分别”？"
// counts = "Several leads without 分别: they lead together. Leads of any kind by default."
// counts_zh = "几个牵头单位、没有“分别”：共同牵头。默认含集合称谓。"
// parameters = ["document", "jurisdiction", "section", "include_collectives", "limit", "offset"]
// columns = ["task_id", "document", "number", "title", "leads", "agencies", "clause"]
// rank = "leads"
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
WHERE leads > 1 AND apart = 0
RETURN t.id AS task_id, d.id AS document, t.number AS number, t.title AS title, leads, agencies, t.clause AS clause
ORDER BY leads DESC, document, number, task_id
SKIP $offset LIMIT $limit
