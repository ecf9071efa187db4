from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.divisions import Jurisdiction, full_name, is_within
from ingest.jurisdiction import told
from ingest.members import government, members, place_named
from tests.ingest.making import CALM


def counted(name: str, place: str) -> dict[str, int]:
    """How many members of each level and own word: 市 is a city of a province, +市 one of a county's rank."""
    found = members(name, told(place)) or ()
    return dict(Counter(("+" if one.level == "county" else "") + one.own_word for one in found))


def names(name: str, place: str) -> list[str]:
    return [one.short for one in members(name, told(place)) or ()]


NINGXIA = {"市": 5, "+市": 2, "+区": 9, "+县": 11}


@pytest.mark.parametrize(
    "name",
    [
        "各市、县（区）人民政府", "各市、县（区）", "各市、县(区)人民政府", "各市县（区）政府", "各市（县、区）人民政府", "各市、县（市、区）人民政府",
        "各市、县、区", "各市、县 （区）人民政府", "全区各市、县（区）", "各市、县（区）党委和人民政府",
    ],
)  # fmt: skip
def test_all_of_ningxia(name: str) -> None:
    assert counted(name, "宁夏") == NINGXIA


def test_the_five_cities_and_twenty_two_counties_in_order() -> None:
    found = members("各市、县（区）人民政府", told("宁夏"))
    assert found
    assert [one.short for one in found if one.level == "city"] == ["银川", "石嘴山", "吴忠", "固原", "中卫"]
    assert sum(one.level == "county" for one in found) == 22
    assert [one.code for one in found] == sorted({one.code for one in found})
    assert all(is_within(one, told("宁夏")) for one in found)


@pytest.mark.parametrize(
    ("name", "place", "expected"),
    [
        ("各设区市人民政府", "浙江", {"市": 11}),
        ("各市", "浙江", {"市": 11}),
        ("各县（市、区）人民政府", "浙江", {"+区": 37, "+县": 33, "+市": 20}),
        ("各市、县（市、区）", "浙江", {"市": 11, "+区": 37, "+县": 33, "+市": 20}),
        ("各地级以上市人民政府", "广东", {"市": 21}),
        ("各地级市", "广东", {"市": 21}),
        ("各设区的市人民政府", "广东", {"市": 19}),
        ("各地级以上市、县（市、区）人民政府", "广东", {"市": 21, "+区": 65, "+县": 37, "+市": 20}),
        ("各市（地、州、盟）", "黑龙江", {"市": 12, "地区": 1}),
        ("各市（地）", "黑龙江", {"市": 12, "地区": 1}),
        ("各市（州）人民政府", "四川", {"市": 18, "州": 3}),
        ("各州、市人民政府", "云南", {"市": 8, "州": 8}),
        ("各市、自治州人民政府", "贵州", {"市": 6, "州": 3}),
        ("各盟行政公署、市人民政府", "内蒙古", {"市": 9, "盟": 3}),
        ("各盟市", "内蒙古", {"市": 9, "盟": 3}),
        ("各旗县（市、区）人民政府", "内蒙古", {"+旗": 52, "+区": 23, "+县": 17, "+市": 11}),
        ("各旗县区", "包头", {"+区": 6, "+旗": 2, "+县": 1}),
        ("各地（州、市）", "新疆", {"市": 4, "州": 5, "地区": 5}),
        ("各地州市", "新疆", {"市": 4, "州": 5, "地区": 5}),
        ("各地区行政公署", "新疆", {"地区": 5}),
        ("各行政公署", "新疆", {"地区": 5}),
        ("各市县", "海南", {"市": 4, "+市": 5, "+县": 10}),
        ("各市、县、自治县人民政府", "海南", {"市": 4, "+市": 5, "+县": 10}),
        ("各省辖市", "河南", {"市": 17}),
        ("各市、州、直管市、林区人民政府", "湖北", {"市": 12, "州": 1, "+市": 3, "+林区": 1}),
        ("各县级人民政府", "宁夏", {"+市": 2, "+区": 9, "+县": 11}),
        ("各县级市", "宁夏", {"+市": 2}),
        ("各区、县（市）人民政府", "杭州", {"+区": 10, "+县": 2, "+市": 1}),
        ("各区（市）县政府", "成都", {"+区": 12, "+县": 3, "+市": 5}),
        ("各市、区人民政府", "苏州", {"+区": 5, "+市": 4}),
        ("各辖市、区", "镇江", {"+区": 3, "+市": 3}),
        ("各县市", "延边", {"+市": 6, "+县": 2}),
        ("各市、县（区）", "银川市", {"+区": 3, "+县": 2, "+市": 1}),
        ("各区人民政府", "北京", {"+区": 16}),
        ("各区政府", "上海", {"+区": 16}),
        ("各区县（自治县）人民政府", "重庆", {"+区": 26, "+县": 12}),
    ],
)
def test_printed_forms(name: str, place: str, expected: dict[str, int]) -> None:
    assert counted(name, place) == expected


@pytest.mark.parametrize(
    "name",
    [
        "各省、自治区、直辖市人民政府", "各省（区、市）人民政府", "各省（自治区、直辖市）", "各省区市", "各省、市、自治区", "各省级人民政府", "各省(区、市)",
    ],
)  # fmt: skip
def test_all_provinces(name: str) -> None:
    assert counted(name, "中央") == {"省": 22, "自治区": 5, "市": 4}


def test_some_provinces() -> None:
    assert counted("各省", "中央") == {"省": 22}
    assert names("各直辖市", "中央") == ["北京", "天津", "上海", "重庆"]


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("有关市、县（区）人民政府", "宁夏"), ("各有关市、县", "宁夏"), ("各相关市", "宁夏"), ("市、县（区）人民政府", "宁夏"),
        ("各部门", "宁夏"), ("各市直部门", "宁夏"), ("各市教育局", "宁夏"), ("各乡镇人民政府", "330106"),
        ("各镇（街道）", "杭州"), ("各街道", "杭州"), ("各金融机构", "宁夏"), ("各市、县（区）人民政府、宁东管委会", "宁夏"),
        ("各市、开发区", "浙江"), ("各地区", "新疆"), ("各地", "新疆"), ("各级人民政府", "宁夏"), ("各市党委", "宁夏"),
        ("各省", "浙江"), ("各县区", "中央"), ("各市、县", "中央"), ("各旗", "浙江"), ("各区", "东莞"), ("各市人民政府", "北京"),
        ("各", "宁夏"), ("", "宁夏"), ("各政府", "宁夏"), ("各区人民政府", "330106"), ("各省、自治区、直辖市、计划单列市", "中央"),
    ],
)  # fmt: skip
def test_never_expanded(name: str, place: str) -> None:
    assert members(name, told(place)) is None


@CALM
@given(
    st.text("各有关市县区州盟旗省地（）、和政府自治行署部门 ", max_size=20),
    st.sampled_from(["宁夏", "中央", "杭州", "330106"]),
)
def test_members_lie_inside(name: str, place: str) -> None:
    outer = told(place)
    found = members(name, outer)
    assert found is None or (found and all(one.code != outer.code and is_within(one, outer) for one in found))
    assert found is None or not {"有", "部", "门"} & {*name}


@pytest.mark.parametrize(
    ("place", "name"),
    [
        ("杭州", "杭州市人民政府"), ("宁夏", "宁夏回族自治区人民政府"), ("喀什地区", "喀什地区行政公署"), ("兴安盟", "兴安盟行政公署"), ("中央", "国务院"),
        ("西双版纳", "西双版纳傣族自治州人民政府"), ("110105", "朝阳区人民政府"),
    ],
)  # fmt: skip
def test_governments(place: str, name: str) -> None:
    assert government(told(place)) == name


def meant(name: str, within: str) -> str:
    found: Jurisdiction | None = place_named(name, told(within))
    return full_name(found) if found else ""


@pytest.mark.parametrize(
    ("name", "within", "expected"),
    [
        ("杭州市", "浙江", "浙江省杭州市"), ("杭州", "浙江", "浙江省杭州市"), ("杭州市人民政府", "浙江", "浙江省杭州市"),
        ("杭州市政府", "宁夏", "浙江省杭州市"), ("西湖区", "杭州", "浙江省杭州市西湖区"), ("西湖区", "浙江", "浙江省杭州市西湖区"),
        ("朝阳区", "北京", "北京市朝阳区"), ("浙江省", "宁夏", "浙江省"), ("宁夏", "宁夏", "宁夏回族自治区"), ("省政府", "浙江", "浙江省"),
        ("市人民政府", "杭州", "浙江省杭州市"), ("南京市鼓楼区", "江苏", "江苏省南京市鼓楼区"), ("泾县人民政府", "安徽", "安徽省宣城市泾县"),
        ("延边州", "吉林", "吉林省延边朝鲜族自治州"), ("喀什地区行政公署", "新疆", "新疆维吾尔自治区喀什地区"),
    ],
)  # fmt: skip
def test_a_place_stands_for_its_government(name: str, within: str, expected: str) -> None:
    assert meant(name, within) == expected


@pytest.mark.parametrize(
    ("name", "within"),
    [
        ("西湖区", "宁夏"), ("鼓楼区", "江苏"), ("朝阳", "北京"), ("杭州", "宁夏"), ("同心", "宁夏"), ("市", "杭州"), ("自治区", "宁夏"),
        ("中央", "浙江"), ("国务院", "浙江"), ("财政厅", "浙江"), ("杭州市财政局", "浙江"), ("宁东管委会", "宁夏"), ("政府", "宁夏"), ("", "宁夏"),
        ("市政府", "浙江"),
    ],
)  # fmt: skip
def test_no_place(name: str, within: str) -> None:
    assert meant(name, within) == ""
