from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest import registry
from ingest.divisions import jurisdictions
from ingest.registry import bodies, index, key, successions, without_prefix
from tests.ingest.making import CALM, PLACE

HERE = jurisdictions()[PLACE]
BEIJING = jurisdictions()["110000"]
JIANGSU = jurisdictions()["320000"]


@pytest.mark.parametrize(
    ("printed", "body", "rule"),
    [
        ("财政厅", "财政厅", "registry"),
        ("自治区财政厅", "财政厅", "registry"),
        ("自治区发改委", "发展改革委", "registry:alias"),
        ("发改委", "发展改革委", "registry:alias"),
        ("发展和改革委员会", "发展改革委", "registry:full_name"),
        ("自治区人力资源社会保障厅", "人力资源社会保障厅", "registry"),
        ("人力资源和社会保障厅", "人力资源社会保障厅", "registry:full_name"),
        ("自治区政府办公厅", "人民政府办公厅", "registry"),
        ("自治区 财政\u3000厅", "财政厅", "registry"),
        ("自治区\u00a0财政\t厅", "财政厅", "registry"),
        ("自治区人力资源和社会保障厅", "人力资源社会保障厅", "registry:full_name"),
        ("宁夏发改委", "发展改革委", "registry:alias"),
        ("宁夏回族自治区财政厅", "财政厅", "registry:full_name"),
        ("各市、县(区)人民政府", "各市、县（区）人民政府", "registry"),
        ("各市、县（区）政府", "各市、县（区）人民政府", "registry"),
    ],
)
def test_names_find_their_body(printed: str, body: str, rule: str) -> None:
    found = index(PLACE).find(printed)
    assert found is not None
    assert (found[0].id, found[1]) == (f"{PLACE}:{body}", rule)
    assert index(PLACE).knows(printed)


@pytest.mark.parametrize("printed", ["", "厅", "财政", "财政厅财政厅", "江苏财政", "银川市财政厅局"])
def test_nothing_is_found_by_likeness(printed: str) -> None:
    assert index(PLACE).find(printed) is None
    assert not index(PLACE).knows(printed)


def test_the_same_name_is_another_body_in_another_province() -> None:
    found = index("320000").find("财政厅")
    assert found is not None
    assert found.body.id == "320000:财政厅"
    assert index("320000").find("自治区财政厅") is None


def test_a_name_of_two_bodies_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    first = bodies()[f"{PLACE}:财政厅"]
    double = replace(first, id=f"{PLACE}:财政局", short_name="财政局", aliases=("自治区财政厅",))
    monkeypatch.setattr(registry, "bodies", lambda: {first.id: first, double.id: double})
    with pytest.raises(ValueError, match="财政厅"):
        index.__wrapped__(PLACE)


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("宁夏回族自治区财政厅", "财政厅"),
        ("自治区财政厅", "财政厅"),
        ("宁夏财政厅", "财政厅"),
        ("财政厅", "财政厅"),
        ("自治区", "自治区"),
        ("自治区厅", "自治区厅"),
        ("内蒙古自治区财政厅", "内蒙古自治区财政厅"),
    ],
)
def test_the_prefix_of_an_autonomous_region(name: str, short: str) -> None:
    assert without_prefix(name, HERE) == short


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("北京市财政局", "财政局"),
        ("市财政局", "财政局"),
        ("市市场监管局", "市场监管局"),
        ("市场监管局", "市场监管局"),
        ("市政府办公厅", "政府办公厅"),
        ("市政务服务局", "政务服务局"),
        ("市政管理委", "市政管理委"),
        ("市委宣传部", "市委宣传部"),
        ("市属国有企业", "市属国有企业"),
        ("市直机关", "市直机关"),
    ],
)
def test_the_first_half_of_a_word_is_no_prefix(name: str, short: str) -> None:
    assert without_prefix(name, BEIJING) == short


def test_the_first_half_of_a_word_in_a_province() -> None:
    assert without_prefix("省委组织部", JIANGSU) == "省委组织部"
    assert without_prefix("省属企业", JIANGSU) == "省属企业"
    assert without_prefix("省教育厅", JIANGSU) == "教育厅"


@CALM
@given(st.text(st.sampled_from("自治区省市财政厅（）() 　\n人民府"), max_size=12))
def test_keys_are_stable(name: str) -> None:
    found = key(name)
    assert key(found) == found or "人民人民政府" in "".join(name.split())
    assert not any(char.isspace() or char in "()" for char in found)


def test_a_full_name_is_never_put_together() -> None:
    assert bodies()[f"{PLACE}:社科院"].full_name == "宁夏社会科学院"
    assert bodies()[f"{PLACE}:政务公开办公室"].full_name == "自治区政务公开办公室"  # the table has none: the name


def test_successions_are_by_id() -> None:
    (heir,) = successions()[f"{PLACE}:地税局"]
    assert (heir.heir, heir.type, heir.main, heir.since) == (f"{PLACE}:宁夏税务局", "merged", True, "2018-06-15")
    assert f"{PLACE}:财政厅" not in successions()
