from __future__ import annotations

import pytest

from ingest.divisions import division
from ingest.name_forms import applies, at_level, filled, letter, own_words


@pytest.mark.parametrize(
    ("form", "code", "written"),
    [
        ("教育~", "330000", "教育厅"), ("教育~", "110000", "教育局"), ("教育~", "330100", "教育局"),
        ("办公^", "110000", "办公厅"), ("办公^", "330106", "办公室"),
        ("@委宣传部", "330000", "省委宣传部"), ("@委宣传部", "450000", "自治区党委宣传部"), ("@委宣传部", "152200", "盟委宣传部"),
        ("@委宣传部", "653100", "地委宣传部"), ("团@委", "330106", "团区委"), ("团@委", "640000", "自治区团委"),
        ("中共*委员会", "330100", "中共杭州市委员会"), ("#海关", "330100", "杭州海关"), ("财政~", "532900", "财政局"),
    ],
)  # fmt: skip
def test_forms_are_filled_for_a_place(form: str, code: str, written: str) -> None:
    assert filled(form, division(code)) == written


@pytest.mark.parametrize(
    ("levels", "code", "level", "expected"),
    [
        ("PCX", "330000", "P", True), ("PCX", "110000", "M", False), ("PCX 110000", "110000", "M", True),
        ("M -110000", "110000", "M", False), ("M -110000", "310000", "M", True), ("500000", "500000", "M", True),
        ("500000", "310000", "M", False), ("120000 310000", "310000", "M", True), ("110000", "110105", "X", False),
    ],
)  # fmt: skip
def test_levels_say_where_a_row_holds(levels: str, code: str, level: str, *, expected: bool) -> None:
    assert applies(levels, code, level) is expected


def test_levels_of_places() -> None:
    codes = ("330000", "310000", "330100", "152200", "330106", "000000")
    assert [letter(division(code)) for code in codes] == ["P", "M", "C", "C", "X", ""]


def test_an_autonomous_region_has_two_words() -> None:
    assert own_words("@直机关工委", "自治区") == ("自治区直机关工委", "区直机关工委")
    assert own_words("教育厅", "省") == ("教育厅",)
    assert at_level("政法委", "P") == "政法委"
