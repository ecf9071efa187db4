"""Numbers as Word prints them: 一、 ① 甲 Ⅳ and the other formats of automatic numbering."""

from __future__ import annotations

from collections.abc import Callable

_DIGITS = "〇一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = tuple(
    zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"),
        strict=True,
    )
)
_MOST = 9_999
_ALPHABET = 26


def chinese(number: int, digits: str = "零一二三四五六七八九", units: tuple[str, ...] = ("", "十", "百", "千")) -> str:
    """一, 十, 十一, 二十, 一百零一, 一千零一十.

    >>> [chinese(number) for number in (1, 10, 11, 20, 101, 110, 1010)]
    ['一', '十', '十一', '二十', '一百零一', '一百一十', '一千零一十']
    """
    text, gap = "", False
    for power in range(len(units) - 1, -1, -1):
        digit = number // 10**power % 10
        if digit:
            text += (digits[0] if gap and text else "") + digits[digit] + units[power]
        gap = not digit
    leading = digits[1] + units[1]
    return text.removeprefix(digits[1]) if text.startswith(leading) else text


def _digital(number: int) -> str:
    return "".join(_DIGITS[int(digit)] for digit in str(number))


def _roman(number: int) -> str:
    text = ""
    for size, letters in _ROMAN:
        text += letters * (number // size)
        number %= size
    return text


def _letters(number: int) -> str:
    return chr(ord("A") + (number - 1) % _ALPHABET) * ((number - 1) // _ALPHABET + 1)


def _cycle(chars: str) -> Callable[[int], str]:
    return lambda number: chars[(number - 1) % len(chars)]


def _block(first: str, size: int) -> Callable[[int], str]:
    """Characters that stand in a row in Unicode; beyond the last of them, plain digits."""
    return lambda number: chr(ord(first) + number - 1) if 1 <= number <= size else str(number)


def _circled(number: int) -> str:
    for first, low, high in (("①", 1, 20), ("㉑", 21, 35), ("㊱", 36, 50)):
        if low <= number <= high:
            return chr(ord(first) + number - low)
    return str(number)


def _full_width(number: int) -> str:
    return "".join(chr(ord("０") + int(digit)) for digit in str(number))


_COUNTING = (
    "chineseCounting", "chineseCountingThousand", "japaneseCounting",
    "taiwaneseCounting", "taiwaneseCountingThousand", "koreanCounting",
)  # fmt: skip
_FORMATS: dict[str, Callable[[int], str]] = {
    **dict.fromkeys(_COUNTING, chinese),
    **dict.fromkeys(("ideographDigital", "taiwaneseDigital", "japaneseDigitalTenThousand"), _digital),
    "chineseLegalSimplified": lambda number: chinese(number, _LEGAL, ("", "拾", "佰", "仟")),
    "ideographTraditional": _cycle(_STEMS),
    "ideographZodiac": _cycle(_BRANCHES),
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedParen": _block("⑴", 20),
    "decimalEnclosedFullstop": _block("⒈", 20),
    "ideographEnclosedCircle": _block("㊀", 10),
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
    "decimalZero": lambda number: f"{number:02}",
    "numberInDash": lambda number: f"- {number} -",
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "upperLetter": _letters,
    "lowerLetter": lambda number: _letters(number).lower(),
    "none": lambda number: "",
}


def formatted(number: int, style: str) -> str:
    """`number` in a format of Word (`w:numFmt`); digits for formats that we do not know."""
    return _FORMATS.get(style, str)(number) if 0 < number <= _MOST else str(number)
