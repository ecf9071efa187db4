"""Dates as documents print them: 2018年12月8日, 二〇一八年十二月八日, 2018-12-08."""

from __future__ import annotations

import re
from datetime import date

from ingest.numerals import CHARACTERS, parse

_NUMERAL = f"[{CHARACTERS}]"
DATE = re.compile(
    rf"(?P<year>{_NUMERAL}{{4}})[ \u3000]?年[ \u3000]?(?P<month>{_NUMERAL}{{1,2}})[ \u3000]?月[ \u3000]?"
    rf"(?P<day>{_NUMERAL}{{1,3}})[ \u3000]?日"
)
_ISO = re.compile(r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?!\d)")


def iso(text: str) -> str:
    """The first date in `text` as 2018-12-08, "" when there is none or it is no day of the calendar."""
    found = DATE.search(text) or _ISO.search(text)
    numbers = [parse(found[name]) or 0 for name in ("year", "month", "day")] if found else [0, 0, 0]
    try:
        return date(*numbers).isoformat()
    except (ValueError, OverflowError):
        return ""
