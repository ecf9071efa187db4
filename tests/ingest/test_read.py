"""Bytes to text: encodings, line ends, and every file that cannot be read says so in one line."""

from __future__ import annotations

import codecs
import hashlib
import io
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_store.errors import InputError, NotFoundError
from ingest.read import decode, read
from tests.conftest import ROOT
from tests.ingest.making import CALM, is_clear, notice, written
from tests.rights import PLAIN_USER

TEXT = notice("修一条路，投资12亿元。（财政厅、水利厅分别牵头落实）", "种一片树。（林业厅负责）")
ENCODINGS = {
    "utf-8": TEXT.encode("utf-8"),
    "utf-8 with mark": codecs.BOM_UTF8 + TEXT.encode("utf-8"),
    "utf-16-le": TEXT.encode("utf-16-le"),
    "utf-16-le with mark": codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
    "utf-16-be": TEXT.encode("utf-16-be"),
    "utf-16-be with mark": codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
    "gb18030": TEXT.encode("gb18030"),
    "gbk": TEXT.encode("gbk"),
}
LIMIT = 1_000_000


@pytest.mark.parametrize("name", ENCODINGS)
def test_every_encoding_gives_the_same_text(name: str, tmp_path: Path) -> None:
    path = tmp_path / "通知.txt"
    path.write_bytes(ENCODINGS[name])
    found = read(path, max_bytes=LIMIT)
    assert found.text == TEXT
    assert found.sha256 == hashlib.sha256(ENCODINGS[name]).hexdigest()


@pytest.mark.parametrize(
    ("name", "encoding"),
    [
        ("utf-8", "utf-8"),
        ("utf-8 with mark", "utf-8-sig"),
        ("gbk", "gb18030"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("utf-16-be with mark", "utf-16"),
    ],
)
def test_the_encoding_is_named(name: str, encoding: str) -> None:
    assert decode(ENCODINGS[name], "通知.txt")[1] == encoding


def test_gb18030_four_byte_characters() -> None:
    text = TEXT + "㐀𠀀"
    assert decode(text.encode("gb18030"), "x")[0] == text


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_are_made_one(end: str, tmp_path: Path) -> None:
    path = written(tmp_path, TEXT.replace("\n", end))
    assert read(path, max_bytes=LIMIT).text == TEXT


def test_nothing_else_is_changed(tmp_path: Path) -> None:
    text = "　　全角　空格、\t制表符、\u00a0与\ufeff零宽\x0c换页\n\n（半角(括号)）  \n"
    assert read(written(tmp_path, text), max_bytes=LIMIT).text == text


def test_name_and_stem(tmp_path: Path) -> None:
    found = read(written(tmp_path, TEXT, "2017.任务分工.txt"), max_bytes=LIMIT)
    assert (found.name, found.stem) == ("2017.任务分工.txt", "2017.任务分工")


@CALM
@given(st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF), min_size=20, max_size=200))
def test_any_chinese_in_utf8_is_read_as_it_is(text: str) -> None:
    assert decode(text.encode(), "x") == (text, "utf-8")


@CALM
@given(st.binary(max_size=300))
def test_any_bytes_give_text_or_a_clear_error(data: bytes) -> None:
    try:
        text, _ = decode(data, "通知.txt")
    except InputError as problem:
        is_clear(problem, "通知.txt")
    else:
        assert "\0" not in text


def test_a_text_waits_for_no_library_of_other_formats(tmp_path: Path) -> None:
    path = written(tmp_path, TEXT)
    code = (
        "import sys, pathlib, ingest.read as r; r.read(pathlib.Path(sys.argv[1]), max_bytes=10**6);"
        "print(sorted({m.partition('.')[0] for m in sys.modules} & {'lxml', 'pdfplumber', 'xlrd', 'csv', 'zipfile'}))"
    )
    done = subprocess.run([sys.executable, "-c", code, path], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_a_file_that_changes_while_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path, TEXT)
    states = iter(((1, 1), (2, 2)))
    monkeypatch.setattr("ingest.read._state", lambda _: next(states))
    assert "改动" in refused(path).zh


# ---- files that cannot be read


def refused(path: Path, kind: type[InputError] = InputError, max_bytes: int = LIMIT) -> InputError:
    with pytest.raises(InputError) as caught:
        read(path, max_bytes=max_bytes)
    assert type(caught.value) is kind
    is_clear(caught.value, caught.value.where or "")
    return caught.value


def test_no_such_file(tmp_path: Path) -> None:
    problem = refused(tmp_path / "没有.txt", NotFoundError)
    assert "没有.txt" in problem.zh
    assert "检查路径" in problem.zh
    assert problem.exit_code == 3


def test_no_such_folder(tmp_path: Path) -> None:
    refused(tmp_path / "没有" / "通知.txt", NotFoundError)


def test_below_a_file(tmp_path: Path) -> None:
    assert "检查路径" in refused(written(tmp_path, TEXT) / "通知.txt").zh


def test_a_folder(tmp_path: Path) -> None:
    problem = refused(tmp_path)
    assert "文件夹" in problem.zh
    assert "give a file" in problem.en


@pytest.mark.parametrize("data", [b"", b" \r\n\t", "　\n　".encode(), codecs.BOM_UTF8, codecs.BOM_UTF16_LE])
def test_empty(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "空.txt"
    path.write_bytes(data)
    assert "空的" in refused(path).zh


@pytest.mark.parametrize(
    ("magic", "kind", "wanted"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "PDF", "重新取得"),
        (b"PK\x03\x04\x14\x00\x06\x00[Content_Types].xml", "DOCX", "重新取得"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "DOC", "另存为 DOCX"),
        (b"\x89PNG\r\n\x1a\n", "PNG", "OCR"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "JPEG", "OCR"),
        (b"{\\rtf1\\ansi", "RTF", "另存为 DOCX"),
        (b"Rar!\x1a\x07", "RAR", "另存为"),
        (b"GIF89a", "GIF", "OCR"),
    ],
)
def test_other_formats_are_named(magic: bytes, kind: str, wanted: str, tmp_path: Path) -> None:
    path = tmp_path / "通知.txt"  # whatever its name says
    path.write_bytes(magic + bytes(200))
    problem = refused(path)
    assert kind in problem.zh
    assert kind in problem.en
    assert wanted in problem.zh


@pytest.mark.parametrize(
    "data",
    [
        bytes(range(256)) * 4,
        bytes(500),
        b"\x7fELF\x02\x01\x01" + bytes(64),
        b"\x1f\x8b\x08" + bytes(range(128, 250)) * 3,
        "通知".encode() + b"\xff\xfe\xfa" + "负责".encode(),
        TEXT.encode() + b"\0",
        TEXT.encode("utf-32"),
        codecs.BOM_UTF8 + TEXT.encode("gb18030"),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le") + b"\x41",
        codecs.BOM_UTF16_LE + b"\x00\xd8" * 40,
        "เอกสารนี้เป็นภาษาไทย".encode() * 10,
    ],
    ids=[
        "all bytes",
        "zeros",
        "program",
        "compressed",
        "broken",
        "nul",
        "utf-32",
        "lying mark",
        "odd",
        "surrogates",
        "thai",
    ],
)
def test_not_text(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "通知.txt"
    path.write_bytes(data)
    problem = refused(path)
    assert "UTF-8" in problem.zh
    assert "UTF-8" in problem.en


def test_too_large(tmp_path: Path) -> None:
    path = written(tmp_path, TEXT)
    size = path.stat().st_size
    assert read(path, max_bytes=size).text == TEXT
    problem = refused(path, max_bytes=size - 1)
    for line in (problem.zh, problem.en):
        assert "FENGONG_MAX_FILE_BYTES" in line
        assert f"{size - 1:,}" in line


class Endless(io.RawIOBase):
    """A file like /dev/zero: its size is 0 and it never ends."""

    def read(self, size: int = -1) -> bytes:
        assert size >= 0, "asked for all of it"
        return b"a" * size


def test_a_file_without_end_is_not_read_to_its_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "open", lambda *_, **__: Endless())
    assert "1,000,000" in refused(tmp_path / "通知.txt").zh


def test_a_name_with_a_nul() -> None:
    assert "None" not in refused(Path("通知\0.txt")).zh


def test_a_name_of_many_characters(tmp_path: Path) -> None:
    refused(tmp_path / ("长" * 400))


def test_a_name_with_a_line_end_keeps_its_message_on_one_line(tmp_path: Path) -> None:
    refused(tmp_path / "两行\n名称.txt", NotFoundError)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no undecoded names")
def test_a_name_in_gbk_bytes(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + "任务分工.txt".encode("gbk")))
    path.write_text(TEXT, encoding="utf-8")
    found = read(path, max_bytes=LIMIT)
    assert (found.name, found.stem) == ("任务分工.txt", "任务分工")
    path.write_bytes(b"")
    assert "任务分工.txt" in refused(path).zh


READING = """import sys, pathlib
from graph_store.errors import InputError
from ingest.read import read
try:
    read(pathlib.Path(sys.argv[1]), max_bytes=1000)
except InputError as problem:
    print(problem.zh.encode())
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
def test_no_permission(tmp_path: Path) -> None:
    path = written(tmp_path, TEXT)
    path.chmod(0)
    command = [*PLAIN_USER, sys.executable, "-c", READING, str(path)]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert str("权限".encode())[2:-1] in said
