// title = "Tasks with the widest coordination load"
// title_zh = "协调面最广的任务"
// question = "Which task must coordinate the most bodies?"
// question_zh = "哪项任务须协调的机构最多？"
// counts = "Width: named bodies that lead, are responsible or support, and answering implementers; those that only carry the task downwards are left out by their role. Links are a potential, not observed work: at most each answering body with every other and with each of the rest; where they work separately (分别), at least one for each of the rest."
// counts_zh = "宽度：列名的牵头、负责、配合机构，以及无人牵头、负责时主责的落实者；只向下落实的角色不计。联系是潜在的，不是实际发生的：至多为主责者两两之间加主责者与其余各机构之间；各自分别的，至少其余机构每家一条。"
// parameters = ["document", "jurisdiction", "section", "limit", "offset"]
// columns = ["task_id", "document", "number", "title", "width", "answering_bodies", "supporting_bodies", "links_most", "links_least", "systems", "lines", "separately", "unnamed", "all_bodies"]
// rank = ["width", "links_most"]
// picture = "bars"
// [columns_own.separately]
// type = "flag"
// zh = "主责者各自分别"
// en = "answering bodies work separately"

MATCH (d:Document)-[:HAS_SECTION]->(s:Section)-[:HAS_TASK]->(t:Task)<-[r:LEADS|RESPONSIBLE_FOR|SUPPORTS|IMPLEMENTS|GUIDES|SUPERVISES]-(a:Agency)
WHERE ($document = '' OR d.id = $document) AND ($jurisdiction = '' OR d.jurisdiction = $jurisdiction)
  AND ($section = -1 OR s.number = $section)
WITH d, t, count(DISTINCT a.id) AS all_bodies,
  count(DISTINCT CASE WHEN r.horizontal AND a.kind <> 'collective' THEN a.id END) AS width,
  count(DISTINCT CASE WHEN r.answering AND a.kind <> 'collective' THEN a.id END) AS answering_bodies,
  count(DISTINCT CASE WHEN r.horizontal AND a.kind <> 'collective' AND a.system <> '' THEN a.system END) AS systems,
  count(DISTINCT CASE WHEN r.horizontal AND a.kind <> 'collective' AND a.line <> 'unknown' THEN a.line END) AS lines,
  count(CASE WHEN r.answering AND r.separately THEN 1 END) > 0 AS separately
WITH d, t, all_bodies, width, answering_bodies, systems, lines, separately, width - answering_bodies AS supporting_bodies
WITH d, t, all_bodies, width, answering_bodies, systems, lines, separately, supporting_bodies,
  answering_bodies * (answering_bodies - 1) / 2 + answering_bodies * supporting_bodies AS links_most
RETURN t.id AS task_id, d.id AS document, t.number AS number, t.title AS title, width, answering_bodies,
  supporting_bodies, links_most, CASE WHEN separately AND answering_bodies > 0 THEN supporting_bodies ELSE links_most END AS links_least, systems,
  lines, separately, t.unnamed AS unnamed, all_bodies
ORDER BY width DESC, links_most DESC, document, number, task_id
SKIP $offset LIMIT $limit
