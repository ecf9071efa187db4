from __future__ import annotations

import json

from tests.ingest.making import reading


def test_counts() -> None:
    card = reading(
        "做甲。（自治区财政厅、教育厅牵头，星河厅等部门配合，各市、县（区）人民政府落实）",
        "做乙。（财政厅、发改委负责）",
        "做丙。",
    ).scorecard
    assert (card.sections, card.tasks, card.clauses, card.assignments) == (1, 3, 2, 6)
    assert card.by_role == {"lead": 2, "responsible": 2, "support": 1, "implement": 1}
    assert (card.bodies, card.collectives, card.open_ended) == (5, 1, 1)
    assert card.unknown_names == ("自治区星河厅",)
    assert card.tasks_without_clause == ("（3）",)
    assert card.by_rule == {"registry": 4, "unknown:carried_prefix": 1, "registry:alias": 1}
    assert (card.numbering_gaps, card.unbalanced, card.leftovers) == ((), (), ())
    assert (card.jurisdiction, card.encoding, card.document_id) == ("640000", "utf-8", "示例通知")


def test_leftovers_have_their_task_and_span() -> None:
    found = reading("做甲。（财政厅负责）", "做乙（教育厅负责，某某处、加快推进）。")
    text = found.graph.document.text
    card = found.scorecard
    assert [(one.task, one.text) for one in card.leftovers] == [(2, "加快推进")]
    assert all(text[one.char_start : one.char_end] == one.text for one in card.leftovers)


def test_a_clause_outside_the_tasks_is_left_over() -> None:
    from ingest.pipeline import read_source
    from tests.ingest.making import HERE, notice, source

    card = read_source(source("前言（教育厅负责）。\n" + notice("做甲。（财政厅负责）")), HERE).scorecard
    assert [(one.task, one.text) for one in card.leftovers] == [(0, "（教育厅负责）")]


def test_unbalanced_parentheses_are_reported_at_their_places() -> None:
    found = reading("做甲（财政厅（某处负责）。", "做乙）。（教育厅负责）")
    text = found.graph.document.text
    assert [text[place] for place in found.scorecard.unbalanced] == ["（", "）"]
    assert found.scorecard.assignments == 2


def test_gaps_in_the_numbering() -> None:
    from ingest.pipeline import read_source
    from tests.ingest.making import HERE, source

    card = read_source(source("一、甲\n（一）乙。（财政厅负责）\n（四）丙。（财政厅负责）\n"), HERE).scorecard
    assert card.numbering_gaps == ("（一）→（四）",)


def test_it_is_stored_as_json_on_the_document() -> None:
    found = reading("做甲。（财政厅负责，某某处、加快推进）")
    stored = json.loads(found.graph.document.scorecard)
    assert stored["assignments"] == found.scorecard.assignments == 2
    assert stored["leftovers"][0] == {"task": 1, "text": "加快推进", "char_start": 24, "char_end": 28}
    assert "加快推进" in found.graph.document.scorecard  # readable: no escapes
