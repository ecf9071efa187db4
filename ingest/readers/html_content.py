"""The element of a page that holds the document: by the names that such elements have, else by where the text is."""

from __future__ import annotations

import re
from functools import cache

from ingest.readers.html_tags import SILENT, name_of, style_hides
from ingest.readers.xml import Element
from ingest.tables import words

_FURNITURE_TAGS = frozenset({"nav", "footer", "aside"})
_PARTS = re.compile(r"[^\s]+")
_SHARE = 0.7  # of the text that is no link: a child with that much of its parent's holds the document
_NAMED_SHARE = 0.4
_LEAST = 30  # characters


@cache
def _furniture() -> frozenset[str]:
    return frozenset(word.lower() for word in words("page_furniture"))


@cache
def _containers() -> frozenset[str]:
    return frozenset(word.lower() for word in words("page_containers"))


def main_part(root: Element) -> Element:
    """Where the document stands in the page. Changes the tree: what is no document is taken out of it."""
    body = next((one for one in root.iter() if name_of(one) == "body"), root)
    _take_out(body)
    sizes = _sizes(body)
    if sizes[body] < _LEAST:
        return body
    named = _named(body, sizes)
    return named if named is not None else _densest(body, sizes)


def _take_out(body: Element) -> None:
    """Remove scripts, what is hidden, and furniture; an element with most of the text is never furniture."""
    for one in [one for one in body.iter() if name_of(one) in SILENT or style_hides(one)]:
        _drop(one)
    sizes = _sizes(body)
    total = sizes.get(body, 0)
    for one in [one for one in body.iter() if _is_furniture(one)]:
        if sizes.get(one, 0) < _NAMED_SHARE * total:
            _drop(one)


def _drop(element: Element) -> None:
    """Take an element out but leave the text behind it, which belongs to its parent."""
    parent = element.getparent()
    if parent is None:
        return
    before = element.getprevious()
    if before is None:
        parent.text = (parent.text or "") + (element.tail or "")
    else:
        before.tail = (before.tail or "") + (element.tail or "")
    parent.remove(element)


def _is_furniture(element: Element) -> bool:
    tag = name_of(element)
    if tag in {"html", "body", "table", "tr", "td", "p", "span", "a"}:
        return False
    return tag in _FURNITURE_TAGS or any(word in _furniture() for word in _names(element))


def _names(element: Element) -> list[str]:
    """Id and classes as a whole, and the words between their hyphens."""
    found = _PARTS.findall(f"{element.get('id') or ''} {element.get('class') or ''}".lower())
    return [*found, *(word for name in found for word in re.split(r"[-_]", name))]


def _sizes(body: Element) -> dict[Element, int]:
    """How much text that is no link each element holds, with all below it."""
    sizes: dict[Element, int] = {}
    for one in reversed(list(body.iter())):
        inside = 0 if name_of(one) == "a" else len((one.text or "").strip())
        for child in one:
            inside += sizes.get(child, 0) + len((child.tail or "").strip())
        sizes[one] = 0 if name_of(one) == "a" else inside
    return sizes


def _named(body: Element, sizes: dict[Element, int]) -> Element | None:
    """The largest element with the name of a container, if it holds much of the text; its innermost namesake."""
    best = None
    for one in body.iter():
        exact = _PARTS.findall(f"{one.get('id') or ''} {one.get('class') or ''}".lower())
        known = any(word in _containers() for word in exact)
        if known and sizes[one] >= _NAMED_SHARE * sizes[body] and (best is None or sizes[one] >= _SHARE * sizes[best]):
            best = one
    return best


def _densest(body: Element, sizes: dict[Element, int]) -> Element:
    found = body
    while True:
        inner = max(found, key=lambda one: sizes.get(one, 0), default=None)
        if inner is None or name_of(inner) in {"p", "tr", "tbody", "table", "span", "li"}:
            return found
        if sizes.get(inner, 0) < _SHARE * sizes[found] or sizes.get(inner, 0) < _LEAST:
            return found
        found = inner
