"""Key terms: what a text says often and other texts seldom."""

from __future__ import annotations

from graph_store.terms import MOST_TERMS, key_terms
from graph_store.words import task_words

FREQUENCY = {"工作": 1000, "温室": 2, "番茄": 5}


def test_rare_words_go_before_frequent_ones_and_repeated_before_single() -> None:
    assert key_terms(["工作", "温室", "番茄"], FREQUENCY, 10_000) == ("温室", "番茄", "工作")
    assert key_terms(["温室", "番茄", "番茄"], FREQUENCY, 10_000) == ("番茄", "温室")


def test_of_equal_weight_the_first_in_the_text_stands_first() -> None:
    assert key_terms(["乙", "甲"], {}, 10) == ("乙", "甲")


def test_numbers_are_no_terms_and_terms_are_few() -> None:
    assert key_terms(["12.5", "2024年"], {}, 10) == ()
    assert len(key_terms([f"词{chr(0x4E00 + index)}" for index in range(30)], {}, 10)) == MOST_TERMS


def test_a_word_as_frequent_as_the_corpus_weighs_nothing() -> None:
    assert key_terms(["工作"], {"工作": 50}, 10) == ("工作",)


def test_only_the_running_text_counts_and_bodies_are_no_terms() -> None:
    text = "修缮番茄温室，报星河局备案（星河局、气象台牵头）"
    start = text.index("（")
    ((words, terms),) = task_words([text], [[(0, start)]], ["星河局"])
    assert {"番茄", "温室"} <= set(terms) <= set(words)
    assert not {"星河局", "气象台", "牵头"} & set(terms)
    ((_, none),) = task_words([text], [()], ["星河局"])
    assert none == ()
