from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_store.vocabulary import managements, roles
from ingest.sets import Membership, memberships
from tests.ingest.making import CALM

BOTH, HORIZONTAL, NONE = Membership(True, True), Membership(False, True), Membership(False, False)


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ([], []),
        # leads answer; supporters coordinate; implementers carry it out
        ([("lead", "province"), ("support", "province"), ("implement", "local")], [BOTH, HORIZONTAL, NONE]),
        ([("lead", "province"), ("implement", "province")], [BOTH, NONE]),
        ([("lead", "province"), ("responsible", "province")], [BOTH, HORIZONTAL]),
        ([("lead", "province"), ("lead", "territorial")], [BOTH, BOTH]),
        # without leads the responsible answer
        ([("responsible", "province"), ("support", "province")], [BOTH, HORIZONTAL]),
        ([("responsible", "local")], [BOTH]),
        # without both the implementers that are not territorial
        ([("implement", "province"), ("implement", "local"), ("implement", "territorial")], [BOTH, NONE, NONE]),
        ([("implement", "local")], [NONE]),
        ([("implement", "unknown")], [BOTH]),
        ([("implement", "central_vertical"), ("support", "local")], [BOTH, HORIZONTAL]),
        # or nobody
        ([("support", "province")], [HORIZONTAL]),
        ([("guide", "province"), ("supervise", "province")], [NONE, NONE]),
        ([("guide", "province"), ("implement", "province")], [NONE, BOTH]),
    ],
)
def test_definitions(parts: list[tuple[str, str]], expected: list[Membership]) -> None:
    assert memberships(parts) == expected


@CALM
@given(st.lists(st.tuples(st.sampled_from(list(roles())), st.sampled_from(list(managements()))), max_size=12))
def test_invariants(parts: list[tuple[str, str]]) -> None:
    found = memberships(parts)
    assert len(found) == len(parts)
    answering = {role for (role, _), one in zip(parts, found, strict=True) if one.answering}
    assert len(answering) <= 1  # A(t) is one of L, R and the implementers
    present = {role for role, _ in parts}
    if present & {"lead", "responsible"}:
        assert answering == {"lead" if "lead" in present else "responsible"}
    for (role, line), one in zip(parts, found, strict=True):
        assert one.horizontal or not one.answering
        assert one.horizontal == (one.answering or role in {"lead", "responsible", "support"})
        assert not (one.answering and role == "implement" and managements()[line].territorial)
    assert memberships(parts[::-1]) == found[::-1]
