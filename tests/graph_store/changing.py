"""Changes made at random, in which documents share bodies and facts, come again otherwise, and leave."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from graph_store.model import Agency, DocumentGraph, Edge, Includes, PartOf, SucceededBy
from graph_store.rows import sealed
from graph_store.store import Change, Remove
from tests.graph_store.graphs import agency, graph, replacing

DOCUMENTS = ("test-a", "test-b", "test-c", "test-d", "test-e")
BODIES = ("甲厅", "乙厅", "丙局", "丁局", "戊办", "己委")


def changes(chance: Random, number: int) -> list[Change]:
    """So many changes."""
    return [_change(chance, chance.choice(DOCUMENTS)) for _ in range(number)]


def _change(chance: Random, name: str) -> Change:
    if chance.random() < 0.2:
        return Remove(name)
    bodies = [_body(chance, one) for one in chance.sample(BODIES, chance.randint(1, 5))]
    bodies[0] = replace(bodies[0], note="")
    ids = [one.id for one in bodies]
    facts = [_fact(chance, name, *chance.sample(ids, 2)) for _ in range(chance.randint(0, 3)) if len(ids) > 1]
    # A document brings no body that nothing in it needs.
    facts += [_fact(chance, name, chance.choice(ids[:at]), ids[at]) for at, one in enumerate(bodies) if one.note]
    supervisor = chance.choice(["", *ids])
    made = graph(name, chance.randint(1, 3), bodies, facts, supervisor=supervisor)
    return replacing(_numbered(made, chance.choice(["", "甲〔2017〕1号", "甲〔2017〕2号"])))


def _body(chance: Random, name: str) -> Agency:
    return agency(f"x:{name}", kind=chance.choice(["government", "party"]), note=chance.choice(["", "only known"]))


def _fact(chance: Random, document: str, source: str, target: str) -> Edge:
    stated = chance.choice(["", document])
    return chance.choice(
        [
            Edge("PART_OF", source, target, PartOf(chance.choice(["managed", "located_in"]), "", 0.9, stated, "")),
            Edge("INCLUDES", source, target, Includes("levels", "a table", 0.9, stated, "")),
            Edge("SUCCEEDED_BY", source, target, SucceededBy(chance.choice(["2018", "2023"]), "renamed", True, "")),
        ]
    )


def _numbered(made: DocumentGraph, number: str) -> DocumentGraph:
    return sealed(replace(made, document=replace(made.document, doc_number=number)))
