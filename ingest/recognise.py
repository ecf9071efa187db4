"""What a file is, told from its bytes. A name only decides between a text and a table of commas."""

from __future__ import annotations

import re

from graph_store.errors import InputError
from ingest.readers.problems import broken, encrypted, save_as

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_BLANK = b"\xef\xbb\xbf\0 \t\r\n"
_PICTURES = {
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"GIF8": "GIF",
    b"II*\0": "TIFF",
    b"MM\0*": "TIFF",
}
_OTHERS = {b"{\\rtf": "RTF", b"MIME-Version:": "MHT", b"%OFD": "OFD", b"Rar!": "RAR", b"7z\xbc\xaf": "7z"}
_HEAD = 4096
_LEAST_MARKS = 2
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|meta|title|table|div|p|br|script|style|link|span)\b", re.I)
_TAG_FIRST = re.compile(rb"\s*<(?:[!?/a-z])", re.I)
_JSON = re.compile(rb"\s*(?:\{\s*\"[^\"\n]*\"\s*:|\[\s*[\[{\"])")
_WORD_XML = (b"schemas.microsoft.com/office/word/2003", b"schemas.microsoft.com/office/2006/xmlPackage")
_UTF16 = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
_TABLES = (".csv", ".tsv", ".tab")


def recognise(data: bytes, name: str) -> str:
    """docx, xlsx, xls, pdf, html, csv, zip or txt (also for what is no text at all). Raises InputError otherwise."""
    if data.startswith(_ZIP):
        return _zip(data, name)
    if data.startswith(_OLE[:4]):
        return _ole(data, name)
    if data[:_HEAD].lstrip(_BLANK).startswith(b"%PDF"):
        return "pdf"
    for magic, kind in _PICTURES.items():
        if data.startswith(magic):
            raise _picture(name, kind)
    for magic, kind in _OTHERS.items():
        if data.startswith(magic):
            raise save_as(name, kind, "DOCX、PDF 或 TXT / DOCX, PDF or TXT")
    return _text(data, name)


def _text(data: bytes, name: str) -> str:
    head = _ascii(data[:_HEAD])
    if _JSON.match(head):
        raise InputError(
            f"{name} 是 JSON 数据，不是通知，没有读入",
            f"{name} is JSON data and no notice: it was not read",
            where=name,
        )
    if _TAG_FIRST.match(head):
        if any(mark in head for mark in _WORD_XML):
            raise save_as(name, "Word XML", "DOCX")
        if _HTML.search(head):
            return "html"
    if name.lower().endswith(_TABLES) or ("." not in name and _has_header(head)):
        return "csv"
    return "txt"


def _has_header(head: bytes) -> bool:
    """Whether something without a name's ending, as standard input, begins with headers between commas or tabs."""
    line = head.splitlines()[0] if head.strip() else b""
    mark = max((b",", b"\t", b";"), key=line.count)
    if line.count(mark) < _LEAST_MARKS:
        return False
    from ingest.ledger_headers import kind_of  # noqa: PLC0415 - most texts need no ledger

    words = line.decode("utf-8" if _is_utf8(line) else "gb18030", "ignore").split(mark.decode())
    return len({kind for word in words if (kind := kind_of(word))}) >= _LEAST_MARKS


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def _ascii(head: bytes) -> bytes:
    """The start of the file with its ASCII characters readable, also in UTF-16."""
    encoding = _UTF16.get(head[:2])
    if encoding:
        return head[2:].decode(encoding, "ignore").encode("ascii", "ignore")
    return head.removeprefix(b"\xef\xbb\xbf")


def _zip(data: bytes, name: str) -> str:
    import io  # noqa: PLC0415 - a text needs neither
    import zipfile  # noqa: PLC0415

    try:
        names = {member.lower() for member in zipfile.ZipFile(io.BytesIO(data)).namelist()}
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, IndexError, NotImplementedError) as problem:
        raise broken(name, "DOCX/XLSX/ZIP") from problem
    if "[content_types].xml" not in names:
        if "content.xml" in names and "mimetype" in names:
            raise save_as(name, "ODT/ODS", "DOCX / XLSX")
        if "ofd.xml" in names:
            raise save_as(name, "OFD", "PDF / DOCX")
        return "zip"
    for folder, kind in (("word/", "docx"), ("xl/", "xlsx")):
        if any(member.startswith(folder) for member in names):
            return kind
    raise save_as(name, "Office", "DOCX / XLSX")


def _ole(data: bytes, name: str) -> str:
    def has(stream: str) -> bool:
        return stream.encode("utf-16-le") in data

    if has("EncryptedPackage"):
        raise encrypted(name, "DOCX/XLSX")
    if has("WordDocument") or not (has("Workbook") or has("Book")):
        raise save_as(name, "DOC/WPS", "DOCX")
    return "xls"


def _picture(name: str, kind: str) -> InputError:
    return InputError(
        f"{name} 是 {kind} 图片，没有文字：请先做文字识别（OCR），再存为 DOCX 或 TXT",
        f"{name} is a {kind} picture without text: recognise its text (OCR) and save it as DOCX or TXT",
        where=name,
    )
