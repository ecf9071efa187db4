"""From positions in a view of a text, which leaves characters out, back to those of the text itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.names import Mention
from ingest.segment import Attribute, Segment, Span


@dataclass(frozen=True, slots=True)
class Positions:
    """`places` are the positions of the characters of the view in `text`; mentions get what stands there."""

    text: str
    places: Sequence[int]

    def span(self, start: int, end: int) -> Span:
        """The span of the text that the view's [start, end) was taken from; it is not empty."""
        return self.places[start], self.places[end - 1] + 1

    def mention(self, one: Mention) -> Mention:
        """The name as it is printed."""
        start, end = self.span(one.start, one.end)
        return Mention(self.text[start:end], start, end)

    def segment(self, one: Segment) -> Segment:
        """The segment with its names as they are printed."""
        return one._replace(mentions=tuple(map(self.mention, one.mentions)))

    def attribute(self, one: Attribute) -> Attribute:
        """The attribute at its place."""
        return Attribute(one.kind, *self.span(one.start, one.end))
