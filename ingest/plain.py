"""The text as the grammar reads it: usual marks, a character for a character, so that positions stay what they were."""

from __future__ import annotations

import re
from functools import cache

from ingest.annotations import MARKS
from ingest.punctuation import full_width
from ingest.tables import grammar, longest_first

# ★县林业局　☆县民政局: a blank before a mark parts two names.
_APART = re.compile(rf"(?<=[\u4e00-\u9fff）])[ \t\u3000](?=[ \t\u3000]{{0,8}}[{re.escape(MARKS)}][\u4e00-\u9fff])")

# 1｜预检分诊脱节｜牵头科室：急诊科
_NUMBER_BARRED = re.compile(r"(?:(?<=\n\d)|(?<=\n\d\d))[|｜](?=[^|｜\n]+[|｜][^|｜：\n]{2,8}：)")

# Most texts hold no label that a blank closes; a search that begins with one character is quick.
_GAPS = tuple(re.compile(rf"{gap}(?<=[位门局构体关]{gap})") for gap in " \u3000")


def plain_text(text: str) -> str:
    """`text` with full-width marks; 、 where a mark begins a new name, ： behind labels that a blank or ＞ closes."""
    plain = full_width(text)
    if "｜" in plain or "|" in plain:
        plain = _labels_barred().sub("；", _NUMBER_BARRED.sub("．", plain))
    if any(mark in plain for mark in MARKS):
        plain = _APART.sub("、", _labels_marked().sub("　", plain))
    if not ("＞" in plain or ">" in plain or any(gap.search(plain) for gap in _GAPS)):
        return plain
    return _gaps().sub(lambda match: match["label"] + "：" + match["gap"][1:], plain)


@cache
def _gaps() -> re.Pattern[str]:
    """牵头司局　教育部体卫艺司, 牵头＞党委办公室: labels at the start of a line, without a colon."""
    stem, noun = _stem_and_noun()
    headers = rf"(?:{stem}|{longest_first(grammar().attributes)}|序号|备注|时限)"
    return re.compile(
        rf"(?P<label>(?:^|(?<=；))[ \t\u3000]*(?:{stem})(?:(?:{noun})?(?=[＞>])|(?:{noun})(?=[ \u3000])))"
        rf"(?P<gap>[＞>]|[ \u3000]{{1,4}}(?![ \u3000]|{headers}))(?=\S)",
        re.MULTILINE,
    )


@cache
def _labels_barred() -> re.Pattern[str]:
    """A bar before a label: 1｜脱节｜牵头科室：急诊科｜配合科室：门诊部."""
    stem, noun = _stem_and_noun()
    return re.compile(rf"[|｜](?=[ \t\u3000]*(?:(?:{stem})(?:{noun})?|{longest_first(grammar().attributes)})：)")


@cache
def _labels_marked() -> re.Pattern[str]:
    """A mark before a label (▲牵头部门：) is only there to be seen."""
    stem, noun = _stem_and_noun()
    return re.compile(rf"[{re.escape(MARKS)}](?=(?:{stem})(?:{noun})?：)")


def _stem_and_noun() -> tuple[str, str]:
    """The two halves of a label as patterns: 牵头 and 部门."""
    return longest_first(grammar().stems), longest_first(grammar().label_nouns)
