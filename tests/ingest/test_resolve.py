from __future__ import annotations

import pytest

from graph_store.model import Agency
from ingest.registry import index
from ingest.resolve import UNRANKED, Resolution, Resolver
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


def test_has_prefix() -> None:
    resolver = Resolver(index("110000"))
    assert resolver.has_prefix("市财政局")
    assert resolver.has_prefix("北京市财政局")
    assert not resolver.has_prefix("市场监管局")
    assert not resolver.has_prefix("财政局")
