// title = "Find tasks"
// title_zh = "查找任务"
// question = "Which tasks speak of these words?"
// question_zh = "哪些任务提到这些词？"
// counts = "Words as jieba cuts them, with the names of bodies as its dictionary. Ranked by the number of words found, then by their rarity: each word counts 1/(tasks that have it)."
// counts_zh = "用 jieba 分词（机构名称入词典）。先按命中词数排序，再按稀有程度：每个词计 1/含该词的任务数。"
// parameters = ["text", "document", "jurisdiction", "section", "limit", "offset"]
// columns = ["task_id", "document", "number", "title", "words", "score", "clause"]
// rank = ["words", "score"]
// example = {text = "扶贫 贷款"}
// [own.text]
// type = "words"
// zh = "要找的词，如 扶贫 贷款"
// en = "words to look for, such as 扶贫 贷款"

UNWIND $text AS word
MATCH (other:Task)
WHERE word IN other.words
WITH word, count(other) AS frequency
MATCH (d:Document)-[:HAS_SECTION]->(s:Section)-[:HAS_TASK]->(t:Task)
WHERE word IN t.words AND ($document = '' OR d.id = $document) AND ($jurisdiction = '' OR d.jurisdiction = $jurisdiction)
  AND ($section = -1 OR s.number = $section)
WITH d, t, count(word) AS words, round(sum(1.0 / frequency), 6) AS score
RETURN t.id AS task_id, d.id AS document, t.number AS number, t.title AS title, words, score, t.clause AS clause
ORDER BY words DESC, score DESC, document, number, task_id
SKIP $offset LIMIT $limit
