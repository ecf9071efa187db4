from __future__ import annotations

import pytest

from graph_store.errors import InputError, ParameterError
from ingest.foreign import is_foreign
from ingest.metadata import Metadata
from ingest.pipeline import read_source
from tests.ingest.making import HERE, is_clear, notice, source

ENGLISH = "Notice on the division of work\n1. Build bridges. (Responsible: Ministry of Transport)\n2. Plant trees.\n"
JAPANESE = "業務分担について\n一、橋をかける。（国土交通省が担当する）\n二、木を植えること。（林野庁）\n"


@pytest.mark.parametrize("text", [ENGLISH, JAPANESE, "Распределение задач\n1. Мосты. (Минфин)\n" * 3])
@pytest.mark.parametrize("told", [HERE, Metadata()])
def test_a_text_in_another_language_is_told_so(text: str, told: Metadata) -> None:
    with pytest.raises(InputError) as caught:
        read_source(source(text), told)
    is_clear(caught.value)
    assert "没有找到中文的任务分工" in caught.value.zh
    assert "no Chinese division-of-work text" in caught.value.en
    assert "jurisdiction" not in caught.value.en


@pytest.mark.parametrize("text", ["一段没有编号的文字，ABC、DEF。", "。" * 1000, "", "1234"])
def test_a_chinese_text_is_told_what_it_lacks(text: str) -> None:
    assert not is_foreign(text)
    with pytest.raises(InputError, match=r"numbered task|jurisdiction"):
        read_source(source(text), HERE)


def test_a_wrong_option_is_told_first() -> None:
    with pytest.raises(ParameterError, match="火星"):
        read_source(source(ENGLISH), Metadata(jurisdiction="火星"))


def test_a_notice_with_foreign_names_is_read() -> None:
    text = notice("引进 International Business Machines Corporation、Amazon Web Services。（财政厅负责）")
    assert read_source(source(text), HERE).scorecard.assignments == 1
