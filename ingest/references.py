"""Words by which a clause speaks of measures elsewhere: 以上任务由…, 上述第8、9项由…. Pure."""

from __future__ import annotations

import re

from ingest import numerals

_LONGEST_RANGE = 2000  # measures; a list of more is a slip
_COUNTS = "0-9０-９一二三四五六七八九十两"
_NUMBERS = r"[0-9０-９一二三四五六七八九十两、，,和至到—－-]+"
# What the clause speaks of stands before the first name.
ABOVE = re.compile(
    rf"(?:以上|上述|前述|本(?:部分|节|章|条)|(?=第{_NUMBERS}[项条款]))(?:第?(?P<numbers>{_NUMBERS})[项条款点])?"
    r"(?:各项|所有)?(?:重点)?(?:任务|工作|措施|事项|内容|项目)*(?:均|都|统一)?由?"
)


def spoken_of(above: re.Match[str]) -> tuple[tuple[int, ...], int]:
    """What a match of ABOVE speaks of: measures by their numbers (第8、9项), or the last so many (以上三项)."""
    printed = above["numbers"] or ""
    counted = "第" not in above.group() and re.fullmatch(f"[{_COUNTS}]+", printed) is not None
    return ((), numerals.parse(printed) or 0) if counted else (numbers(printed), 0)


def numbers(printed: str | None) -> tuple[int, ...]:
    """The numbers of 8、9 or 3至5; none for nothing."""
    found: list[int] = []
    for part in re.split("[、，,和]", printed or ""):
        ends = [numerals.parse(one) for one in re.split("[至到—－-]+", part) if one]
        known = [one for one in ends if one is not None]
        if known and known[-1] - known[0] <= _LONGEST_RANGE:
            found += range(known[0], known[-1] + 1)
    return tuple(found)
