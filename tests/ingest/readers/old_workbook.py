"""A workbook of Excel 97 made by hand: the container and the few records that hold two cells and a merged range."""

from __future__ import annotations

import struct

SECTOR = 512
END, FREE, FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD


def record(kind: int, data: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def label(row: int, column: int, text: str) -> bytes:
    return record(0x0204, struct.pack("<HHHHB", row, column, 0, len(text), 1) + text.encode("utf-16-le"))


def number(row: int, column: int, value: float) -> bytes:
    return record(0x0203, struct.pack("<HHHd", row, column, 0, value))


def merged(top: int, bottom: int, left: int, right: int) -> bytes:
    return record(0x00E5, struct.pack("<HHHHH", 1, top, bottom, left, right))


def old_workbook(*cells: bytes, title: str = "台账", hidden: bool = False) -> bytes:
    """The file with these records as its only sheet."""
    name = struct.pack("<BB", len(title), 1) + title.encode("utf-16-le")
    begin = record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0, 1997, 0, 0))
    # One format and one style, without which no cell has a look.
    look = record(0x00E0, bytes(20))
    bound_length = 4 + 4 + 2 + len(name)
    offset = len(begin) + len(look) + bound_length + 4
    bound = record(0x0085, struct.pack("<IBB", offset, int(hidden), 0) + name)
    sheet = record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0, 1997, 0, 0)) + b"".join(cells) + record(0x000A)
    return container(begin + look + bound + record(0x000A) + sheet)


def container(stream: bytes, name: str = "Workbook") -> bytes:
    """A compound file with one stream, long enough not to be kept among the short ones."""
    stream = stream.ljust(max(4096, -(-len(stream) // SECTOR) * SECTOR), b"\0")
    sectors = len(stream) // SECTOR
    table = [FAT, END, *range(3, 2 + sectors), END]
    fat = struct.pack(f"<{len(table)}I", *table).ljust(SECTOR, b"\xff")
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, END, 0, END, 0) + struct.pack("<I", 0)
    return head.ljust(SECTOR, b"\xff") + fat + folder(name, len(stream)) + stream


def folder(name: str, size: int) -> bytes:
    """The directory: its root and the stream."""
    entries = entry("Root Entry", 5, 1, END, 0) + entry(name, 2, FREE, 2, size)
    return entries.ljust(SECTOR, b"\0")


def entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    text = (name + "\0").encode("utf-16-le")
    links = struct.pack("<HBBIII", len(text), kind, 1, FREE, FREE, child)
    return text.ljust(64, b"\0") + links + bytes(36) + struct.pack("<IQ", start, size)
