"""Where a reader is: a page's address with its whole state, and the addresses that lead on from it."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, urlencode

from starlette.requests import Request

from graph_api.requests import language
from graph_api.twins import data_of

_PLACES = {"agency": "/agencies/", "task": "/tasks/", "document": "/documents/", "question": "/questions/"}
Value = str | int | None


@dataclass(frozen=True, slots=True)
class Here:
    """The address of a page: its path, its query without `lang`, the language; `keyed` where the site takes a key."""

    path: str
    query: tuple[tuple[str, str], ...]
    tongue: str
    keyed: bool = False

    @classmethod
    def of(cls, request: Request) -> Here:
        """Where `request` is."""
        pairs = tuple((name, value) for name, value in request.query_params.multi_items() if name != "lang")
        return cls(request.scope["path"], pairs, language(request), request.scope.get("keyed", False))

    @property
    def english(self) -> bool:
        """Whether the page is in English."""
        return self.tongue == "en"

    def t(self, zh: str, en: str) -> str:
        """The words in the language of the page."""
        return en if self.english else zh

    def link(self, path: str, **query: Value) -> str:
        """An address of ours in the same language; empty values are left out."""
        return self._address(path, [(name, str(value)) for name, value in query.items() if value not in {None, ""}])

    def to(self, place: str, name: str, fragment: str = "", **query: Value) -> str:
        """The page of an agency, task, document or question."""
        return self.link(_PLACES[place] + quote(name, safe=":"), **query) + (f"#{quote(fragment)}" if fragment else "")

    def changed(self, *dropped: str, **added: Value) -> str:
        """The same page without the parameters `dropped`, and with those `added`."""
        gone = {*dropped, *added}
        kept = [(name, value) for name, value in self.query if name not in gone]
        return self._address(self.path, [*kept, *((n, str(v)) for n, v in added.items() if v not in {None, ""})])

    def toggled(self, name: str, value: str, *dropped: str) -> str:
        """The same page with `name=value` added, or without it where it is there; `dropped` go."""
        kept = [pair for pair in self.query if pair[0] not in dropped and pair != (name, value)]
        return self._address(self.path, kept if (name, value) in self.query else [*kept, (name, value)])

    @property
    def other(self) -> str:
        """The same page in the other language."""
        return self._address(self.path, list(self.query), "zh" if self.english else "en")

    @property
    def data(self) -> str:
        """The address of this page's data in the API; nothing where it has none."""
        return data_of(self.path, self.query, self.tongue)

    def _address(self, path: str, pairs: list[tuple[str, str]], tongue: str = "") -> str:
        return f"{quote(path, safe='/:%')}?{urlencode([*pairs, ('lang', tongue or self.tongue)])}"
