from __future__ import annotations

import pytest

from graph_store.vocabulary import table
from ingest.divisions import full_name, known
from ingest.organs import is_unlisted, own_word_of, places_in, places_numbered, places_of


def shown(organ: str) -> str:
    return "、".join(map(full_name, places_of(organ)))


@pytest.mark.parametrize(
    ("organ", "place"),
    [
        ("杭州市人民政府办公厅", "浙江省杭州市"), ("浙江省杭州市西湖区人民政府", "浙江省杭州市西湖区"), ("北京市朝阳区人民政府", "北京市朝阳区"),
        ("中共浙江省委办公厅", "浙江省"), ("中国共产党浙江省委员会", "浙江省"), ("宁夏财政厅", "宁夏回族自治区"), ("内蒙古教育厅", "内蒙古自治区"),
        ("吉林市人民政府", "吉林省吉林市"), ("海南州人民政府", "青海省海南藏族自治州"), ("海南省人民政府", "海南省"), ("长沙县发展和改革局", "湖南省长沙市长沙县"),
        ("西双版纳州人民政府", "云南省西双版纳傣族自治州"), ("喀什地区行政公署", "新疆维吾尔自治区喀什地区"), ("济源市人民政府", "河南省济源市"),
        ("国务院办公厅", "中央"), ("中共中央办公厅", "中央"), ("国家发展改革委", "中央"), ("教育部等九部门", "中央"), ("财政部、水利部", "中央"),
        ("海关总署", "中央"), ("市场监管总局", "中央"), ("中国人民银行", "中央"), ("国家税务总局", "中央"), ("全国绿化委员会", "中央"),
        ("国家税务总局宁夏回族自治区税务局", "宁夏回族自治区"), ("国家税务总局杭州市税务局", "浙江省杭州市"),
        ("西湖区人民政府", "浙江省杭州市西湖区、江西省南昌市西湖区"), ("杭州经济技术开发区管理委员会", "浙江省杭州市"),
    ],
)  # fmt: skip
def test_organs_of_a_place(organ: str, place: str) -> None:
    assert shown(organ) == place


@pytest.mark.parametrize(
    "organ",
    [
        "中山大学", "海南航空公司", "人力资源部", "组织部", "省人民政府办公厅", "市委组织部", "市场监督管理局", "财政厅", "某某省人民政府",
        "杭州市某某区人民政府", "杭州市某某街道办事处", "中国人民银行南京分行", "",
    ],
)  # fmt: skip
def test_names_that_tell_no_place(organ: str) -> None:
    assert shown(organ) == ""


@pytest.mark.parametrize(
    ("organ", "word"),
    [
        ("省人民政府办公厅", "省"), ("自治区党委宣传部", "自治区"), ("自治区财政厅", "自治区"), ("自治州人民政府", "州"), ("市委组织部", "市"),
        ("区教育局", "区"), ("县发展改革局", "县"), ("旗人民政府", "旗"), ("地区行署办公室", "地区"), ("市场监管局", ""), ("财政厅", ""), ("杭州市教育局", ""),
    ],
)  # fmt: skip
def test_own_words(organ: str, word: str) -> None:
    assert own_word_of(organ) == word


def test_governments_that_no_table_has() -> None:
    assert all(map(is_unlisted, ["某某省人民政府", "杭州市某某区人民政府办公室", "某某镇人民政府"]))
    assert not any(map(is_unlisted, ["浙江省人民政府", "省人民政府", "国务院", "教育部", "财政厅", ""]))


@pytest.mark.parametrize(
    ("number", "places"),
    [
        ("国办发〔2018〕117号", "中央"), ("国发〔2018〕1号", "中央"), ("中办发〔2018〕1号", "中央"), ("浙政办发〔2019〕5号", "浙江省"),
        ("杭政办函〔2020〕12号", "浙江省杭州市"), ("内政办发〔2018〕1号", "内蒙古自治区、四川省内江市"), ("青政办〔2018〕1号", "青海省、山东省青岛市"),
        ("甬政发〔2018〕1号", "浙江省宁波市"), ("宁政发〔2018〕1号", "江苏省南京市、宁夏回族自治区、浙江省宁波市、福建省宁德市"),
        ("农办发〔2018〕1号", ""), ("教体艺〔2018〕1号", ""), ("市政发〔2018〕1号", ""), ("", ""), ("〔2018〕1号", ""),
    ],
)  # fmt: skip
def test_numbers(number: str, places: str) -> None:
    assert "、".join(map(full_name, places_numbered(number))) == places


def test_every_abbreviation_is_one_character_of_a_known_place() -> None:
    rows = table("abbreviations")
    assert len({(row["code"], row["abbreviation"]) for row in rows}) == len(rows)
    assert all(known(row["code"]) and len(row["abbreviation"]) == 1 for row in rows)
    assert len({row["code"] for row in rows if row["code"].endswith("0000")}) == 31


def test_places_in_a_title() -> None:
    assert [full_name(one) for one in places_in("关于印发《2019年杭州市重点工作》的通知")] == ["浙江省杭州市"]
    assert [one.short for one in places_in("支持宁夏建设的意见，浙江省")] == ["宁夏", "浙江"]
    assert places_in("杭州发展和平建设") == ()
