"""Members of ZIP archives, their names as they were meant; archives inside archives are opened one level deep."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from graph_store.errors import InputError
from ingest.printable import printable
from ingest.readers.package import Package
from ingest.readers.parts import Limits
from ingest.recognise import recognise

KIND = "ZIP"
_MAGIC = b"PK"
_UTF8_NAME = 0x800  # bit of the general purpose flags
_MOST_UNPACKED = 2_000_000_000  # of one archive; one member at a time is in memory
_DEEPEST = 1


@dataclass(frozen=True, slots=True)
class Member:
    """A file of an archive: its bytes, or why it has none."""

    name: str
    data: bytes = b""
    problem: InputError | None = None


def is_archive(data: bytes, name: str) -> bool:
    """Whether these bytes are a ZIP of files, and no document that is made as one."""
    if not data.startswith(_MAGIC):
        return False
    try:
        return recognise(data, name) == "zip"
    except InputError:
        return False  # whoever reads it as a document will say what is wrong


def is_archive_file(path: Path) -> bool:
    """`is_archive` of a file, of which only the list of its members is read."""
    try:
        with path.open("rb") as file:
            if file.read(len(_MAGIC)) != _MAGIC:
                return False
        with zipfile.ZipFile(path) as archive:
            names = {name.lower() for name in archive.namelist()}
    except (OSError, ValueError, zipfile.BadZipFile, EOFError, IndexError, NotImplementedError):
        return False
    return not names & {"[content_types].xml", "ofd.xml"} and not {"content.xml", "mimetype"} <= names


def members(data: bytes | Path, name: str, max_bytes: int, depth: int = 0) -> Iterator[Member]:
    """Each file of an archive, unpacked when its turn comes. What cannot be unpacked is given with its problem."""
    limits = replace(Limits(), max_part=max_bytes, max_unpacked=_MOST_UNPACKED)
    try:
        package = Package(data, name, KIND, limits)
    except InputError as problem:
        yield Member(name, problem=problem)
        return
    try:
        for member in sorted(package.members, key=_name):
            if not member.filename.endswith("/"):  # is_dir() fails for a member without a name
                yield from _opened(package, member, f"{name}/{_name(member)}", max_bytes, depth)
    finally:
        package.close()


def _opened(package: Package, member: zipfile.ZipInfo, name: str, max_bytes: int, depth: int) -> Iterator[Member]:
    try:
        data = package.inflate(member, name)
    except InputError as problem:
        yield Member(name, problem=problem)
        return
    if not is_archive(data, name):
        yield Member(name, data)
    elif depth < _DEEPEST:
        yield from members(data, name, max_bytes, depth + 1)
    else:
        yield Member(name, problem=_too_deep(name))


def _name(member: zipfile.ZipInfo) -> str:
    """The name as it was meant: archives made on a Chinese Windows hold GBK and do not say so."""
    name = member.filename
    if not member.flag_bits & _UTF8_NAME:
        with suppress(UnicodeEncodeError):
            name = name.encode("cp437").decode("utf-8", "surrogateescape")
    return printable(name.replace("\\", "/")).strip("/")


def _too_deep(name: str) -> InputError:
    return InputError(
        f"{name} 是压缩包里的压缩包里的压缩包，没有打开：请先解压",
        f"{name} is an archive inside an archive inside an archive, which was not opened: unpack it first",
        where=name,
    )
