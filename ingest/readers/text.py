"""Plain text: its encoding told from its bytes, its line ends made one, nothing else changed."""

from __future__ import annotations

import codecs

from graph_store.errors import InputError
from ingest.readers.parts import Limits, Parts

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
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


def read_text(data: bytes, name: str, limits: Limits = Limits()) -> Parts:  # noqa: B008 - as every reader
    """Read a plain text. Pure. Raises InputError."""
    text, encoding = decode(data, name)
    return Parts(text.replace("\r\n", "\n").replace("\r", "\n"), "txt", encoding)


def decode(data: bytes, name: str) -> tuple[str, str]:
    """(text, encoding) of UTF-8, UTF-16 or GB18030 bytes, with or without a byte order mark. Raises InputError."""
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
