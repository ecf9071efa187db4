// title = "Partners of an agency"
// title_zh = "一个机构的协作对象"
// question = "With whom does a body share tasks, and how?"
// question_zh = "某机构与哪些机构共同承担任务，各以什么角色？"
// counts = "As shared-tasks, for one body: first_leads counts tasks that the body leads and the partner supports."
// counts_zh = "口径同“共同任务”，只看一个机构：“前者牵头”指该机构牵头、对方配合。"
// parameters = ["agency", "roles", "kind", "document", "jurisdiction", "section", "include_collectives", "limit", "offset"]
// columns = ["partner_id", "partner", "kind", "tasks", "both_lead", "first_leads", "second_leads", "both_support", "other", "any_role", "newman"]
// rank = "tasks"
// picture = "bars"
// translate = {kind = "kinds"}
// example = {agency = "财政厅"}

MATCH (d:Document)-[:HAS_SECTION]->(s:Section)-[:HAS_TASK]->(t:Task)<-[x:LEADS|RESPONSIBLE_FOR|SUPPORTS|IMPLEMENTS|GUIDES|SUPERVISES]-(h:Agency)
WHERE ($document = '' OR d.id = $document) AND ($jurisdiction = '' OR d.jurisdiction = $jurisdiction)
  AND ($section = -1 OR s.number = $section)
WITH t, count(DISTINCT CASE WHEN ((size($roles) = 0 AND x.horizontal) OR x.role IN $roles) AND ($include_collectives OR h.kind <> 'collective') THEN h.id END) AS width
MATCH (a:Agency)-[r:LEADS|RESPONSIBLE_FOR|SUPPORTS|IMPLEMENTS|GUIDES|SUPERVISES]->(t)<-[q:LEADS|RESPONSIBLE_FOR|SUPPORTS|IMPLEMENTS|GUIDES|SUPERVISES]-(b:Agency)
WHERE a.id = $agency AND b.id <> a.id AND ($include_collectives OR b.kind <> 'collective') AND ($kind = '' OR b.kind = $kind)
WITH b, t, width,
  max(CASE WHEN ((size($roles) = 0 AND r.horizontal) OR r.role IN $roles) AND ((size($roles) = 0 AND q.horizontal) OR q.role IN $roles) THEN 1 ELSE 0 END) AS counted,
  max(CASE WHEN r.role = 'lead' AND q.role = 'lead' THEN 1 ELSE 0 END) AS ll,
  max(CASE WHEN r.role = 'lead' AND q.role = 'support' THEN 1 ELSE 0 END) AS ls,
  max(CASE WHEN r.role = 'support' AND q.role = 'lead' THEN 1 ELSE 0 END) AS sl,
  max(CASE WHEN r.role = 'support' AND q.role = 'support' THEN 1 ELSE 0 END) AS ss
WITH b, sum(counted) AS tasks, sum(ll * counted) AS both_lead, sum(ls * counted) AS first_leads,
  sum(sl * counted) AS second_leads, sum(ss * counted) AS both_support,
  sum(CASE WHEN counted = 1 AND ll + ls + sl + ss = 0 THEN 1 ELSE 0 END) AS other, count(t) AS any_role,
  round(sum(CASE WHEN counted = 1 THEN 1.0 / (CASE WHEN width > 1 THEN width - 1 ELSE 1 END) ELSE 0.0 END), 6) AS newman
WHERE any_role > 0
RETURN b.id AS partner_id, b.name AS partner, b.kind AS kind, tasks, both_lead, first_leads, second_leads, both_support,
  other, any_role, newman
ORDER BY tasks DESC, any_role DESC, b.official_order, partner, partner_id
SKIP $offset LIMIT $limit
