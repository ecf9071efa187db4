"""What a network counted and what it left out: a picture that does not say so misleads. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph_store.vocabulary import kinds, roles
from networks.incidence import Incidence
from networks.options import ANY_SECTION, NetworkOptions
from networks.texts import Note, listed, note, titled


def scope_notes(incidence: Incidence, options: NetworkOptions) -> Iterator[Note]:
    """Which documents, sections and bodies the network is made of: true for every role and weight."""
    titles = [one.title or one.id for one in incidence.documents]
    yield note(
        "note.source", titles=listed([titled(title) for title in titles], 3), tasks=len(incidence.tasks),
        bodies=len(incidence.agencies), version=incidence.graph_version,
    )  # fmt: skip
    if options.agency:
        names = [one.name for one in incidence.agencies if one.id == options.agency]
        yield note("note.agency", name=next(iter(names), options.agency))
    if options.section != ANY_SECTION:
        yield note("note.section", section=options.section)
    if options.kind:
        kind = kinds()[options.kind]
        yield note("note.kind", kind=Note(kind.zh, kind.en), other=incidence.left_out.other_kinds)
    left = incidence.left_out
    if left.collectives:
        yield note("note.collectives", names=listed(list(left.collectives), 3), parts=left.collective_parts)
    elif any(one.kind == "collective" for one in incidence.agencies):
        yield note("note.collectives.in")


def counting_notes(chosen: Sequence[str], weight: str) -> Iterator[Note]:
    """How ties were counted."""
    names = [roles()[role] for role in chosen]
    if names:
        both = Note("、".join(one.zh for one in names), ", ".join(one.en for one in names))
        yield note("note.roles.some", roles=both)
    else:
        yield note("note.roles.horizontal")
    yield note(f"note.weight.{weight}")


def tie_notes(alone: list[str], minimum: float, below: int) -> Iterator[Note]:
    """Bodies without a tie (names), and ties under `minimum` that were left out."""
    if alone:
        yield note("note.alone", count=len(alone), names=listed(alone))
    if below:
        yield note("note.below", minimum=f"{minimum:g}", ties=below)
