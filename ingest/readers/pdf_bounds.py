"""Bounds on what a PDF makes its library do: it unpacks whatever it meets, fills in every range that a font names, and
draws forms inside forms, all of it.
"""

from __future__ import annotations

import threading
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any

import pdfplumber.page
from pdfminer import cmapdb, pdfdocument, pdffont, pdftypes
from pdfminer.ccitt import ccittfaxdecode
from pdfminer.lzw import LZWDecoder
from pdfminer.pdfinterp import PDFPageInterpreter
from pdfminer.runlength import rldecode

_OF_A_FORM = 1_000  # bytes whose time an empty form takes
MOST_ENTRIES = 3_000_000  # of all ranges in a document; the largest font has 65,536


class Left(threading.local):
    """How many bytes may still come, entries be filled in, bytes of forms be drawn on this page, for the document that
    this thread reads; None: this is none of ours.
    """

    bytes: int | None = None
    entries: int = 0
    drawn: int = 0
    exceeded: str = ""

    def spend(self, name: str, size: int) -> None:
        """Raises TooMuchError when less than that is left."""
        if self.bytes is None:
            return
        left = getattr(self, name) - size
        if left < 0:
            self.exceeded = name
            raise TooMuchError
        setattr(self, name, left)


_left = Left()


class TooMuchError(Exception):
    """Something that would go beyond a bound."""


class _Inflating:
    """As the object that `zlib.decompressobj` gives."""

    def __init__(self) -> None:
        self._inner = zlib.decompressobj()

    def decompress(self, data: bytes) -> bytes:
        """As there. Raises TooMuchError."""
        if _left.bytes is None:
            return self._inner.decompress(data)
        found = self._inner.decompress(data, _left.bytes + 1)
        _left.spend("bytes", len(found))
        return found

    @property
    def complete(self) -> bool:
        """Whether the end of the stream was seen."""
        return self._inner.eof


class _BoundedZlib:
    """What the library needs of `zlib`, counting."""

    error = zlib.error
    decompressobj = _Inflating

    @staticmethod
    def decompress(data: bytes) -> bytes:
        """As there. Raises zlib.error, TooMuchError."""
        stream = _Inflating()
        found = stream.decompress(data)
        if not stream.complete:
            raise zlib.error("incomplete")
        return found


def _lzwdecode(data: bytes) -> bytes:
    """As the library's, counting: a code of 12 bits may stand for thousands of characters."""
    found = []
    for piece in LZWDecoder(BytesIO(data)).run():
        _left.spend("bytes", len(piece))
        found.append(piece)
    return b"".join(found)


def _rldecode(data: bytes) -> bytes:
    """As the library's, counting: two characters stand for up to 128."""
    found = rldecode(data)
    _left.spend("bytes", len(found))
    return found


def _ccittfaxdecode(data: bytes, params: dict[str, object]) -> bytes:
    """As the library's outside; a picture is no text, and its width is whatever the file says."""
    return ccittfaxdecode(data, params) if _left.bytes is None else b""


def _range(*ends: int) -> range:
    """As the built-in one, counting."""
    found = range(*ends)
    _left.spend("entries", max(0, (found.stop - found.start) // found.step))
    return found


class _Interpreter(PDFPageInterpreter):
    """Counts what forms are drawn from, each time that they are: ten in each of ten in each of ten are a thousand."""

    def render_contents(self, resources: Any, streams: Any, *more: Any, **named: Any) -> None:
        """As the library does."""
        size = _OF_A_FORM + sum(len(pdftypes.stream_value(one).get_data()) for one in pdftypes.list_value(streams))
        _left.spend("drawn", size)
        super().render_contents(resources, streams, *more, **named)


def _install() -> None:
    """The library asks its modules' `zlib`, `range` and interpreter; there is no other door for a bound."""
    types: Any = pdftypes
    types.zlib = _BoundedZlib
    types.lzwdecode, types.rldecode, types.ccittfaxdecode = _lzwdecode, _rldecode, _ccittfaxdecode
    for module in (cmapdb, pdfdocument, pdffont):
        vars(module)["range"] = _range
    page: Any = pdfplumber.page
    page.PDFPageInterpreter = _Interpreter


_install()


@contextmanager
def bounded(unpacked: int, page: int) -> Iterator[Left]:
    """What is read inside may inflate to `unpacked` bytes, and a page be drawn from `page` bytes; the reader sets
    `drawn` anew for each page. `exceeded` names what it wanted more of.
    """
    _left.bytes, _left.entries, _left.drawn, _left.exceeded = unpacked, MOST_ENTRIES, page, ""
    try:
        yield _left
    finally:
        _left.bytes = None
