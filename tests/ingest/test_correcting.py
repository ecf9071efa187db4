"""Corrections on a reading: each kind, where it no longer matches, and that the text and the spans stay as they are."""

from __future__ import annotations

from typing import Any

import pytest

from graph_store.model import Agency, Assignment
from ingest.corrections import Correction
from ingest.pipeline import DocumentReading, read_source
from tests.ingest.making import HERE, notice, source

TASKS = (
    "做甲。（财政厅、星河厅负责）",
    "做乙。（教育厅牵头，星河厅配合，加快推进）",
    "做丙，请水利厅出力。",
    "做丁。（财政厅、星河厅负责）",
)
TEXT = notice(*TASKS)
ID = "示例通知"
Row = tuple[int, str, str, str]


def correction(correct: str, **said: Any) -> Correction:
    return Correction(correct, "甲", "2018-06-01", "原文如此", **said)


def at(correct: str, clause: str, mention: str, **said: Any) -> Correction:
    return correction(correct, document=ID, clause=clause, mention=mention, **said)


def read(*given: Correction, text: str = TEXT) -> DocumentReading:
    return read_source(source(text), HERE, given)


def assignments(found: DocumentReading) -> list[Row]:
    """(task, role, mention, id of the body); every mention stands at its span."""
    text = found.graph.document.text
    numbers = {one.id: one.number for one in found.graph.tasks}
    rows = []
    for edge in found.graph.edges:
        one = edge.properties
        if isinstance(one, Assignment):
            assert text[one.char_start : one.char_end] == one.mention
            rows.append((numbers[edge.target], one.role, one.mention, edge.source))
    return rows


def by_rule(found: DocumentReading) -> int:
    return found.scorecard.by_rule.get("correction", 0)


def body(found: DocumentReading, name: str) -> Agency:
    (one,) = [one for one in found.graph.agencies if name in {one.id, one.name}]
    return one


def outcomes(found: DocumentReading) -> list[tuple[str, int]]:
    return [(one.outcome, one.changed) for one in found.scorecard.corrections]


PLAIN = read()


def test_without_corrections_nothing_is_said() -> None:
    assert PLAIN.scorecard.corrections == ()
    assert read(at("role", "（财政厅负责）", "财政厅", role="lead", at=0)).graph.edges == PLAIN.graph.edges


def test_a_name_is_another_body() -> None:
    found = read(correction("same-body", name="星河厅", body="水利厅"))
    water = body(found, "640000:水利厅").id
    assert [row[3] for row in assignments(found) if row[2] == "星河厅"] == [water] * 3
    assert outcomes(found) == [("applied", 3)]
    assert by_rule(found) == 3
    assert not found.scorecard.unknown_names
    assert [row[:3] for row in assignments(found)] == [row[:3] for row in assignments(PLAIN)]


def test_a_name_is_not_the_body_that_it_was_taken_for() -> None:
    money = body(PLAIN, "640000:财政厅")
    found = read(correction("not-same-body", name="财政厅", body=money.id, document=ID))
    other = {row[3] for row in assignments(found) if row[2] == "财政厅"}
    assert len(other) == 1
    assert money.id not in other
    assert not body(found, other.pop()).known
    assert outcomes(found) == [("applied", 2)]


def test_a_body_has_another_name_under_the_same_id() -> None:
    found = read(correction("rename", body="星河厅", name="自治区银河厅"))
    before = next(one for one in PLAIN.graph.agencies if not one.known)
    after = body(found, before.id)
    assert (after.name, after.full_name) == ("自治区银河厅", "自治区银河厅")
    assert before.name in {after.short_name, *after.aliases}
    assert outcomes(found) == [("applied", 3)]


def test_a_body_that_only_a_relative_leads_to_is_renamed_too() -> None:
    text = notice("做甲。（财政厅负责）", "做乙。（督查室负责）")
    plain = read_source(source(text), HERE)
    relatives = {edge.target for edge in plain.graph.edges if edge.type == "PART_OF"}
    named = {row[3] for row in assignments(plain)}
    if only := sorted(relatives - named):
        found = read_source(source(text), HERE, [correction("rename", body=only[0], name="另一名称")])
        assert body(found, only[0]).name == "另一名称"
    assert relatives


def test_a_body_has_its_kind_and_is_unknown_no_more() -> None:
    found = read(correction("kind", body="星河厅", kind="enterprise"))
    unknown = next(one for one in PLAIN.graph.agencies if not one.known)
    assert (body(found, unknown.id).kind, body(found, unknown.id).known) == ("enterprise", True)
    assert found.scorecard.unknown_names == ()
    assert found.scorecard.shares[2].good == found.scorecard.shares[2].all


def test_the_role_of_one_mention() -> None:
    found = read(at("role", "（财政厅、星河厅负责）", "财政厅", role="lead", before="做丁。"))
    changed = set(assignments(found)) - set(assignments(PLAIN))
    assert [row[:3] for row in changed] == [(4, "lead", "财政厅")]
    assert found.scorecard.by_basis["correction"] == by_rule(found) == 1


@pytest.mark.parametrize(
    ("one", "role_text"),
    [
        (at("role", "（教育厅牵头，星河厅配合，加快推进）", "教育厅", role="support"), "配合"),
        (at("add", "做丙，请水利厅出力。", "水利厅", role="implement"), "落实"),
    ],
)
def test_a_corrected_role_is_not_told_by_the_verb_of_another(one: Correction, role_text: str) -> None:
    edges = [edge.properties for edge in read(one).graph.edges if isinstance(edge.properties, Assignment)]
    found = [edge for edge in edges if edge.basis == "correction"]
    assert [(edge.mention, edge.role, edge.role_text) for edge in found] == [(one.mention, one.role, role_text)]
    (told,) = read(one).scorecard.corrections
    assert one.role not in told.text
    assert f"{one.mention}→{role_text}" in told.text
    assert f"{one.mention}→{one.role}" in told.text_en


def test_a_wrong_assignment_is_taken_out() -> None:
    found = read(at("remove", "（财政厅、星河厅负责）", "星河厅", before="做甲。"))
    gone = set(assignments(PLAIN)) - set(assignments(found))
    assert [row[:3] for row in gone] == [(1, "responsible", "星河厅")]
    assert len(assignments(found)) == len(assignments(PLAIN)) - 1


def test_a_missing_assignment_in_a_clause_settles_what_was_left_over() -> None:
    found = read(at("add", "（教育厅牵头，星河厅配合，加快推进）", "加快推进", role="support"))
    assert (2, "support", "加快推进") in [row[:3] for row in assignments(found)]
    assert PLAIN.scorecard.leftovers
    assert not found.scorecard.leftovers


def test_a_missing_assignment_where_no_clause_was_read() -> None:
    found = read(at("add", "做丙，请水利厅出力。", "水利厅", role="lead"))
    (row,) = set(assignments(found)) - set(assignments(PLAIN))
    assert row == (3, "lead", "水利厅", "640000:水利厅")
    assert PLAIN.scorecard.tasks_without_clause == ("（3）",)
    assert found.scorecard.tasks_without_clause == ()
    task = found.graph.tasks[2]
    assert task.clause == TEXT[task.clause_start : task.clause_end] == "做丙，请水利厅出力。"


def test_the_second_of_two_mentions() -> None:
    text = notice("做甲。（财政厅牵头，财政厅配合）")
    found = read(at("role", "（财政厅牵头，财政厅配合）", "财政厅", role="guide", occurrence=2), text=text)
    assert [row[1] for row in assignments(found)] == ["lead", "guide"]


def test_an_added_name_is_subject_to_the_other_corrections() -> None:
    found = read(
        correction("same-body", name="水利厅", body="教育厅"),
        at("add", "做丙，请水利厅出力。", "水利厅", role="lead"),
    )
    assert (3, "lead", "水利厅", "640000:教育厅") in assignments(found)


def test_a_clause_for_several_tasks_is_corrected_for_each() -> None:
    text = "一、示例\n1．做甲。\n2．做乙。\n以上任务由财政厅、教育厅负责。\n"
    passage = "以上任务由财政厅、教育厅负责。"
    found = read(at("role", passage, "财政厅", role="lead"), at("add", passage, "任务", role="guide"), text=text)
    assert outcomes(found) == [("applied", 2), ("applied", 2)]


UNMATCHED = (
    at("role", "（财政厅牵头）", "财政厅", role="lead"),
    at("role", "（教育厅牵头，星河厅配合，加快推进）", "水利厅", role="lead"),
    at("remove", "（教育厅牵头，星河厅配合，加快推进）", "教育厅", occurrence=2),
    at("add", "一、示例部分", "示例", role="lead"),
    correction("same-body", document=ID, name="银河厅", body="财政厅"),
    correction("same-body", document=ID, name="星河厅", body="没有这个厅"),
    correction("not-same-body", document=ID, name="星河厅", body="财政厅"),
    correction("kind", document=ID, body="999999:没有", kind="enterprise"),
)


@pytest.mark.parametrize("one", UNMATCHED, ids=lambda one: one.correct)
def test_what_no_longer_matches_is_reported_and_changes_nothing(one: Correction) -> None:
    found = read(one)
    assert outcomes(found) == [("unmatched", 0)]
    assert assignments(found) == assignments(PLAIN)
    assert [doubt.text for doubt in found.scorecard.doubts if doubt.reason == "correction"] == [one.text()]


def test_what_holds_for_all_documents_need_not_match_in_each() -> None:
    assert outcomes(read(correction("same-body", name="银河厅", body="财政厅"))) == []


def test_what_is_for_another_document_is_not_looked_at() -> None:
    assert outcomes(read(correction("same-body", document="别的", name="星河厅", body="财政厅"))) == []


@pytest.mark.parametrize(
    "one",
    [
        at("role", "（教育厅牵头，星河厅配合，加快推进）", "教育厅", role="lead"),
        at("add", "（教育厅牵头，星河厅配合，加快推进）", "教育厅", role="lead"),
        correction("same-body", document=ID, name="财政厅", body="640000:财政厅"),
    ],
    ids=lambda one: one.correct,
)
def test_what_the_reading_says_by_itself_is_already_so(one: Correction) -> None:
    assert outcomes(read(one)) == [("already-so", 0)]
    assert assignments(read(one)) == assignments(PLAIN)


ALL = (
    correction("same-body", name="星河厅", body="水利厅"),
    at("role", "（财政厅、星河厅负责）", "财政厅", role="lead", before="做丁。"),
    at("remove", "（财政厅、星河厅负责）", "星河厅", before="做甲。"),
    at("add", "做丙，请水利厅出力。", "水利厅", role="lead"),
    correction("rename", body="教育厅", name="自治区教育体育厅"),
)


@pytest.mark.parametrize(
    "text",
    [
        "新加的一段前言，很长很长。\n" + TEXT,
        TEXT.replace("做乙。", "做完全不同的另一件事。"),
        TEXT.replace("（4）", "（4）　"),
        TEXT.replace("（财政厅、星河厅负责）", "(财政厅、星河\n厅负责)"),
    ],
)
def test_they_survive_a_document_that_changed_elsewhere(text: str) -> None:
    before, after = read(*ALL), read(*ALL, text=text)
    assert [one.outcome for one in after.scorecard.corrections] == ["applied"] * len(ALL)
    assert outcomes(after) == outcomes(before)
    assert [(row[0], row[1], row[3]) for row in assignments(after)] == [
        (row[0], row[1], row[3]) for row in assignments(before)
    ]
    assert after.graph.document.text == text


def test_twice_the_same_and_another_correction_is_another_content() -> None:
    assert read(*ALL) == read(*ALL)
    contents = {read(*ALL[:number]).graph.document.content for number in range(len(ALL) + 1)}
    assert len(contents) == len(ALL) + 1
