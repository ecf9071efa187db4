"""Read a file into text: the only stage that touches the outside before `load`.

The format is told from the bytes. A reader is imported when the first file of its kind comes, so that a text waits for
no library of the others.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Mapping
from dataclasses import replace
from importlib import import_module
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from graph_store.errors import InputError, NotFoundError
from graph_store.reasons import reasons
from ingest.printable import printable
from ingest.readers.parts import Limits, Parts
from ingest.readers.text import decode, read_text
from ingest.recognise import recognise
from ingest.source import WORKBOOKS, Source

__all__ = ["decode", "read", "read_bytes"]

Reader = Callable[[bytes, str, Limits], Parts]
# format → (module of ingest.readers, its function)
_READERS = {
    "docx": ("docx", "read_docx"),
    "xlsx": ("xlsx", "read_xlsx"),
    "xls": ("xls", "read_xls"),
    "csv": ("delimited", "read_csv"),
    "html": ("html", "read_html"),
    "pdf": ("pdf", "read_pdf"),
}
_ALL = Limits()


def read(path: Path, *, max_bytes: int, columns: Mapping[str, str] | None = None) -> Source:
    """The text of the file at `path`. Raises NotFoundError, InputError (a folder, empty, no document, too large).

    `columns` says what the columns of a table are when its header does not: see `ingest.ledger`.
    """
    name = printable(path)
    data = _bytes(path, name, max_bytes)
    found = read_bytes(data, name, max_bytes=max_bytes, columns=columns)
    return replace(found, name=printable(path.name), stem=printable(path.stem))


def read_bytes(
    data: bytes, name: str, *, max_bytes: int = _ALL.max_bytes, columns: Mapping[str, str] | None = None
) -> Source:
    """The text of a file that is in memory; `name` is shown in messages (notice.zip/附件1.docx). Raises InputError."""
    if len(data) > max_bytes:
        raise _too_large(name, max_bytes)
    kind = recognise(data, name)
    if kind == "zip":
        raise _archive(name)
    parts = _reader(kind)(data, name, replace(_ALL, max_bytes=max_bytes))
    if not parts.text.strip():
        raise InputError(f"文件 {name} 是空的：请检查文件", f"the file {name} is empty: check the file", where=name)
    found = _source(parts, name, hashlib.sha256(data).hexdigest())
    if kind in WORKBOOKS:
        from ingest.ledger import require_ledgers  # noqa: PLC0415 - a text has none

        require_ledgers(found, name, columns)
    return found


def _reader(kind: str) -> Reader:
    if kind == "txt":
        return read_text
    module, function = _READERS[kind]
    reader: Reader = getattr(import_module(f"ingest.readers.{module}"), function)
    return reader


def _source(parts: Parts, name: str, sha256: str) -> Source:
    path = PurePosixPath(name)
    return Source(
        path.name,
        path.stem,
        parts.text,
        parts.encoding,
        sha256,
        parts.format,
        parts.pieces,
        parts.tables,
        parts.hints,
        parts.notes,
    )


def _bytes(path: Path, name: str, max_bytes: int) -> bytes:
    try:
        if path.is_dir():
            raise InputError(f"{name} 是文件夹，请给出文件", f"{name} is a folder: give a file", where=name)
        with path.open("rb") as file:
            before = _state(file)
            data = file.read(max_bytes + 1)  # never more: /dev/zero has no size and no end
            after = _state(file)
    except FileNotFoundError as problem:
        raise NotFoundError(f"没有文件 {name}：请检查路径", f"no such file: {name}: check it", where=name) from problem
    except (OSError, ValueError) as problem:  # ValueError: a path with a NUL in it
        zh, en = reasons(problem)
        raise InputError(
            f"无法读取 {name}：{zh}；请检查路径和权限", f"cannot read {name}: {en}; check path and rights", where=name
        ) from problem
    if len(data) > max_bytes:
        raise _too_large(name, max_bytes)
    if before != after:
        raise _changed(name)
    return data


def _state(file: BinaryIO) -> tuple[int, int] | None:
    """Size and time of the last change of an open file; None for what has neither."""
    try:
        found = os.fstat(file.fileno())
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns


def _too_large(name: str, max_bytes: int) -> InputError:
    return InputError(
        f"文件 {name} 超过上限 {max_bytes:,} 字节：请拆分，或调高 FENGONG_MAX_FILE_BYTES",
        f"the file {name} is over the limit of {max_bytes:,} bytes: split it, or raise FENGONG_MAX_FILE_BYTES",
        where=name,
    )


def _changed(name: str) -> InputError:
    return InputError(
        f"文件 {name} 在读取时被改动：请等它写完再读",
        f"the file {name} changed while it was read: try again when it is complete",
        where=name,
    )


def _archive(name: str) -> InputError:
    return InputError(
        f"{name} 是 ZIP 压缩包，不是单个文件：请作为文件夹处理（ingest.gather），或先解压",
        f"{name} is a ZIP archive, not one file: treat it as a folder (ingest.gather), or unpack it first",
        where=name,
    )
