// title = "Bodies that a task only mentions"
// title_zh = "一项任务只提到的机构"
// question = "Which bodies does the running text of a task name without giving them a part in it?"
// question_zh = "一项任务的正文提到了哪些机构，而没有让它们承担？"
// counts = "Names in the running text, outside of the clauses of responsibility: no question counts them as a part."
// counts_zh = "责任分句之外、正文里出现的名称；任何问题都不把它们算作承担。"
// parameters = ["task", "limit", "offset"]
// columns = ["agency_id", "agency", "kind", "mention", "char_start", "char_end"]
// translate = {kind = "kinds"}
// example = {task = "31"}

MATCH (t:Task)<-[r:MENTIONED_IN]-(a:Agency)
WHERE t.id = $task
RETURN a.id AS agency_id, a.name AS agency, a.kind AS kind, r.mention AS mention, r.char_start AS char_start,
  r.char_end AS char_end
ORDER BY char_start, agency_id
SKIP $offset LIMIT $limit
