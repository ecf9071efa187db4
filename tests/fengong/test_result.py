"""A result in the hands of a user: rows, a table in a notebook, a DataFrame, a file."""

from __future__ import annotations

import math
import re
from pathlib import Path

import pytest

from fengong import Graph, Result
from fengong.result import from_rows
from graph_store.errors import ParameterError
from graph_store.settings import Settings
from graph_store.store import GraphStore, Rows
from queries.question import Column

EVIL = "<script>alert(1)</script>"


@pytest.fixture
def result(store: GraphStore) -> Result:
    return Graph(store).ask("shared-tasks", limit=3)


def made(*rows: tuple[object, ...], language: str = "zh") -> Result:
    return from_rows(Rows(tuple("abcdefgh"[: len(rows[0])]), list(rows)), language)


def test_rows_and_records(result: Result) -> None:
    assert len(result) == len(result.rows) == 3
    assert result.truncated
    assert result.total is not None
    assert result.total > 3
    assert list(result) == result.records()
    assert result.records()[0]["tasks"] == 12
    assert result.names[:2] == ["agency_id", "agency"]
    assert repr(result).startswith("<Result 3 rows: agency_id, agency,")
    assert "12" not in repr(result)


def test_a_notebook_shows_words_not_codes(store: GraphStore) -> None:
    chinese = Graph(store).ask("find-agencies", text="财政")._repr_html_()
    assert "政府部门" in chinese
    assert "<th title='agency'>机构</th>" in chinese
    english = Graph(store, Settings(language="en")).ask("find-agencies", text="财政")._repr_html_()
    assert "government department" in english.lower()
    assert not re.search(r"<th[^>]*>[^<]*[\u4e00-\u9fff]", english)


def test_nothing_becomes_markup() -> None:
    shown = made((EVIL, [EVIL], {"x": EVIL}, None, True, False, 0.125, "'\"&"))._repr_html_()
    assert "<script>" not in shown
    assert shown.count("&lt;script&gt;") == 3
    assert "<td>✓</td><td></td><td>0.12</td><td>&#x27;&quot;&amp;</td>" in shown
    named = Result((Column("a' onload='x", "text", EVIL, EVIL),), [], 0, notes=(EVIL,))
    assert "<script>" not in named._repr_html_()
    assert "' onload" not in named._repr_html_()


def test_a_long_answer_says_that_more_is_in_it() -> None:
    rows = [(number,) for number in range(250)]
    assert "共 250 行，这里显示 100 行" in made(*rows)._repr_html_()
    assert "100 of 250 rows" in made(*rows, language="en")._repr_html_()
    assert made(*rows)._repr_html_().count("<tr>") == 101
    assert "显示" not in made(*rows[:100])._repr_html_()


def test_a_data_frame(result: Result) -> None:
    frame = result.to_pandas()
    assert list(frame.columns) == result.names
    assert frame["tasks"].tolist() == [12, 12, 11]
    assert frame.attrs["notes"] == list(result.notes)
    assert made((1, None), (2, "x")).to_pandas().shape == (2, 2)


def test_a_csv_file(result: Result, tmp_path: Path) -> None:
    path = result.to_csv(tmp_path / "a.csv", heading="zh")
    text = path.read_bytes().decode()
    assert text.startswith("\ufeff机构标识,机构,")
    assert text.count("\r\n") == 4
    assert (
        made(("=1+1", "＝1", -1, [1, "@x"], math.inf))
        .to_csv(tmp_path / "b.csv")
        .read_text(encoding="utf-8-sig")
        .endswith("'=1+1,'＝1,-1,1、@x,inf\n")
    )
    with pytest.raises(ParameterError):
        result.to_csv(tmp_path / "c.csv", heading="fr")
    assert not (tmp_path / "c.csv").exists()


def test_a_cut_cypher_answer_says_so() -> None:
    for language, words in (("zh", "截断"), ("en", "Cut at 1 rows")):
        cut = from_rows(Rows(("a",), [(1,)], truncated=True), language)
        assert (cut.total, cut.truncated) == (None, True)
        assert words in cut.notes[0]
    assert made((1,)).notes == ()
