"""A question file whose header and text do not agree is refused when it is loaded, with the file's name."""

from __future__ import annotations

from pathlib import Path

import pytest

from queries.checking import HeaderError, returned
from queries.header import read_question

GOOD = """\
// title = "Tasks"
// title_zh = "任务"
// question = "Which?"
// question_zh = "哪些？"
// counts = "All."
// counts_zh = "全部。"
// parameters = ["section", "rank_by", "limit", "offset"]
// columns = ["number", "title", "kept"]
// rank = "$rank_by"
// [own.rank_by]
// type = "choice"
// default = "number"
// choices = ["number", "title"]
// zh = "排序"
// en = "order"
// [columns_own.kept]
// type = "flag"
// zh = "保留"
// en = "kept"

MATCH (s:Section)-[:HAS_TASK]->(t:Task)
WHERE $section = -1 OR s.number = $section
RETURN t.number AS number, t.title AS title, (t.number > 3 AND (t.unnamed OR true)) AS kept
ORDER BY $rank_by, number
SKIP $offset LIMIT $limit
"""
UNBOUND = '// [own.section]\n// type = "number"\n// default = 1\n// zh = "x"\n// en = "x"\n'
EXAMPLE = '// example = {task = "1"}\n'
REQUIRED = [line.split(" = ")[0].removeprefix("// ") for line in GOOD.splitlines()[:8]]


def read(folder: Path, text: str) -> None:
    path = folder / "group" / "sample-question.cypher"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    question = read_question(path)
    assert (question.name, question.group) == ("sample-question", "group")


def test_good_file(tmp_path: Path) -> None:
    read(tmp_path, GOOD)


@pytest.mark.parametrize("name", REQUIRED)
def test_missing_entry(tmp_path: Path, name: str) -> None:
    lines = [line for line in GOOD.splitlines(keepends=True) if not line.startswith(f"// {name} = ")]
    with pytest.raises(HeaderError, match=rf"sample-question.cypher: missing \['{name}'\]"):
        read(tmp_path, "".join(lines))


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('// title = "Tasks"', '// title = "Tasks', "sample-question.cypher"),
        ('// title = "Tasks"', '// titel = "x"\n// title = "Tasks"', r"unknown \['titel'\]"),
        ('"limit", "offset"]', '"kind", "limit", "offset"]', r"declared but not used \['kind'\]"),
        ("t.unnamed OR true", "t.unnamed OR $kind = ''", r"used but not declared \['kind'\]"),
        ('["section", ', '["section", "section", ', "parameter section twice"),
        ('["section", ', '["sectoin", ', "parameter sectoin is defined nowhere"),
        ('["number", "title"', '["number", "titel"', "column titel is defined nowhere"),
        ('["number", "title"', '["title", "number"', "declares the columns"),
        ('["number", "title"', '["number", "number", "title"', "column number twice"),
        ("t.title AS title, ", "t.title AS label, ", "declares the columns"),
        ("t.title AS title, ", "t.title AS title, t.id AS task_id, ", "declares the columns"),
        ("ORDER BY", "WHERE", "declares the columns"),
        ('rank = "$rank_by"', 'rank = "width"', "ranks by width, which is no column"),
        ('rank = "$rank_by"', 'rank = "number"', "has rank_by but does not rank by it"),
        ('choices = ["number", "title"]', 'choices = ["number", "width"]', "ranks by width"),
        ('choices = ["number", "title"]', 'choices = ["title"]', "do not fit"),
        ('type = "choice"', 'type = "number"', "do not fit"),
        ('type = "choice"', 'type = "chioce"', "no known type: chioce"),
        ('type = "flag"', 'type = "bool"', "column kept is of no known type"),
        ('// zh = "排序"\n', "", "sample-question.cypher: .*zh"),
        ('// zh = "排序"', '// zh = "排序"\n// hz = 1', "sample-question.cypher: .*hz"),
        ("[own.rank_by]", "[own.rankby]", "rank_by is defined nowhere"),
        ("// [own.rank_by]", '// translate = {kin = "kinds"}\n// [own.rank_by]', "translate has kin"),
        ("// [own.rank_by]", '// translate = {title = "kind"}\n// [own.rank_by]', "no known type or table: text, kind"),
        ("// [own.rank_by]", "// example = {sektion = 1}\n// [own.rank_by]", "example has sektion"),
        ("// [own.rank_by]", '// values = {form = {a = "b"}}\n// [own.rank_by]', "values has form"),
        ("[columns_own.kept]", '[own.kind]\n// zh = "x"\n// [columns_own.kept]', "own has kind"),
        ('"section", "rank_by"', '"task", "section", "rank_by"', "declared but not used"),
        ("// [columns_own", UNBOUND + "// [columns_own", "section has no bounds"),
        (' LIMIT $limit', "", r"declared but not used \['limit'\]"),
    ],
)  # fmt: skip
def test_bad_header(tmp_path: Path, old: str, new: str, fault: str) -> None:
    assert GOOD.count(old) >= 1
    with pytest.raises(HeaderError, match=f"sample-question.cypher: .*{fault}" if "sample" not in fault else fault):
        read(tmp_path, GOOD.replace(old, new, 1))


def test_paging_and_an_example_for_what_must_be_given(tmp_path: Path) -> None:
    with pytest.raises(HeaderError, match="has no parameter limit"):
        read(tmp_path, GOOD.replace(" LIMIT $limit", "").replace('"limit", ', ""))
    needs = GOOD.replace('["section", ', '["task", "section", ').replace("WHERE ", "WHERE t.id = $task AND ")
    with pytest.raises(HeaderError, match="the example does not give task"):
        read(tmp_path, needs)
    read(tmp_path, needs.replace("// [own.rank_by]", EXAMPLE + "// [own.rank_by]"))


def test_returned_names() -> None:
    cypher = """MATCH (a) WITH a, size(a.names) AS n RETURN DISTINCT a.id AS id, n, coalesce(a.x, (1 + 2)) AS x,
    CASE WHEN a.y > 1 THEN f(a, b) ELSE 2 END AS y ORDER BY id"""
    assert returned(cypher) == ["id", "n", "x", "y"]
    assert returned("MATCH (a) RETURN a.id AS id") == []
