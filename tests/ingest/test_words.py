"""Search words: what is stored and what is asked are cut in one way, so that the two always meet."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_store import words
from graph_store.words import query_words, search_words
from ingest.pipeline import read_source
from ingest.registry import bodies
from tests.ingest.making import CALM, HERE, notice, source

NAMES = ["自治区财政厅", "财政厅", "人力资源社会保障厅", "自治区人力资源社会保障厅", "各市、县（区）人民政府"]


def stored(text: str, names: list[str] = NAMES) -> tuple[str, ...]:
    (found,) = search_words([text], names)
    return found


def test_a_body_is_one_word_and_found_by_its_shorter_name() -> None:
    assert stored("自治区财政厅") == ("自治区财政厅", "财政厅")
    assert "人力资源社会保障厅" in stored("由自治区人力资源社会保障厅牵头")
    assert "区财" not in stored("自治区财政厅")


def test_words_are_distinct_and_in_order() -> None:
    found = stored("修建公路，种植树木，再修建公路")
    assert list(found) == sorted(set(found), key="修建公路，种植树木，再修建公路".find)


def test_long_words_bring_the_shorter_ones_inside_them() -> None:
    assert {"基础设施", "基础", "设施"} <= set(stored("加快基础设施建设"))


@pytest.mark.parametrize("text", ["", "，。、（）", "的了在", "a 1", "加强推进", " \n\u3000"])
def test_nothing_to_find(text: str) -> None:
    assert stored(text) == ()


def test_each_text_has_its_own_words() -> None:
    first, second, third = search_words(["修建公路", "", "种植树木"], NAMES)
    assert (set(first) & set(third), second) == (set(), ())


def test_letters_and_numbers() -> None:
    assert {"GDP", "12.5"} & set(stored("GDP增长12.5%"))


def test_a_question_of_stop_words_only_is_asked_as_it_is() -> None:
    assert query_words("推进", NAMES) == ("推进",)
    assert query_words("推进公路", NAMES) == ("公路",)
    assert query_words("  ", NAMES) == ()
    assert query_words("路", NAMES) == ("路",)


@pytest.mark.parametrize("name", sorted({body.name for body in bodies().values()}))
def test_a_body_that_is_asked_for_is_found_where_it_is_printed(name: str) -> None:
    names = [one for body in bodies().values() for one in (body.name, body.short_name)]
    (found,) = search_words([f"由{name}牵头落实"], names)
    assert name in found or not name.isalnum()  # jieba never keeps a mark inside a word: 各市、县（区）人民政府
    assert set(query_words(name, names)) <= set(found)


@settings(CALM, max_examples=60)
@given(
    st.lists(
        st.sampled_from(["修建", "公路", "财政厅", "自治区财政厅", "生态环境", "，", "的", "和", "保护"]), max_size=12
    )
)
def test_the_words_of_a_text_find_that_text(parts: list[str]) -> None:
    text = "".join(parts)
    assert len(set(stored(text))) == len(stored(text))
    for word in query_words(text, NAMES):
        if len(word) >= 2 and word not in words._stop_words():
            assert word in stored(text)


@settings(CALM, max_examples=60)
@given(st.text(max_size=80))
def test_any_text(text: str) -> None:
    assert all(word in text and len(word) >= 2 for word in stored(text))
    assert all(word in text for word in query_words(text, NAMES))


def test_the_same_text_gives_the_same_words() -> None:
    assert stored("自治区财政厅修建公路") == stored("自治区财政厅修建公路")


def test_what_was_read_before_does_not_count() -> None:
    later = source(notice("支持蓝色月光协作办公室建设。（教育厅负责）"), stem="后")
    first = read_source(later, HERE).graph
    read_source(source(notice("做甲。（蓝色月光协作办公室负责）"), stem="先"), HERE)
    assert read_source(later, HERE).graph.document.content == first.document.content
