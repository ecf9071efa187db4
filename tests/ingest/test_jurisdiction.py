from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_store.errors import InputError, ParameterError
from ingest.divisions import Jurisdiction, jurisdictions
from ingest.jurisdiction import detect, told
from tests.conftest import SAMPLE
from tests.ingest.making import CALM, is_clear


@pytest.mark.parametrize("place", list(jurisdictions().values()), ids=lambda place: place.code)
def test_told_by_code_name_and_short_name(place: Jurisdiction) -> None:
    assert told(place.code) is told(place.name) is told(place.short) is place


@pytest.mark.parametrize(
    "given",
    ["", "64", "640199", "宁夏省", "宁夏杭州", "杭州市朝阳区", "火星", "640000 ", "宁夏\n", "\ud800", "x" * 1000],
)
def test_an_unknown_jurisdiction(given: str) -> None:
    with pytest.raises(ParameterError) as caught:
        told(given)
    is_clear(caught.value, "640000", "宁夏")
    assert caught.value.where == "jurisdiction"


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ("杭州", "330100"), ("杭州市", "330100"), ("330100", "330100"), ("浙江杭州", "330100"), ("浙江省杭州市西湖区", "330106"),
        ("北京朝阳", "110105"), ("北京市朝阳区", "110105"), ("朝阳市", "211300"), ("辽宁朝阳县", "211321"), ("城区晋城", ""),
        ("吉林", "220000"), ("吉林市", "220200"), ("海南", "460000"), ("西双版纳", "532800"), ("西双版纳州", "532800"), ("临夏州", "622900"),
        ("伊犁哈萨克自治州", "654000"), ("济源", "419001"), ("浦东", "310115"), ("中央", "000000"),
    ],
)  # fmt: skip
def test_told_of_every_level(given: str, code: str) -> None:
    try:
        assert told(given).code == code
    except ParameterError:
        assert code == ""


@pytest.mark.parametrize(
    ("given", "candidates"),
    [
        ("朝阳", ("辽宁省朝阳市（211300）", "北京市朝阳区（110105）", "吉林省长春市朝阳区（220104）")),
        ("江苏鼓楼", ("江苏省南京市鼓楼区（320106）", "江苏省徐州市鼓楼区（320302）")),
        ("临夏", ("甘肃省临夏回族自治州（622900）", "甘肃省临夏回族自治州临夏市（622901）")),
    ],
)
def test_an_ambiguous_name_lists_its_candidates(given: str, candidates: tuple[str, ...]) -> None:
    with pytest.raises(ParameterError) as caught:
        told(given)
    is_clear(caught.value, *candidates)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("宁夏宁夏", "640000"),
        ("宁夏和宁夏，各市", "640000"),
        ("（自治区财政厅负责）（自治区教育厅负责）宁夏宁夏，新疆", "640000"),
        ("（省财政厅负责）（省教育厅负责）甘肃甘肃，新疆新疆新疆", "620000"),
        ("（省财政厅负责）（省教育厅负责）河北省，河北，京津冀北京北京北京，各市", "130000"),
        ("（市财政局负责）（市教育局负责）北京北京，河北河北河北", "110000"),
        ("（省财政厅、省教育厅负责）各县（市、区）各县（市、区）各县（市、区）江苏江苏，上海上海上海", "320000"),
        ("中央、国家、国务院，云南云南", "530000"),
    ],
)
def test_detected(text: str, code: str) -> None:
    assert detect(text).code == code


@pytest.mark.parametrize(
    "text", ["", "宁夏", "一段没有地名的文字", "宁夏宁夏甘肃甘肃", "中央中央", "（市市市）（省省省）（自治区）"]
)
def test_cannot_be_detected(text: str) -> None:
    with pytest.raises(InputError) as caught:
        detect(text)
    is_clear(caught.value, "--jurisdiction 640000")
    assert caught.value.where == "jurisdiction"


def test_the_sample() -> None:
    assert detect(SAMPLE.read_text(encoding="utf-8")).code == "640000"


@pytest.mark.parametrize(
    "place", [one for one in jurisdictions().values() if one.code != "000000"], ids=lambda one: one.code
)
def test_every_province_is_detected_in_a_notice_of_its_own(place: Jurisdiction) -> None:
    others = "".join(one.short for one in jurisdictions().values() if one.code not in {place.code, "000000"})
    text = f"{place.name}任务分工\n（一）学习各地做法：{others}。（{place.own_word}财政厅、教育厅负责）\n"
    text += f"（二）建设{place.short}。（{place.own_word}水利厅负责，各县（市、区）人民政府配合）\n"
    assert detect(text) is place


@CALM
@given(
    st.lists(st.sampled_from(["宁夏", "江苏", "省", "市", "自治区", "（", "、", "财政厅"]), max_size=40).map("".join)
)
def test_never_fails_otherwise(text: str) -> None:
    try:
        found = detect(text)
    except InputError:
        return
    assert text.count(found.short) >= 2
