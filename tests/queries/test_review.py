"""The review of a graph: every doubt of every document, worst first, the same on both engines."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from graph_store.errors import NotFoundError
from graph_store.ladybug_engine.store import LadybugStore
from graph_store.store import GraphStore
from ingest.load import load
from ingest.pipeline import read_source
from queries.asking import Asker
from queries.review import Finding, findings, review_answer, stored_cards
from tests.ingest.making import HERE, notice, source

FIRST = notice("做甲。（财政厅、教育厅）", "做乙。（某人负责）")
SECOND = notice("做甲。（星河厅负责）", "做乙。")


def cards() -> Iterator[tuple[dict[str, Any], str]]:
    for text, stem in ((FIRST, "甲"), (SECOND, "乙")):
        card = read_source(source(text, stem), HERE).scorecard
        yield json.loads(card.to_json()), text


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[GraphStore]:
    store = LadybugStore(tmp_path_factory.mktemp("review") / "g.lbug")
    load(store, [read_source(source(text, stem), HERE) for text, stem in ((FIRST, "甲"), (SECOND, "乙"))])
    yield store
    store.close()


def shown(found: list[Finding]) -> list[tuple[str, str, str, str]]:
    return [(one.reason, one.document, one.task, one.text) for one in found]


EXPECTED = [
    ("unread-clause", "甲", "甲:2", "（某人负责）"),
    ("unknown-name", "乙", "乙:1", "星河厅"),
    ("no-clause", "乙", "乙:2", "（2）"),
    ("no-clause", "甲", "甲:2", "（2）"),
    ("bare", "甲", "甲:1", "财政厅、教育厅"),
]


def test_worst_first_over_all_documents() -> None:
    found = findings(cards())
    assert shown(found) == EXPECTED
    assert found[0].sentence == "（某人负责）"
    assert all(one.text in one.sentence for one in found)


def test_the_graph_says_what_the_files_say(store: GraphStore) -> None:
    assert findings(stored_cards(store)) == findings(cards())


def test_an_answer_with_its_total(store: GraphStore) -> None:
    asker = Asker(store)
    whole = review_answer(asker)
    assert (len(whole), whole.total, whole.truncated) == (5, 5, False)
    part = review_answer(asker, limit=2, offset=1)
    assert (part.rows, part.total, part.truncated) == (whole.rows[1:3], 5, True)
    assert [row["document"] for row in review_answer(asker, "乙").records()] == ["乙", "乙"]
    with pytest.raises(NotFoundError):
        review_answer(asker, "丙")


def test_a_scorecard_of_an_earlier_version_has_no_doubts(tmp_path: Path) -> None:
    assert findings([({"document_id": "旧", "jurisdiction": "640000"}, "")]) == []
