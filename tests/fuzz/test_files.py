"""Damaged files of every format, and the small files that people write by hand."""

from __future__ import annotations

import json
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fuzz.budget import budget
from tests.fuzz.files import damaged, seeds
from tests.fuzz.targets import LARGEST, TARGETS, document
from tests.fuzz.words import PHRASES

# What costs most is tried least: a page of a PDF takes as long as fifty texts.
_EXAMPLES = {"paper.pdf": 12, "word.docx": 60, "book.xlsx": 60, "many.zip": 60}
_RANDOM = st.randoms(use_true_random=False)


@pytest.mark.parametrize("name", seeds())
def test_a_sound_file_is_read(name: str) -> None:
    """The damage is done to something that a reader goes deep into."""
    target = TARGETS["zip"] if name.endswith(".zip") else document(name)
    target(seeds()[name])
    assert len(seeds()[name]) < LARGEST


@pytest.mark.parametrize("name", seeds())
def test_a_damaged_file(name: str) -> None:
    target = TARGETS["zip"] if name.endswith(".zip") else document(name)

    @budget(_EXAMPLES.get(name, 100))
    @given(_RANDOM)
    def tried(by: random.Random) -> None:
        target(damaged(seeds()[name], by))

    tried()


_SCALARS = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=8), st.just("2018-06-01T09:30"),
    st.sampled_from(["财政厅", "教育厅", "水利厅", "（林业厅负责）", "（财政厅、教育厅牵头，水利厅配合）", "lead", "support", "party_organ", "甲"]),
)  # fmt: skip
_JSON = st.recursive(
    _SCALARS,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=6), inner, max_size=3)),
    max_leaves=5,
)
_BODIES = st.sampled_from(
    ["财政厅", "教育厅", "水利厅", "林业厅", "640000:财政厅", "640000:教育厅", "不存在", "厅", "、"]
)
_KINDS = ["same-body", "not-same-body", "rename", "kind", "role", "add", "remove"]
_CLAUSES = st.sampled_from(
    ["（财政厅、教育厅牵头，水利厅配合）", "（林业厅负责）", "财政厅、教育厅", "一、示例", "）（", "。", "没有"]
)
_CORRECTION = st.fixed_dictionaries(
    {"correct": st.sampled_from(_KINDS), "author": st.just("甲"), "time": st.sampled_from(["2018-06-01T09:30", "2018-06-01"]), "reason": st.just("乙")},
    optional={
        "document": st.sampled_from(["", "示例通知", "别的"]),
        "name": _BODIES | st.text(max_size=6),
        "body": _BODIES,
        "kind": st.sampled_from(["party_organ", "collective", "unknown"]),
        "role": st.sampled_from(["lead", "support", "guide", "responsible"]),
        "clause": _CLAUSES,
        "mention": _BODIES,
        "occurrence": st.integers(-1, 3),
        "before": st.text(max_size=4),
        "at": st.integers(-2, 80),
    },
)  # fmt: skip
_LABELLED = st.fixed_dictionaries(
    {"clause": _CLAUSES, "assignments": st.lists(st.fixed_dictionaries({"mention": _BODIES | st.text(max_size=2), "role": st.sampled_from(["lead", "x"])}), max_size=3)}
)  # fmt: skip


def _lines(records: st.SearchStrategy[object]) -> st.SearchStrategy[bytes]:
    """Files of JSON lines, some of which are no such records or no JSON."""
    line = st.one_of(*[records.map(json.dumps)] * 4, _JSON.map(json.dumps), st.text(max_size=20))
    return st.lists(line, max_size=5).map("\n".join).map(lambda text: text.encode("utf-8", "surrogatepass"))


_NAMES = st.sampled_from(
    [
        "store",
        "port",
        "rate",
        "language",
        "reading",
        "keys",
        "max_file_bytes",
        "id",
        "title",
        "year",
        "jurisdiction",
        "issued_on",
        "x",
    ]
)
_VALUES = st.sampled_from(
    ["1", "-1", "1.5", "1e400", "nan", "true", '"zh"', '"640000"', '"宁夏"', '""', "[1]", '["a"]', "{}", "2018-01-01", '"2018-01-01"', "99999999999999999999", '"\\u0000"', "'''"]
)  # fmt: skip
_TOML = st.lists(
    st.one_of(st.builds("{} = {}".format, _NAMES, _VALUES), st.text(max_size=12), st.just("[a.b]")), max_size=4
)
_COLUMN = st.builds(
    "{}{}{}".format,
    st.sampled_from(["task", "lead", "support", "number", "deadline", "section", "x", ""]),
    st.sampled_from(["=", "=", "=", "", "＝"]),
    st.one_of(st.sampled_from(["A", "B", "C", "ZZ", "0", "1", "3", "99999", "重点任务", "牵头单位", "修桥", "²"]), st.text(max_size=3)),
)  # fmt: skip
_KEY = st.fixed_dictionaries({}, optional=dict.fromkeys(("id", "name", "role", "hash", "salt", "made_on"), _SCALARS))
_HAND_WRITTEN = {
    "corrections": _lines(_CORRECTION),
    "gold": _lines(_LABELLED),
    "settings": _TOML.map("\n".join).map(lambda text: text.encode("utf-8", "surrogatepass")),
    "metadata": _TOML.map("\n".join).map(lambda text: text.encode("utf-8", "surrogatepass")),
    "columns": st.lists(_COLUMN, max_size=4).map("\n".join).map(lambda text: text.encode("utf-8", "replace")),
    "keys": st.one_of(st.fixed_dictionaries({"keys": st.lists(_KEY, max_size=2)}), _JSON).map(
        lambda one: json.dumps(one).encode()
    ),
    "clauses": PHRASES.map(lambda text: text.encode("utf-8", "replace")),
}


@pytest.mark.parametrize("name", _HAND_WRITTEN)
def test_what_people_write_by_hand(name: str) -> None:
    @budget(150)
    @given(st.one_of(_HAND_WRITTEN[name], st.binary(max_size=60)))
    def tried(data: bytes) -> None:
        TARGETS[name](data)

    tried()
