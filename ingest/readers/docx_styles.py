"""What a paragraph inherits from its style: its numbering, and whether it belongs to a table of contents."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.readers.xml import Element, attribute, child, children, value

_LONGEST_CHAIN = 20
_MOST = 1_000_000


@dataclass(frozen=True, slots=True)
class Style:
    """One paragraph style; `num_id` and `level` are None where it leaves them to its parent."""

    id: str
    name: str
    parent: str
    num_id: str | None
    level: int | None


class Styles:
    """The styles of a document by id."""

    def __init__(self, root: Element | None) -> None:
        self._styles: dict[str, Style] = {}
        self._default = ""
        for one in children(root, "style"):
            numbering = child(one, "pPr", "numPr")
            style = Style(
                attribute(one, "styleId"),
                value(one, "name").lower(),
                value(one, "basedOn"),
                value(numbering, "numId") or None,
                whole(value(numbering, "ilvl")),
            )
            self._styles[style.id] = style
            if attribute(one, "type") == "paragraph" and attribute(one, "default") in {"1", "true", "on"}:
                self._default = style.id

    def numbering(self, style: str) -> tuple[str, int | None, str] | None:
        """(num id, level or None, the style that says so), None when no style of the chain has a numbering."""
        level = None
        for one in self._chain(style or self._default):
            level = one.level if level is None else level
            if one.num_id is not None:
                return one.num_id, level, one.id
        return None

    def is_contents(self, style: str) -> bool:
        """Whether paragraphs of this style are lines of a table of contents: they repeat headings."""
        return any(one.name.startswith(("toc ", "目录 ")) for one in self._chain(style))

    def _chain(self, style: str) -> list[Style]:
        found: list[Style] = []
        while style in self._styles and len(found) < _LONGEST_CHAIN:
            found.append(self._styles[style])
            style = found[-1].parent
        return found


def whole(text: str) -> int | None:
    """The number that `text` is; None when it is none or out of all proportion."""
    try:
        number = int(text)
    except ValueError:
        return None
    return number if abs(number) < _MOST else None
