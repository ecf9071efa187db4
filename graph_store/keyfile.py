"""The file of keys: written whole or not at all, readable by its owner only."""

from __future__ import annotations

import json
import os
import secrets
from collections.abc import Sequence
from pathlib import Path

from graph_store.errors import InputError, StoreWriteError
from graph_store.keys import Key, records
from graph_store.reasons import reasons


def read_keys(path: Path) -> tuple[Key, ...]:
    """The keys of the file; none when there is no file. Raises InputError."""
    try:
        return tuple(Key(**one) for one in json.loads(path.read_text(encoding="utf-8"))["keys"])
    except FileNotFoundError:
        return ()
    except OSError as problem:
        raise _unreadable(path, *reasons(problem)) from problem
    except (ValueError, TypeError, KeyError, RecursionError, InputError) as problem:
        raise _unreadable(path, "不是 fengong keys 写的", "not written by fengong keys") from problem


def write_keys(path: Path, keys: Sequence[Key]) -> None:
    """Put `keys` in the place of those in the file. Raises StoreWriteError; the former file is then whole."""
    text = json.dumps({"keys": records(keys)}, ensure_ascii=False, indent=1) + "\n"
    beside = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError as problem:
        beside.unlink(missing_ok=True)
        zh, en = reasons(problem)
        raise StoreWriteError(
            f"无法写入密钥文件 {path}：{zh}", f"cannot write the keys to {path}: {en}", where=str(path)
        ) from problem


def _unreadable(path: Path, zh: str, en: str) -> InputError:
    return InputError(f"无法读取密钥文件 {path}：{zh}", f"cannot read the keys in {path}: {en}", where=str(path))
