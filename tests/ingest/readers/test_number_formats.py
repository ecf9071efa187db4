"""Numbers in the formats of automatic numbering."""

from __future__ import annotations

import pytest

from ingest.numerals import parse
from ingest.readers.number_formats import chinese, formatted


@pytest.mark.parametrize(
    ("style", "number", "expected"),
    [
        ("decimal", 12, "12"),
        ("decimalZero", 7, "07"),
        ("chineseCounting", 11, "十一"),
        ("chineseCountingThousand", 101, "一百零一"),
        ("japaneseCounting", 20, "二十"),
        ("ideographDigital", 10, "一〇"),
        ("chineseLegalSimplified", 12, "拾贰"),
        ("ideographTraditional", 3, "丙"),
        ("ideographZodiac", 12, "亥"),
        ("decimalEnclosedCircleChinese", 3, "③"),
        ("decimalEnclosedCircle", 21, "㉑"),
        ("decimalEnclosedCircle", 36, "㊱"),
        ("decimalEnclosedCircle", 51, "51"),
        ("decimalEnclosedParen", 2, "⑵"),
        ("decimalFullWidth", 10, "１０"),
        ("upperRoman", 14, "XIV"),
        ("lowerRoman", 9, "ix"),
        ("upperLetter", 27, "AA"),
        ("lowerLetter", 2, "b"),
        ("none", 3, ""),
        ("unheardOf", 3, "3"),
        ("chineseCounting", 0, "0"),
        ("chineseCounting", 99_999, "99999"),
    ],
)
def test_formats(style: str, number: int, expected: str) -> None:
    assert formatted(number, style) == expected


def test_chinese_numerals_are_read_back() -> None:
    assert all(parse(chinese(number)) == number for number in range(1, 1100))
