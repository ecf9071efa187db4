"""The shipped catalogue: names, words in both languages, examples that run; duplicates are an error."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from graph_store.errors import NotFoundError
from queries import Question, catalogue
from queries.catalogue import Catalogue
from queries.checking import HeaderError
from queries.header import HERE, shared
from tests.queries.conftest import Askers

QUESTIONS = list(catalogue())
CHINESE = re.compile(r"[\u4e00-\u9fff]")
PICTURES = {"", "bars", "heatmap"}
each = pytest.mark.parametrize("question", QUESTIONS, ids=lambda one: one.name)


def test_holds_every_file_once() -> None:
    files = [path.stem for path in HERE.glob("*/*.cypher")]
    assert sorted(one.name for one in QUESTIONS) == sorted(files)
    assert len(catalogue()) == len(set(files)) >= 20


@each
def test_words_in_both_languages(question: Question) -> None:
    for zh, en in (
        (question.title_zh, question.title),
        (question.question_zh, question.question),
        (question.counts_zh, question.counts),
        *((one.zh, one.en) for one in question.parameters),
        *((one.zh, one.en) for one in question.columns),
    ):
        assert CHINESE.search(zh) or zh == "Newman 权重"
        assert re.search("[A-Za-z]", en)
    assert question.question_zh.endswith("？")
    assert question.question.endswith("?")
    assert question.counts_zh.endswith("。")
    assert question.counts.endswith(".")
    assert question.picture in PICTURES


@each
def test_headings_are_distinct(question: Question) -> None:
    for headings in ([one.zh for one in question.columns], [one.en for one in question.columns]):
        assert len(set(headings)) == len(headings)


@each
def test_example_runs(askers: Askers, question: Question) -> None:
    answer = askers["ladybug"].ask(question.name, question.example)
    # Nobody watches over all tasks of the sample: a made-up notice has such a sentence.
    assert bool(answer.rows) == (question.name != "document-supervisors")
    assert all(len(answer.columns) == len(row) for row in answer.rows)
    assert answer.notes[0].zh == question.counts_zh


@each
def test_values_are_of_the_columns_types(askers: Askers, question: Question) -> None:
    types = {"text": str, "number": int, "share": float, "flag": bool, "list": list}
    rows = askers["ladybug"].ask(question.name, {**question.example, "limit": 50}).rows
    for row in rows:
        assert [type(value) for value in row] == [types[column.type] for column in question.columns]


@each
def test_rows_fall_by_the_rank(askers: Askers, question: Question) -> None:
    if not question.rank:
        return
    rank_by = question.parameter("rank_by")
    for chosen in rank_by.choices if rank_by else ("",):
        given = {"rank_by": chosen} if chosen else {}
        rows = askers["ladybug"].ask(question.name, {**question.example, **given, "limit": 1000}).records()
        ranks = [[row[chosen if name == "$rank_by" else name] for name in question.rank] for row in rows]
        assert ranks == sorted(ranks, reverse=True)


def test_shared_entries_are_all_used() -> None:
    used = {"columns": {one.name for q in QUESTIONS for one in q.columns},
            "parameters": {one.name for q in QUESTIONS for one in q.parameters}}  # fmt: skip
    assert {name: sorted(set(shared(name)) - used[name]) for name in used} == {"columns": [], "parameters": []}


def test_two_files_of_one_name(tmp_path: Path) -> None:
    text = (HERE / "search" / "find-tasks.cypher").read_text(encoding="utf-8")
    for group in ("search", "tasks"):
        (tmp_path / group).mkdir()
        (tmp_path / group / "find-tasks.cypher").write_text(text, encoding="utf-8")
    with pytest.raises(HeaderError, match="another question find-tasks"):
        Catalogue(tmp_path)


def test_unknown_question_names_near_ones() -> None:
    with pytest.raises(NotFoundError) as caught:
        catalogue().get("share-task")
    assert "shared-tasks" in caught.value.zh
    assert "shared-tasks" in caught.value.en


@pytest.mark.parametrize("name", ["", "\n", "x" * 5000, "共同任务"])
def test_unknown_question_is_one_short_line(name: str) -> None:
    with pytest.raises(NotFoundError) as caught:
        catalogue().get(name)
    for line in (caught.value.zh, caught.value.en):
        assert "\n" not in line
        assert len(line) < 300
