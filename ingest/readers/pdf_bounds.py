"""A bound on what the streams of a PDF may inflate to: its library unpacks whatever it meets, all of it."""

from __future__ import annotations

import threading
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from pdfminer import pdftypes


class _Left(threading.local):
    """How many bytes may still come, for the document that this thread reads; None: this is none of ours."""

    bytes: int | None = None
    exceeded: bool = False


_left = _Left()


class TooMuchError(Exception):
    """A stream that would go beyond the bound."""


class _Inflating:
    """As the object that `zlib.decompressobj` gives."""

    def __init__(self) -> None:
        self._inner = zlib.decompressobj()

    def decompress(self, data: bytes) -> bytes:
        if _left.bytes is None:
            return self._inner.decompress(data)
        found = self._inner.decompress(data, _left.bytes + 1)
        if len(found) > _left.bytes:
            _left.exceeded = True
            raise TooMuchError
        _left.bytes -= len(found)
        return found

    @property
    def complete(self) -> bool:
        return self._inner.eof


class _BoundedZlib:
    """What the library needs of `zlib`, counting."""

    error = zlib.error
    decompressobj = _Inflating

    @staticmethod
    def decompress(data: bytes) -> bytes:
        stream = _Inflating()
        found = stream.decompress(data)
        if not stream.complete:
            raise zlib.error("incomplete")
        return found


def _install() -> None:
    """The library asks its module's `zlib`; there is no other door for a bound."""
    module: Any = pdftypes
    module.zlib = _BoundedZlib


_install()


@contextmanager
def inflating_at_most(size: int) -> Iterator[_Left]:
    """What is read inside may inflate to `size` bytes; `exceeded` tells whether it wanted more."""
    _left.bytes, _left.exceeded = size, False
    try:
        yield _left
    finally:
        _left.bytes = None
