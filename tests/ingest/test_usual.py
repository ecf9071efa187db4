"""The rows that hold for every place: each name leads to its body and to no other, at many places of every kind."""

from __future__ import annotations

from itertools import combinations

import pytest

from graph_store.vocabulary import kinds, managements, table
from ingest.bodies import CONFIDENCE, central_bodies, named_successions
from ingest.divisions import Jurisdiction, division, known
from ingest.known import body, successions_of
from ingest.name_forms import applies, filled, letter
from ingest.registry import index
from ingest.usual import Usual, inners, names_at, row_of, usual_body, usual_rows

PLACES = [
    "110000", "120000", "310000", "500000", "330000", "440000", "450000", "640000", "650000", "150000", "510000",
    "330100", "440300", "640100", "152200", "532900", "653100", "330106", "330782", "640121", "110105", "150102",
]  # fmt: skip
TYPES = {"inner_office", "managed", "two_plates", "located_in"}
NO_YEAR = 9999


def years(since: str, until: str) -> tuple[int, int]:
    return int(since[:4] or 0), int(until[:4] or NO_YEAR)


def printed(row: Usual, place: Jurisdiction) -> set[str]:
    """Every name of the row as a document of the place prints it, with its word or its name before it."""
    found = {filled(row.name, place), filled(row.full_name, place)}
    for form in row.aliases:
        name = filled(form.lstrip("*#"), place)
        if any(mark in form for mark in "@") or any(mark in form[1:] for mark in "*#"):
            found.add(name)
        else:
            found |= {place.own_word + name, place.name + name}
    return found


def together(first: tuple[int, int], second: tuple[int, int]) -> bool:
    """Whether two bodies existed beside each other for longer than the year of a reform."""
    return max(first[0], second[0]) < min(first[1], second[1])


@pytest.mark.parametrize("code", PLACES)
def test_no_name_means_two_bodies_of_one_time(code: str) -> None:
    for name, entries in names_at(division(code)).items():
        for one, other in combinations(entries, 2):
            first, second = (years(row.since, row.until) for row in (one.row, other.row))
            assert not together(first, second), f"{name}: {one.row.short_name}, {other.row.short_name}"


@pytest.mark.parametrize("code", PLACES)
def test_a_short_name_is_one_row(code: str) -> None:
    place = division(code)
    rows = [row for row in usual_rows() if applies(row.levels, code, letter(place))]
    assert len({filled(row.short_name, place) for row in rows}) == len(rows)


@pytest.mark.parametrize("code", PLACES)
def test_every_name_of_every_row_finds_its_body(code: str) -> None:
    place, names = division(code), index(code)
    for row in usual_rows():
        if not applies(row.levels, code, letter(place)):
            continue
        made = usual_body(row, place)
        year = max(int(row.since[:4] or 0) + 1, 2000) if row.since else int(row.until[:4] or 1) - 1
        expected = body(made.id)
        assert expected is not None
        for name in printed(row, place):
            found = names.find(name, year)
            assert found is not None, name
            own_table = code == "640000" and found.rule.startswith("registry")  # Ningxia's, which has other bodies
            assert own_table or found.body.id == expected.id, f"{name}: {found.body.id}, not {expected.id}"


@pytest.mark.parametrize("code", PLACES)
def test_an_id_leads_back_to_its_body(code: str) -> None:
    place = division(code)
    for row in usual_rows():
        if applies(row.levels, code, letter(place)):
            made = usual_body(row, place)
            again = body(made.id)
            assert again is not None
            if not code.startswith("64"):  # Ningxia's own table wins there
                assert again == made


def test_rows_use_known_words() -> None:
    for name in ("usual_bodies", "field_offices", "central_bodies"):
        for row in table(name):
            assert row["kind"] in set(kinds()) - {"unknown", "collective"}
            assert row["management"] in {*managements(), ""}
            assert row["system"]
            assert row["confidence"] in CONFIDENCE
            assert row["source"] == "knowledge"
            assert bool(row["parent"]) == bool(row["parent_type"])
            assert row["parent_type"] in TYPES | {""}


@pytest.mark.parametrize("code", ["330000", "310000", "330100", "330106"])
def test_parents_of_usual_bodies_exist(code: str) -> None:
    place = division(code)
    for row in usual_rows():
        if row.parent and applies(row.levels, code, letter(place)):
            made = usual_body(row, place)
            assert made.parent_type == (row.parent_type if made.parent else "")
            assert not made.parent or row_of(made.parent.partition(":")[2], place) is not None
            assert made.parent or code == "310000", row.short_name


@pytest.mark.parametrize("code", PLACES)
def test_heirs_of_usual_bodies_exist_and_one_is_the_main_one(code: str) -> None:
    place = division(code)
    for row in usual_rows():
        if applies(row.levels, code, letter(place)):
            found = successions_of(usual_body(row, place).id)
            assert sum(one.main for one in found) <= 1
            assert all(body(one.heir) for one in found), found
            assert all(one.heir != one.body for one in found)


def test_reforms_of_usual_bodies_are_of_known_rows() -> None:
    for row in table("usual_successions"):
        for form in (row["short_name"], row["heir"]):
            place = known(
                {"P": "330000", "M": "310000", "C": "330100", "X": "330106"}.get(
                    row["levels"][0], row["levels"].split()[0]
                )
            )
            assert place is not None
            rows = {
                filled(one.short_name, place) for one in usual_rows() if applies(one.levels, place.code, letter(place))
            }
            assert filled(form, place) in rows, (row["levels"], form)


def test_central_names_are_of_one_body_at_a_time() -> None:
    by_name: dict[str, list[str]] = {}
    for one in central_bodies().values():
        for name in {one.name, one.short_name, one.full_name, *one.aliases}:
            by_name.setdefault(name, []).append(one.id)
    for name, ids in by_name.items():
        for first, second in combinations([central_bodies()[one] for one in ids], 2):
            assert not together(years(first.since, first.until), years(second.since, second.until)), name


def test_central_parents_and_heirs_exist() -> None:
    for one in central_bodies().values():
        assert not one.parent or one.parent in central_bodies()
    for identity, found in named_successions().items():
        if identity.startswith("000000:"):
            assert identity in central_bodies()
            assert all(one.heir in central_bodies() for one in found)


def test_every_central_name_is_found_by_the_centre() -> None:
    names = index("000000")
    for one in central_bodies().values():
        year = int(one.since[:4] or 0) + 1 if one.since else int(one.until[:4] or 1) - 1
        for name in {one.name, one.short_name, one.full_name, *one.aliases}:
            found = names.find(name, year)
            assert found is not None, name
            assert found.body.id == one.id, name


def test_names_of_one_length_stand_in_the_order_of_the_table() -> None:
    found = [(-len(one.head + one.tail), one.row.order, one.form != "") for one in inners()]
    assert found == sorted(found)
