"""A piece that is a name and the verb that closes its list."""

from __future__ import annotations

from ingest.closings import Closing, closing_of
from ingest.registry import index
from tests.ingest.making import PLACE


def closing(piece: str, place: str = PLACE) -> Closing | None:
    return closing_of(piece, index(place).knows)


def test_the_name_and_its_role() -> None:
    found = closing("教育厅牵头")
    assert found == Closing((0, 3), "lead", "牵头", False, False)


def test_each_for_itself_and_a_label_as_verb() -> None:
    assert closing("教育厅分别落实") == Closing((0, 3), "implement", "分别落实", True, False)
    assert closing("教育厅为牵头单位") == Closing((0, 3), "lead", "为牵头单位", False, True)


def test_who_knows_the_name_matters() -> None:
    assert closing("宁夏银监局开展", "640000") is not None
    assert closing("星河某某开展", "640000") is None


def test_a_long_piece_closes_nothing() -> None:
    assert closing("星" * 400 + "局牵头") is None
