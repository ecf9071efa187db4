"""`correct`, `review` and `ingest` together: a correction is written, applied, shown, and reported when it is stale."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.fengong.running import Inside, Shell

TEXT = "一、示例\n（1）做甲。（财政厅、星河厅负责）\n（2）做乙。（某人负责）\n（3）做丙。（财政厅、星河厅负责）\n"
HERE = ("-j", "宁夏")
WHY = ("--reason", "核对过原件", "--author", "张三")
FILE = "fengong.corrections.jsonl"


@pytest.fixture
def notice(shell: Shell, inside: Inside) -> Shell:
    (shell.folder / "甲.txt").write_text(TEXT, encoding="utf-8")
    inside.run(shell, "ingest", "甲.txt", *HERE).ok()
    return shell


def rows(shell: Shell, inside: Inside, query: str) -> list[list[Any]]:
    found: list[list[Any]] = json.loads(inside.run(shell, "cypher", query, "-f", "json").ok().out)["rows"]
    return found


def corrected(shell: Shell, inside: Inside, *words: str) -> str:
    """Write a correction and read the document again; what ingest says."""
    inside.run(shell, "correct", *words, *WHY).ok()
    return inside.run(shell, "ingest", "甲.txt", *HERE).ok().out


def test_a_role_at_one_of_two_equal_clauses(notice: Shell, inside: Inside) -> None:
    out = corrected(notice, inside, "role", "甲:3", "财政厅", "lead")
    assert "更正（角色）财政厅→牵头" in out
    found = rows(notice, inside, "MATCH (a)-[r:LEADS]->(t:Task) RETURN t.id, r.mention, r.rule")
    assert found == [["甲:3", "财政厅", "correction"]]
    record = json.loads((notice.folder / FILE).read_text(encoding="utf-8"))
    assert (record["author"], record["reason"], record["document"]) == ("张三", "核对过原件", "甲")


def test_add_and_remove(notice: Shell, inside: Inside) -> None:
    corrected(notice, inside, "add", "甲:2", "某人", "lead")
    corrected(notice, inside, "remove", "甲:1", "星河厅")
    found = rows(
        notice, inside, "MATCH (a)-[r:LEADS|RESPONSIBLE_FOR]->(t:Task) RETURN t.id, r.mention ORDER BY t.id, r.position"
    )
    assert found == [["甲:1", "财政厅"], ["甲:2", "某人"], ["甲:3", "财政厅"], ["甲:3", "星河厅"]]


def test_a_body_is_another_and_strict_is_content(notice: Shell, inside: Inside) -> None:
    corrected(notice, inside, "same-body", "星河厅", "水利厅")
    corrected(notice, inside, "remove", "甲:1", "财政厅")
    assert rows(notice, inside, "MATCH (a:Agency) WHERE NOT a.known RETURN count(*)") == [[0]]
    corrected(notice, inside, "add", "甲:2", "某人", "lead")
    corrected(notice, inside, "same-body", "某人", "教育厅")
    inside.run(notice, "ingest", "甲.txt", *HERE, "--strict=1").ok()


def test_what_no_longer_matches_is_reported(notice: Shell, inside: Inside) -> None:
    corrected(notice, inside, "role", "甲:1", "财政厅", "lead")
    (notice.folder / "甲.txt").write_text(TEXT.replace("财政厅", "水利厅"), encoding="utf-8")
    out = inside.run(notice, "ingest", "甲.txt", *HERE).ok().out
    assert "! 更正已对不上 1" in out
    found = json.loads(inside.run(notice, "review", "甲", "-f", "json").ok().out)
    assert [row[2] for row in found["rows"]].count("correction") == 1


def test_review_gives_lines_that_are_refused_until_they_have_a_reason(notice: Shell, inside: Inside) -> None:
    lines = inside.run(notice, "review", "--lines").ok().out
    (notice.folder / FILE).write_text(lines, encoding="utf-8")
    inside.run(notice, "ingest", "甲.txt", *HERE).failed(2, FILE, "reason")
    (notice.folder / FILE).write_text(
        lines.replace('"reason": ""', '"reason": "核对过"').splitlines()[0] + "\n", encoding="utf-8"
    )
    out = inside.run(notice, "ingest", "甲.txt", *HERE).ok().out
    assert "没有读成的分句" not in out


def test_review_of_a_file_and_of_the_graph(notice: Shell, inside: Inside) -> None:
    of_graph = json.loads(inside.run(notice, "review", "-f", "json").ok().out)
    of_file = json.loads(inside.run(notice, "review", "甲.txt", *HERE, "-f", "json").ok().out)
    assert [row[:9] for row in of_graph["rows"]] == [row[:9] for row in of_file["rows"]]
    assert of_graph["total"] == 3
    table = inside.run(notice, "review", lang="en").ok().out
    assert "clause that was not read" in table
    assert "{" not in table
    assert "Too narrow" not in inside.run(notice, "review", "--full", lang="en", COLUMNS="40").ok().out


def test_a_screen_shows_how_a_long_passage_begins_and_a_file_all_of_it(notice: Shell, inside: Inside) -> None:
    long = "推进" * 100
    (notice.folder / "乙.txt").write_text(
        f"一、总体\n（一）{long}。\n（二）做好工作。（财政厅负责）\n", encoding="utf-8"
    )
    table = "".join(inside.run(notice, "review", "乙.txt", *HERE).ok().out.split())
    assert "…" in table
    assert 40 <= table.count("推进") < 100
    rows = json.loads(inside.run(notice, "review", "乙.txt", *HERE, "-f", "json").ok().out)["rows"]
    assert any(long in row[4] for row in rows)


def test_a_correction_for_all_that_matches_nowhere(notice: Shell, inside: Inside) -> None:
    corrected(notice, inside, "same-body", "银河厅", "水利厅")
    found = json.loads(inside.run(notice, "review", "-f", "json").ok().out)
    assert [row[3] for row in found["rows"] if row[2] == "correction"] == ["银河厅→水利厅"]


def test_nothing_to_look_at(sample_shell: Shell, inside: Inside) -> None:
    done = inside.run(sample_shell, "review").ok()
    assert (done.out, done.err) == ("", "没有需要看的地方\n")


def test_another_file_of_corrections(notice: Shell, inside: Inside) -> None:
    inside.run(notice, "correct", "kind", "星河厅", "enterprise", *WHY, "--corrections", "我的.jsonl").ok()
    inside.run(notice, "ingest", "甲.txt", *HERE, FENGONG_CORRECTIONS="我的.jsonl").ok()
    assert rows(notice, inside, "MATCH (a:Agency) WHERE a.kind = 'enterprise' RETURN a.known") == [[True]]
    inside.run(notice, "ingest", "甲.txt", *HERE, "--corrections", "没有.jsonl").failed(3, "没有.jsonl")


@pytest.mark.parametrize(
    ("words", "code", "word"),
    [
        (("role", "甲:9", "财政厅", "lead"), 3, "甲:9"),
        (("role", "甲:1", "教育厅", "lead"), 3, "教育厅"),
        (("role", "甲:1", "财政厅", "lead", "--occurrence", "2"), 3, "2"),
        (("role", "甲:1", "财政厅", "boss"), 2, "role"),
        (("kind", "星河厅", "某种"), 2, "kind"),
        (("add", "甲:1", "没有的字", "lead"), 3, "没有的字"),
    ],
)
def test_wrong_corrections_are_not_written(
    notice: Shell, inside: Inside, words: tuple[str, ...], code: int, word: str
) -> None:
    inside.run(notice, "correct", *words, *WHY).failed(code, word)
    assert not (notice.folder / FILE).exists()
