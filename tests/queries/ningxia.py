"""The Ningxia notice for the oracle: the gold table laid over the printed clauses, letter by letter."""

from __future__ import annotations

import csv
import re
from functools import cache

from graph_store.vocabulary import table
from ingest.registry import body as registered
from tests.conftest import ROOT, SAMPLE
from tests.queries.world import Body, Document, Part, Task, World

ID = "ningxia_2017"
_SEPARATORS = re.compile(r"(?:、|，|以及|及)*")
_CLOSING = re.compile(
    r"(?P<open>等(?:有关部门（单位）|企业)?)?(?P<verb>(?:分别|具体)?(?P<role>牵头|配合|)落实)(?:，|$)"
)
_ROLE = {"牵头": "lead", "配合": "support", "": "implement"}
_LINE = re.compile(
    r"^\u3000\u3000(?:(?P<heading>[一二三四五六七八九]、)|(?P<label>（.{1,5}?）))(?P<rest>.*)$", re.MULTILINE
)


# Of whom the running text speaks, by task: read by eye. Tables that hold anywhere know them.
_SPOKEN_OF = {31: ("000000:全国工商联", "全国工商联"), 104: ("640000:党委", "自治区党委")}


@cache
def _spoken_of(identity: str) -> Body:
    known = registered(identity)
    assert known is not None
    lines = {row["management"]: row["line"] for row in table("managements")}
    return Body(
        known.id, known.name, known.full_name, known.kind, known.management, lines[known.management], known.system,
        known.official_order, "", True, known.jurisdiction, known.aliases,
    )  # fmt: skip


@cache
def bodies() -> dict[str, Body]:
    """Bodies of the tables by name."""
    lines = {row["management"]: row["line"] for row in table("managements")}
    return {
        row["name"]: Body(
            f"{row['jurisdiction']}:{row['short_name']}", row["name"], row["full_name"] or row["name"], row["kind"],
            row["management"], lines[row["management"]], row["system"], int(row["official_order"]), row["quantifier"],
            True, row["jurisdiction"], tuple(filter(None, row["aliases"].split("|"))),
        )
        for row in table("bodies")
    }  # fmt: skip


def gold() -> dict[int, list[tuple[str, Body]]]:
    """(role, body) of each task in the order of the gold table."""
    found: dict[int, list[tuple[str, Body]]] = {}
    with (ROOT / "samples" / "ningxia_2017_gold.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found.setdefault(int(row["task"]), []).append((row["role"], bodies()[row["body"]]))
    return found


def _printed(body: Body) -> list[str]:
    names = [body.name, body.full_name, *body.aliases]
    bare = [name.removeprefix("宁夏回族").removeprefix("自治区") for name in names]
    return sorted({*names, *bare}, key=len, reverse=True)


def _parts(text: str, start: int, end: int, expected: list[tuple[str, Body]]) -> tuple[tuple[Part, ...], list[str]]:
    """Parts of the clause text[start:end] and its open endings; every letter must be accounted for."""
    place, waiting, parts, endings, segment = start, list(expected), list[Part](), list[str](), list[Part]()
    while place < end:
        closing = _CLOSING.match(text, place, end)
        if closing:
            role, verb = _ROLE[closing["role"]], closing["verb"]
            assert all(part.role == role for part in segment)
            parts += [Part(p.body, role, verb, "分别" in verb, p.position, p.mention, p.start, p.end) for p in segment]
            endings += [role] * bool(closing["open"])
            place, segment = closing.end(), []
            continue
        place = _SEPARATORS.match(text, place).end()  # type: ignore[union-attr]
        assert waiting, text[place:end]
        role, body = waiting.pop(0)
        mention = next((name for name in _printed(body) if text.startswith(name, place)), "")
        assert mention, (body.name, text[place:end])
        segment.append(Part(body, role, "", False, len(segment) + 1, mention, place, place + len(mention)))
        place += len(mention)
    assert not waiting
    assert not segment
    return tuple(parts), endings


def _clause_start(line: str) -> int:
    """Where the parenthesis begins that closes at the end of `line`."""
    depth = 0
    for place in range(len(line) - 1, -1, -1):
        depth += {"）": 1, "（": -1}.get(line[place], 0)
        if depth == 0:
            return place
    raise AssertionError(line)


def world() -> World:
    """The notice as the oracle reads it."""
    text, rows = SAMPLE.read_text(encoding="utf-8"), gold()
    headings: list[tuple[int, str]] = []
    tasks: list[Task] = []
    for line in _LINE.finditer(text):
        if line["heading"]:
            headings.append((len(headings) + 1, line["rest"]))
            continue
        number, first = len(tasks) + 1, line.start("rest") + _clause_start(line["rest"])
        parts, endings = _parts(text, first + 1, line.end() - 1, rows.pop(number))
        unnamed = any(role != "implement" for role in endings) or any(
            part.body.quantifier == "some" and part.role != "implement" for part in parts
        )
        open_ended = re.findall(r"等有关部门（单位）|等企业", text[first : line.end()])
        title = re.split("[。；！？]", text[line.start("rest") : first])[0][:48]
        section, heading = headings[-1]
        spoken = [_SPOKEN_OF[number]] if number in _SPOKEN_OF else []
        named = tuple((_spoken_of(one), text.index(name, line.start("rest"), first)) for one, name in spoken)
        tasks.append(
            Task(
                f"{ID}:{number}", ID, "640000", number, line["label"], title, section, heading,
                text[first : line.end()], "；".join(open_ended), unnamed, parts, named=named,
            )
        )  # fmt: skip
    assert not rows
    title = "宁夏回族自治区2017年《政府工作报告》任务分工（节选）"
    document = Document(ID, title, "宁夏回族自治区人民政府办公厅", "", 2017, "640000", tuple(headings), tuple(tasks))
    return World((document,))
