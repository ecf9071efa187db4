"""Numbers of a spreadsheet as its cells show them: dates, percentages, whole numbers without `.0`."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.')
_BUILT_IN = {9: "0%", 10: "0.00%", 14: "yyyy/m/d", 17: "yyyy-mm", 22: "yyyy/m/d h:mm", 57: "yyyy年m月", 58: "m月d日"}
_BUILT_IN_DATES = {15, 16, *range(27, 37), *range(50, 57)}
_BUILT_IN_TIMES = {18, 19, 20, 21, 45, 46, 47}
_EPOCH = datetime(1899, 12, 30)
_LATER_EPOCH_DAYS = 1462
_LAST_DAY = 2_958_465  # 9999-12-31
_MOST_DIGITS = 15
_SECONDS = 86_400


def built_in(number: int) -> str:
    """The format of a built-in id, "" for those that are no date and no percentage."""
    if number in _BUILT_IN_DATES:
        return "yyyy/m/d"
    return "h:mm" if number in _BUILT_IN_TIMES else _BUILT_IN.get(number, "")


def shown(number: float, code: str = "", later_epoch: bool = False) -> str:
    """`number` in the format `code`, dates written out: 2018年6月30日, so that they read like those of a text."""
    plain = _QUOTED.sub("", code.lower())
    if _is_date(plain):
        return _date(number + (_LATER_EPOCH_DAYS if later_epoch else 0), plain)
    if plain.endswith("%"):
        return f"{_plain(number * 100)}%"
    return _plain(number)


def _is_date(plain: str) -> bool:
    dated = "general" not in plain and any(letter in plain for letter in "yd")
    return dated or "h" in plain or "m月" in plain


def _date(days: float, plain: str) -> str:
    if not 0 < days <= _LAST_DAY:
        return _plain(days)
    moment = _EPOCH + timedelta(days=round(days * _SECONDS) / _SECONDS)
    day = f"{moment.day}日" if "d" in plain else ""
    if days < 1 or (not any(letter in plain for letter in "yd") and "h" in plain):
        return f"{moment:%H:%M}"
    year = f"{moment.year}年" if "y" in plain else ""
    return f"{year}{moment.month}月{day}"


def _plain(number: float) -> str:
    if number == int(number) and abs(number) < 10**_MOST_DIGITS:
        return str(int(number))
    return f"{number:.{_MOST_DIGITS}g}"
