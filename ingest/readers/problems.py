"""The errors of readers: one line in each language, and no traceback or warning of a library."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager

from graph_store.errors import FengongError, InputError


def broken(name: str, kind: str) -> InputError:
    """The file is of this kind, but damaged."""
    return InputError(
        f"{name} 是 {kind} 文件，但已损坏，无法读取：请重新取得，或用办公软件打开后另存",
        f"{name} is a {kind} file, but damaged: get it again, or open it in an office program and save it anew",
        where=name,
    )


def encrypted(name: str, kind: str) -> InputError:
    """The file needs a password."""
    return InputError(
        f"{name} 是加密的 {kind} 文件：请去掉密码后另存",
        f"{name} is a {kind} file with a password: save it without one",
        where=name,
    )


def too_much(name: str, zh: str, en: str) -> InputError:
    """More than a limit allows; `zh` and `en` name the limit."""
    return InputError(
        f"{name} {zh}，已拒绝读取：请检查文件，或拆分后再读",
        f"{name} {en}, so it was refused: check the file, or split it",
        where=name,
    )


def save_as(name: str, kind: str, wanted: str) -> InputError:
    """A format that is not read; `wanted` is what it can be saved as."""
    return InputError(
        f"{name} 是 {kind} 文件，不能直接读取：请另存为 {wanted}",
        f"{name} is a {kind} file, which is not read: save it as {wanted}",
        where=name,
    )


def too_many_cells(name: str, most: int) -> InputError:
    """A table beyond the limit on cells."""
    return too_much(name, f"的表格超过 {most:,} 个单元格", f"has tables of more than {most:,} cells")


@contextmanager
def guarded(name: str, kind: str) -> Iterator[None]:
    """Whatever a library throws at bytes that nobody foresaw becomes "damaged"; its warnings go nowhere."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            yield
        except FengongError:
            raise
        except Exception as problem:
            raise broken(name, kind) from problem
