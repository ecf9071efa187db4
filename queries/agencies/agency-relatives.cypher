// title = "Relatives of an agency"
// title_zh = "一个机构的上级、所属和沿革"
// question = "Which bodies is a body part of, which belong to it, what did it become and what was it before?"
// question_zh = "某机构隶属于谁、下辖谁、改革后成为谁、由谁改来？"
// counts = "Facts that the tables record, and facts that a document states, with its sentence: part of, includes (members of a collective or coordinating body), succeeded by; outgoing means that the fact starts at the body asked for. any_role: tasks of the relative in the documents."
// counts_zh = "登记表所载的事实，以及文件写明的（附原句）：隶属、包含（集合称谓、议事协调机构的成员）、改革后继。“由此出发”表示该机构是关系的起点。任务数为对方在文件中的任务。"
// parameters = ["agency", "limit", "offset"]
// columns = ["partner_id", "partner", "relation", "outgoing", "type", "since", "main", "source", "confidence", "sentence", "any_role"]
// example = {agency = "经济和信息化委"}
// [values]
// relation = {PART_OF = "隶属", INCLUDES = "包含", SUCCEEDED_BY = "改革后继"}
// type = {managed = "由其管理", inner_office = "内设或办事机构", two_plates = "一个机构两块牌子", located_in = "办公室设在该处", renamed = "更名", reorganised = "改组", merged = "合并", split = "拆分", absorbed = "并入", functions = "职能划转"}
// [columns_own.relation]
// type = "text"
// zh = "关系"
// en = "relation"
// [columns_own.outgoing]
// type = "flag"
// zh = "由此出发"
// en = "outgoing"
// [columns_own.type]
// type = "text"
// zh = "方式"
// en = "form"
// [columns_own.since]
// type = "text"
// zh = "时间"
// en = "since"
// [columns_own.main]
// type = "flag"
// zh = "主要后继"
// en = "main heir"
// [columns_own.source]
// type = "text"
// zh = "依据（表、公文或所在文件）"
// en = "source (a table's, or the document that states it)"
// [columns_own.confidence]
// type = "share"
// zh = "可信度"
// en = "confidence"
// [columns_own.sentence]
// type = "text"
// zh = "文件原句"
// en = "sentence of the document"

MATCH (a:Agency {id: $agency})-[r:PART_OF|INCLUDES|SUCCEEDED_BY]-(b:Agency)
WHERE b.id <> a.id
WITH b, type(r) AS relation, CASE WHEN type(r) = 'PART_OF' THEN EXISTS { MATCH (a)-[:PART_OF]->(b) }
    WHEN type(r) = 'INCLUDES' THEN EXISTS { MATCH (a)-[:INCLUDES]->(b) }
    ELSE EXISTS { MATCH (a)-[:SUCCEEDED_BY]->(b) } END AS outgoing,
  coalesce(r.type, '') AS type, coalesce(r.since, '') AS since, coalesce(r.main, false) AS main,
  coalesce(r.source, '') AS source, round(coalesce(r.confidence, 0.0), 6) AS confidence,
  coalesce(r.sentence, '') AS sentence
RETURN b.id AS partner_id, b.name AS partner, relation, outgoing, type, since, main, source, confidence, sentence,
  COUNT { MATCH (b)-[:LEADS|RESPONSIBLE_FOR|SUPPORTS|IMPLEMENTS|GUIDES|SUPERVISES]->(:Task) } AS any_role
ORDER BY relation, outgoing DESC, since, b.official_order, partner, partner_id, type, source, sentence
SKIP $offset LIMIT $limit
