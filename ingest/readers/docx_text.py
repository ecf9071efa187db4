"""The text of one paragraph as Word prints it with all changes accepted: what was deleted, hidden or a note is not."""

from __future__ import annotations

from dataclasses import dataclass, field

from ingest.readers.xml import Element, attribute, child, local

# Elements whose text belongs to something else, or that print nothing.
_LEFT_OUT = frozenset(
    "del moveFrom pPr rPr delText instrText delInstrText footnoteReference endnoteReference commentReference "
    "annotationRef rt Fallback sectPr tblPr tcPr trPr sdtPr sdtEndPr fldData object".split()
)  # fmt: skip
_BREAKS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": ""}
_PRIVATE, _LAST = range(0xE000, 0xF900), 0xFFFF
_OFF = frozenset({"0", "false", "off"})


@dataclass(slots=True)
class ParagraphText:
    """What one paragraph holds: its text, and the boxes that float beside it."""

    chunks: list[str] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The text without its boxes."""
        return "".join(self.chunks)


class TextReader:
    """Reads paragraphs in order: a field (a table of contents) may begin in one and end in another."""

    def __init__(self) -> None:
        self._fields: list[bool] = []  # for each open field, whether its result has begun

    def read(self, paragraph: Element) -> ParagraphText:
        """The text of `paragraph`."""
        found = ParagraphText()
        waiting = list(reversed(list(paragraph)))
        while waiting:
            element = waiting.pop()
            name = local(element)
            if name == "txbxContent":
                found.boxes.append(element)
            elif name == "r" and _hidden(element):
                continue
            elif name == "fldChar":
                self._field(attribute(element, "fldCharType"))
            elif name in {"t", "sym"} or name in _BREAKS:
                if all(self._fields):
                    found.chunks.append(_printed(element, name))
            elif name not in _LEFT_OUT:
                waiting.extend(reversed(list(element)))
        return found

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append(False)
        elif kind == "separate" and self._fields:
            self._fields[-1] = True
        elif kind == "end" and self._fields:
            self._fields.pop()


def _printed(element: Element, name: str) -> str:
    if name == "t":
        return (element.text or "").replace("\n", " ")
    if name == "sym":
        return _symbol(attribute(element, "char"))
    return _BREAKS[name]


def _symbol(code: str) -> str:
    try:
        point = int(code, 16)
    except ValueError:
        return ""
    # A private character is a place in a symbol font: nothing that could be shown elsewhere.
    return "" if point in _PRIVATE or not 0 < point <= _LAST else chr(point)


def _hidden(run: Element) -> bool:
    vanish = child(run, "rPr", "vanish")
    return vanish is not None and attribute(vanish, "val") not in _OFF
