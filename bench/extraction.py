"""Reading the clauses against jieba's part-of-speech tagging of the same text, and against the gold table."""

from __future__ import annotations

import csv
import logging
import warnings
from collections import Counter

from bench.effort import Effort
from bench.lines import Line, Words, at_least
from bench.material import GOLD, JURISDICTION, Notice
from bench.timing import interleaved
from ingest.extract import Extraction, extract
from ingest.read import read

_LEAST = 15.0


def measure(notice: Notice, effort: Effort) -> list[Line]:
    """The ratio of speeds (CPU time, both warm), and how many lines of the gold table were read."""
    text = read(notice.path, max_bytes=notice.path.stat().st_size).text
    tagged = _tagger()
    seconds = interleaved(
        {"extract": lambda: extract(text, JURISDICTION), "jieba": lambda: tagged.lcut(text)}, effort.repetitions
    )
    speed = {name: len(text) / taken for name, taken in seconds.items()}
    what = Words(
        f"抽取（{notice.words.zh}）比 jieba 词性标注快几倍", f"extraction ({notice.words.en}) against jieba.posseg"
    )
    detail = f" ({speed['extract'] / 1e6:.2f} M / {speed['jieba'] / 1e6:.3f} M chars/s)"
    values = {f"{name}_characters_per_second": value for name, value in speed.items()}
    return [
        at_least("extraction", what, seconds["jieba"] / seconds["extract"], _LEAST, values, detail),
        _accuracy(extract(text, JURISDICTION)),
    ]


def _accuracy(found: Extraction) -> Line:
    read_ = Counter(
        (task.span.number, reading.segment.role, reading.resolution.agency.name)
        for task in found.tasks
        for reading in task.readings
    )
    with GOLD.open(encoding="utf-8", newline="") as file:
        gold = Counter((int(row["task"]), row["role"], row["body"]) for row in csv.DictReader(file))
    right, printed, expected = (read_ & gold).total(), read_.total(), gold.total()
    what = Words("任务、角色、机构都与标准答案相同的责任条目", "assignments equal to the gold table in task, role and body")
    values = {"right": float(right), "read": float(printed), "gold": float(expected)}
    figure = f"{right} / {printed} / {expected}"
    return Line("accuracy", what, figure, "= =", right == printed == expected, values)


def _tagger() -> _Tagger:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # jieba's own, of its age
        import jieba
        import jieba.posseg

    jieba.setLogLevel(logging.ERROR)
    return _Tagger(jieba.posseg)
