"""Which body a correction speaks of, and what it makes of it."""

from __future__ import annotations

from dataclasses import replace

from graph_store.ids import agency_id
from graph_store.model import Agency
from ingest.corrections import Correction
from ingest.extract import Extraction, Reading
from ingest.registry import index, key
from ingest.resolve import UNRANKED, Resolution, Resolver


class Bodies:
    """The bodies of one document and of the registry, by id or name."""

    def __init__(self, found: Extraction, jurisdiction: str) -> None:
        self._resolver = Resolver(index(jurisdiction))
        read = (reading.resolution.agency for task in found.tasks for reading in task.readings)
        self._by_id = {one.id: one for one in read}
        self._by_name: dict[str, Agency] = {}
        for one in self._by_id.values():
            for name in (one.name, one.full_name):
                self._by_name.setdefault(key(name), one)

    def resolved(self, name: str) -> Resolution:
        """A name as the document's own resolver knows it."""
        return self._resolver.resolve(name, carried=False)

    def named(self, body: str) -> Agency | None:
        """The body of this id or name, when the document or the registry has it."""
        if body in self._by_id:
            return self._by_id[body]
        if key(body) in self._by_name:
            return self._by_name[key(body)]
        code, mark, short = body.partition(":")
        if mark:
            return self._of(code, short, body)
        found = self.resolved(body).agency
        return found if found.known else None

    @staticmethod
    def _of(code: str, short: str, body: str) -> Agency | None:
        try:
            found = Resolver(index(code)).resolve(short, carried=False).agency
        except (KeyError, ValueError):
            return None
        return found if found.id == body and found.known else None

    @staticmethod
    def goes_by(reading: Reading, name: str) -> bool:
        """Whether the reading's mention or body goes by `name` (a name, or an id)."""
        body = reading.resolution.agency
        return name == body.id or key(name) in {key(reading.mention.text), key(body.name), key(body.full_name)}


def apart(body: Agency, name: str) -> Agency:
    """A body of its own for `name`, which is not `body`: of the same government, and nothing else known of it."""
    own = agency_id(body.jurisdiction, name)
    return replace(
        body, id=own if own != body.id else f"{own}（另）", name=name, full_name=name, short_name=name, kind="unknown",
        management="unknown", line="unknown", system="", official_order=UNRANKED, aliases=(), known=False, note="",
    )  # fmt: skip


def with_facts(body: Agency, one: Correction) -> Agency:
    """The body under its new name, or of its new kind. Its id stays: other documents and links know it by that."""
    if one.correct == "kind":
        return replace(body, kind=one.kind, known=True)
    former = {one.name, body.short_name}
    aliases = (*body.aliases, *(name for name in (body.name,) if name not in {*former, *body.aliases}))
    return replace(body, name=one.name, full_name=one.name, aliases=aliases)
