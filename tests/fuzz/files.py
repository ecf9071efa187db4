"""Real files of every format, made by code, and the damage that is done to them."""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Callable
from functools import cache

from tests.ingest.readers.files import HEADER, ROWS, saved, word, workbook, zipped
from tests.ingest.readers.old_workbook import container, label, merged, number, old_workbook
from tests.ingest.readers.test_html import CONTENT, TABLE, page
from tests.ingest.readers.test_pdf import body, pdf, ruled

SHEET = [HEADER, *ROWS]
_TEXT = "一、示例\n（一）修桥。（交通厅牵头，财政厅、水利厅配合，各市、县（区）人民政府落实）\n（二）种树。\n责任单位：林业厅；各市人民政府。\n"
_GRID = "<table><tr><td rowspan=2>甲<td>乙<td>丙<tr><td colspan=2>丁</table>"


@cache
def seeds() -> dict[str, bytes]:
    """A sound file of each format, by its name."""
    return {
        "plain.txt": _TEXT.encode(),
        "gbk.txt": _TEXT.encode("gbk"),
        "wide.txt": _TEXT.encode("utf-16"),
        "word.docx": word("一、修桥。（交通厅牵头）", "二、种树。（林业厅负责）", table=SHEET),
        "book.xlsx": saved(workbook({"台账": SHEET, "二": SHEET})),
        "old.xls": old_workbook(
            *(label(r, c, text) for r, row in enumerate(SHEET) for c, text in enumerate(row)),
            number(3, 0, 3), merged(1, 2, 2, 2),
        ),
        "old.wps": container("一、修桥。（交通厅牵头）".encode("utf-16-le"), "WordDocument"),
        "page.html": page(TABLE + CONTENT + _GRID),
        "paper.pdf": pdf(body("一、修桥。（交通厅牵头）"), ruled(SHEET)),
        "table.csv": "\n".join(map(",".join, SHEET)).encode("gbk"),
        "many.zip": zipped({"甲.txt": _TEXT, "乙/丙.csv": "\n".join(map(",".join, SHEET)), "丁.zip": zipped({"a.txt": _TEXT})}),
    }  # fmt: skip


Damage = Callable[[bytes, random.Random], bytes]
_ODD_NUMBERS = ["0", "-1", "1", "99999999", "4294967296", "1e309", "NaN", "", " ", "一", "²", "0x7f", "9" * 400]
_ODD_XML = [
    b"&x;", b"&#0;", b"&#x110000;", b"&#xD800;", b"&amp;" * 9, b"<!DOCTYPE a [<!ENTITY x 'y'>]>", b"<![CDATA[]]>", b"<!--", b"<?x?>", b"]]>",
    b"<w:p>" * 40, b"</w:p>", b"<a:b xmlns:a='u'/>", b" xmlns='urn:other'", b"<w:tbl><w:tr><w:tc/></w:tr></w:tbl>", b"<table><td><table><td>", b"\xff\xfe", b"\0",
    "（".encode(), "\u202e\u200b\ufeff".encode(), b"<mc:AlternateContent><mc:Fallback/></mc:AlternateContent>", b"<w:br/>", b"<row r='0'/>", b"<c r='ZZZZ9'><v>1</v></c>",
    b"<mergeCell ref='A1:XFD1048576'/>", b"<mergeCell ref='B2:A1'/>", b"<sst/>", b"<si><t/></si>", b"<w:numId w:val='9'/>", b"<w:ilvl w:val='-3'/>",
]  # fmt: skip


def flipped(data: bytes, by: random.Random) -> bytes:
    """A few bytes are others."""
    changed = bytearray(data)
    for _ in range(by.randint(1, 12)):
        if changed:
            changed[by.randrange(len(changed))] = by.choice([0, 0xFF, 0x3C, 0x3E, by.randrange(256)])
    return bytes(changed)


def cut(data: bytes, by: random.Random) -> bytes:
    """The end is missing, or the start."""
    place = by.randrange(len(data) + 1)
    return data[:place] if by.random() < 0.8 else data[place:]


def shuffled(data: bytes, by: random.Random) -> bytes:
    """Stretches stand twice, or elsewhere, or are gone."""
    places = sorted(by.randrange(len(data) + 1) for _ in range(4))
    parts = [data[a:b] for a, b in zip([0, *places], [*places, len(data)], strict=True)]
    return b"".join(by.choices(parts, k=by.randint(2, 7)) if by.random() < 0.5 else by.sample(parts, len(parts)))


def inserted(data: bytes, by: random.Random) -> bytes:
    """Odd pieces of XML stand where a tag begins."""
    places = [match.start() for match in re.finditer(b"<", data)] or [len(data) // 2]
    for _ in range(by.randint(1, 3)):
        place = by.choice(places)
        data = data[:place] + by.choice(_ODD_XML) * by.choice([1, 1, 30]) + data[place:]
    return data


def renumbered(data: bytes, by: random.Random) -> bytes:
    """Some numbers are others, too large, negative or no numbers."""
    odd = by.choice(_ODD_NUMBERS).encode()
    return re.sub(rb"\d+", lambda match: odd if by.random() < 0.1 else match.group(), data)


def retagged(data: bytes, by: random.Random) -> bytes:
    """Tags of one name are those of another, in both their places: still well formed."""
    names = sorted(set(re.findall(rb"</?([A-Za-z:]+)", data)))
    if len(names) < 2:
        return flipped(data, by)
    old, new = by.sample(names, 2)
    return re.sub(rb"(</?)" + re.escape(old) + rb"(?=[\s/>])", lambda match: match.group(1) + new, data)


_DAMAGES: tuple[Damage, ...] = (flipped, cut, shuffled, inserted, renumbered, retagged)


def damaged(data: bytes, by: random.Random) -> bytes:
    """The file with one or two kinds of damage; inside its parts, where it is made of parts."""
    for _ in range(by.randint(1, 2)):
        packed = data.startswith(b"PK") and by.random() < 0.85
        data = _repacked(data, by) if packed else by.choice(_DAMAGES)(data, by)
    return data


def _repacked(data: bytes, by: random.Random) -> bytes:
    """An archive in which one member is damaged, gone, named otherwise, or there twice."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members: dict[str, str | bytes] = {
                one: archive.read(one) for one in archive.namelist() if one.partition("\0")[0]
            }
    except Exception:  # noqa: BLE001 - it was damaged before: any failure of the standard library says so
        return flipped(data, by)
    if not members:
        return data
    name = by.choice(list(members))
    content = members[name]
    assert isinstance(content, bytes)
    change = by.random()
    if change < 0.8:
        members[name] = by.choice(_DAMAGES)(content, by)
    elif change < 0.9:
        del members[name]
    else:
        members[
            by.choice(["../x.xml", "/etc/x", "a\\b", " ", "a\0b", "word/document.xml", "xl/workbook.xml", "é" * 300])
        ] = content
    return zipped(members)
