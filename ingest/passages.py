"""Finding a passage again, by its text and not by its offset: a document that changed elsewhere still has it.

White space and the width of punctuation do not count, since they change when a file is saved in another format.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from ingest.punctuation import full_width

BEFORE = 16  # characters before a passage that tell it from others of the same text

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Passages:
    """A text without its white space; `places` are the positions of what is left in the text itself."""

    squeezed: str
    places: tuple[int, ...]

    def passage(self, wanted: str, before: str = "", at: int = -1) -> Span | None:
        """Where `wanted` stands: of several places those behind `before` count, and of them the nearest to `at`."""
        sought, context = squeeze(wanted), squeeze(before)
        found = self._all(sought)
        here = bisect_left(self.places, at) if at >= 0 else -1
        # Where a text repeats itself (。。。), the place itself may lie across two of those found.
        if here >= 0 and here not in found and sought and self.squeezed.startswith(sought, here):
            found.append(here)
        if len(found) > 1:
            found = [place for place in found if self.squeezed.endswith(context, 0, place)] if context else found
            if len(found) > 1 and at < 0:
                return None
            found.sort(key=lambda place: abs(self.places[place] - at))
        return self._span(found[0], len(sought)) if found else None

    def inside(self, passage: Span, mention: str) -> list[Span]:
        """All places of `mention` in a passage, in order."""
        sought = squeeze(mention)
        spans = [self._span(place, len(sought)) for place in self._all(sought)]
        return [one for one in spans if passage[0] <= one[0] and one[1] <= passage[1]]

    def _all(self, sought: str) -> list[int]:
        found, place = [], self.squeezed.find(sought) if sought else -1
        while place >= 0:
            found.append(place)
            place = self.squeezed.find(sought, place + len(sought))
        return found

    def _span(self, place: int, length: int) -> Span:
        return self.places[place], self.places[place + length - 1] + 1


def passages(text: str) -> Passages:
    """The text made ready for finding."""
    kept = [(char, place) for place, char in enumerate(full_width(text)) if not char.isspace()]
    return Passages("".join(char for char, _ in kept), tuple(place for _, place in kept))


def squeeze(text: str) -> str:
    """A passage in the form in which passages are compared."""
    return "".join(full_width(text).split())
