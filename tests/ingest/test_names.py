"""The grammar of lists: what separates, what joins, and what belongs to a name."""

from __future__ import annotations

import pytest

from ingest.names import read_names, split_joined
from ingest.tables import grammar
from tests.ingest.making import clause, names, notice

TO_BE_SPLIT = {
    "财政厅、教育厅": ["财政厅", "教育厅"],
    "财政厅，教育厅": ["财政厅", "教育厅"],
    "财政厅和教育厅": ["财政厅", "教育厅"],
    "财政厅及教育厅": ["财政厅", "教育厅"],
    "财政厅以及教育厅": ["财政厅", "教育厅"],
    "财政厅与教育厅": ["财政厅", "教育厅"],
    "财政厅、教育厅和水利厅": ["财政厅", "教育厅", "水利厅"],
    "财政厅和教育厅和水利厅": ["财政厅", "教育厅", "水利厅"],
    "财政厅和某某公司": ["财政厅", "某某公司"],
    "财政厅 和 教育厅": ["财政厅", "教育厅"],
    "某某集团以及它的伙伴": ["某某集团", "它的伙伴"],
    # 和 inside a name
    "人力资源和社会保障厅": ["人力资源和社会保障厅"],
    "财政厅和人力资源和社会保障厅": ["财政厅", "人力资源和社会保障厅"],
    "人力资源和社会保障厅和财政厅": ["人力资源和社会保障厅", "财政厅"],
    "自治区林业和草原局": ["自治区林业和草原局"],
    "绿化和数据局": ["绿化和数据局"],
    "绿化与数据局": ["绿化与数据局"],
    "绿化及数据局": ["绿化及数据局"],
    "干部和人才工作局": ["干部和人才工作局"],
    "城市和乡村建设局": ["城市和乡村建设局"],
    "社会和法制办公室": ["社会和法制办公室"],
    "省和市人民政府": ["省和市人民政府"],
    "财政厅和室": ["财政厅和室"],
    "甲（乙和丙）局": ["甲（乙和丙）局"],
    "甲局（乙局和丙局）": ["甲局（乙局和丙局）"],
    "甲局（乙局、丙局）和丁局": ["甲局（乙局、丙局）", "丁局"],
    # collectives
    "各市、县（区）人民政府": ["各市、县（区）人民政府"],
    "各市和县（区）人民政府": ["各市和县（区）人民政府"],
    "各市、县和区人民政府": ["各市、县和区人民政府"],
    "各市及县人民政府": ["各市及县人民政府"],
    "各县（市、区）人民政府": ["各县（市、区）人民政府"],
    "各省、自治区、直辖市人民政府": ["各省、自治区、直辖市人民政府"],
    "各地级以上市、县（市、区）政府": ["各地级以上市、县（市、区）政府"],
    "各市、县政府和有关部门": ["各市、县政府", "有关部门"],
    "有关市、县（区）人民政府、宁东管委会": ["有关市、县（区）人民政府", "宁东管委会"],
    "财政厅以及各市、县（区）人民政府": ["财政厅", "各市、县（区）人民政府"],
    "财政厅和各市、县（区）人民政府": ["财政厅", "各市、县（区）人民政府"],
    "财政厅与各市、县（区）人民政府": ["财政厅", "各市、县（区）人民政府"],
    "宁东管委会和各市和县人民政府、财政厅": ["宁东管委会", "各市和县人民政府", "财政厅"],
    "领头羊和各市人民政府": ["领头羊", "各市人民政府"],
    "领头羊与各市人民政府": ["领头羊与各市人民政府"],
    "财政厅及其他有关部门": ["财政厅", "有关部门"],
    "财政厅及其他部门": ["财政厅", "其他部门"],
    "财政厅以及其他有关部门（单位）": ["财政厅", "其他有关部门（单位）"],
    "各部门、各单位": ["各部门", "各单位"],
    # levels of government without 各
    "市、县（区）人民政府": ["市、县（区）人民政府"],
    "省、市、县三级财政部门": ["省、市、县三级财政部门"],
    "财政厅、县（市、区）党委、政府": ["财政厅", "县（市、区）党委、政府"],
    "市、市教育局": ["市", "市教育局"],
    "各州、直管市、神农架林区人民政府": ["各州、直管市、神农架林区人民政府"],
    "各乡镇人民政府、街道办事处": ["各乡镇人民政府、街道办事处"],
    "侯南村和侯北村": ["侯南村", "侯北村"],
    # a separator is missing
    "省财政厅省工商联、市公安局交警支队": ["省财政厅", "省工商联", "市公安局交警支队"],
    "省委组织部、省政府办公厅": ["省委组织部", "省政府办公厅"],
    # a place after a separator that begins another word
    "各省、市场监管局": ["各省", "市场监管局"],
    "各市、区直各部门": ["各市", "区直各部门"],
    "各市、县（区）、市场监管局": ["各市、县（区）", "市场监管局"],
    "各市、区域协作办": ["各市", "区域协作办"],
    "各市、市政工程处": ["各市", "市政工程处"],
    "各市、市政府": ["各市、市政府"],
}


@pytest.mark.parametrize("printed", TO_BE_SPLIT)
def test_lists(printed: str) -> None:
    assert names(f"（{printed}负责）") == TO_BE_SPLIT[printed]


@pytest.mark.parametrize("printed", TO_BE_SPLIT)
def test_spans(printed: str) -> None:
    text = notice(f"做一件事。（{printed}负责）")
    mentions = [name for one in clause(f"（{printed}负责）").segments for name in one.mentions]
    assert [text[name.start : name.end] for name in mentions] == TO_BE_SPLIT[printed]


def test_a_known_name_is_never_split() -> None:
    text = "甲局和乙局"
    split = [(0, 2), (3, 5)]
    names: set[str]
    for names, expected in ((set(), split), ({text}, [(0, 5)]), ({"甲局"}, split)):
        assert list(split_joined(text, 0, 5, grammar(), names.__contains__)) == expected


def test_a_known_name_may_be_joined_whatever_its_ending() -> None:
    names: set[str]
    for names, expected in ((set(), ["领头羊和甲局"]), ({"领头羊"}, ["领头羊", "甲局"])):
        mentions, _ = read_names("领头羊和甲局", [(0, 6)], grammar(), names.__contains__)
        assert [one.text for one in mentions] == expected
    mentions, _ = read_names("公安机关和甲局", [(0, 7)], grammar(), {"公安机关"}.__contains__)
    assert [one.text for one in mentions] == ["公安机关", "甲局"]


@pytest.mark.parametrize(
    "text", ["甲局", "甲中心", "甲管委会", "甲集团", "甲局（乙办）", "甲局(乙办)", "某县", "某支行"]
)
def test_endings_of_bodies(text: str) -> None:
    assert grammar().body.search(text)


@pytest.mark.parametrize("text", ["水利", "文化", "落实责任", "年底前", "局长会议纪要", ""])
def test_other_words(text: str) -> None:
    assert not grammar().body.search(text)
