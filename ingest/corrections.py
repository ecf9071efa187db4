"""Corrections by people, as records in a plain file: one JSON object a line, `#` begins a comment line.

The source text is never changed: a correction says what a reading should have said, who says so, when and why. The file
is appended to, compared and merged as any text is; docs/corrections.md documents it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from datetime import datetime
from pathlib import Path
from typing import Any

from graph_store.errors import InputError, NotFoundError
from graph_store.vocabulary import kinds, roles
from ingest.printable import printable

SUFFIX = ".corrections.jsonl"  # of the file beside a document
_ALWAYS = ("author", "time", "reason")
_PLACE = ("document", "clause", "mention")
# What each kind of correction must say.
KINDS: dict[str, tuple[str, ...]] = {
    "same-body": ("name", "body"),
    "not-same-body": ("name", "body"),
    "rename": ("body", "name"),
    "kind": ("body", "kind"),
    "role": (*_PLACE, "role"),
    "add": (*_PLACE, "role"),
    "remove": _PLACE,
}


@dataclass(frozen=True, slots=True)
class Correction:
    """One correction. `correct` is its kind; a body is named by its id or by its name.

    A place is the passage `clause` as printed and the `occurrence`-th `mention` in it; `before` is what stands before
    the passage and `at` where it stood, for passages that the text has several times. Without a `document` it holds
    for all.
    """

    correct: str
    author: str
    time: str
    reason: str
    document: str = ""
    name: str = ""
    body: str = ""
    kind: str = ""
    role: str = ""
    clause: str = ""
    mention: str = ""
    occurrence: int = 1
    before: str = ""
    at: int = -1

    def line(self) -> str:
        """The record as a line of the file; what is not said is left out."""
        said = {one.name: getattr(self, one.name) for one in fields(self) if getattr(self, one.name) != one.default}
        return json.dumps(said, ensure_ascii=False)

    def text(self, language: str = "zh") -> str:
        """What it says, short: for lists. Roles and kinds are in words."""
        words = [self.kind and kinds()[self.kind], self.role and roles()[self.role]]
        kind, role = ((one.en if language == "en" else one.zh) if one else "" for one in words)
        named = (self.name, self.body, kind, self.mention, role)
        return " ".join(["→".join(one for one in named if one), *([self.clause] if self.clause else [])])


_FIELDS = {one.name: one.type for one in fields(Correction)}


def corrections_beside(path: Path) -> tuple[Correction, ...]:
    """The corrections in `<stem>.corrections.jsonl` beside a document, if there are any. Raises InputError."""
    beside = path.with_name(path.stem + SUFFIX)
    return read_corrections(beside) if beside.is_file() else ()


def read_corrections(path: Path) -> tuple[Correction, ...]:
    """The corrections in the file at `path`, in its order. Raises NotFoundError, InputError with the line at fault."""
    name = printable(path)
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")  # a record may hold other line ends
    except FileNotFoundError as problem:
        raise NotFoundError(f"没有更正文件 {name}", f"there is no corrections file {name}", where=name) from problem
    except (OSError, ValueError) as problem:
        raise InputError(
            f"无法读取更正文件 {name}：{problem}", f"cannot read the corrections file {name}: {problem}", where=name
        ) from problem
    numbered = [(number, line.strip()) for number, line in enumerate(lines, start=1)]
    return tuple(_parsed(line, name, number) for number, line in numbered if line and not line.startswith("#"))


def _parsed(line: str, name: str, number: int) -> Correction:
    try:
        said = json.loads(line)
        json.dumps(said, ensure_ascii=False).encode()  # half a character cannot be stored
    except (ValueError, RecursionError) as problem:
        raise _wrong(name, number, f"不是 JSON（{problem}）", f"is no JSON ({problem})") from problem
    if not isinstance(said, dict):
        raise _wrong(name, number, "不是 JSON 对象", "is no JSON object")
    problem_found = problem_of(said)
    if problem_found:
        raise _wrong(name, number, *problem_found)
    return Correction(**said)


def problem_of(said: dict[str, Any]) -> tuple[str, str] | None:
    """What is wrong with a record, in Chinese and English, or None."""
    required = KINDS.get(str(said.get("correct")))
    if required is None:
        known = "、".join(KINDS)
        return f"的 correct 应为 {known} 之一", f"has no correct of {', '.join(KINDS)}"
    return _problem_of_keys(said, required) or _problem_of_values(said)


def _problem_of_keys(said: dict[str, Any], required: tuple[str, ...]) -> tuple[str, str] | None:
    for key, value in said.items():
        if key not in _FIELDS:
            return f"有未知的键 {printable(key)}", f"has an unknown key {printable(key)}"
        if type(value).__name__ != _FIELDS[key]:
            return f"的 {key} 类型不对", f"has a {key} of the wrong type"
    missing = [key for key in (*_ALWAYS, *required) if not str(said.get(key, "")).strip()]
    return (f"缺少 {'、'.join(missing)}", f"lacks {', '.join(missing)}") if missing else None


def _problem_of_values(said: dict[str, Any]) -> tuple[str, str] | None:
    for key, known in (("role", roles()), ("kind", kinds())):
        if said.get(key, "") not in {"", *known}:
            return f"的 {key} 应为 {'、'.join(known)} 之一", f"has no {key} of {', '.join(known)}"
    if said.get("occurrence", 1) < 1:
        return "的 occurrence 从 1 数起", "has an occurrence below 1"
    try:
        datetime.fromisoformat(said["time"])
    except ValueError:
        return "的 time 应为 ISO 时间，如 2018-06-01T09:30", "has no time in ISO form, such as 2018-06-01T09:30"
    return None


def _wrong(name: str, number: int, zh: str, en: str) -> InputError:
    return InputError(
        f"更正文件 {name} 第 {number} 行{zh}：请改正", f"line {number} of {name} {en}: correct it", where=name
    )
