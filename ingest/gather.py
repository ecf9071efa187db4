"""The documents that paths stand for: files, folders, ZIP archives and standard input, one after the other.

Nothing is unpacked to disk. What cannot be read is given, too, with its error, so that the others are not lost.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from graph_store.errors import InputError
from graph_store.reasons import reasons
from ingest.archive import Member, is_archive, is_archive_file, members
from ingest.corrections import SUFFIX
from ingest.printable import printable
from ingest.read import read, read_bytes
from ingest.source import Source

STANDARD_INPUT = "-"
STANDARD_NAME = "stdin"
_NO_DOCUMENTS = frozenset({"thumbs.db", "desktop.ini", "__macosx"})
_OURS = (".meta.toml", SUFFIX, ".lbug", ".lbug.sha256", ".lbug.lock")  # beside a document, and the graph itself

_Identity = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Found:
    """A document that waits to be read: a file at `path`, or `data` from an archive or standard input.

    `name` is what messages show (notice.zip/附件1.docx). `problem` is why it cannot be read, when that is known.
    """

    name: str
    path: Path | None = None
    data: bytes | None = None
    problem: InputError | None = None

    def read(self, *, max_bytes: int, columns: Mapping[str, str] | None = None) -> Source:
        """Its text. Raises InputError."""
        if self.problem is not None:
            raise self.problem
        if self.path is not None:
            return read(self.path, max_bytes=max_bytes, columns=columns)
        return read_bytes(self.data or b"", self.name, max_bytes=max_bytes, columns=columns)


def gather(paths: Iterable[Path | str], *, max_bytes: int, standard_input: BinaryIO | None = None) -> Iterator[Found]:
    """Each document below `paths` once, folders in order of names; `-` is standard input.

    Hidden files, lock files of office programs and the files that we keep beside a document are left out of folders
    and archives; a file that is named is always given.
    """
    seen: set[_Identity] = set()
    for path in paths:
        if str(path) == STANDARD_INPUT:
            yield from _from_input(standard_input or sys.stdin.buffer, max_bytes)
        elif is_folder(Path(path)):
            yield from _from_folder(Path(path), seen, max_bytes)
        elif _is_new(Path(path), seen):
            yield from _from_file(Path(path), max_bytes)


def count(paths: Iterable[Path | str]) -> int | None:
    """How many documents `gather` will give; None when an archive or standard input is among them."""
    seen: set[_Identity] = set()
    number = 0
    for path in map(Path, paths):
        for one in _walk(path, seen):
            if str(one) == STANDARD_INPUT or (isinstance(one, Path) and is_archive_file(one)):
                return None
            number += 1
    return number


def left_out(name: str) -> bool:
    """Whether a file or folder of this name is no document: hidden, a lock, ours, or made by the system."""
    lower = name.lower()
    return name.startswith((".", "~$")) or lower in _NO_DOCUMENTS or lower.endswith(_OURS)


def _from_file(path: Path, max_bytes: int) -> Iterator[Found]:
    if is_archive_file(path):
        yield from _from_archive(members(path, printable(path), max_bytes), printable(path))
    else:
        yield Found(printable(path), path)


def _from_archive(found: Iterator[Member], name: str) -> Iterator[Found]:
    empty = True
    for member in found:
        if any(map(left_out, member.name.removeprefix(name).split("/"))):
            continue
        empty = False
        yield Found(member.name, data=member.data, problem=member.problem)
    if empty:
        yield _nothing(name)


def _from_input(file: BinaryIO, max_bytes: int) -> Iterator[Found]:
    data = file.read(max_bytes + 1)
    if len(data) <= max_bytes and is_archive(data, STANDARD_NAME):
        yield from _from_archive(members(data, STANDARD_NAME, max_bytes), STANDARD_NAME)
    else:
        yield Found(STANDARD_NAME, data=data)


def _from_folder(folder: Path, seen: set[_Identity], max_bytes: int) -> Iterator[Found]:
    for path in _walk(folder, seen):
        if isinstance(path, Found):
            yield path
        else:
            yield from _from_file(path, max_bytes)
    if next(_walk(folder, set()), None) is None:
        yield _nothing(printable(folder))


def _walk(folder: Path, seen: set[_Identity]) -> Iterator[Path | Found]:
    """Files below a folder; one that is reached twice, by links or by name, is given once."""
    waiting = [folder]
    while waiting:
        path = waiting.pop()
        if not _is_new(path, seen):
            continue
        if not is_folder(path):
            yield path
            continue
        try:
            inside = sorted(path.iterdir(), key=lambda one: one.name, reverse=True)
        except OSError as problem:
            yield _closed(printable(path), problem)
        else:
            waiting.extend(one for one in inside if not left_out(printable(one.name)) and _is_readable(one))


def is_folder(path: Path) -> bool:
    """Whether there is a folder at `path`; one that cannot be looked at is none."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def _is_readable(path: Path) -> bool:
    """Whether a folder's entry is a file or a folder: what is neither (a pipe, a device) would never end."""
    return is_folder(path) or path.is_file() or not path.exists()


def _is_new(path: Path, seen: set[_Identity]) -> bool:
    """Whether this file or folder was not there yet. One that cannot be looked at is new: reading it says why."""
    try:
        state = path.stat()
    except (OSError, ValueError):
        return True
    identity = (state.st_dev, state.st_ino)
    known = identity in seen
    seen.add(identity)
    return not known


def _closed(name: str, problem: OSError) -> Found:
    why_zh, why = reasons(problem)
    zh = f"无法打开文件夹 {name}：{why_zh}；请检查权限"
    return Found(name, problem=InputError(zh, f"cannot open the folder {name}: {why}; check its rights", where=name))


def _nothing(name: str) -> Found:
    zh, en = f"{name} 里没有文件：请检查路径", f"there are no documents in {name}: check the path"
    return Found(name, problem=InputError(zh, en, where=name))
