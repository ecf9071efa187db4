"""What a document is: title, issuer, number, year, jurisdiction; told by options, by a sidecar file or by the text."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, fields
from pathlib import Path

from graph_store.errors import InputError, ParameterError
from graph_store.ids import document_id
from ingest.jurisdiction import detect, told
from ingest.numerals import CHARACTERS
from ingest.printable import printable
from ingest.source import Source

_NUMBER = re.compile(r"[\u4e00-\u9fff]{1,12}〔(?P<year>\d{4})〕第?\d{1,4}号")
_TITLE = re.compile(
    rf"^[ \t\u3000]*(?!第?[{CHARACTERS}]{{1,7}}[、.．条章]|[（(][{CHARACTERS}])"
    r"(?P<title>[^\n，。]{6,80}?(?:通知|意见|方案|分工|计划|决定|办法|措施|规划|要点|任务分解))[ \t\u3000]*$",
    re.MULTILINE,
)
_YEAR = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d{2})年")
_LAST_YEAR = 9999
_HEAD = 600  # characters in which a title and a number stand


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
    """Metadata with what the text says filled in; id and jurisdiction settled. Raises InputError, ParameterError."""
    head = source.text[:_HEAD]
    number, title, year = _NUMBER.search(head), _TITLE.search(head), _YEAR.search(source.text)
    place = told(told_so_far.jurisdiction) if told_so_far.jurisdiction else detect(source.text)
    doc_number = told_so_far.doc_number or (number.group() if number else "")
    issuer = told_so_far.issuer
    return Metadata(
        id=_identity(told_so_far.id or (issuer + doc_number if issuer and doc_number else source.stem)),
        title=told_so_far.title or (title["title"].strip() if title else source.stem),
        issuer=issuer,
        doc_number=doc_number,
        year=_checked_year(told_so_far.year) or int(number["year"] if number else year["year"] if year else 0),
        issued_on=told_so_far.issued_on,
        jurisdiction=place.code,
        note=told_so_far.note,
    )


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
