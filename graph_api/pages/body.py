"""A body's page: its names and facts, what it carries, with whom, and the network around it."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from graph_api.pages import charts
from graph_api.pages.ego import Ego, ego
from graph_api.pages.here import Here
from graph_api.pages.templates import page
from graph_api.pages.words import facts
from graph_api.service import Rendered, Service
from graph_store.vocabulary import roles
from queries.asking import Asker
from queries.details import agency_detail

_HIDDEN = frozenset({
    "id", "name", "full_name", "short_name", "official_order", "known", "aliases", "line", "tasks", "partners",
    "relatives", "tasks_total", "partners_total",
})  # fmt: skip
_MOST_TASKS, _MOST_PARTNERS = 300, 15


def render(service: Service, name: str, here: Here) -> Rendered:
    """The page of the body `name` (an id, or any of its names: then the address of its id). Raises NotFoundError."""
    asker = service.asker
    found = asker.scope().agency(name, "agency")
    if found != name:
        return Rendered(b"", "text/plain", 307, {"Location": here.to("agency", found)})
    body = agency_detail(asker, found)
    relatives = asker.ask("agency-relatives", {"agency": found, "limit": 500})
    return page(
        "body.html.j2", here, body=body, facts=list(facts("Agency", body, here.tongue, _HIDDEN)),
        printed=_printed(body["tasks"]), relatives=_relatives(relatives.records(), here), load=_load(asker, found),
        sections=_by_section(body["tasks"][:_MOST_TASKS]), chart=_chart(body["tasks"], here),
        watched=[one for one in _watched(asker) if one["agency_id"] == found],
        partners=body["partners"][:_MOST_PARTNERS], ego=_ego(asker, body["partners"]),
        held=[role for role in roles().values() if any(one["role"] == role.role for one in body["tasks"])],
    )  # fmt: skip


def _printed(tasks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Each form of the name in print: how often, and its first place."""
    found: dict[str, dict[str, Any]] = {}
    for one in tasks:
        entry = found.setdefault(one["mention"], {"mention": one["mention"], "times": 0, "first": one})
        entry["times"] += 1
    return sorted(found.values(), key=lambda entry: -entry["times"])


_KINDS_OF_TIE = (
    ("PART_OF", True, "隶属于", "part of"), ("PART_OF", False, "下辖", "its parts"),
    ("INCLUDES", True, "包含", "includes"), ("INCLUDES", False, "属于集合", "member of"),
    ("SUCCEEDED_BY", True, "改革后成为", "became"), ("SUCCEEDED_BY", False, "由此改来", "came from"),
)  # fmt: skip


def _relatives(found: list[dict[str, Any]], here: Here) -> list[tuple[str, list[dict[str, Any]]]]:
    groups = [
        (here.t(zh, en), [one for one in found if (one["relation"], one["outgoing"]) == (relation, outgoing)])
        for relation, outgoing, zh, en in _KINDS_OF_TIE
    ]
    return [(name, members) for name, members in groups if members]


def _load(asker: Asker, found: str) -> dict[str, Any] | None:
    """The body's row of busiest-agencies, with its place among all; of bodies that rank equal, the same place."""
    asked = {"jurisdiction": "all", "include_collectives": True}
    rows = asker.ask_whole("busiest-agencies", asked).records()
    own = next((row for row in rows if row["agency_id"] == found), None)
    if own is None:
        return None
    named = [row for row in rows if row["kind"] != "collective"]
    rank = 1 + sum(row["tasks"] > own["tasks"] for row in named)
    return {**own, "rank": rank if own["kind"] != "collective" and own["tasks"] else None, "of": len(named)}


def _watched(asker: Asker) -> list[dict[str, Any]]:
    return asker.ask_whole("document-supervisors", {"jurisdiction": "all"}).records()


def _by_section(tasks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    def key(one: dict[str, Any]) -> tuple[str, str]:
        return (one["document"], one["section_title"])

    return [
        {"document": document, "title": title, "tasks": list(members)}
        for (document, title), members in groupby(tasks, key=key)
    ]


def _chart(tasks: list[dict[str, Any]], here: Here) -> charts.Bars | None:
    counted: dict[str, set[str]] = {}
    for one in tasks:
        counted.setdefault(one["section_title"], set()).add(one["task_id"])
    title = here.t("各部分的任务数", "tasks by section")
    rows = [(name, len(ids), "") for name, ids in counted.items() if name]
    return charts.bars(title, rows, wide=True) if counted else None


def _ego(asker: Asker, partners: list[dict[str, Any]]) -> Ego | None:
    if not partners:
        return None
    near = {one["partner_id"] for one in partners[:16]}
    pairs = asker.ask_whole("shared-tasks", {"jurisdiction": "all"}).records()
    return ego(partners, [(p["agency_id"], p["partner_id"], p["tasks"]) for p in pairs
                          if p["agency_id"] in near and p["partner_id"] in near])  # fmt: skip
