"""The words of the picture and of its notes in both languages: one table, templates/texts.csv."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_INNER = str.maketrans("《》", "〈〉")
TEMPLATES = Path(__file__).resolve().parent / "templates"


@dataclass(frozen=True, slots=True)
class Note:
    """One sentence about what was counted, in both languages."""

    zh: str
    en: str

    def text(self, language: str = "zh") -> str:
        """The sentence in `language` ("zh" or "en")."""
        return self.en if language == "en" else self.zh


@cache
def texts() -> dict[str, Note]:
    """All texts by key; {name} stands for a value."""
    with (TEMPLATES / "texts.csv").open(encoding="utf-8", newline="") as file:
        return {row["key"]: Note(row["zh"], row["en"]) for row in csv.DictReader(file)}


def note(key: str, **values: object) -> Note:
    """The text `key` with its values put in; a value that is itself a Note enters in the language of the sentence."""
    both = texts()[key]
    filled = (
        text.format(**{name: one.text(language) if isinstance(one, Note) else one for name, one in values.items()})
        for text, language in ((both.zh, "zh"), (both.en, "en"))
    )
    return Note(*filled)


def listed(names: list[str], most: int = 6) -> Note:
    """At most `most` names, and how many more there are."""
    shown, more = names[:most], len(names) - most
    if more <= 0:
        return Note("、".join(shown), ", ".join(shown))
    return Note(f"{'、'.join(shown)} 等 {len(names)} 个", f"{', '.join(shown)} and {more} more")


def titled(title: str) -> str:
    """A title in 《》; one inside it stands in 〈〉, as Chinese punctuation (GB/T 15834) has it."""
    return f"《{title.translate(_INNER)}》"
