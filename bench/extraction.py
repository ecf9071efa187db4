"""Reading the clauses against jieba's part-of-speech tagging of the same text, and against the gold table."""

from __future__ import annotations

import csv
import logging
import warnings
from collections import Counter
from collections.abc import Callable
from statistics import median

from bench.effort import Effort
from bench.lines import Line, Words, at_least
from bench.material import GOLD, JURISDICTION, Notice
from bench.timing import rounds, seconds
from ingest.closings import closing_of
from ingest.extract import Extraction, extract
from ingest.plain_names import is_plain_name
from ingest.read import read
from ingest.resolve import shared_resolver

_LEAST = 15.0


def measure(notice: Notice, effort: Effort) -> list[Line]:
    """The ratio of speeds (processor time, both warm), and how many lines of the gold table were read."""
    text = read(notice.path, max_bytes=notice.path.stat().st_size).text
    tagged = _tagger()
    calls = {
        "extract": seconds(lambda: extract(text, JURISDICTION)),
        "unseen": seconds(lambda: _extract_unseen(text)),
        "jieba": seconds(lambda: tagged(text)),
    }
    taken = {name: median(found) for name, found in rounds(calls, effort.repetitions).items()}
    what = Words(f"抽取（{notice.words.zh}），比 jieba 词性标注快", f"extraction ({notice.words.en}) over jieba.posseg")
    speed = {name: len(text) / one for name, one in taken.items()}
    unseen = taken["jieba"] / taken["unseen"]
    detail = f"{speed['extract'] / 1e6:.2f} / {speed['jieba'] / 1e6:.2f} M chars/s; "
    detail += f"名称都未见过 / names unseen × {unseen:.1f}"
    values = {f"{name}_characters_per_second": value for name, value in speed.items()}
    return [
        at_least("extraction", what, taken["jieba"] / taken["extract"], _LEAST, values, detail),
        _accuracy(extract(text, JURISDICTION)),
    ]


def _extract_unseen(text: str) -> Extraction:
    """The reading of a text whose names and pieces no document before it had: what these leave behind is forgotten."""
    for remembered in (closing_of, is_plain_name, shared_resolver):
        remembered.cache_clear()
    return extract(text, JURISDICTION)


def _accuracy(found: Extraction) -> Line:
    printed = Counter(
        (task.span.number, reading.segment.role, reading.resolution.agency.name)
        for task in found.tasks
        for reading in task.readings
    )
    with GOLD.open(encoding="utf-8", newline="") as file:
        gold = Counter((int(row["task"]), row["role"], row["body"]) for row in csv.DictReader(file))
    right, read_, expected = (printed & gold).total(), printed.total(), gold.total()
    what = Words("责任条目：任务、角色、机构全对 / 读出", "assignments: right in task, role and body / read")
    values = {"right": float(right), "read": float(read_), "gold": float(expected)}
    met = right == read_ == expected
    return Line("accuracy", what, f"{right} / {read_}", f"= {expected} / {expected}", met, values)


def _tagger() -> Callable[[str], object]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # jieba's own, of its age
        import jieba
        from jieba import posseg

    jieba.setLogLevel(logging.ERROR)
    return posseg.lcut  # type: ignore[no-any-return]
