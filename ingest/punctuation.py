"""Half-width and odd punctuation, a character for a character, so that every position stays what it was."""

from __future__ import annotations

_MARKS = {
    "，": ",﹐",
    "；": ";﹔",
    "：": ":﹕∶︰",
    "、": "﹑､",
    "。": "｡",
    "（": "(﹙〔【[［〈{｛",
    "）": ")﹚〕】]］〉}｝",
}
_SAME = {odd: usual for usual, odds in _MARKS.items() for odd in odds}


def full_width(text: str) -> str:
    """`text` with Chinese full-width marks; brackets of all kinds become （）."""
    for odd, usual in _SAME.items():
        if odd in text:
            text = text.replace(odd, usual)
    return text
