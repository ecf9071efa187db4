"""Chinese numerals as notices print them: 十一, 一百零三, 一0三, 二〇, １２."""

from __future__ import annotations

import unicodedata

_DIGITS = {
    char: value
    for value, chars in enumerate(("〇零○0O", "一壹", "二两贰", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖"))
    for char in chars
}
_UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000}
CHARACTERS = "".join(_DIGITS) + "".join(_UNITS) + "0123456789０１２３４５６７８９"


def parse(text: str) -> int | None:
    """The value of a numeral, or None when it is not one.

    >>> [parse(text) for text in ("十一", "二十", "一百零三", "一0三", "12", "甲")]
    [11, 20, 103, 103, 12, None]
    """
    plain = unicodedata.normalize("NFKC", text)
    if plain.isascii() and plain.isdecimal():
        return int(plain)
    if not plain or any(char not in _DIGITS and char not in _UNITS and not char.isdecimal() for char in plain):
        return None
    if not any(char in _UNITS for char in plain):
        return int("".join(str(_value(char)) for char in plain))
    return _with_units(plain)


def _value(char: str) -> int:
    return _DIGITS[char] if char in _DIGITS else int(char)


def _with_units(plain: str) -> int:
    total, digit = 0, 0
    for char in plain:
        if char in _UNITS:
            total += (digit or 1) * _UNITS[char]
            digit = 0
        else:
            digit = _value(char)
    return total + digit
