"""The tables in ingest/data hold together: no name twice, and every word that one uses exists in another."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest

from graph_store.ids import agency_id, document_id
from graph_store.schema import relationships
from graph_store.vocabulary import DATA, kinds, managements, roles, table
from ingest.divisions import jurisdictions
from ingest.registry import CONFIDENCE, bodies, index, successions
from ingest.resolve import UNRANKED
from ingest.tables import grammar, words

TABLES = sorted(path.stem for path in DATA.glob("*.csv"))
COLOUR = re.compile(r"#[0-9a-f]{6}")
SINCE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
SUCCESSION_TYPES = {"renamed", "reorganised", "merged", "split", "absorbed", "functions"}
PARENT_TYPES = {"inner_office", "managed", "two_plates", "located_in"}
LINES = {"centre", "province", "city", "county", "territory", "enterprise", "unknown"}
LEVELS = {"centre", "province", "city", "county"}


def twice(words: Iterable[object]) -> list[object]:
    return [word for word, times in Counter(words).items() if times > 1]


def column(name: str, key: str) -> list[str]:
    return [row[key] for row in table(name)]


# ---- form


@pytest.mark.parametrize("path", sorted(DATA.iterdir()), ids=lambda path: path.name)
def test_files_are_plain_utf8(path: Path) -> None:
    data = path.read_bytes()
    assert not data.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in data
    assert data.decode().endswith("\n")


@pytest.mark.parametrize("name", TABLES)
def test_rows_are_whole(name: str) -> None:
    rows = list(csv.reader(io.StringIO((DATA / f"{name}.csv").read_text(encoding="utf-8"))))
    assert len({len(row) for row in rows}) == 1
    assert not twice(rows[0])
    assert len(rows) > 1
    assert all(cell == cell.strip() and "\n" not in cell for row in rows for cell in row)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("roles", "role"), ("roles", "type"), ("kinds", "kind"), ("managements", "management"),
        ("role_verbs", "verb"), ("adverbs", "adverb"), ("open_endings", "word"), ("label_stems", "stem"), ("attributes", "label"), ("connectives", "word"),
        ("jurisdictions", "code"), ("jurisdictions", "name"), ("jurisdictions", "short"),
    ],
)  # fmt: skip
def test_no_key_twice(name: str, key: str) -> None:
    assert twice(column(name, key)) == []
    assert "" not in column(name, key)


# ---- vocabularies


@pytest.mark.parametrize("name", ["roles", "kinds", "managements"])
def test_words_have_both_languages_and_colours(name: str) -> None:
    for row in table(name):
        assert row["zh"]
        assert row["en"].isascii()
        assert COLOUR.fullmatch(row.get("colour", "#000000"))


def test_roles_are_relationships_of_the_schema() -> None:
    assert {role.type for role in roles().values()} <= set(relationships())
    assert list(roles()) == ["lead", "responsible", "support", "implement", "guide", "supervise"]


def test_managements_have_known_lines() -> None:
    assert {one.line for one in managements().values()} == LINES
    assert {one.line for one in managements().values() if one.territorial} == {"territory"}
    assert set(column("managements", "territorial")) == {"yes", "no"}


# ---- grammar


def test_verbs_have_known_roles() -> None:
    assert set(column("role_verbs", "role")) == set(roles())


def test_verbs_are_long_enough_to_be_looked_for_by_their_ends() -> None:
    assert all(len(verb) >= 2 for verb in column("role_verbs", "verb"))


def test_adverbs_say_whether_they_separate() -> None:
    assert set(column("adverbs", "separately")) == {"yes", "no"}
    assert grammar().separate == {"分别", "各自", "分头", "各负其责"}


def test_no_adverb_is_a_verb() -> None:
    assert not set(column("adverbs", "adverb")) & set(column("role_verbs", "verb"))


def test_open_endings_are_modifiers_nouns_and_places() -> None:
    assert set(column("open_endings", "part")) == {"modifier", "noun", "place"}


def test_endings_of_bodies() -> None:
    assert twice(words("body_endings")) == []
    assert not any(word.startswith("#") for word in words("body_endings"))


def test_no_body_name_ends_in_a_verb_or_an_open_ending() -> None:
    for body in bodies().values():
        for name in (body.name, body.short_name, *body.aliases):
            assert not grammar().tail.search(name)
            assert not grammar().ending.search(name)


# ---- jurisdictions


def test_jurisdictions() -> None:
    assert len(jurisdictions()) == 32
    for code, place in jurisdictions().items():
        assert re.fullmatch(r"\d{6}", code)
        assert place.level in LEVELS
        assert place.name.startswith(place.short)
        assert list(place.prefixes) == sorted(place.prefixes, key=len, reverse=True)
        assert {place.own_word, place.short, place.name} <= set(place.prefixes)


def test_provinces_end_in_what_they_call_themselves() -> None:
    assert [place.code for place in jurisdictions().values() if not place.name.endswith(place.own_word)] == ["000000"]


# ---- bodies


def test_every_row_is_a_body() -> None:
    assert len(bodies()) == len(table("bodies"))


def test_ids_are_safe_and_unlike() -> None:
    assert all(document_id(body.id.replace(":", "")) == body.id.replace(":", "") for body in bodies().values())


def test_bodies_use_known_words() -> None:
    for body in bodies().values():
        assert body.kind in kinds()
        assert body.kind != "unknown"
        assert body.management in managements()
        assert body.level in LEVELS
        assert body.system
    assert set(column("bodies", "confidence")) <= set(CONFIDENCE)
    assert len(CONFIDENCE) == len(set(CONFIDENCE.values()))
    assert all(0 < value <= 1 for value in CONFIDENCE.values())


def test_bodies_lie_in_known_provinces() -> None:
    assert {body.jurisdiction[:2] + "0000" for body in bodies().values()} <= set(jurisdictions())


def test_names_are_not_repeated_among_aliases() -> None:
    for body in bodies().values():
        assert twice([body.name, *body.aliases]) == []


@pytest.mark.parametrize("code", list(jurisdictions()))
def test_no_name_means_two_bodies(code: str) -> None:
    index(code)  # raises ValueError for a name of two bodies


def test_every_printed_name_finds_its_body() -> None:
    for body in bodies().values():
        place = index(body.jurisdiction[:2] + "0000")
        for name in (body.name, body.full_name, *body.aliases):
            found = place.find(name)
            assert found is not None
            assert found[0] is body


def test_quantifiers_belong_to_collectives() -> None:
    for body in bodies().values():
        assert body.quantifier in ({"all", "some"} if body.kind == "collective" else {""})


def test_parents_exist_and_are_no_circle() -> None:
    for body in bodies().values():
        assert bool(body.parent) == bool(body.parent_type)
        assert body.parent_type in PARENT_TYPES | {""}
        above, seen = body.parent, {body.id}
        while above:
            assert above not in seen
            seen.add(above)
            above = bodies()[above].parent


def test_the_official_order_is_an_order() -> None:
    ranked = [body.official_order for body in bodies().values() if body.official_order != UNRANKED]
    assert twice(ranked) == []
    assert min(ranked) == 1
    assert max(ranked) < UNRANKED


# ---- reforms


def test_bodies_and_heirs_exist() -> None:
    assert sum(map(len, successions().values())) == len(table("successions")) + len(table("central_successions"))
    for row in table("successions"):
        assert agency_id(row["jurisdiction"], row["short_name"]) in bodies()
        assert agency_id(row["jurisdiction"], row["heir"]) in bodies()
        assert row["short_name"] != row["heir"]


def test_reforms_use_known_words() -> None:
    assert set(column("successions", "type")) <= SUCCESSION_TYPES
    assert set(column("successions", "main")) <= {"yes", "no"}
    assert all(SINCE.fullmatch(since) for since in column("successions", "since"))
    assert all(column("successions", "source"))


def test_a_body_has_one_main_heir_at_most_and_no_heir_twice() -> None:
    for found in successions().values():
        assert sum(one.main for one in found) <= 1
        assert twice([one.heir for one in found]) == []


def test_no_body_succeeds_itself() -> None:
    for body in successions():
        seen, waiting = set(), [one.heir for one in successions()[body]]
        while waiting:
            heir = waiting.pop()
            assert heir != body
            if heir not in seen:
                seen.add(heir)
                waiting += [one.heir for one in successions().get(heir, ())]


def test_looking_up_a_tail_finds_what_searching_for_it_finds() -> None:
    found = grammar()
    verbs = [*column("role_verbs", "verb"), "为牵头单位", "牵头推进落实", "负责组织实施", "是配合部门"]
    for verb in verbs:
        for before in ("财政厅", "财政厅分别", "财政厅按职责分工分别", "", "加快"):
            text = before + verb
            searched, looked_up = found.tail.search(text), found.tail_at(text, 0, len(text))
            assert searched is not None
            assert looked_up is not None
            assert (searched.span(), searched["verb"]) == (looked_up.span(), looked_up["verb"])
    assert found.tail_at("财政厅", 0, 3) is None


def test_the_last_character_decides_as_the_whole_pattern_does() -> None:
    grammar_ = grammar()
    names = [
        start + end + behind for start in ("", "星") for end in words("body_endings") for behind in ("", "（南）", "\n")
    ]
    for name in [*names, *"局（）)\n星", "", "星河", "星河（局", "（局）"]:
        expected = grammar_.body.search(name) is not None
        assert grammar_.ends_as_body(f"某{name}局", 1, 1 + len(name)) is expected, name


@pytest.mark.parametrize("before", ["", "星河局", "星河局分别"])
def test_the_longest_predicate_is_looked_up_as_the_pattern_finds_it(before: str) -> None:
    grammar_ = grammar()
    closing = ["", *words("verb_complements"), *words("closing_complements")]
    verbs = [verb + more for verb in column("role_verbs", "verb") for more in closing]
    labels = [f"为{stem}{noun}" for stem in column("label_stems", "stem") for noun in words("label_nouns")]
    for word in [*verbs[::7], *labels[::7], "星河", "牵头", "为牵头"]:
        text = before + word
        found, expected = grammar_.tail_at(text, 0, len(text)), grammar_.tail.search(text)
        assert (found and found.span()) == (expected and expected.span()), text
