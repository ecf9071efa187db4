"""What a page says about its document: meta elements, and labels above it (发文机关, 发文字号)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain, islice

from graph_store.vocabulary import table
from ingest.readers.building import cleaned
from ingest.readers.html_tags import SILENT, name_of
from ingest.readers.xml import Element
from ingest.source import Hints

_DATE = re.compile(r"(?P<year>(?:19|20)\d\d)\s*[年./-]\s*(?P<month>\d{1,2})\s*[月./-]\s*(?P<day>\d{1,2})")
_SITE = re.compile(r"\s*[_|｜]\s*|\s+[-–—]+\s+|--+|——")
_NUMBER = re.compile(r"[\u4e00-\u9fff]{1,12}\s*[〔\[（(【]\s*\d{4}\s*[〕\]）)】]\s*第?\s*\d{1,4}\s*号")
# A body, and no newspaper or site that copied the page.
_BODY = re.compile(r"(?:政府|办公厅|办公室|委员会|[厅局部委院署办]|领导小组|指挥部)$")
_DECORATION = re.compile(r"[\s\[\]【】]")
_LONGEST_VALUE = 120
_STEPS = 3
_ROWS = frozenset({"tr", "table", "body", "ul", "dl", "div"})
_BLANK = " \t\r\n\u00a0\u3000"


def hints(root: Element) -> Hints:
    """Title, issuer, number and date of the document. Labels of the page weigh more than its meta elements."""
    best: dict[str, tuple[int, str]] = {}
    for hint, weight, value in (*_metas(root), *_labels(root), *_titles(root)):
        found = _checked(hint, value)
        if found and weight > best.get(hint, (0, ""))[0]:
            best[hint] = (weight, found)
    return Hints(**{hint: value for hint, (_, value) in best.items()})


def _checked(hint: str, value: str) -> str:
    value = re.sub(r"\s+", " ", cleaned(value)).strip(_BLANK)
    if hint == "issued_on":
        date = _DATE.search(value)
        return f"{date['year']}-{int(date['month']):02}-{int(date['day']):02}" if date else ""
    if hint == "doc_number":
        number = _NUMBER.search(value)
        return re.sub(r"\s", "", number.group()) if number else ""
    if hint == "issuer":
        return value if _BODY.search(value) and len(value) <= _LONGEST_VALUE else ""
    return value if len(value) <= _LONGEST_VALUE else ""


@cache
def _rows(name: str, key: str) -> dict[str, tuple[str, int]]:
    return {row[key]: (row["hint"], int(row["weight"])) for row in table(name)}


def _metas(root: Element) -> Iterator[tuple[str, int, str]]:
    for one in root.iter("meta"):
        name = (one.get("name") or one.get("property") or "").strip().lower()
        if name in _rows("page_metas", "meta"):
            hint, weight = _rows("page_metas", "meta")[name]
            yield hint, weight, one.get("content") or ""


def _titles(root: Element) -> Iterator[tuple[str, int, str]]:
    for one in root.iter("h1"):
        yield "title", 5, _text(one)
    for one in root.iter("title"):
        yield "title", 1, _SITE.split(_text(one).strip(_BLANK))[0]


def _labels(root: Element) -> Iterator[tuple[str, int, str]]:
    """A label alone in its element with the value in the next one, or label and value in one line."""
    known = _rows("page_labels", "label")
    for one in root.iter():
        if name_of(one) in SILENT:
            continue
        for text, followers in _pieces(one):
            label, _, value = text.partition("：") if "：" in text else text.partition(":")
            word = _DECORATION.sub("", label)
            if word in known:
                hint, weight = known[word]
                yield hint, weight, value.strip(_BLANK) or next(followers, "")


def _pieces(element: Element) -> Iterator[tuple[str, Iterator[str]]]:
    """Direct texts of an element, each with the texts after it."""
    if element.text and element.text.strip():
        inside = (text for child in element for text in (_text(child), child.tail or ""))
        yield element.text.strip(_BLANK), _filled(chain(inside, _behind(element, with_tail=True)))
    for child in element:
        if child.tail and child.tail.strip():
            yield child.tail.strip(_BLANK), _filled(_behind(child, with_tail=False))


def _behind(element: Element, with_tail: bool) -> Iterator[str]:
    """The texts behind an element, up to the end of the row or the list that it stands in."""
    for _ in range(_STEPS):
        if with_tail:
            yield element.tail or ""
        for beside in islice(element.itersiblings(), _STEPS):
            yield _text(beside)
            yield beside.tail or ""
        element, with_tail = element.getparent(), True
        if element is None or name_of(element) in _ROWS:
            return


def _filled(texts: Iterator[str]) -> Iterator[str]:
    return (text for text in texts if text.strip(_BLANK))


def _text(element: Element) -> str:
    chunks: list[str] = []
    for one in element.iter():
        if name_of(one) in SILENT - {"title"}:
            continue
        chunks.append(one.text or "")
        if one is not element:
            chunks.append(one.tail or "")
    return "".join(chunks)
