// title = "Tasks of a pair of agencies"
// title_zh = "两个机构的共同任务"
// question = "Which tasks do two bodies share, and in which roles?"
// question_zh = "两个机构共同承担哪些任务，各是什么角色？"
// counts = "Without roles: tasks in which both take any part; with roles: both in one of these roles. A task has one row for each pair of their roles."
// counts_zh = "不填角色时计双方以任何角色参加的任务；填了则双方都须是这些角色。双方的每种角色组合各占一行。"
// parameters = ["agency", "partner", "roles", "document", "jurisdiction", "section", "limit", "offset"]
// columns = ["task_id", "document", "number", "title", "role", "partner_role", "separately", "clause"]
// translate = {role = "roles", partner_role = "roles"}
// example = {agency = "发展改革委", partner = "财政厅"}
// [columns_own.separately]
// type = "flag"
// zh = "分别（任一方）"
// en = "separately (either body)"
// [own.roles]
// type = "roles"
// default = []
// zh = "双方都须是这些角色，逗号分隔；不填为任何角色"
// en = "both in one of these roles, separated by commas; empty means any role"

MATCH (d:Document)-[:HAS_SECTION]->(s:Section)-[:HAS_TASK]->(t:Task)<-[r:LEADS|RESPONSIBLE_FOR|SUPPORTS|IMPLEMENTS|GUIDES|SUPERVISES]-(a:Agency)
WHERE a.id = $agency AND ($document = '' OR d.id = $document) AND ($jurisdiction = '' OR d.jurisdiction = $jurisdiction)
  AND ($section = -1 OR s.number = $section)
  AND (size($roles) = 0 OR r.role IN $roles)
MATCH (t)<-[q:LEADS|RESPONSIBLE_FOR|SUPPORTS|IMPLEMENTS|GUIDES|SUPERVISES]-(b:Agency)
WHERE b.id = $partner AND b.id <> a.id AND (size($roles) = 0 OR q.role IN $roles)
RETURN DISTINCT t.id AS task_id, d.id AS document, t.number AS number, t.title AS title, r.role AS role, q.role AS partner_role,
  (r.separately OR q.separately) AS separately, t.clause AS clause
ORDER BY document, number, role, partner_role, separately, task_id
SKIP $offset LIMIT $limit
