from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_store.errors import InputError, NotFoundError
from graph_store.vocabulary import roles
from ingest.corrections import Correction, corrections_beside, read_corrections
from tests.ingest.making import CALM, is_clear, written

SAID = {"author": "甲", "time": "2018-06-01T09:30:00+08:00", "reason": "原文如此"}
SAME = {"correct": "same-body", "name": "星河厅", "body": "财政厅", **SAID}


def put(folder: Path, *records: object) -> Path:
    return written(folder, "".join(f"{json.dumps(one, ensure_ascii=False)}\n" for one in records), "更正.jsonl")


def test_records_in_their_order_with_comments_between(tmp_path: Path) -> None:
    path = put(tmp_path, SAME, SAME | {"name": "星海厅"})
    path.write_text(f"# 说明\n\n{path.read_text(encoding='utf-8')}  # 完\n", encoding="utf-8")
    assert [one.name for one in read_corrections(path)] == ["星河厅", "星海厅"]
    assert read_corrections(path)[0] == Correction("same-body", *SAID.values(), name="星河厅", body="财政厅")


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20).filter(str.strip)


@CALM
@given(TEXTS, TEXTS, TEXTS, st.sampled_from(sorted(roles())), st.integers(1, 9), st.integers(-1, 10**6))
def test_a_line_is_read_as_it_was_written(
    tmp_path_factory: pytest.TempPathFactory, name: str, clause: str, reason: str, role: str, occurrence: int, at: int
) -> None:
    one = Correction(
        "role", "甲", "2018-06-01", reason, document="通知", clause=clause, mention=name, role=role,
        occurrence=occurrence, at=at,
    )  # fmt: skip
    path = tmp_path_factory.mktemp("c") / "c.jsonl"
    path.write_text(one.line() + "\n", encoding="utf-8")
    assert one.line().count("\n") == 0
    assert read_corrections(path) == (one,)


def test_beside_a_document(tmp_path: Path) -> None:
    document = tmp_path / "通知.txt"
    assert corrections_beside(document) == ()
    put(tmp_path, SAME).rename(tmp_path / "通知.corrections.jsonl")
    assert len(corrections_beside(document)) == 1


@pytest.mark.parametrize(
    ("record", "word"),
    [
        ("文字", "JSON"),
        ([], "JSON"),
        (SAME | {"correct": "guess"}, "same-body"),
        (SAME | {"auther": "甲"}, "auther"),
        (SAME | {"name": 3}, "name"),
        (SAME | {"occurrence": True}, "occurrence"),
        (SAME | {"occurrence": 0}, "occurrence"),
        (SAME | {"time": "昨天"}, "time"),
        (SAME | {"reason": " "}, "reason"),
        ({"correct": "same-body", **SAID}, "name"),
        ({"correct": "kind", "body": "星河厅", "kind": "某种", **SAID}, "kind"),
        ({"correct": "role", "clause": "（甲负责）", "mention": "甲", "role": "lead", **SAID}, "document"),
        ({"correct": "role", "document": "d", "clause": "甲", "mention": "甲", "role": "boss", **SAID}, "role"),
        (SAME | {"name": "\ud800"}, "2"),
    ],
)
def test_a_wrong_record_is_named_with_its_line(tmp_path: Path, record: object, word: str) -> None:
    path = written(tmp_path, json.dumps(SAME) + "\n" + json.dumps(record) + "\n", "更正.jsonl")
    with pytest.raises(InputError) as found:
        read_corrections(path)
    is_clear(found.value, "更正.jsonl", "2", word)


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError) as found:
        read_corrections(tmp_path / "没有.jsonl")
    is_clear(found.value, "没有.jsonl")
    (tmp_path / "乱.jsonl").write_bytes(b"\xff\xfe\xff")
    with pytest.raises(InputError) as wrong:
        read_corrections(tmp_path / "乱.jsonl")
    is_clear(wrong.value, "乱.jsonl")
