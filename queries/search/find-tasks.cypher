// title = "Find tasks"
// title_zh = "查找任务"
// question = "Which tasks speak of these words?"
// question_zh = "哪些任务提到这些词？"
// counts = "Words as jieba cuts them, with the names of bodies as its dictionary. Ranked by the number of words found, then by how many of them stand in the name of the task, then among its key terms, then by their rarity: each word counts 1/(tasks that have it)."
// counts_zh = "用 jieba 分词（机构名称入词典）。先按命中词数排序，再依次按其中见于任务标题的、属于任务关键词的词数，最后按稀有程度：每个词计 1/含该词的任务数。"
// parameters = ["text", "document", "jurisdiction", "section", "limit", "offset"]
// columns = ["task_id", "document", "number", "title", "words", "in_title", "in_terms", "score", "terms", "clause"]
// rank = ["words", "in_title", "in_terms", "score"]
// example = {text = "扶贫 贷款"}
// [own.text]
// type = "words"
// zh = "要找的词，如 扶贫 贷款"
// en = "words to look for, such as 扶贫 贷款"
// [columns_own.in_title]
// type = "number"
// zh = "其中见于标题"
// en = "of them in the title"
// [columns_own.in_terms]
// type = "number"
// zh = "其中为关键词"
// en = "of them key terms"
// [columns_own.terms]
// type = "list"
// zh = "关键词"
// en = "key terms"

UNWIND $text AS word
MATCH (other:Task)
WHERE word IN other.words
WITH word, count(other) AS frequency
MATCH (d:Document)-[:HAS_SECTION]->(s:Section)-[:HAS_TASK]->(t:Task)
WHERE word IN t.words AND ($document = '' OR d.id = $document) AND ($jurisdiction = '' OR d.jurisdiction = $jurisdiction)
  AND ($section = -1 OR s.number = $section)
WITH d, t, count(word) AS words, count(CASE WHEN t.title CONTAINS word THEN 1 END) AS in_title,
  count(CASE WHEN word IN t.terms THEN 1 END) AS in_terms, round(sum(1.0 / frequency), 6) AS score
RETURN t.id AS task_id, d.id AS document, t.number AS number, t.title AS title, words, in_title, in_terms,
  score, t.terms AS terms, t.clause AS clause
ORDER BY words DESC, in_title DESC, in_terms DESC, score DESC, document, number, task_id
SKIP $offset LIMIT $limit
