"""What a document is: title, issuer, number, year, jurisdiction; told by options, by a sidecar file or by the text."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, fields, replace
from pathlib import Path

from graph_store.errors import InputError, ParameterError
from graph_store.ids import document_id
from ingest.dates import iso
from ingest.front import Front, front, issuer_of
from ingest.jurisdiction import detect, told
from ingest.ledger_title import title_of_ledger
from ingest.printable import printable
from ingest.source import Source

_YEAR = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d{2})年")
_LAST_YEAR = 9999
_NUMBER_YEAR = re.compile(r"[〔\[（(](?P<year>\d{4})[〕\]）)]")
_ISO_YEAR = re.compile(r"(?P<year>\d{4})-")
_TITLE = re.compile(r"关于.+|.*(?:通知|意见|方案|分工|计划|决定|办法|措施|规划|要点|任务分解)")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What was told about a document, by option or sidecar; "" and 0 mean: look in the text."""

    id: str = ""
    title: str = ""
    issuer: str = ""
    doc_number: str = ""
    year: int = 0
    issued_on: str = ""
    jurisdiction: str = ""
    note: str = ""


def sidecar(path: Path) -> Metadata:
    """The metadata in `<stem>.meta.toml` beside the document, if there is one. Raises InputError."""
    beside = path.with_name(path.stem + ".meta.toml")
    name = printable(beside)
    if not beside.is_file():
        return Metadata()
    try:
        values = tomllib.loads(beside.read_text(encoding="utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as problem:
        raise _wrong(name, f"不是 UTF-8 的 TOML（{problem}）", f"is not TOML in UTF-8 ({problem})") from problem
    for key, value in values.items():
        _check(name, printable(key), value)
    return Metadata(**values)


def _check(sidecar_name: str, key: str, value: object) -> None:
    kinds = {field.name: str(field.type) for field in fields(Metadata)}
    if key not in kinds:
        known = "、".join(kinds)
        raise _wrong(sidecar_name, f"有未知的键 {key}，可用的键：{known}", f"has an unknown key {key}; known: {known}")
    if type(value).__name__ != kinds[key]:
        zh, en = ("整数", "a whole number") if kinds[key] == "int" else ("加引号的文字", "text in quotes")
        raise _wrong(sidecar_name, f"中 {key} 应为{zh}", f"has a wrong {key}: it should be {en}")


def _wrong(name: str, zh: str, en: str) -> InputError:
    return InputError(f"说明文件 {name} {zh}：请改正", f"the sidecar file {name} {en}: correct it", where=name)


def merged(given: Metadata, beside: Metadata) -> Metadata:
    """`given` where it says something, else `beside`."""
    names = [field.name for field in fields(Metadata)]
    return Metadata(**{name: getattr(given, name) or getattr(beside, name) for name in names})


def completed(told_so_far: Metadata, source: Source) -> Metadata:
    """Metadata with what the text and the file say filled in; id and jurisdiction settled.

    Raises InputError, ParameterError.
    """
    seen = _seen(told_so_far, source)
    place = told(told_so_far.jurisdiction) if told_so_far.jurisdiction else detect(source.text, seen)
    numbered = seen.issuer + seen.doc_number if seen.issuer and seen.doc_number else ""
    return Metadata(
        id=_identity(told_so_far.id or numbered or source.stem),
        title=seen.title or source.stem,
        issuer=seen.issuer,
        doc_number=seen.doc_number,
        year=_checked_year(told_so_far.year) or _year(seen.doc_number, iso(seen.issued_on), source.text),
        issued_on=seen.issued_on,
        jurisdiction=place.code,
        note=told_so_far.note,
    )


def _seen(given: Metadata, source: Source) -> Front:
    """What was told, else what the text says of itself, else what the file says of it."""
    seen, hints = front(source.text), source.hints
    page_title = hints.title.strip()
    title = given.title or (page_title if _TITLE.fullmatch(page_title) else seen.title) or page_title
    title = title or title_of_ledger(source)
    return replace(
        seen,
        title=title,
        issuer=given.issuer or issuer_of(title) or seen.issuer or hints.issuer.strip(),
        doc_number=given.doc_number or seen.doc_number or hints.doc_number.strip(),
        issued_on=given.issued_on or seen.issued_on or iso(hints.issued_on),
    )


def _year(number: str, issued_on: str, text: str) -> int:
    """The year of the number, else of the date of issue, else the first that the text names; 0 without any."""
    found = _NUMBER_YEAR.search(number) or _ISO_YEAR.match(issued_on) or _YEAR.search(text)
    return int(found["year"]) if found else 0


def _checked_year(year: int) -> int:
    if not 0 <= year <= _LAST_YEAR:
        raise ParameterError(
            f"年份 {year} 不对：请给出四位数的年份，如 2017", f"{year} is no year: give one such as 2017", where="year"
        )
    return year


def _identity(text: str) -> str:
    found = document_id(text)
    if not found:
        raise ParameterError(
            f"{text!r} 不能作文件标识：请用 --id 给出一个，如 --id 分工2017",
            f"{text!r} cannot be the id of a document: give one with --id, such as --id 分工2017",
            where="id",
        )
    return found
