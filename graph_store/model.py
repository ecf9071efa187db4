"""What the graph holds: frozen records, one class for each label and relationship.

Field names are property names; both engines build their schema and their statements from these classes, so a property
is declared in one place. Missing text is "" and never null. All spans are code points into `Document.text`.
"""

from __future__ import annotations

from dataclasses import dataclass

SCHEMA_VERSION = 3


@dataclass(frozen=True, slots=True)
class Document:
    """A notice as it was read. `content` is the digest of everything read from it; `scorecard` is JSON."""

    id: str
    title: str
    issuer: str
    doc_number: str
    year: int
    issued_on: str
    jurisdiction: str
    source: str
    sha256: str
    content: str
    reader_version: str
    scorecard: str
    text: str


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a document under one heading; number 0 is the part before any heading.

    `depth` and not `level`: a property of one name must have one type, or a query over all labels gives other values
    on the two engines (Agency.level is text).
    """

    id: str
    number: int
    title: str
    depth: int
    char_start: int
    char_end: int


@dataclass(frozen=True, slots=True)
class Task:
    """One numbered task: `text == document.text[char_start:char_end]`, likewise `clause` at its own span.

    `words` are the search words of the text in order of appearance, `terms` the key terms of what is to be done, the
    weightiest first; `open_ended` is 等有关部门 and its like; `unnamed`
    says that somebody unnamed must coordinate (有关部门 as a body, or such an ending, in a horizontal role).
    `deadlines`, `rhythms`, `targets` and `leaders` are as printed, `…_at` their spans as "start-end"; `deadline` is the
    first of them and `due_on` its last day where that is certain. `measures` counts numbered sub-measures; `part` is
    the place among the tasks of one item (0: the item is one task). A clause that speaks for several tasks of its
    section stands outside their text.
    """

    id: str
    number: int
    label: str
    title: str
    text: str
    clause: str
    char_start: int
    char_end: int
    clause_start: int
    clause_end: int
    deadline: str
    open_ended: str
    unnamed: bool
    words: tuple[str, ...]
    due_on: str = ""
    deadlines: tuple[str, ...] = ()
    deadlines_at: tuple[str, ...] = ()
    rhythms: tuple[str, ...] = ()
    rhythms_at: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    targets_at: tuple[str, ...] = ()
    leaders: tuple[str, ...] = ()
    leaders_at: tuple[str, ...] = ()
    measures: int = 0
    part: int = 0
    terms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Agency:
    """A body. `management` says who commands it, `line` to which of the few lines (条块) that belongs; `known` is false
    for a name that no registry has; `official_order` sorts organs (999999: unranked).
    """

    id: str
    name: str
    full_name: str
    short_name: str
    kind: str
    management: str
    line: str
    system: str
    official_order: int
    jurisdiction: str
    level: str
    quantifier: str
    aliases: tuple[str, ...]
    known: bool
    note: str


@dataclass(frozen=True, slots=True)
class Assignment:
    """A body's part in a task, with the mention that it was read from: `document.text[char_start:char_end] == mention`.

    `answering` and `horizontal` are the sets A(t) and H(t) of the definitions; `confidence` is 0 to 1. `rule` says how
    the body was known, `basis` what gave the role: verb, object, label, connective, annotation, bare (names alone),
    column, sentence, first, mark or declared (a declaration), inferred (the reader's own wish) or correction.
    `inherited` says that the clause speaks for several tasks. A duty over a whole document (SUPERVISES to it) has its
    `sentence` and where that begins; the sentence of any other is the clause of its task.
    """

    role: str
    mention: str
    char_start: int
    char_end: int
    position: int
    role_text: str
    separately: bool
    answering: bool
    horizontal: bool
    rule: str
    confidence: float
    basis: str = "verb"
    inherited: bool = False
    sentence: str = ""
    sentence_start: int = 0


@dataclass(frozen=True, slots=True)
class Mentioned:
    """A body that the running text of a task names without assigning it; the span as in Assignment."""

    mention: str
    char_start: int
    char_end: int


@dataclass(frozen=True, slots=True)
class PartOf:
    """A body inside another: inner office, managed, same staff with two plates, office located in.

    `source` and `confidence` are those of the table. A fact that a document states has its id in `document` (and as the
    source) and its `sentence`: it goes with that document, and another one does not replace it.
    """

    type: str
    source: str = ""
    confidence: float = 1.0
    document: str = ""
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class Includes:
    """A member of a collective or coordinating body: the rule that found it, the table that names it, how sure that is
    (0 to 1); `document` and `sentence` as in PartOf.
    """

    rule: str
    source: str
    confidence: float
    document: str = ""
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class SucceededBy:
    """A reform; comparison over time follows `main` only. `since` is a date as exact as it is known."""

    since: str
    type: str
    main: bool
    source: str
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Edge:
    """A relationship of `type` between the ids `source` and `target`; `properties` is a record above, or None."""

    type: str
    source: str
    target: str
    properties: Assignment | Mentioned | PartOf | Includes | SucceededBy | None = None


@dataclass(frozen=True, slots=True)
class DocumentGraph:
    """All that one document brings into the graph."""

    document: Document
    sections: tuple[Section, ...]
    tasks: tuple[Task, ...]
    agencies: tuple[Agency, ...]
    edges: tuple[Edge, ...]
