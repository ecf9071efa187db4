"""Places and documents in a filter mean the same to the catalogue and to the networks."""

from __future__ import annotations

import pytest

from graph_store.errors import NotFoundError, ParameterError
from graph_store.places import fullest_first, known_place, means_every_place, no_document, place, places


@pytest.mark.parametrize("text", ["640000", "宁夏", "宁夏回族自治区"])
def test_a_place_by_its_code_and_its_names(text: str) -> None:
    assert place(text).code == "640000"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("330100", "330100"),
        ("杭州", "330100"),
        ("杭州市", "330100"),
        ("西湖区", None),
        ("长沙", "430100"),
        ("长沙县", "430121"),
    ],
)
def test_cities_and_counties(text: str, code: str | None) -> None:
    if code is None:
        with pytest.raises(ParameterError, match="give a code"):
            place(text)
    else:
        assert place(text).code == code


def test_a_place_by_its_code_only() -> None:
    found = known_place("330106")
    assert found is not None
    assert found.name == "西湖区"
    assert known_place("330199") is None
    assert known_place("杭州") is None


def test_every_place_is_found_by_its_code() -> None:
    assert all(place(code) is one for code, one in places().items())


@pytest.mark.parametrize("text", ["火星", "", "64", "all"])
def test_what_is_no_place(text: str) -> None:
    with pytest.raises(ParameterError) as caught:
        place(text)
    assert caught.value.where == "jurisdiction"
    assert repr(text) in caught.value.zh
    assert repr(text) in caught.value.en


def test_all_places_in_so_many_words() -> None:
    assert [text for text in ("all", "全部", "", "宁夏", "ALL") if means_every_place(text)] == ["all", "全部"]


def test_the_fullest_is_first_and_codes_decide_between_equals() -> None:
    tasks = [("64", 3), ("45", 2), ("11", 5), ("45", 3), ("12", 1)]
    assert list(fullest_first(tasks).items()) == [("11", 5), ("45", 5), ("64", 3), ("12", 1)]
    assert fullest_first([]) == {}


def test_an_unknown_document_is_told_with_those_that_are_there() -> None:
    problem = no_document("x", [f"d{number}" for number in range(9)])
    assert isinstance(problem, NotFoundError)
    assert problem.where == "document"
    for text in (problem.zh, problem.en):
        assert "'x'" in text
        assert "d4" in text
        assert "d5" not in text
        assert "9" in text
    assert "等" not in no_document("x", ["d1"]).zh
    assert "(none)" in no_document("x", []).en
