"""Evaluations as rows: a line of scores for each document and for all, and a line for each error."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from fengong.result import Result
from graph_store.vocabulary import roles
from ingest.evaluate import Evaluation, Mistake, Score
from queries.question import Column
from queries.sentences import sentence_around

Evaluated = tuple[str, str, Evaluation]  # name, text, comparison

_SCORES = (
    Column("document", "text", "文件", "document"),
    Column("wanted", "number", "标注数", "labelled"),
    Column("found", "number", "读出数", "found"),
    Column("name_precision", "number", "名称准确率", "names: precision"),
    Column("name_recall", "number", "名称召回率", "names: recall"),
    Column("name_f1", "number", "名称F1", "names: F1"),
    Column("role_precision", "number", "名称和角色准确率", "with roles: precision"),
    Column("role_recall", "number", "名称和角色召回率", "with roles: recall"),
    Column("role_f1", "number", "名称和角色F1", "with roles: F1"),
    Column("errors", "number", "错误数", "errors"),
)
_ERRORS = (
    Column("document", "text", "文件", "document"),
    Column("error", "text", "错误", "error"),
    Column("name", "text", "名称", "name"),
    Column("wanted", "text", "应为", "wanted"),
    Column("found", "text", "读成", "found"),
    Column("char_start", "number", "位置", "position"),
    Column("context", "text", "上下文", "context"),
)
_KINDS = {"missed": "漏读", "made-up": "多读", "role": "角色不对"}


def totals(found: Sequence[Evaluated]) -> tuple[Score, Score]:
    """The scores of all documents together: names, and names with roles."""
    each = [one for _, _, one in found]
    return sum((one.names for one in each), Score()), sum((one.roles for one in each), Score())


def score_rows(found: Sequence[Evaluated], language: str, *, shown: bool = False) -> Result:
    """A row for each document, and one for all when there are several; `shown` prints four places, for people."""
    rows = [_scores(name, one.names, one.roles, len(one.mistakes)) for name, _, one in found]
    if len(found) > 1:
        names, with_roles = totals(found)
        total = "total" if language == "en" else "合计"
        rows.append(_scores(total, names, with_roles, sum(len(one.mistakes) for _, _, one in found)))
    if shown:
        rows = [tuple(f"{one:.4f}" if isinstance(one, float) else one for one in row) for row in rows]
    return Result(_SCORES, rows, len(rows), language=language)


def _scores(name: str, names: Score, with_roles: Score, errors: int) -> tuple[Any, ...]:
    figures = [value for one in (names, with_roles) for value in (one.precision, one.recall, one.f1)]
    return (name, names.wanted, names.found, *(round(value, 4) for value in figures), errors)


def error_rows(found: Sequence[Evaluated], language: str) -> Result:
    """A row for each error, in the order of the texts."""
    rows = [_error(name, text, mistake, language) for name, text, one in found for mistake in one.mistakes]
    return Result(_ERRORS, rows, len(rows), language=language)


def _error(name: str, text: str, one: Mistake, language: str) -> tuple[Any, ...]:
    kind = "missed" if not one.found else "made-up" if not one.wanted else "role"
    shown = kind if language == "en" else _KINDS[kind]
    context = sentence_around(text, one.start, one.start + len(one.mention), 60)
    return (name, shown, one.mention, _role(one.wanted, language), _role(one.found, language), one.start, context)


def _role(role: str, language: str) -> str:
    known = roles().get(role)
    return role if known is None else known.en if language == "en" else known.zh
