"""Sound input for each target, to begin from, and how it is changed into other input that gets past the first check."""

from __future__ import annotations

import json
import random
from functools import cache

from graph_store.vocabulary import table
from ingest.tables import words
from tests.fuzz.files import damaged, seeds
from tests.fuzz.targets import TEXT

_CORRECTION = {"correct": "role", "author": "甲", "time": "2018-06-01T09:30", "reason": "乙", "clause": "（林业厅负责）", "mention": "林业厅", "role": "lead"}  # fmt: skip
_BODY = {
    "correct": "same-body",
    "author": "甲",
    "time": "2018-06-01",
    "reason": "乙",
    "name": "林业厅",
    "body": "财政厅",
}
_GOLD = {"clause": "（林业厅负责）", "assignments": [{"mention": "林业厅", "role": "responsible"}]}
_KEY = {"id": "0a1b2c3d", "name": "甲", "role": "reader", "made_on": "2026-01-01", "salt": "00" * 16, "hash": "00" * 32}
_BY_HAND = {
    "grammar": [TEXT, "宁政办发〔2017〕53号\n序号\t任务\t牵头单位\t配合单位\n1\t修桥\t财政厅\t水利厅\n", "一、甲\n责任单位：财政厅。\n以上任务由水利厅负责。\n6月底前，"],
    "clauses": ["财政厅、教育厅牵头，水利厅会同各市、县（区）人民政府分别落实，等有关部门按职责分工", "责任单位：财政厅；配合单位：水利厅（★）。年底前；"],
    "columns": ["task=B\nlead=牵头单位\n", "number=1"],
    "corrections": [json.dumps(_CORRECTION) + "\n" + json.dumps(_BODY)],
    "gold": [json.dumps(_GOLD, ensure_ascii=False)],
    "settings": ['port = 8000\nlanguage = "zh"\nallowed_hosts = ["a", "b"]\n'],
    "keys": [json.dumps({"keys": [_KEY]})],
    "metadata": ['title = "关于修桥的通知"\nyear = 2017\njurisdiction = "宁夏"\n'],
}  # fmt: skip
_TEXTS = frozenset({*_BY_HAND, "txt", "csv", "html"})


def corpus(target: str) -> list[bytes]:
    """What a target begins from."""
    ending = f".{target}"
    return [text.encode() for text in _BY_HAND.get(target, [])] + [
        data for name, data in seeds().items() if name.endswith(ending)
    ]


@cache
def _words() -> list[bytes]:
    columns = [("role_verbs", "verb"), ("adverbs", "adverb"), ("label_stems", "stem"), ("attributes", "label"), ("ledger_headers", "header")]  # fmt: skip
    found = [row[column] for name, column in columns for row in table(name)]
    found += [
        *words("label_nouns"),
        *words("openers"),
        *"（）()、，；。：\n\t【】〔〕《》“”★各等由和及与以",
        "一、",
        "（一）",
        "1.",
        "下同",
        "以上任务由",
        "不再列出",
    ]
    return [word.encode() for word in found]


def mutated(target: str, data: bytes, by: random.Random) -> bytes:
    """Other input much like this: words put in and taken out of a text, damage inside the parts of a file."""
    if target in _TEXTS and by.random() < 0.7:
        for _ in range(by.randint(1, 5)):
            data = _reworded(data, by)
        return data
    return damaged(data, by)


def _reworded(data: bytes, by: random.Random) -> bytes:
    starts = [place for place, byte in enumerate(data) if byte & 0xC0 != 0x80] + [len(data)]
    first, last = sorted((by.choice(starts), by.choice(starts)))
    change = by.random()
    if change < 0.5:
        return data[:first] + by.choice(_words()) + data[first:]
    if change < 0.7:
        return data[:first] + data[min(last, first + 40) :]
    if change < 0.9:
        return data[:last] + data[first : first + 60] + data[last:]
    return data[:first] + data[first:last] * by.randint(2, 4) + data[last:]
