"""What a document is: title, issuer, number, year, jurisdiction; told by options, by a sidecar file or by the text."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, fields
from pathlib import Path

from graph_store.errors import InputError
from graph_store.ids import document_id
from ingest.jurisdiction import detect, told
from ingest.read import Source

_NUMBER = re.compile(r"[\u4e00-\u9fff]{1,12}〔(?P<year>\d{4})〕第?\d{1,4}号")
_TITLE = re.compile(
    r"^[ \t\u3000]*(?P<title>[^\n，。]{6,80}?(?:通知|意见|方案|分工|计划|决定|办法|措施|规划|要点|任务分解))[ \t\u3000]*$",
    re.MULTILINE,
)
_YEAR = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d{2})年")
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
    if not beside.is_file():
        return Metadata()
    try:
        values = tomllib.loads(beside.read_text(encoding="utf-8"))
        return _checked(values)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, TypeError, OSError) as problem:
        raise InputError(
            f"说明文件 {beside} 有误：{problem}", f"the sidecar file {beside} is wrong: {problem}", where=str(beside)
        ) from problem


def _checked(values: dict[str, object]) -> Metadata:
    known = {field.name: str(field.type) for field in fields(Metadata)}
    for name, value in values.items():
        if name not in known:
            raise TypeError(f"unknown key {name}; known: {', '.join(known)}")
        if type(value).__name__ != known[name]:
            raise TypeError(f"{name} should be {known[name]}")
    return Metadata(**values)  # type: ignore[arg-type]


def merged(given: Metadata, beside: Metadata) -> Metadata:
    """`given` where it says something, else `beside`."""
    names = [field.name for field in fields(Metadata)]
    return Metadata(**{name: getattr(given, name) or getattr(beside, name) for name in names})


def completed(told_so_far: Metadata, source: Source) -> Metadata:
    """Metadata with what the text says filled in, its id and jurisdiction settled. Raises InputError, ParameterError."""
    head = source.text[:_HEAD]
    number, title, year = _NUMBER.search(head), _TITLE.search(head), _YEAR.search(source.text)
    place = told(told_so_far.jurisdiction) if told_so_far.jurisdiction else detect(source.text)
    doc_number = told_so_far.doc_number or (number.group() if number else "")
    issuer = told_so_far.issuer
    return Metadata(
        id=document_id(told_so_far.id or (issuer + doc_number if issuer and doc_number else source.stem)),
        title=told_so_far.title or (title["title"].strip() if title else source.stem),
        issuer=issuer,
        doc_number=doc_number,
        year=told_so_far.year or int(number["year"] if number else year["year"] if year else 0),
        issued_on=told_so_far.issued_on,
        jurisdiction=place.code,
        note=told_so_far.note,
    )
