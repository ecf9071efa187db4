"""Sentences that assign nothing whatever their words: what a measure founds, notes, and what a clause closes."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence

from ingest.context import Context
from ingest.declarations import NOTE
from ingest.segment import Span

_FOUNDING = frozenset({"建立", "组建", "成立", "构建", "形成", "健全", "完善", "实行", "设立", "推行", "采取"})
_SUCH = re.compile(r"(?:牵头|参与|配合|负责|实施|落实|组成|参加)的|负责解释|未尽事[项宜]")
# 成立由A牵头、B参加的专班: to found it is the measure, and they are told to.
GROUP = re.compile(
    r"(?<=参与|参加|配合|协同|负责)的[^，。；、的]{0,14}(?:专班|机制|小组|工作组|联席会议|制度|联盟|指挥部|体系)"
)
_LED_GROUP = re.compile(rf"由[^。；\n]{{2,80}}?牵头[^。；\n]{{0,200}}?{GROUP.pattern}")
_BREAK = re.compile("\n")
_NEXT_LINE = re.compile(r"\n[ \t\u3000]*")
_OPENING = "（【"


def body_text(here: Context, taken: Sequence[Span]) -> Callable[[int, int], bool]:
    """Whether a sentence is other text, asked by its span: the measure's clause, one of `taken`, stands behind it in
    its line, it founds something (建立由…牵头的机制), or it is a note (说明：由…汇总).
    """
    text = here.text
    closed = sorted(start for start, _ in taken)
    # Looked up: a line may hold thousands of sentences, and each would search it.
    breaks = [-1, *(match.start() for match in _BREAK.finditer(text)), len(text)]

    def is_text(start: int, end: int) -> bool:
        if NOTE.match(text, breaks[bisect_left(breaks, start) - 1] + 1):
            return True
        later = bisect_left(closed, end)
        followed = later < len(closed) and _stands_behind(here, breaks[bisect_left(breaks, end)], closed[later])
        if not followed and _LED_GROUP.search(text, start, end):
            return False
        return followed or text[max(0, start - 2) : start] in _FOUNDING or _SUCH.search(text, start, end) is not None

    return is_text


def _stands_behind(here: Context, line_end: int, start: int) -> bool:
    """Whether the clause at `start` stands in the line that ends there, or begins the next one with its label."""
    if start <= line_end:
        return True
    blank = _NEXT_LINE.match(here.text, line_end)
    behind = start + (here.text[start] in _OPENING)
    return blank is not None and blank.end() == start and here.words.label.match(here.text, behind) is not None
