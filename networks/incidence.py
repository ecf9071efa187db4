"""Which body has which part in which task: the one in-memory form that every projection is made from.

The only module of the package that reads a store. The Cypher is the same on both engines.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any

from graph_store.errors import StoreBusyError
from graph_store.model import Agency
from graph_store.store import GraphStore
from networks.options import NetworkOptions
from networks.records import LeftOut, NetworkTask, Part, SourceDocument
from networks.scope import chosen_documents, other_jurisdictions

if TYPE_CHECKING:
    from scipy.sparse import csr_array

DOCUMENTS = """
MATCH (d:Document)-[:HAS_SECTION]->(:Section)-[:HAS_TASK]->(t:Task)
RETURN d.id AS id, d.title AS title, d.jurisdiction AS jurisdiction, count(DISTINCT t.id) AS tasks ORDER BY id
"""
TASKS = """
MATCH (d:Document)-[:HAS_SECTION]->(s:Section)-[:HAS_TASK]->(t:Task)
  <-[r:LEADS|RESPONSIBLE_FOR|SUPPORTS|IMPLEMENTS|GUIDES|SUPERVISES]-(a:Agency)
WHERE ($document = '' OR d.id = $document)
  AND ($jurisdiction = '' OR d.jurisdiction = $jurisdiction)
  AND ($section = -1 OR s.number = $section)
RETURN t.id AS id, t.number AS number, t.label AS label, t.title AS title, t.text AS text, t.clause AS clause,
  t.char_start AS char_start, t.clause_start AS clause_start, t.deadline AS deadline,
  d.id AS document, s.number AS section, s.title AS section_title,
  collect({agency: a.id, role: r.role, role_text: r.role_text, separately: r.separately, answering: r.answering,
    horizontal: r.horizontal, mention: r.mention, char_start: r.char_start}) AS parts
ORDER BY document, number, id
"""
AGENCIES = f"""
MATCH (a:Agency) WHERE a.id IN $ids
RETURN {", ".join(f"a.{field.name} AS {field.name}" for field in fields(Agency))} ORDER BY official_order, id
"""
_TRIES = 3


@dataclass(frozen=True, slots=True)
class Incidence:
    """Bodies in official order, tasks in order of print, and the parts that join them (by task, then position).

    `elsewhere` are the other jurisdictions of the graph, fullest first, where the network is of one alone.
    """

    agencies: tuple[Agency, ...]
    tasks: tuple[NetworkTask, ...]
    parts: tuple[Part, ...]
    documents: tuple[SourceDocument, ...]
    left_out: LeftOut
    graph_version: str
    elsewhere: tuple[str, ...] = ()

    def matrix(self, roles: Sequence[str] = ()) -> csr_array:
        """Bodies × tasks, 1 where the body holds one of `roles` (none given: where it must coordinate, H(t))."""
        return self.ones(part for part in self.parts if counts(part, roles))

    def ones(self, parts: Iterable[Part]) -> csr_array:
        """Bodies × tasks, 1 where one of `parts` stands, however often."""
        import numpy  # noqa: PLC0415 - `import networks` stays cheap
        from scipy.sparse import csr_array  # noqa: PLC0415 - likewise

        cells = sorted({(part.agency, part.task) for part in parts})
        rows, columns = ([cell[axis] for cell in cells] for axis in (0, 1))
        shape = (len(self.agencies), len(self.tasks))
        return csr_array((numpy.ones(len(cells), dtype=numpy.int64), (rows, columns)), shape=shape)


def counts(part: Part, roles: Sequence[str]) -> bool:
    """Whether `part` counts under a role filter; without one, whether it belongs to H(t)."""
    return part.role in roles if roles else part.horizontal


def read_incidence(store: GraphStore, options: NetworkOptions | None = None) -> Incidence:
    """The incidence that `options` select, all of one graph version; roles are not filtered here.

    Raises NotFoundError (document), ParameterError (jurisdiction), StoreBusyError (the graph changes all the time),
    StoreError.
    """
    for _ in range(_TRIES):
        before = store.info()
        found = _read(store, options or NetworkOptions(), before.version)
        if store.info() == before:
            return found
    raise StoreBusyError("图正在更新，请稍后再试", "the graph is being rewritten: try again")


def _read(store: GraphStore, options: NetworkOptions, version: str) -> Incidence:
    known = [SourceDocument(**row) for row in store.read(DOCUMENTS).records()]
    documents = chosen_documents(known, options)
    jurisdictions = {one.jurisdiction for one in documents}
    elsewhere = other_jurisdictions(known, documents, options)
    filters = {
        "document": options.document,
        "jurisdiction": "" if options.document or len(jurisdictions) != 1 else next(iter(jurisdictions)),
        "section": options.section,
    }
    rows = store.read(TASKS, filters).records() if documents else []
    rows = [row for row in rows if _around(options, row)] if options.agency else rows
    ids = sorted({part["agency"] for row in rows for part in row["parts"]})
    bodies = [_agency(row) for row in store.read(AGENCIES, {"ids": ids}).records()] if ids else []
    kept, left_out = _filtered(bodies, rows, options)
    return _assembled(kept, rows, Incidence((), (), (), documents, left_out, version, elsewhere))


def _around(options: NetworkOptions, row: dict[str, Any]) -> bool:
    """Whether the body that the network is asked about counts in this task, as `counts` says of parts."""
    own = [part for part in row["parts"] if part["agency"] == options.agency]
    return any(part["role"] in options.roles if options.roles else part["horizontal"] for part in own)


def _agency(row: dict[str, Any]) -> Agency:
    return Agency(**{**row, "aliases": tuple(row["aliases"] or ())})


def _filtered(
    bodies: list[Agency], rows: list[dict[str, Any]], options: NetworkOptions
) -> tuple[list[Agency], LeftOut]:
    wanted = options.include_collectives or options.kind == "collective"
    collectives = [one for one in bodies if one.kind == "collective" and not wanted]
    out = {one.id for one in collectives}
    named = [one for one in bodies if one.id not in out]
    kept = [one for one in named if options.kind in ("", one.kind)]
    parts = sum(part["agency"] in out for row in rows for part in row["parts"])
    return kept, LeftOut(tuple(one.name for one in collectives), parts, len(named) - len(kept))


def _assembled(bodies: list[Agency], rows: list[dict[str, Any]], empty: Incidence) -> Incidence:
    position = {one.id: index for index, one in enumerate(bodies)}
    kept = [row for row in rows if any(part["agency"] in position for part in row["parts"])]
    names = [field.name for field in fields(NetworkTask)]
    tasks = tuple(NetworkTask(**{name: row[name] for name in names}) for row in kept)
    parts = [
        Part(**{**part, "agency": position[part["agency"]], "task": index})
        for index, row in enumerate(kept)
        for part in row["parts"]
        if part["agency"] in position
    ]
    parts.sort(key=lambda part: (part.task, part.char_start, part.agency, part.role))
    return replace(empty, agencies=tuple(bodies), tasks=tasks, parts=tuple(parts))
