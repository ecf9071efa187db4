from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.numerals import CHARACTERS, parse
from tests.ingest.making import CALM

DIGITS = "零一二三四五六七八九"


def chinese(number: int) -> str:
    """`number` below 10,000 in the usual form: 11 is 十一, 103 一百零三, 1010 一千零一十."""
    text, gap = "", False
    for power, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // power % 10
        if digit:
            text += ("零" if gap and text else "") + DIGITS[digit] + unit
        gap = not digit
    return text.removeprefix("一") if 10 <= number < 20 else text


def test_the_helper_itself() -> None:
    assert [chinese(n) for n in (7, 10, 11, 20, 103, 110, 1003, 1010)] == [
        "七", "十", "十一", "二十", "一百零三", "一百一十", "一千零三", "一千零一十",
    ]  # fmt: skip


def test_every_number_in_its_usual_form() -> None:
    assert [parse(chinese(number)) for number in range(1, 10_000)] == list(range(1, 10_000))


@CALM
@given(st.integers(0, 9_999_999))
def test_digits_of_any_kind(number: int) -> None:
    plain = str(number)
    for zero in ("零", "〇", "○", "0", "０", "O"):
        table = {ord("0") + value: (zero if value == 0 else DIGITS[value]) for value in range(10)}
        assert parse(plain.translate(table)) == number
    assert parse(plain) == number
    assert parse("".join(chr(ord("０") + int(digit)) for digit in plain)) == number


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("一00", 100),
        ("一0一", 101),
        ("一○三", 103),
        ("二〇", 20),
        ("１２", 12),
        ("1２", 12),
        ("百", 100),
        ("百零五", 105),
        ("两千", 2000),
        ("叁拾贰", 32),
        ("伍佰", 500),
        ("0", 0),
        ("007", 7),
    ],
)
def test_as_printed(printed: str, value: int) -> None:
    assert parse(printed) == value


@pytest.mark.parametrize("text", ["", "甲", "十甲", "1.5", "-1", "一 二", " 1", "１．", "½", "፩", "万", "第一", "1_0"])
def test_no_numerals(text: str) -> None:
    assert parse(text) is None


@CALM
@given(st.text(st.characters(), max_size=12))
def test_never_fails(text: str) -> None:
    found = parse(text)
    assert found is None or found >= 0


@CALM
@given(st.text(st.sampled_from(CHARACTERS), min_size=1, max_size=7))
def test_all_that_the_outline_takes_for_a_numeral_has_a_value(text: str) -> None:
    assert parse(text) is not None
