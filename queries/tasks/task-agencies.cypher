// title = "Bodies of a task"
// title_zh = "一项任务的责任单位"
// question = "Who takes part in a task, in which role, and where does it say so?"
// question_zh = "一项任务由谁承担、什么角色、原文在哪里？"
// counts = "Every assignment as printed, with the span of characters in the document."
// counts_zh = "逐条列出原文的责任单位，附在文件中的字位。"
// parameters = ["task", "roles", "limit", "offset"]
// columns = ["agency_id", "agency", "kind", "role", "role_text", "mention", "char_start", "char_end", "position", "separately", "answering"]
// translate = {kind = "kinds", role = "roles"}
// example = {task = "19"}
// [own.roles]
// type = "roles"
// default = []
// zh = "只列这些角色；不填为全部"
// en = "only these roles; empty means all"
// [own.limit]
// type = "number"
// default = 100
// minimum = 1
// maximum = 2000
// zh = "最多返回几行"
// en = "number of rows at the most"

MATCH (t:Task)<-[r:LEADS|RESPONSIBLE_FOR|SUPPORTS|IMPLEMENTS|GUIDES|SUPERVISES]-(a:Agency)
WHERE t.id = $task AND (size($roles) = 0 OR r.role IN $roles)
RETURN a.id AS agency_id, a.name AS agency, a.kind AS kind, r.role AS role, r.role_text AS role_text,
  r.mention AS mention, r.char_start AS char_start, r.char_end AS char_end, r.position AS position,
  r.separately AS separately, r.answering AS answering
ORDER BY char_start, agency_id
SKIP $offset LIMIT $limit
