from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from ingest.printable import printable
from tests.ingest.making import CALM


def test_ordinary_names_stay() -> None:
    for name in ("通知.txt", "a b/c.txt", "全角　空格〔2018〕.txt", "é̈ü.txt"):
        assert printable(name) == name
    assert printable(Path("a/b")) == str(Path("a/b"))


def test_control_characters_become_spaces() -> None:
    assert printable("a\nb\t\x00c\x85d\u2028e") == "a b c d e"


def test_undecoded_bytes_are_read_as_gb18030_or_replaced() -> None:
    assert printable("任务".encode("gbk").decode("utf-8", "surrogateescape")) == "任务"
    assert printable("\udcff.txt") == "\ufffd.txt"


@CALM
@given(st.text(st.characters()))
def test_always_one_line_that_can_be_written(name: str) -> None:
    found = printable(name)
    found.encode()
    assert len(found.splitlines()) <= 1
    assert printable(found) == found
