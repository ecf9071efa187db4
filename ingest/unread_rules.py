"""Sentences that seem to say how the lead of a list is told, and that no declaration holds: 加粗的为牵头单位.

Such a rule turns the roles of a whole document, and some rules speak of what a text does not have (bold, colours).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.extract import Extraction
from ingest.inside import Inside, joined
from ingest.segment import Span

_SIGN = (
    "加粗|粗体|黑体|加黑|加下划线|下划线|斜体|楷体|红色|蓝色|标红|标黑|加框|加底纹|底纹|字体|字号|首位|第[一二1]位?|排[列名序]?在?前|"
    '列在?前|最前|前面|前者|分号前|冒号前|斜线前|括号[内前外]|标注|标识|标记|加注|注有|带有?[“"]?[★☆▲△●※◆■*＊#＃√]'
)
_RULE = re.compile(
    rf"(?:{_SIGN})[^。；\n（）]{{0,24}}?(?:[为是系]|表示|代表)[^。；，\n]{{0,6}}?(?:牵头|主办|主责|主体责任)(?:责任)?(?:单位|部门|处室|科室|者|方)"
)
_HINT = re.compile("牵头|主办|主责|主体责任")
_LONGEST = 120


def unread_rules(text: str, found: Extraction) -> Iterator[Span]:
    """Their spans, in order: sentences outside the clauses that were read and the declarations. Pure."""
    if _HINT.search(text) is None:
        return
    held = [(one.start, one.end) for one in found.declarations]
    held += [(clause.start, clause.end) for task in found.tasks for clause in task.clauses]
    inside = Inside(joined(held))
    for match in _RULE.finditer(text):
        start, end = match.span()
        if not inside.touches(start, end):
            window = max(0, start - _LONGEST)
            yield max(window, *(text.rfind(mark, window, start) + 1 for mark in "。；\n（")), end
