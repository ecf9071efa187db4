"""What a file is, told from its bytes."""

from __future__ import annotations

import pytest

from graph_store.errors import InputError
from ingest.recognise import recognise
from tests.ingest.making import is_clear
from tests.ingest.readers.files import saved, word, workbook, zipped
from tests.ingest.readers.old_workbook import container


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (word("一"), "docx"),
        (saved(workbook({"一": [("甲",)]})), "xlsx"),
        (container(b""), "xls"),
        (zipped({"a.txt": "甲"}), "zip"),
        (b"%PDF-1.4\n", "pdf"),
        (b"\n%PDF-1.4\n", "pdf"),
        (b"<!DOCTYPE html><p>x", "html"),
        (b"\xef\xbb\xbf \r\n<HTML>", "html"),
        ("<html>甲".encode("utf-16"), "html"),
        (b"<?xml version='1.0'?><!DOCTYPE html PUBLIC ''><html>", "html"),
        (b"<table><tr><td>1", "html"),
        ("一、修桥。".encode(), "txt"),
        ("一、<br>不是网页".encode(), "txt"),
        (b"a < b", "txt"),
        (b"", "txt"),
    ],
)
def test_kinds_whatever_the_name_says(data: bytes, kind: str) -> None:
    assert recognise(data, "x.txt") == recognise(data, "x.docx") == kind


def test_only_a_name_tells_a_text_from_a_table() -> None:
    data = "序号,任务,责任单位\n".encode()
    assert [recognise(data, name) for name in ("x.txt", "x.CSV", "x.tsv")] == ["txt", "csv", "csv"]


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
@pytest.mark.parametrize("mark", [",", "\t", ";"])
def test_without_a_name_the_header_tells(encoding: str, mark: str) -> None:
    assert recognise(mark.join(("序号", "重点任务", "牵头单位\n1")).encode(encoding), "stdin") == "csv"
    assert recognise(mark.join(("甲", "乙", "丙\n")).encode(encoding), "stdin") == "txt"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"{\\rtf1", "RTF"),
        (b"MIME-Version: 1.0", "MHT"),
        (zipped({"content.xml": "", "mimetype": ""}), "ODT"),
        (zipped({"OFD.xml": ""}), "OFD"),
        (zipped({"[Content_Types].xml": "", "ppt/presentation.xml": ""}), "Office"),
        (container(b"", "WordDocument"), "DOC"),
        (b"<?xml version='1.0'?><w xmlns='http://schemas.microsoft.com/office/word/2003/wordml'/>", "Word XML"),
    ],
)
def test_other_formats_say_what_to_do(data: bytes, kind: str) -> None:
    with pytest.raises(InputError) as caught:
        recognise(data, "某件.x")
    is_clear(caught.value, "某件.x", kind)
    assert "另存为" in caught.value.zh


@pytest.mark.parametrize(
    "data", [b'{"n": 1, "clause": "x"}\n', b'\xef\xbb\xbf{\n  "title": 1}', b'[{"a": 1}]', b'["a"]', b"[[1]]"]
)
def test_json_is_no_notice(data: bytes) -> None:
    with pytest.raises(InputError, match="JSON") as caught:
        recognise(data, "x.txt")
    is_clear(caught.value, "x.txt", "JSON")


def test_brackets_are_no_json() -> None:
    assert [recognise(data, "x.txt") for data in (b"[1] a", b"{a}", "[责任单位：甲局]".encode())] == ["txt"] * 3
