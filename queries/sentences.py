"""The sentence that something stands in, for people who look at it."""

from __future__ import annotations

_STOPS = "。；！？\n"
_LONGEST = 120


def sentence_around(text: str, start: int, end: int, longest: int = _LONGEST) -> str:
    """The sentence around text[start:end], cut to `longest` characters around it, on one line."""
    first = max((text.rfind(mark, max(0, start - longest), start) for mark in _STOPS), default=-1) + 1
    first = max(first, start - longest, 0)
    stops = [place for mark in _STOPS if (place := text.find(mark, end, end + longest)) >= 0]
    last = min(stops) + 1 if stops else min(len(text), end + longest)
    spare = max(0, longest - (end - start)) // 2
    cut_first, cut_last = max(first, start - spare), min(last, end + spare)
    head, tail = "…" if cut_first > first else "", "…" if cut_last < last else ""
    return head + " ".join(text[cut_first:cut_last].split()) + tail
