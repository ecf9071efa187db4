from __future__ import annotations

import pytest

from graph_store.vocabulary import table
from ingest.bodies import existed
from ingest.known import body, canonical, settled, successions_of


@pytest.mark.parametrize(
    ("identity", "name", "full_name", "kind", "management", "level"),
    [
        (
            "330000:发展改革委",
            "省发展改革委",
            "浙江省发展和改革委员会",
            "government_department",
            "province",
            "province",
        ),
        ("330100:教育局", "市教育局", "杭州市教育局", "government_department", "city", "city"),
        ("330106:党委宣传部", "区委宣传部", "中共西湖区委员会宣传部", "party_organ", "county", "county"),
        ("330100:人民政府", "杭州市人民政府", "杭州市人民政府", "local_government", "local", "city"),
        ("330000:浙江税务局", "浙江税务局", "国家税务总局浙江省税务局", "field_office", "central_vertical", "province"),
        (
            "330000:人行杭州中心支行",
            "人行杭州中心支行",
            "中国人民银行杭州中心支行",
            "field_office",
            "central_vertical",
            "province",
        ),
        ("330000:浙江气象局", "浙江气象局", "浙江省气象局", "field_office", "dual_central", "province"),
        ("000000:发展改革委", "国家发展改革委", "国家发展和改革委员会", "government_department", "central", "centre"),
        ("640000:社科院", "自治区社科院", "宁夏社会科学院", "public_institution", "province", "province"),
    ],
)
def test_a_body_by_its_id(identity: str, name: str, full_name: str, kind: str, management: str, level: str) -> None:
    found = body(identity)
    assert found is not None
    assert (found.id, found.name, found.full_name) == (identity, name, full_name)
    assert (found.kind, found.management, found.level) == (kind, management, level)


@pytest.mark.parametrize(
    "identity", ["", "330000", "330000:", "330000:星河厅", "999999:教育局", "000000:星河部", "330000:教育局"]
)
def test_an_id_of_no_table_is_no_body(identity: str) -> None:
    assert body(identity) is None
    assert successions_of(identity) == ()


def test_redirects_lead_to_bodies_and_end() -> None:
    for row in table("redirects"):
        assert canonical(row["id"]) == row["now"]
        assert canonical(row["now"]) == row["now"]
        found = body(row["id"])
        assert found is not None
        assert found.id == row["now"]


def test_what_is_made_of_a_usual_row_gives_way_to_the_table_of_single_places() -> None:
    usual = body("330000:教育厅")
    assert usual is not None
    assert settled(usual) is usual
    ningxia = body("640000:教育厅")
    assert ningxia is not None
    assert ningxia.official_order == 4


@pytest.mark.parametrize(
    ("identity", "heirs"),
    [
        ("330000:国土资源厅", [("330000:自然资源厅", "merged", True)]),
        ("310000:国土资源局", [("310000:规划和自然资源局", "merged", True)]),
        ("330100:卫生计生委", [("330100:卫生健康委", "reorganised", True)]),
        ("330106:卫生计生委", [("330106:卫生健康局", "reorganised", True)]),
        ("330000:经济和信息化委", [("330000:经济和信息化厅", "reorganised", True)]),
        ("320000:经济和信息化委", [("320000:工业和信息化厅", "reorganised", True)]),
        ("330000:地税局", [("330000:浙江税务局", "merged", True)]),
        ("330000:浙江银监局", [("330000:浙江银保监局", "merged", True)]),
        ("330000:人行杭州中心支行", [("330000:人行浙江分行", "reorganised", True)]),
        ("330300:人行温州中心支行", [("330300:人行温州分行", "reorganised", True)]),
        ("330000:食品药监局", [("330000:市场监管局", "merged", True), ("330000:药监局", "split", False)]),
        ("640000:工商局", [("640000:市场监管厅", "merged", True)]),
        ("640000:食品药监局", [("640000:市场监管厅", "merged", True)]),
        ("000000:国土资源部", [("000000:自然资源部", "merged", True)]),
        ("000000:银保监会", [("000000:金融监管总局", "reorganised", True)]),
        ("330000:教育厅", []),
    ],
)
def test_reforms(identity: str, heirs: list[tuple[str, str, bool]]) -> None:
    assert [(one.heir, one.type, one.main) for one in successions_of(identity)] == heirs


@pytest.mark.parametrize(
    ("since", "until", "year", "expected"),
    [
        ("", "", 1990, True), ("2018-03", "", 2018, True), ("2018-03", "", 2017, False), ("", "2018-03", 2018, True),
        ("", "2018-03", 2019, False), ("", "2018-03", 0, False), ("2018", "", 0, True),
    ],
)  # fmt: skip
def test_dates(since: str, until: str, year: int, *, expected: bool) -> None:
    assert existed(since, until, year) is expected
