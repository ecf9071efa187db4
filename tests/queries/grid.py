"""Parameter settings under which the questions are compared: each by itself, and some together."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from queries.asking import Asker
from queries.question import Question
from tests.queries.world import ROLES

Given = dict[str, Any]

_OPTIONAL: dict[str, list[Any]] = {
    "roles": [["lead"], ["support", "implement"], list(ROLES)],
    "kind": ["government_department", "collective"],
    "section": [3, 99],
    "include_collectives": [True, False],
    "expand": [True],
    "any_role": [True],
    "rank_by": ["newman", "any_role", "lead", "support", "lead_share", "first_named", "weight", "tasks"],
}
_TOGETHER: list[Given] = [
    {"roles": ["lead"], "rank_by": "any_role"},
    {"include_collectives": True, "rank_by": "any_role"},
    {"include_collectives": True, "roles": ["implement"]},
    {"kind": "government_department", "rank_by": "newman", "section": 1},
    {"expand": True, "rank_by": "any_role"},
    {"expand": True, "include_collectives": True, "roles": ["implement"]},
    {"expand": True, "kind": "local_government", "rank_by": "lead_share"},
]
# The required parameters of one question: with the sample alone, and with the notices of Guangxi beside it.
_ONE: dict[str, list[Given]] = {
    "agency-tasks": [{"agency": "财政厅"}, {"agency": "宁东管委会"}, {"agency": "各市、县（区）人民政府"},
                     *({"agency": name, "expand": True} for name in ("银川市人民政府", "中宁县人民政府"))],
    "agency-partners": [{"agency": "财政厅"}, {"agency": "宁东管委会"}, {"agency": "有关部门（单位）"},
                        *({"agency": name, "expand": True, "rank_by": rank}
                          for name in ("银川市人民政府", "中宁县人民政府") for rank in ("tasks", "any_role"))],
    "pair-tasks": [{"agency": "发展改革委", "partner": "财政厅"}, {"agency": "宁东管委会", "partner": "发展改革委"},
                   {"agency": "财政厅", "partner": "财政厅"}],
    "task-agencies": [{"task": 19}, {"task": "2"}, {"task": 34}, {"task": 75}],
    "agency-relatives": [{"agency": name} for name in ("经济和信息化委", "社保局", "人力资源社会保障厅", "财政厅",
                                                     "各市、县（区）人民政府", "640100:人民政府")],
    "task-mentions": [{"task": 31}, {"task": 1}],
    "similar-tasks": [{"task": 19}, {"task": 1}, {"task": 34}, {"task": 75}, {"task": 19, "jurisdiction": "640000"}],
    "find-tasks": [{"text": "扶贫 贷款"}, {"text": "农业"}, {"text": "财政厅 教育"}],
    "find-agencies": [{}, *({"text": text} for text in ("人民银行", "社科院", "发改委", "扶贫开发"))],
}  # fmt: skip
_TWO: dict[str, list[Given]] = {
    "agency-tasks": [{"agency": "450000:财政厅"}, {"agency": "450300:人民政府", "expand": True},
                     {"agency": "640000:财政厅", "jurisdiction": "广西"}],
    "agency-partners": [
        *({"agency": f"450000:{name}"} for name in ("财政厅", "星港局", "糖业办", "各设区市人民政府")),
        {"agency": "640000:财政厅", "jurisdiction": "广西"},
        {"agency": "450300:人民政府", "expand": True},
        {"agency": "450300:人民政府", "expand": True, "include_collectives": True, "rank_by": "any_role"},
    ],
    "document-assignments": [{"document": "guangxi_a", "expand": True}],
    "pair-tasks": [{"agency": "450000:星港局", "partner": "450000:财政厅"},
                   {"agency": "450000:财政厅", "partner": "450000:糖业办"},
                   {"agency": "640000:财政厅", "partner": "640000:商务厅", "jurisdiction": "450000"}],
    "task-agencies": [{"task": f"guangxi_a:{number}"} for number in range(1, 19)] + [{"task": "guangxi_c:2"}],
    "agency-relatives": [{"agency": "450000:财政厅"}, {"agency": "640000:经济和信息化委"}],
    "task-mentions": [{"task": f"guangxi_a:{number}"} for number in range(1, 19)],
    "similar-tasks": [*({"task": f"guangxi_a:{number}"} for number in range(1, 9)), {"task": "guangxi_c:2"},
                      {"task": "guangxi_a:3", "jurisdiction": "450000"}],
    "find-tasks": [{"text": "补助 校舍"}, {"text": "渔港 泊位 码头", "jurisdiction": "广西"}],
    "mentioned-only": [{"jurisdiction": "all"}, {"jurisdiction": "广西", "section": 3}],
    "find-agencies": [{"text": "财政厅"}],
}  # fmt: skip
_PLACES: list[Given] = [
    {"jurisdiction": "all"},
    {"jurisdiction": "450000", "include_collectives": True},
    {"document": "guangxi_a"},
    {"document": "guangxi_a", "roles": ["lead"]},
    {"document": "guangxi_a", "include_collectives": False},
    {"document": "guangxi_a", "roles": ["support"], "include_collectives": True},
    {"document": "guangxi_a", "include_collectives": True, "rank_by": "any_role"},
    {"document": "guangxi_a", "section": 2, "rank_by": "lead_share", "kind": "unknown"},
    {"document": "guangxi_b", "any_role": True},
    {"document": "guangxi_c"},
    {"document": "guangxi_a", "expand": True, "rank_by": "any_role"},
    {"jurisdiction": "all", "expand": True, "roles": ["lead"], "include_collectives": True},
    {"jurisdiction": "all", "rank_by": "first_named"},
]


def _fits(question: Question, given: Given) -> bool:
    for name, value in given.items():
        one = question.parameter(name)
        if one is None or (one.choices and value not in one.choices):
            return False
    return True


def _settings(question: Question, required: list[Given], further: list[Given]) -> Iterator[Given]:
    yield from required
    for extra in further:
        if _fits(question, extra):
            yield {**required[0], **extra}


def alone(question: Question) -> list[Given]:
    """Settings for the sample alone."""
    single = [{name: value} for name, values in _OPTIONAL.items() for value in values]
    return list(_settings(question, _ONE.get(question.name, [{}]), [*single, *_TOGETHER]))


def beside(question: Question) -> list[Given]:
    """Settings for the sample and the notices of Guangxi."""
    return list(_settings(question, _TWO.get(question.name, [{}]), _PLACES))


def thin(cases: list[Given]) -> list[Given]:
    """The first setting and every third after it: for an engine that differs from another one by its age only."""
    return cases[::3]


def whole(asker: Asker, name: str, given: Given) -> tuple[list[tuple[Any, ...]], dict[str, Any]]:
    """All rows of an answer, page after page, and its parameters as they were understood."""
    rows: list[tuple[Any, ...]] = []
    while True:
        answer = asker.ask(name, {**given, "limit": 1000, "offset": len(rows)})
        rows += answer.rows
        if len(rows) >= answer.total or not answer.rows:
            assert len(rows) == answer.total
            return rows, answer.parameters
