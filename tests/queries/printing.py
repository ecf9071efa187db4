"""Prints made-up notices and keeps what it printed where, so that what a text says is known without reading it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from graph_store.vocabulary import managements
from ingest.registry import body as registered
from tests.queries.world import Body, Document, Part, Task, Watch

PLACE = "450000"
CITIES = "各设区市人民政府"
NOBODY = "有关部门"
Segment = tuple[str, str, list[str], str]  # role, verb as printed, names without 自治区, open ending


@cache
def body(name: str) -> Body:
    """A body of Guangxi, most of which no table knows; collective names show by their wording."""
    if name.startswith(("各", "有关")):
        management, line = ("unknown", "unknown") if name == NOBODY else ("local", "territory")
        quantifier = "all" if name.startswith("各") else "some"
        facts = ("collective", management, line, "", 999_999, quantifier, True, PLACE, ())
        return Body(f"{PLACE}:{name}", name, name, *facts)
    known = registered(f"{PLACE}:{name}")
    if known is not None:  # 财政厅: a row of the tables that holds in every province
        line = managements()[known.management].line
        return Body(
            known.id, known.name, known.full_name, known.kind, known.management, line, known.system,
            known.official_order, "", True, PLACE, known.aliases,
        )  # fmt: skip
    full = "自治区" + name
    organ = name.endswith(("厅", "局", "办", "委员会"))  # the ending tells the kind, not the body
    kind, line = ("government_department", "province") if organ else ("unknown", "unknown")
    return Body(f"{PLACE}:{name}", full, full, kind, line, line, "", 999_999, "", False, PLACE, ())


@dataclass
class Printer:
    """One document in the making."""

    document: str
    text: str
    headings: list[tuple[int, str]] = field(default_factory=list)
    tasks: list[Task] = field(default_factory=list)
    watches: list[Watch] = field(default_factory=list)

    def watch(self, before: str, names: list[str], joiner: str, way: str, verb: str, after: str) -> None:
        """A sentence on all tasks, as one paragraph."""
        sentence = f"{before}{joiner.join(body(name).name for name in names)}{way}{verb}{after}"
        start = place = len(self.text)
        for name in names:
            place = start + sentence.index(body(name).name, place - start)
            self.watches.append(Watch(body(name), verb, body(name).name, place, sentence, start))
        self.text += sentence + "\n"

    def heading(self, label: str, title: str) -> None:
        self.text += f"{label}{title}\n"
        self.headings.append((len(self.headings) + 1, title))

    def task(self, label: str, title: str, segments: list[Segment]) -> None:
        """A task; `{财政厅}` in its title is a body of which the running text speaks."""
        number, title = len(self.tasks) + 1, f"{title}，年底前办结"
        named, place = [], len(self.text) + len(label)
        for name in re.findall(r"\{(.+?)\}", title):
            title = title.replace(f"{{{name}}}", body(name).name, 1)
            named.append((body(name), place + title.index(body(name).name)))
        self.text += f"{label}{title}。"
        start = len(self.text)
        parts = self._clause(segments)
        hidden = [one for one in segments if one[0] in ("lead", "responsible", "support")]
        self.tasks.append(
            Task(
                f"{self.document}:{number}", self.document, PLACE, number, label, title, len(self.headings),
                self.headings[-1][1] if self.headings else "", self.text[start:],
                "；".join(ending for *_, ending in segments if ending),
                any(ending or NOBODY in names for _, _, names, ending in hidden), tuple(parts), named=tuple(named),
            )
        )  # fmt: skip
        self.text += "\n"

    def _clause(self, segments: list[Segment]) -> list[Part]:
        parts = []
        for index, (role, verb, names, ending) in enumerate(segments):
            self.text += "，" if index else "（"
            for position, name in enumerate(names, start=1):
                self.text += "、" if position > 1 else ""
                one, place = body(name), len(self.text)
                self.text += one.name
                parts.append(
                    Part(one, role, verb, verb.startswith(("分别", "各自")), position, one.name, place, len(self.text))
                )
            self.text += ending + verb
        self.text += "）" if segments else ""
        return parts

    def done(self, year: int) -> Document:
        title, headings, tasks = f"虚构任务分工 {self.document}", tuple(self.headings), tuple(self.tasks)
        return Document(self.document, title, "虚构办公厅", "", year, PLACE, headings, tasks, tuple(self.watches))
