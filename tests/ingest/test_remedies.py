from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import pytest

from ingest.corrections import Correction
from ingest.pipeline import read_source
from ingest.remedies import Doubtful, Remedy, remedy
from tests.ingest.making import HERE, notice, source

TIME = "2018-06-01T09:30:00+08:00"


class Names:
    """A registry of one name."""

    def suggest(self, name: str) -> Sequence[str]:
        return ("自治区财政厅",) if name.startswith("财") else ()


def remedies(text: str) -> list[tuple[str, Remedy]]:
    card = read_source(source(text), HERE).scorecard
    doubts = [Doubtful("示例通知", one.reason, one.text, one.char_start, one.char_end) for one in card.doubts]
    return [(one.reason, remedy(text, one, Names(), "甲", TIME)) for one in doubts]


def said(one: Remedy) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(one.line)
    return found


@pytest.mark.parametrize(
    ("task", "reason"),
    [
        ("做乙。（某人牵头）", "unread-clause"),
        ("做乙。\n牵头单位：某人", "unread-clause"),
        ("做乙。（教育厅负责，某某处、加快推进）", "leftover"),
        ("做乙。（教育厅、水利厅）", "bare"),
        ("做乙。（财某厅负责）", "unknown-name"),
    ],
)
def test_with_a_reason_the_line_settles_the_doubt(task: str, reason: str) -> None:
    text = notice("做甲。（财政厅负责）", task)
    line = dict(remedies(text))[reason].line
    assert json.loads(line)["reason"] == ""
    one = Correction(**{**json.loads(line), "reason": "核对过"})
    card = read_source(source(text), HERE, [one]).scorecard
    assert [done.outcome for done in card.corrections] == ["applied"]
    before = [found for found, _ in remedies(text)]
    assert len([doubt for doubt in card.doubts if doubt.reason == reason]) <= before.count(reason)
    assert reason == "bare" or reason not in [doubt.reason for doubt in card.doubts]


def test_the_verb_of_an_unread_clause_gives_the_role() -> None:
    ((_, one), _) = remedies(notice("做甲。（财政厅负责）", "做乙。（某人牵头）"))
    assert (said(one)["mention"], said(one)["role"], said(one)["clause"]) == ("某人", "lead", "（某人牵头）")


def test_the_nearest_names_of_an_unknown_one() -> None:
    ((_, one),) = remedies(notice("做甲。（财某厅负责）"))
    assert one.nearest == ("自治区财政厅",)
    assert (said(one)["correct"], said(one)["body"]) == ("same-body", "自治区财政厅")
    ((_, other),) = remedies(notice("做甲。（银河厅负责）"))
    assert other.nearest == ()
    assert said(other)["correct"] == "kind"


def test_for_a_gap_there_is_no_line() -> None:
    found = dict(remedies("一、甲\n（一）乙。（财政厅负责）\n（四）丙。（财政厅负责）\n"))
    assert found["gap"] == Remedy()
