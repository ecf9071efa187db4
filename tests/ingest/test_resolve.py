from __future__ import annotations

import pytest

from graph_store.model import Agency
from ingest.registry import index
from ingest.resolve import UNRANKED, Resolution, Resolver, resolver
from tests.ingest.making import PLACE, readings


def resolve(name: str, *, carried: bool = False, place: str = PLACE) -> Resolution:
    return Resolver(index(place)).resolve(name, carried=carried)


def test_a_known_body_keeps_its_facts() -> None:
    found = resolve("自治区发改委")
    assert (found.rule, found.confidence) == ("registry:alias", 1.0)
    agency = found.agency
    assert (agency.id, agency.name, agency.known) == (f"{PLACE}:发展改革委", "自治区发展改革委", True)
    assert (agency.kind, agency.management, agency.line) == ("government_department", "province", "province")
    assert (agency.official_order, agency.full_name) == (2, "宁夏回族自治区发展和改革委员会")


def test_one_body_under_two_names() -> None:
    assert resolve("自治区人力资源和社会保障厅").agency == resolve("人力资源社会保障厅").agency


def test_an_unknown_name_is_a_new_body_marked_unknown() -> None:
    found = resolve("星河管理办公室")
    assert (found.rule, found.confidence) == ("unknown", 0.5)
    assert found.agency == Agency(
        id=f"{PLACE}:星河管理办公室", name="星河管理办公室", full_name="星河管理办公室", short_name="星河管理办公室",
        kind="unknown", management="unknown", line="unknown", system="", official_order=UNRANKED, jurisdiction=PLACE,
        level="province", quantifier="", aliases=(), known=False, note="",
    )  # fmt: skip


def test_a_prefix_printed_once_carries_over_to_organs_only() -> None:
    assert resolve("星河厅", carried=True).agency.name == "自治区星河厅"
    assert resolve("星河厅", carried=True).rule == "unknown:carried_prefix"
    assert resolve("星河厅").agency.name == "星河厅"
    assert resolve("星河集团公司", carried=True).agency.name == "星河集团公司"
    assert resolve("星河集团公司", carried=True).rule == "pattern:enterprise"
    assert resolve("自治区星河厅", carried=True).agency.name == "自治区星河厅"


@pytest.mark.parametrize(
    ("place", "word"), [("640000", "自治区"), ("320000", "省"), ("110000", "市"), ("000000", "国家")]
)
def test_the_carried_prefix_is_what_the_government_calls_itself(place: str, word: str) -> None:
    assert resolve("星河局", carried=True, place=place).agency.name == f"{word}星河局"


def test_with_and_without_prefix_an_unknown_organ_is_one_body() -> None:
    ids = {resolve(name, carried=True).agency.id for name in ("星河厅", "自治区星河厅", "宁夏回族自治区星河厅")}
    assert ids == {f"{PLACE}:星河厅"}


def test_the_market_bureau_of_a_city_is_not_cut() -> None:
    assert resolve("市场监管局", place="110000").agency.id == "110000:市场监管局"
    assert resolve("市市场监管局", place="110000").agency.id == "110000:市场监管局"
    assert resolve("市委宣传部", place="110000").agency.id == "110000:党委宣传部"


@pytest.mark.parametrize(
    ("printed", "quantifier", "line"),
    [
        ("各县（市、区）人民政府", "all", "territory"),
        ("各设区的市政府", "all", "territory"),
        ("各市、县（区）", "all", "territory"),
        ("有关乡镇", "some", "territory"),
        ("各高等学校", "all", "unknown"),
        ("所有企业", "all", "unknown"),
        ("相关单位", "some", "unknown"),
        ("其他部门", "some", "unknown"),
    ],
)
def test_collectives_by_pattern(printed: str, quantifier: str, line: str) -> None:
    found = resolve(printed)
    assert (found.rule, found.confidence) == ("pattern:collective", 0.95)
    agency = found.agency
    assert (agency.kind, agency.quantifier, agency.line, agency.known) == ("collective", quantifier, line, True)
    assert agency.name == printed


@pytest.mark.parametrize("quantifier", ["all", "some"])
def test_collectives_of_the_registry(quantifier: str) -> None:
    printed = {"all": "各市、县（区）人民政府", "some": "有关部门（单位）"}[quantifier]
    assert (resolve(printed).rule, resolve(printed).agency.quantifier) == ("registry", quantifier)


def test_the_same_name_is_another_body_elsewhere() -> None:
    assert resolve("教育厅", place="320000").agency.id == "320000:教育厅"
    assert resolve("教育厅").agency.id == "640000:教育厅"


def test_decisions_are_remembered() -> None:
    resolver = Resolver(index(PLACE))
    assert resolver.resolve("星河厅", carried=False) is resolver.resolve("星河厅", carried=False)
    assert resolver.resolve("星河厅", carried=True) != resolver.resolve("星河厅", carried=False)


def test_the_prefix_carries_from_where_it_is_printed_to_the_end_of_the_clause() -> None:
    printed = "（星河厅、自治区财政厅、月光厅牵头，日出办配合，某某公司参与）"
    assert [one.resolution.agency.name for one in readings(printed)] == [
        "星河厅", "自治区财政厅", "自治区月光厅", "自治区日出办", "某某公司",
    ]  # fmt: skip


def test_the_prefix_does_not_carry_into_the_next_clause() -> None:
    found = readings("（自治区财政厅负责）甲（星河厅负责）")
    assert [one.resolution.agency.name for one in found] == ["自治区财政厅", "星河厅"]


def test_the_prefix_that_came_last_is_carried() -> None:
    """杭州市财政局、教育局 in a notice of the province: both are the city's, until 省 is printed again."""
    found = readings("（杭州市财政局、教育局牵头，省水利厅、财政厅配合）", "330000")
    assert [one.resolution.agency.id for one in found] == [
        "330100:财政局",
        "330100:教育局",
        "330000:水利厅",
        "330000:财政厅",
    ]
    found = readings("（省财政厅、杭州市人民政府、教育厅负责）", "330000")
    assert [one.resolution.agency.id for one in found] == ["330000:财政厅", "330100:人民政府", "330000:教育厅"]


# ---- more governments than one


def test_prefixes_of_governments_above() -> None:
    resolver = Resolver(index("330106"))
    names = [
        "市财政局",
        "教育局",
        "星河局",
        "区城管局",
        "教育局",
        "省教育厅",
        "财政厅",
        "杭州市余杭区",
        "宁波市教育局",
        "财政局",
    ]
    found, carried = [], ""
    for name in names:
        carried = resolver.prefix_of(name) or carried
        found.append(resolver.resolve(name, carried=carried).agency.id)
    assert found == [
        "330100:财政局", "330100:教育局", "330100:星河局", "330106:城管局", "330106:教育局", "330000:教育厅", "330000:财政厅",
        "330110:人民政府", "330200:教育局", "330200:财政局",
    ]  # fmt: skip


def test_a_body_of_some_government_below_takes_no_prefix() -> None:
    found = resolve("市教育局", carried=True, place="330000")
    assert (found.agency.name, found.agency.kind, found.rule) == ("市教育局", "government_department", "unknown:lower")
    assert not found.agency.known


def test_a_body_with_two_plates() -> None:
    found = resolve("省市场监管局(省知识产权局)", place="330000")
    assert found.agency.id == "330000:市场监管局"
    assert [one.id for one in found.plates] == ["330000:知识产权局"]
    assert found.rule == "usual:plates"
    assert resolve("省教育厅（星河处）", place="330000").plates == ()
    assert resolve("省教育厅（省教育厅）", place="330000").plates == ()
    assert resolve("星河局（省教育厅）", place="330000").plates == ()


def test_a_short_name_that_the_document_declares() -> None:
    resolver = Resolver(index("330000"), {"省联席办": "省安全生产委员会办公室", "自己": "自己"})
    found = resolver.resolve("省联席办", carried=False)
    assert (found.agency.id, found.rule) == ("330000:安委会办公室", "declared:usual:full_name")
    assert resolver.resolve("自己", carried=False).rule == "unknown"


def test_what_a_document_declares_is_kept_from_the_others() -> None:
    place = index("330000")
    before = resolver(place, {}, 2020).resolve("省联席办", carried=False)
    declared = resolver(place, {"省联席办": "省安全生产委员会办公室"}, 2020).resolve("省联席办", carried=False)
    assert declared.agency.id == "330000:安委会办公室" != before.agency.id
    assert resolver(place, {}, 2020).resolve("省联席办", carried=False) == before
    assert resolver(place, {}, 2016).resolve("省编办", carried=False).agency.id == "330000:编办"
    assert resolver(place, {}, 2021).resolve("省编办", carried=False).agency.id == "330000:党委编办"


def test_the_year_of_the_document_chooses() -> None:
    assert Resolver(index("330000"), year=2016).resolve("省编办", carried=False).agency.id == "330000:编办"
    assert Resolver(index("330000"), year=2021).resolve("省编办", carried=False).agency.id == "330000:党委编办"


@pytest.mark.parametrize(
    ("name", "place", "identity", "kind", "management"),
    [
        ("浙江大学", "330000", "330000:浙江大学", "public_institution", "unknown"),
        ("浙江省星河局", "330000", "330000:星河局", "government_department", "province"),
        ("省委星河办", "330106", "330000:党委星河办", "party_organ", "province"),
        ("市星河局", "330106", "330100:星河局", "government_department", "city"),
        ("星河街道办事处", "330106", "330106:星河街道办事处", "local_government", "local"),
        ("省星河工作领导小组办公室", "330000", "330000:星河工作领导小组办公室", "coordinating_body", "province"),
        ("星河协会", "000000", "000000:星河协会", "association", "unknown"),
    ],
)
def test_an_ending_gives_a_kind_and_no_body(name: str, place: str, identity: str, kind: str, management: str) -> None:
    found = resolve(name, place=place)
    assert (found.agency.id, found.agency.kind, found.agency.management) == (identity, kind, management)
    assert not found.agency.known
    assert found.confidence < 0.7


@pytest.mark.parametrize(
    ("printed", "quantifier"),
    [("省直有关部门", "some"), ("市属国有企业", "all"), ("省级各有关单位", "some"), ("区直各部门", "all")],
)
def test_collectives_by_rank(printed: str, quantifier: str) -> None:
    found = resolve(printed, place="330000")
    assert (found.agency.kind, found.agency.quantifier, found.rule) == ("collective", quantifier, "pattern:collective")


def test_suggestions_are_names_of_known_bodies_and_merge_nothing() -> None:
    resolver = Resolver(index("330106"))
    assert "市大数据局" in resolver.suggest("市大数剧局")
    assert "省发展改革委" in resolver.suggest("省发展改格委")
    assert len(resolver.suggest("市局")) <= 3
    assert resolver.suggest("完全不同的一串字") == ()
    assert not resolver.resolve("市大数剧局", carried=False).agency.known


def test_a_name_that_is_broken_over_a_line_is_the_same_body() -> None:
    found = [
        one.resolution.agency
        for one in readings("（自治区某某\n管理局、某某 管理局、某某\u200b管理局、自治区某某管理局负责）")
    ]
    assert {one.id for one in found} == {f"{PLACE}:某某管理局"}
    assert {one.name for one in found} == {"自治区某某管理局"}


def test_blanks_between_latin_words_stay_in_a_name() -> None:
    (found,) = readings("（Some  New\tWorks 公司负责）")
    assert found.resolution.agency.name == "Some New Works公司"
