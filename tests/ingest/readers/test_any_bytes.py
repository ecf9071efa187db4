"""Whatever the bytes are: a text that is whole, or one clear error; never anything else, and nothing printed."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_store.errors import InputError
from ingest.gather import gather
from ingest.ledger import ledgers
from ingest.read import read_bytes
from tests.ingest.making import CALM, is_clear
from tests.ingest.readers.files import HEADER, ROWS, is_whole, saved, word, workbook, zipped
from tests.ingest.readers.old_workbook import label, merged, number, old_workbook
from tests.ingest.readers.test_html import CONTENT, TABLE, page
from tests.ingest.readers.test_pdf import body, pdf, ruled

FEW = settings(CALM, max_examples=60, derandomize=True)
SHEET = [HEADER, *ROWS]
HEADS = [
    "",
    "PK\x03\x04",
    "%PDF-1.7\n",
    "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    "<html>",
    "<table>",
    "{\\rtf",
    "\xff\xfe<\0h\0",
]
WHOLE = {
    "word.docx": word("一、修桥。（交通厅牵头）", table=SHEET),
    "book.xlsx": saved(workbook({"台账": SHEET})),
    "old.xls": old_workbook(
        label(0, 0, "序号"), label(0, 1, "任务"), label(0, 2, "责任单位"), number(1, 0, 1), merged(0, 1, 2, 2)
    ),
    "page.html": page(TABLE + CONTENT + "<table><tr><td rowspan=2>甲<td>乙<td>丙<tr><td colspan=2>丁</table>"),
    "paper.pdf": pdf(body("一、修桥。"), ruled(SHEET)),
    "table.csv": "\n".join(map(",".join, SHEET)).encode("gbk"),
}


def survives(data: bytes, name: str) -> None:
    try:
        found = read_bytes(data, name, max_bytes=3_000_000)
    except InputError as problem:
        is_clear(problem, name)
    else:
        is_whole(found)
        for one in ledgers(found):
            for row in one.rows:
                assert 0 <= row.start <= row.end <= len(found.text)


@FEW
@given(st.sampled_from(HEADS), st.binary(max_size=400), st.sampled_from(["x.txt", "x.csv", "x.docx", "stdin"]))
def test_bytes_behind_every_mark(head: str, data: bytes, name: str) -> None:
    survives(head.encode("latin-1") + data, name)


changes = st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), min_size=1, max_size=8)


@pytest.mark.parametrize("name", WHOLE)
@FEW
@given(change=changes, cut=st.one_of(st.none(), st.floats(0, 1)))
def test_files_with_a_few_wrong_bytes(name: str, change: list[tuple[float, int]], cut: float | None) -> None:
    data = bytearray(WHOLE[name])
    for where, byte in change:
        data[int(where * len(data))] = byte
    survives(bytes(data if cut is None else data[: int(cut * len(data))]), name)


PARTS = [
    (name, part) for name in ("word.docx", "book.xlsx") for part in zipfile.ZipFile(io.BytesIO(WHOLE[name])).namelist()
]


@pytest.mark.parametrize(("name", "part"), [pair for pair in PARTS if pair[1].endswith((".xml", ".rels"))])
@settings(FEW, max_examples=15)
@given(change=changes)
def test_parts_with_a_few_wrong_bytes(name: str, part: str, change: list[tuple[float, int]]) -> None:
    """Damage below the compression, which its checksum would stop."""
    with zipfile.ZipFile(io.BytesIO(WHOLE[name])) as archive:
        members: dict[str, str | bytes] = {one: archive.read(one) for one in archive.namelist()}
    data = bytearray(members[part])
    for where, byte in change:
        data[int(where * len(data))] = byte % 0x5F + 0x20  # mostly still XML
    survives(zipped({**members, part: bytes(data)}), name)


words = st.sampled_from(["<w:p>", "</w:p>", "<w:tbl>", "</w:tbl>", "<w:tr>", "</w:tr>", "<w:tc>", "</w:tc>", "<w:r>", "</w:r>",
    "<w:t>甲</w:t>", "<w:tcPr><w:vMerge/></w:tcPr>", "<w:tcPr><w:gridSpan w:val='3'/></w:tcPr>", "<w:tcPr><w:gridSpan w:val='-9'/></w:tcPr>"])  # fmt: skip


@FEW
@given(st.lists(words, max_size=40))
def test_any_order_of_elements_of_word(parts: list[str]) -> None:
    head = '<w:document xmlns:w="w"><w:body>'
    survives(
        zipped({"[Content_Types].xml": "<T/>", "word/document.xml": f"{head}{_closed(parts)}</w:body></w:document>"}),
        "x.docx",
    )


def _closed(parts: list[str]) -> str:
    """These pieces with every element closed."""
    text, waiting = "", []
    for piece in parts:
        if piece.startswith("</"):
            if waiting and piece == waiting[-1]:
                text += waiting.pop()
        else:
            text += piece
            if piece.endswith((":p>", ":tbl>", ":tr>", ":tc>", ":r>")):
                waiting.append(f"</{piece[1:]}")
    return text + "".join(reversed(waiting))


tags = st.sampled_from(["<table>", "</table>", "<tr>", "<td rowspan=3>", "<td colspan=2>", "<td rowspan=0>", "</td>", "<p>", "<br>",
    "<div class=footer>", "</div>", "<li>", "<ol start=x>", "甲", "&nbsp;", "&#0;", "&#xD800;", "<!--", "-->", "<script>", "<title>", "<svg>",
    "文号：", "<td>", "<span hidden>"])  # fmt: skip


@settings(FEW, max_examples=150)
@given(st.lists(tags, max_size=60))
def test_any_order_of_tags(parts: list[str]) -> None:
    survives(f"<html><body>一{''.join(parts)}".encode(), "x.html")


@FEW
@given(st.binary(max_size=300), st.integers(0, 400))
def test_archives_of_any_bytes(data: bytes, cut: int) -> None:
    whole = zipped({"a.txt": "一、修桥。", "b.zip": zipped({"c": data}), "d": data})
    for archive in (whole, whole[:cut], b"PK\x03\x04" + data):
        for one in gather(["-"], max_bytes=100_000, standard_input=io.BytesIO(archive)):
            try:
                one.read(max_bytes=100_000)
            except InputError as problem:
                is_clear(problem)


@pytest.mark.parametrize("name", WHOLE)
def test_libraries_print_nothing(name: str, capfd: pytest.CaptureFixture[str]) -> None:
    for data in (WHOLE[name], WHOLE[name][:-200], WHOLE[name].replace(b"obj", b"obk")):
        survives(data, name)
    assert capfd.readouterr() == ("", "")
