from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_store.errors import InputError, ParameterError
from ingest.divisions import Jurisdiction, every, full_name, jurisdictions
from ingest.jurisdiction import detect, guessed, told
from ingest.members import government
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
        ("伊犁哈萨克自治州", "654000"), ("济源", "419001"), ("长沙", "430100"), ("浦东", "310115"), ("中央", "000000"),
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
        ("西安", ("陕西省西安市（610100）", "吉林省辽源市西安区（220403）")),
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


# ---- governments of every level


def notice(title: str, number: str = "", to: str = "", clause: str = "", signed: str = "") -> str:
    return "\n".join(
        filter(None, (title, number, to and to + "：", f"　　一、某事。（{clause}）" if clause else "", signed))
    )


BARE = "关于印发重点工作任务分工的通知"
PROVINCE, CITY, COUNTY = (
    "各市、县（市、区）人民政府，省政府直属各单位", "各区、县（市）人民政府，市政府各部门、各直属单位", "各镇（街道），区政府各部门",
)  # fmt: skip
OF_PROVINCE, OF_CITY, OF_COUNTY = (
    "省发展改革委牵头，省教育厅配合",
    "市发改委牵头，市教育局配合",
    "区发改局牵头，区教育局配合",
)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        # who issues, in the title, the letterhead or the signature
        (notice("杭州市人民政府办公厅" + BARE, "", CITY, "市发改委牵头，西湖区政府、浙江省林业局配合"), "浙江省杭州市"),
        (notice("杭州市西湖区人民政府办公室" + BARE, "", COUNTY, OF_COUNTY), "浙江省杭州市西湖区"),
        (notice("凉山州人民政府办公室" + BARE, "", "各县市人民政府", "州发改委牵头"), "四川省凉山彝族自治州"),
        (notice("中共甘肃省委办公厅 甘肃省人民政府办公厅印发《方案》的通知"), "甘肃省"),
        (notice("教育部等九部门" + BARE, clause="各省负责"), "中央"),
        (notice("北京市人民政府" + BARE, "", "各区人民政府", OF_CITY), "北京市"),
        (
            notice(
                "2019年重点任务分工", clause="发展改革委牵头，教育厅配合", signed="山东省人民政府办公厅\n2019年3月1日"
            ),
            "山东省",
        ),
        (notice("山东省人民政府文件", "", "", "发展改革委牵头"), "山东省"),
        # one of two with the name, by the city that the text names
        (notice("西湖区人民政府" + BARE, "", COUNTY, OF_COUNTY) + "\n杭州市某事。", "浙江省杭州市西湖区"),
        # addressees and number
        (notice(BARE, "", "各省、自治区、直辖市人民政府，国务院各部委", "教育部负责"), "中央"),
        (notice(BARE, "国办发〔2018〕1号", "", "教育部负责，宁夏、宁夏、宁夏配合"), "中央"),
        (notice(BARE, "浙政办发〔2019〕5号", PROVINCE, OF_PROVINCE), "浙江省"),
        (notice(BARE, "杭政办函〔2020〕12号", CITY, OF_CITY), "浙江省杭州市"),
        (notice(BARE, "渝府办发〔2019〕5号", "各区县（自治县）人民政府，市政府有关部门", OF_CITY), "重庆市"),
        (notice(BARE, "宁政办发〔2019〕5号", "各区人民政府，市府各委办局", OF_CITY + "，建设南京"), "江苏省南京市"),
        (
            notice(BARE, "宁政办发〔2019〕5号", "各市、县（区）人民政府，自治区各部门", "自治区发展改革委牵头"),
            "宁夏回族自治区",
        ),
        (notice(BARE, "青政办〔2019〕5号", "各市州人民政府，省政府各部门", OF_PROVINCE), "青海省"),
        # ministries, the title, own words with the places that are named
        (notice(BARE, clause="教育部牵头，财政部、人力资源社会保障部配合"), "中央"),
        (
            notice("关于印发《2019年杭州市重点工作分工》的通知", clause="发改委牵头，教育局配合。浙江浙江"),
            "浙江省杭州市",
        ),
        (
            notice(BARE, "", "各乡镇人民政府，县政府各部门", "县发改局牵头，县教育局配合") + "\n德清县，德清县",
            "浙江省湖州市德清县",
        ),
        (notice(BARE, "", CITY, "市发改委牵头，上城区、余杭区、淳安县政府配合"), "浙江省杭州市"),
        (notice(BARE, "", PROVINCE, OF_PROVINCE) + "\n杭州市、宁波市、温州市试点。", "浙江省"),
    ],
)
def test_governments_of_every_level(text: str, place: str) -> None:
    assert full_name(detect(text)) == place


@pytest.mark.parametrize(
    "text",
    [
        notice(BARE, clause="发展改革委牵头，教育局配合"),
        notice(BARE, clause="人力资源部牵头，财务部、市场部配合"),
        notice("西湖区人民政府" + BARE, "", COUNTY, OF_COUNTY),
        notice("杭州市某某区人民政府" + BARE, "", COUNTY, OF_COUNTY) + "西湖区，西湖区，杭州，杭州",
        notice("某某省人民政府" + BARE, "", PROVINCE, OF_PROVINCE) + "宁夏，宁夏，宁夏",
        notice(BARE, "宁政办发〔2019〕5号", CITY, OF_CITY),
        notice(BARE, "", CITY, OF_CITY),
        notice(BARE, "", COUNTY, OF_COUNTY) + "城区，城区，城区，和县，和县",
    ],
)
def test_never_guessed(text: str) -> None:
    with pytest.raises(InputError) as caught:
        detect(text)
    is_clear(caught.value, "--jurisdiction")


def test_every_government_is_told_by_its_full_name() -> None:
    assert [full_name(place) for place in every() if told(full_name(place)) is not place] == []


def test_every_government_is_detected_in_its_own_notice() -> None:
    issued = {place.code: notice(government(place) + BARE, clause="财政部门负责") for place in every()}
    shared = {one for one, times in Counter(place.name for place in every()).items() if times > 1}
    assert [
        place.name for place in every() if place.name not in shared and detect(issued[place.code]) is not place
    ] == []


# ---- a name of a place that no table has


@pytest.mark.parametrize(
    ("issuer", "code", "name"),
    [
        ("青川市人民政府办公室", "510822", "青川市"),
        ("四川省青川市人民政府", "510822", "青川市"),
        ("中共青川区委 青川区人民政府", "510822", "青川区"),
        ("青川县人民政府办公室", "510822", ""),
        ("青川教育局", "510822", ""),
        ("凉山州人民政府", "513400", ""),
        ("", "510822", ""),
        ("教育部", "000000", ""),
        ("青川市人民政府", "", ""),
    ],
)
def test_a_government_that_calls_itself_otherwise(issuer: str, code: str, name: str) -> None:
    assert guessed(issuer, code) == name


@pytest.mark.parametrize("level", ["province", "city", "county"])
def test_no_government_of_the_tables_is_guessed(level: str) -> None:
    places = [one for one in (*jurisdictions().values(), *every()) if one.level == level]
    assert len(places) > 30
    for place in places:
        for name in (place.name, full_name(place)):
            for organ in ("人民政府办公室", "委办公室", "教育局"):
                assert guessed(name + organ, place.code) == "", name
