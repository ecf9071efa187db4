"""Read a file into text: the only stage that touches the outside before `load`."""

from __future__ import annotations

import codecs
import hashlib
from pathlib import Path

from graph_store.errors import InputError, NotFoundError
from ingest.printable import printable
from ingest.source import Source

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_MAGIC = {
    b"%PDF": "PDF",
    b"PK\x03\x04": "DOCX/XLSX/ZIP",
    b"\xd0\xcf\x11\xe0": "DOC/WPS",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
}
# Ranges of code points that notices are made of.
_USUAL = (
    (0x4E00, 0x9FFF),  # CJK
    (0x20, 0x7E),
    (0x09, 0x0D),
    (0x2000, 0x206F),  # general punctuation
    (0x3000, 0x303F),  # CJK punctuation
    (0xFF00, 0xFFEF),  # full-width forms
    (0x2150, 0x27BF),  # numerals, signs and boxes
    (0x3400, 0x4DBF),
    (0xA0, 0xD7),  # ·, ×, ° and their like
    (0xFEFF, 0xFEFF),
)
_PLAUSIBLE = 0.9  # share of characters that text in Chinese or English is made of
_SAMPLE = 4000


def read(path: Path, *, max_bytes: int) -> Source:
    """The text of the file at `path`. Raises NotFoundError, InputError (a folder, empty, binary, too large)."""
    name = printable(path)
    data = _bytes(path, name, max_bytes)
    text, encoding = decode(data, name)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise InputError(f"文件 {name} 是空的：请检查文件", f"the file {name} is empty: check the file", where=name)
    return Source(printable(path.name), printable(path.stem), text, encoding, hashlib.sha256(data).hexdigest())


def _bytes(path: Path, name: str, max_bytes: int) -> bytes:
    try:
        if path.is_dir():
            raise InputError(f"{name} 是文件夹，请给出文件", f"{name} is a folder: give a file", where=name)
        with path.open("rb") as file:
            data = file.read(max_bytes + 1)  # never more: /dev/zero has no size and no end
    except FileNotFoundError as problem:
        raise NotFoundError(f"没有文件 {name}：请检查路径", f"no such file: {name}: check it", where=name) from problem
    except (OSError, ValueError) as problem:  # ValueError: a path with a NUL in it
        why = getattr(problem, "strerror", None) or problem
        raise InputError(
            f"无法读取 {name}：{why}；请检查路径和权限", f"cannot read {name}: {why}; check path and rights", where=name
        ) from problem
    if len(data) > max_bytes:
        raise _too_large(name, max_bytes)
    return data


def _too_large(name: str, max_bytes: int) -> InputError:
    return InputError(
        f"文件 {name} 超过上限 {max_bytes:,} 字节：请拆分，或调高 FENGONG_MAX_FILE_BYTES",
        f"the file {name} is over the limit of {max_bytes:,} bytes: split it, or raise FENGONG_MAX_FILE_BYTES",
        where=name,
    )


def decode(data: bytes, name: str) -> tuple[str, str]:
    """(text, encoding) of UTF-8, UTF-16 or GB18030 bytes, with or without a byte order mark. Raises InputError."""
    for magic, kind in _MAGIC.items():
        if data.startswith(magic):
            raise InputError(
                f"{name} 是 {kind} 文件，目前只读纯文本：请另存为 TXT",
                f"{name} is a {kind} file; only plain text is read so far: save it as TXT",
                where=name,
            )
    for encoding in _candidates(data):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _plausible(text):
            return text.removeprefix("\ufeff"), encoding
    raise InputError(
        f"{name} 不是文本，或编码无法识别：请另存为 UTF-8 的 TXT",
        f"{name} is not text, or its encoding is not known: save it as UTF-8 text",
        where=name,
    )


def _candidates(data: bytes) -> tuple[str, ...]:
    if data.startswith(codecs.BOM_UTF8):
        return ("utf-8-sig",)
    if data.startswith(_UTF16):
        return ("utf-16",)
    return ("utf-8", "gb18030", "utf-16-le", "utf-16-be")


def _plausible(text: str) -> bool:
    if "\0" in text:
        return False
    sample = text[:_SAMPLE]
    return sum(map(_usual, sample)) >= _PLAUSIBLE * len(sample)


def _usual(char: str) -> bool:
    code = ord(char)
    return any(first <= code <= last for first, last in _USUAL)
