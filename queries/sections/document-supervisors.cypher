// title = "Supervisors of documents"
// title_zh = "由谁督查哪份文件"
// question = "Who watches over all tasks of which document?"
// question_zh = "哪份文件的全部任务由谁督查、督办或通报？"
// counts = "Bodies that a sentence outside the tasks charges with supervising the document as a whole (本通知, 任务落实情况), with the sentence. They are counted in no task; who supervises single tasks is in document-assignments with roles=supervise."
// counts_zh = "任务之外的句子写明对整份文件（本通知、任务落实情况）督查、督办、通报的机构，附原句。不计入任何任务；只督查某项任务的，见 document-assignments，roles 选监督。"
// parameters = ["document", "jurisdiction", "limit", "offset"]
// columns = ["document", "title", "agency_id", "agency", "kind", "role_text", "mention", "char_start", "char_end", "sentence", "sentence_start"]
// translate = {kind = "kinds"}
// [columns_own.sentence]
// type = "text"
// zh = "原句"
// en = "sentence as printed"
// [columns_own.sentence_start]
// type = "number"
// zh = "原句起（字）"
// en = "start of the sentence (characters)"

MATCH (d:Document)<-[r:SUPERVISES]-(a:Agency)
WHERE ($document = '' OR d.id = $document) AND ($jurisdiction = '' OR d.jurisdiction = $jurisdiction)
RETURN d.id AS document, d.title AS title, a.id AS agency_id, a.name AS agency, a.kind AS kind, r.role_text AS role_text,
  r.mention AS mention, r.char_start AS char_start, r.char_end AS char_end, r.sentence AS sentence,
  r.sentence_start AS sentence_start
ORDER BY document, char_start, agency_id
SKIP $offset LIMIT $limit
