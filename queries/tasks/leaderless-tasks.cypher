// title = "Tasks without a lead"
// title_zh = "没有牵头单位的任务"
// question = "Which tasks have neither a lead nor a responsible body, and what do they have instead?"
// question_zh = "哪些任务既没有牵头单位也没有负责单位，那么写的是什么？"
// counts = "Tasks with a clause in which nobody leads or is responsible. The form passes over bodies that only carry the task downwards (各市、县…), unless there is nobody else. Tasks for which no clause was found are not counted here: see the scorecard."
// counts_zh = "有责任分句、但无人牵头也无人负责的任务。形式不计只向下落实的机构（如各市、县），除非别无他人。没有读到责任分句的任务不在此列，见文件的评分卡。"
// parameters = ["document", "jurisdiction", "section", "limit", "offset"]
// columns = ["task_id", "document", "number", "title", "form", "support", "implement", "answering_bodies", "clause"]
// [columns_own.form]
// type = "text"
// zh = "形式（只有落实 / 只有配合 / 两者）"
// en = "form (implement only, support only, both)"
// [values]
// form = {implement_only = "只有落实", support_only = "只有配合", both = "配合和落实", other = "其他"}

MATCH (d:Document)-[:HAS_SECTION]->(s:Section)-[:HAS_TASK]->(t:Task)<-[r:LEADS|RESPONSIBLE_FOR|SUPPORTS|IMPLEMENTS|GUIDES|SUPERVISES]-(a:Agency)
WHERE ($document = '' OR d.id = $document) AND ($jurisdiction = '' OR d.jurisdiction = $jurisdiction)
  AND ($section = -1 OR s.number = $section)
WITH d, t, count(CASE WHEN r.role IN ['lead', 'responsible'] THEN 1 END) AS answered,
  count(DISTINCT CASE WHEN r.role = 'support' THEN a.id END) AS support,
  count(DISTINCT CASE WHEN r.role = 'implement' THEN a.id END) AS implement,
  count(DISTINCT CASE WHEN r.answering AND a.kind <> 'collective' THEN a.id END) AS answering_bodies,
  count(DISTINCT CASE WHEN r.role = 'support' AND r.horizontal THEN a.id END) AS supporters,
  count(CASE WHEN r.role = 'implement' AND r.horizontal THEN 1 END) AS implementers
WHERE answered = 0
RETURN t.id AS task_id, d.id AS document, t.number AS number, t.title AS title,
  CASE WHEN supporters > 0 AND implementers > 0 THEN 'both' WHEN supporters > 0 THEN 'support_only'
    WHEN implement > 0 THEN 'implement_only' ELSE 'other' END AS form,
  support, implement, answering_bodies, t.clause AS clause
ORDER BY document, number, task_id
SKIP $offset LIMIT $limit
