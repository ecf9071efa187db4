from __future__ import annotations

from collections import Counter

import pytest

from graph_store.vocabulary import table
from ingest.divisions import (
    CENTRE,
    LEVELS,
    above,
    children,
    division,
    full_name,
    is_within,
    jurisdictions,
    known,
    named,
)

ROWS = table("divisions")
EVERY = [division(row["code"]) for row in ROWS]


def test_the_table_is_whole() -> None:
    counted = Counter((row["level"], row["name"][-1]) for row in ROWS)
    assert [counted["city", word] for word in "市州盟区"] == [293, 30, 3, 7]
    assert sum(number for (level, _), number in counted.items() if level == "county") > 2840
    assert not [row["name"] for row in ROWS if row["name"][-1] not in "市州盟区县旗"]
    assert not [row["name"] for row in ROWS if "开发区" in row["name"] or row["name"] in {"市辖区", "县"}]


def test_every_row_hangs_on_a_row_above() -> None:
    for place in EVERY:
        parents = [one.level for one in above(place)]
        assert parents[-2:] == ["province", "centre"]
        assert LEVELS.index(parents[0]) < LEVELS.index(place.level)
        assert place in children(division(place.parent))
        assert place.code[:2] == division(place.parent).code[:2]


def test_names_and_prefixes() -> None:
    assert len({place.code for place in EVERY}) == len(EVERY)
    for place in EVERY:
        assert place.name.startswith(place.short)
        assert len(place.short) > 1
        assert place.name.endswith(place.own_word)
        assert place in named(place.name)
        assert place in named(place.short)
        assert list(place.prefixes) == sorted(set(place.prefixes), key=place.prefixes.index)
        assert list(place.prefixes) == sorted(place.prefixes, key=len, reverse=True)
        assert {place.name, place.short, place.own_word} <= set(place.prefixes)


def test_full_names_differ_within_a_level() -> None:
    names = Counter(map(full_name, EVERY))
    assert [name for name, times in names.items() if times > 1] == []


@pytest.mark.parametrize(
    ("code", "name", "short", "own_word", "parent"),
    [
        ("330100", "杭州市", "杭州", "市", "330000"),
        ("532800", "西双版纳傣族自治州", "西双版纳", "州", "530000"),
        ("654000", "伊犁哈萨克自治州", "伊犁", "州", "650000"),
        ("653000", "克孜勒苏柯尔克孜自治州", "克孜勒苏", "州", "650000"),
        ("653100", "喀什地区", "喀什", "地区", "650000"),
        ("152500", "锡林郭勒盟", "锡林郭勒", "盟", "150000"),
        ("141033", "蒲县", "蒲县", "县", "141000"),
        ("341823", "泾县", "泾县", "县", "341800"),
        ("533103", "芒市", "芒市", "市", "533100"),
        ("140302", "城区", "城区", "区", "140300"),
        ("130107", "井陉矿区", "井陉矿区", "区", "130100"),
        ("622926", "东乡族自治县", "东乡", "县", "622900"),
        ("622927", "积石山保安族东乡族撒拉族自治县", "积石山", "县", "622900"),
        ("451031", "隆林各族自治县", "隆林", "县", "451000"),
        ("150722", "莫力达瓦达斡尔族自治旗", "莫力达瓦", "旗", "150700"),
        ("150121", "土默特左旗", "土默特左旗", "旗", "150100"),
        ("410304", "瀍河回族区", "瀍河", "区", "410300"),
        ("310115", "浦东新区", "浦东", "区", "310000"),
        ("610103", "碑林区", "碑林", "区", "610100"),
        ("429021", "神农架林区", "神农架", "林区", "420000"),
        ("520203", "六枝特区", "六枝", "特区", "520200"),
        ("419001", "济源市", "济源", "市", "410000"),
        ("500229", "城口县", "城口", "县", "500000"),
        ("110105", "朝阳区", "朝阳", "区", "110000"),
    ],
)
def test_governments(code: str, name: str, short: str, own_word: str, parent: str) -> None:
    place = division(code)
    assert (place.name, place.short, place.own_word, place.parent) == (name, short, own_word, parent)


@pytest.mark.parametrize(
    ("code", "prefixes"),
    [
        ("330100", ("杭州市", "杭州", "市")),
        ("532800", ("西双版纳傣族自治州", "西双版纳州", "西双版纳", "自治州", "州")),
        ("622926", ("东乡族自治县", "东乡县", "自治县", "东乡", "县")),
        ("141033", ("蒲县", "县")),
        ("310115", ("浦东新区", "浦东区", "浦东", "新区", "区")),
        ("640000", ("宁夏回族自治区", "宁夏自治区", "自治区", "宁夏")),
    ],
)
def test_prefixes(code: str, prefixes: tuple[str, ...]) -> None:
    assert division(code).prefixes == prefixes


def test_children() -> None:
    assert len(children(division(CENTRE))) == 31
    assert [place.short for place in children(division("640000"))] == ["银川", "石嘴山", "吴忠", "固原", "中卫"]
    assert Counter(place.level for place in children(division("410000"))) == {"city": 17, "county": 1}
    assert {place.level for place in children(division("500000"))} == {"county"}
    assert children(division("441900")) == children(division("330106")) == ()


def test_within() -> None:
    xihu, hangzhou, zhejiang = map(division, ("330106", "330100", "330000"))
    assert full_name(xihu) == "浙江省杭州市西湖区"
    assert [place.code for place in above(xihu)] == ["330100", "330000", CENTRE]
    assert all(is_within(xihu, outer) for outer in (xihu, hangzhou, zhejiang, division(CENTRE)))
    assert not is_within(hangzhou, xihu)
    assert full_name(division(CENTRE)) == "中央"


def test_one_name_of_several() -> None:
    assert [full_name(place) for place in named("吉林")] == ["吉林省", "吉林省吉林市"]
    assert len(named("鼓楼区")) == 4
    assert named("火星") == named("") == ()


@pytest.mark.parametrize("code", ["", "999999", "6400", "宁夏", "code  "])
def test_unknown_codes(code: str) -> None:
    assert known(code) is None
    with pytest.raises(KeyError):
        division(code)


def test_every_province_is_known_by_its_code() -> None:
    for code, place in jurisdictions().items():
        assert known(code) is division(code) is place
