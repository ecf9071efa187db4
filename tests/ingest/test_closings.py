"""A piece with the verb that closes it means the same wherever it stands."""

from __future__ import annotations

from ingest.closings import Closing, closing_of
from ingest.context import Context
from ingest.registry import index
from ingest.tables import grammar
from tests.ingest.making import PLACE


def closing(before: str, piece: str, place: str = PLACE) -> Closing | None:
    here = Context(f"{before}{piece}；", grammar(), index(place).knows)
    return closing_of(here, len(before), len(before) + len(piece))


def test_the_name_and_its_role() -> None:
    found = closing("", "教育厅牵头")
    assert found == Closing((0, 3), "lead", "牵头", False, False)


def test_what_stands_before_changes_nothing() -> None:
    alone = closing("", "教育厅分别落实")
    assert alone is not None
    assert alone.separately
    assert all(closing(before, "教育厅分别落实") == alone for before in ("财政厅、", "高", "由", "星河会同"))


def test_who_knows_the_name_matters() -> None:
    assert closing("", "宁夏银监局开展", "640000") is not None
    assert closing("", "星河某某开展", "640000") is None


def test_a_long_piece_closes_nothing() -> None:
    assert closing("", "星" * 400 + "局牵头") is None
