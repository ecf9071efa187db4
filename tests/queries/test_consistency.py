"""Questions that count the same thing agree: a ranking, and the list that a reader opens from it."""

from __future__ import annotations

from typing import Any

import pytest

from queries.asking import Asker
from tests.queries.conftest import Askers

PARTS = ("both_lead", "first_leads", "second_leads", "both_support", "other")
TURNED = {"first_leads": "second_leads", "second_leads": "first_leads"}


@pytest.fixture(params=["sample", "beside"])
def asker(request: pytest.FixtureRequest) -> Asker:
    """The sample; and in a graph of two jurisdictions a notice in which bodies have several roles."""
    found: Askers = request.getfixturevalue("askers" if request.param == "sample" else "two_askers")
    return found["ladybug"]


def records(asker: Asker, name: str, **given: Any) -> list[dict[str, Any]]:
    place = {"jurisdiction": "all"} if asker.questions.get(name).parameter("jurisdiction") else {}
    return asker.ask(name, {"limit": 1000, **place, **given}).records()


def test_parts_of_a_pair_add_up(asker: Asker) -> None:
    for given in ({}, {"roles": "support,implement"}, {"include_collectives": True}, {"rank_by": "any_role"}):
        for row in records(asker, "shared-tasks", **given):
            assert row["tasks"] == sum(row[name] for name in PARTS)
            assert row["tasks"] <= row["any_role"] or given.get("roles")
            assert row["newman"] <= row["tasks"]


@pytest.mark.parametrize("given", [{}, {"kind": "government_department"}, {"roles": "lead"}, {"rank_by": "newman"}])
def test_partners_are_the_pairs_of_a_body(asker: Asker, given: dict[str, Any]) -> None:
    code = "640000:财政厅"
    pairs = {}
    for row in records(asker, "shared-tasks", **given):
        if code in (row["agency_id"], row["partner_id"]):
            first = row["agency_id"] == code
            names = PARTS if first else [TURNED.get(name, name) for name in PARTS]
            other = row["partner_id"] if first else row["agency_id"]
            pairs[other] = [row["tasks"], *(row[name] for name in names), row["any_role"], row["newman"]]
    found = records(asker, "agency-partners", agency=code, **given)
    columns = ("tasks", *PARTS, "any_role", "newman")
    assert {row["partner_id"]: [row[name] for name in columns] for row in found} == pairs


def test_tasks_of_a_pair_are_as_many_as_its_number_says(asker: Asker) -> None:
    for row in records(asker, "shared-tasks", roles="lead,support")[:25]:
        pair = {"agency": row["agency_id"], "partner": row["partner_id"]}
        assert len({one["task_id"] for one in records(asker, "pair-tasks", **pair)}) == row["any_role"]
        counted = {one["task_id"] for one in records(asker, "pair-tasks", **pair, roles="lead,support")}
        assert len(counted) == row["tasks"]


def test_load_is_the_number_of_tasks_listed(asker: Asker) -> None:
    sections = records(asker, "agency-by-section")
    for row in records(asker, "busiest-agencies")[:25]:
        listed = records(asker, "agency-tasks", agency=row["agency_id"])
        for role in ("lead", "responsible", "support", "implement", "guide", "supervise"):
            assert len({one["task_id"] for one in listed if one["role"] == role}) == row[role]
        assert len({one["task_id"] for one in listed}) == row["any_role"]
        assert sum(one["tasks"] for one in sections if one["agency_id"] == row["agency_id"]) == row["tasks"]


def test_lead_shares_add_up_to_the_tasks_that_somebody_answers_for(asker: Asker) -> None:
    answered = [row for row in records(asker, "widest-tasks") if row["answering_bodies"]]
    shares = sum(row["lead_share"] for row in records(asker, "busiest-agencies"))
    assert shares == pytest.approx(len(answered), abs=1e-3)


def test_every_task_has_one_form_of_leading(asker: Asker) -> None:
    forms = [
        {row["task_id"] for row in records(asker, name)}
        for name in ("parallel-leads", "joint-leads", "sole-leads")
    ]  # fmt: skip
    led = {row["task_id"] for row in records(asker, "list-tasks") if row["lead"]}
    assert set[str]().union(*forms) == led
    assert sum(map(len, forms)) == len(led)
    without = {
        row["task_id"]
        for row in records(asker, "list-tasks")
        if row["all_bodies"] and not row["lead"] + row["responsible"]
    }
    assert {row["task_id"] for row in records(asker, "leaderless-tasks")} == without


def test_totals_of_documents_and_sections(asker: Asker) -> None:
    sections = records(asker, "section-load")
    for row in records(asker, "document-summary"):
        own = [one for one in sections if one["document"] == row["document"]]
        assert (
            sum(one["tasks"] for one in own)
            == row["tasks"]
            == len(records(asker, "list-tasks", document=row["document"]))
        )
        assert sum(one["assignments"] for one in own) == row["assignments"]


def test_least_links_are_never_more_than_most(asker: Asker) -> None:
    for row in records(asker, "widest-tasks"):
        assert 0 <= row["links_least"] <= row["links_most"]
        assert row["width"] == row["answering_bodies"] + row["supporting_bodies"] <= row["all_bodies"]
