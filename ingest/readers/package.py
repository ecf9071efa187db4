"""The parts of a ZIP file, inflated with a limit on each, on all, and on what one packed byte may become."""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib
from pathlib import Path

from graph_store.errors import InputError
from ingest.readers.parts import Limits
from ingest.readers.problems import broken, encrypted, too_much

_RATIO_FROM = 10_000_000
_ENCRYPTED = 1  # bit of the general purpose flags
_FAULTS = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error,
    EOFError, OSError, ValueError, NotImplementedError, RuntimeError, OverflowError, IndexError,
)  # fmt: skip


class Package:
    """A ZIP file in memory or on disk. Nothing is inflated unasked, and never more than the limits allow."""

    def __init__(self, data: bytes | Path, name: str, kind: str, limits: Limits) -> None:
        self.name, self.kind, self._limits = name, kind, limits
        self._left = limits.max_unpacked
        try:
            self._zip = zipfile.ZipFile(data if isinstance(data, Path) else io.BytesIO(data))
            self.members = self._zip.infolist()
        except _FAULTS as problem:
            raise broken(name, kind) from problem
        if len(self.members) > limits.max_members:
            raise too_much(
                name, f"内的文件超过 {limits.max_members:,} 个", f"holds more than {limits.max_members:,} files"
            )
        self._by_name = {member.filename.lower(): member for member in self.members}

    def has(self, part: str) -> bool:
        """Whether there is a part of this name."""
        return part.lower() in self._by_name

    def read(self, part: str) -> bytes | None:
        """The bytes of a part, None when there is none. Raises InputError."""
        member = self._by_name.get(part.lower())
        return None if member is None else self.inflate(member)

    def close(self) -> None:
        """Let go of the file."""
        self._zip.close()

    def inflate(self, member: zipfile.ZipInfo, name: str = "") -> bytes:
        """The bytes of a member, counted while they come: what the file says of its size is only a claim.

        Errors name the package, or the member when `name` is given.
        """
        name = name or self.name
        if member.flag_bits & _ENCRYPTED:
            raise encrypted(name, self.kind)
        most = self._most(member)
        if member.file_size > most:
            raise _bomb(name, most)
        try:
            with self._zip.open(member) as file:
                data = file.read(most + 1)
        except _FAULTS as problem:
            raise broken(name, self.kind) from problem
        if len(data) > most:
            raise _bomb(name, most)
        self._left -= len(data)
        return data

    def _most(self, member: zipfile.ZipInfo) -> int:
        by_ratio = max(_RATIO_FROM, member.compress_size * self._limits.max_ratio)
        return max(0, min(self._limits.max_part, self._left, by_ratio))


def _bomb(name: str, most: int) -> InputError:
    zh = f"解压后超过 {most:,} 字节的上限（压缩炸弹？）"
    return too_much(name, zh, f"unpacks to more than the limit of {most:,} bytes (a ZIP bomb?)")
