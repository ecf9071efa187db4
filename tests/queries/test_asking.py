"""Paging, ties at the cut, notes, and asking from many threads at once."""

from __future__ import annotations

import random
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import pytest

from graph_store.errors import StoreBusyError
from graph_store.ladybug_engine.store import LadybugStore
from graph_store.store import GraphInfo, GraphStore, Remove
from graph_store.wrapped import WrappedStore
from ingest.load import load
from ingest.pipeline import DocumentReading
from queries import Answer, Question, catalogue
from queries.asking import Asker
from tests.queries.conftest import Askers

QUESTIONS = list(catalogue())
RANKED = [one for one in QUESTIONS if one.rank]


@pytest.fixture
def asker(askers: Askers, store: GraphStore) -> Asker:
    return askers[store.engine]


def rank(answer: Answer, question: Question, row: dict[str, Any]) -> list[Any]:
    return [row[answer.parameters["rank_by"] if name == "$rank_by" else name] for name in question.rank]


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda one: one.name)
def test_pages_together_are_the_whole(asker: Asker, question: Question) -> None:
    whole = asker.ask(question.name, {**question.example, "limit": 1000})
    size = max(1, whole.total // 7)
    pages = [asker.ask(question.name, {**question.example, "limit": size, "offset": start})
             for start in range(0, len(whole.rows), size)]  # fmt: skip
    assert [row for page in pages for row in page.rows] == whole.rows
    assert {page.total for page in pages} <= {whole.total}
    assert bool(pages) == bool(whole.total)
    assert all(page.truncated == (len(page.rows) < whole.total) for page in pages)
    assert not whole.truncated
    assert not whole.tie_at_cut


@pytest.mark.parametrize("question", RANKED, ids=lambda one: one.name)
def test_tie_exactly_when_the_next_one_ranks_equal(asker: Asker, question: Question) -> None:
    rank_by = question.parameter("rank_by")
    for chosen in rank_by.choices if rank_by else ("",):
        given = {**question.example, **({"rank_by": chosen} if chosen else {})}
        whole = asker.ask(question.name, {**given, "limit": 1000})
        ranks = [rank(whole, question, row) for row in whole.records()]
        for cut in range(1, min(len(ranks), 60)):
            for start in (0, cut // 2):
                page = asker.ask(question.name, {**given, "limit": cut - start, "offset": start})
                assert page.tie_at_cut == (ranks[cut - 1] == ranks[cut])
                assert ("并列" in page.notes[-1].zh) == ("ties" in page.notes[-1].en) == page.tie_at_cut


def test_lists_without_rank_have_no_ties(asker: Asker) -> None:
    assert not asker.ask("section-load", {"limit": 2}).tie_at_cut
    assert not asker.ask("sole-leads", {"limit": 2}).tie_at_cut


def test_notes_say_what_was_counted_and_left_out(asker: Asker) -> None:
    given = {"roles": "牵头,配合", "kind": "enterprise", "section": 1, "limit": 1}
    answer = asker.ask("busiest-agencies", given)
    zh = [note.text("zh") for note in answer.notes]
    assert zh[0] == catalogue().get("busiest-agencies").counts_zh
    assert zh[1:] == [
        "只计角色：牵头、配合。", "只看企业。", "集合称谓（各…、有关…）不计。", "只看第 1 部分。",
        f"共 {answer.total} 行，这里是 1 行。末行与未列出的下一行并列。",
    ]  # fmt: skip
    assert [note.text("en") for note in answer.notes][1:3] == ["Roles: lead, support only.", "Only: enterprise."]


def test_answer_as_records(asker: Asker) -> None:
    answer = asker.ask("first-named-leads", {"limit": 2})
    assert list(answer) == answer.records()
    assert len(answer) == 2
    assert list(answer.records()[0]) == [column.name for column in answer.columns]
    assert (answer.question, answer.engine) == ("first-named-leads", asker.store.engine)
    assert answer.took_ms > 0


def test_changing_the_rows_of_an_answer_changes_no_other(asker: Asker) -> None:
    answer = asker.ask("parallel-leads", {"limit": 3})
    expected = repr(answer.rows)
    answer.rows[0][5].append("x")
    answer.rows.pop()
    assert repr(asker.ask("parallel-leads", {"limit": 3}).rows) == expected


def test_many_threads_get_the_same_answers(asker: Asker) -> None:
    work = [(one.name, {**one.example, "limit": 3}) for one in QUESTIONS] * 3
    expected = {repr(key): asker.ask(*key).rows for key in work}
    random.Random(7).shuffle(work)
    # Little room, so that threads read, keep and forget at the same time.
    crowded = Asker(asker.store, cache_bytes=100_000)
    with ThreadPoolExecutor(8) as pool:
        for key, rows in zip(work, pool.map(lambda key: crowded.ask(*key).rows, work), strict=True):
            assert rows == expected[repr(key)]


def test_answers_belong_to_their_version_while_another_thread_writes(
    tmp_path_factory: pytest.TempPathFactory,
    sample_reading: DocumentReading,
    guangxi_readings: list[DocumentReading],
) -> None:
    store = LadybugStore(tmp_path_factory.mktemp("threads") / "own.lbug")
    load(store, [sample_reading])
    asker, done, seen = Asker(store), threading.Event(), dict[str, set[str]]()

    def read() -> None:
        while not done.is_set():
            for given in ({"jurisdiction": "all"}, {}):
                answer = asker.ask("document-summary", given)
                seen.setdefault(f"{answer.graph_version} {given}", set()).add(repr(answer.rows))

    with ThreadPoolExecutor(3) as pool:
        readers = [pool.submit(read) for _ in range(3)]
        try:
            for _ in range(2):
                load(store, guangxi_readings[1:])
                store.write([Remove(one.graph.document.id) for one in guangxi_readings[1:]])
        finally:
            done.set()
        for reader in readers:
            reader.result()
    store.close()
    assert len(seen) == 4
    assert all(len(rows) == 1 for rows in seen.values())


class _Undone(WrappedStore):
    """A graph that is changed and changed back each time it is asked which it is."""

    writes = 0

    def info(self) -> GraphInfo:
        self.writes += 2
        return replace(super().info(), writes=self.writes)


def test_rows_between_two_writes_of_which_one_undoes_the_other_are_no_answer(asker: Asker) -> None:
    with pytest.raises(StoreBusyError):
        Asker(_Undone(asker.store)).ask("list-tasks")
