"""What an address of the API asks of a question: parameters, filters, order, columns, a page. Nothing is ignored."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from starlette.requests import Request

from graph_api.pages.here import Here
from graph_api.pages.rows import SORT, WHERE, State, chosen_rows, cut, state
from graph_api.paging import cursor, is_walk, page_after
from graph_api.requests import given
from graph_store.errors import ParameterError
from queries.answer import Answer
from queries.asking import Asker
from queries.question import Question

_FIELDS, _AFTER = "fields", "after"


@dataclass(frozen=True, slots=True)
class Selection:
    """The question's own parameters, and what is done with its rows; `keyset` allows for paging by key."""

    given: dict[str, str]
    state: State
    fields: str | None
    keyset: bool
    after: str | None


@dataclass(frozen=True, slots=True)
class Page:
    """Rows, and the parameter that an address of the next page has; None when there is no more."""

    answer: Answer
    following: tuple[str, str] | None


def read_selection(request: Request, question: Question, *reserved: str, keyset: bool = False) -> Selection:
    """What `request` asks of `question`, without the names `reserved`. Raises ParameterError."""
    here = Here.of(request)
    wheres = [name for name, _ in here.query if name.startswith(WHERE)]
    others = given(request, SORT, _FIELDS, *wheres, *([_AFTER] if keyset else []), *reserved)
    sort = state(here, question)
    if not sort.sort and SORT in request.query_params:  # on a page that is an empty field of its form
        names = [column.name for column in question.columns]
        raise ParameterError(
            f"参数 sort 有误：应为列名，前可加 -；可用：{'、'.join(names)}",
            f"the parameter sort is wrong: a column is wanted, with - before it or not. There are: {', '.join(names)}",
            where=SORT,
        )
    after = request.query_params.get(_AFTER) if keyset else None
    if after is not None and (sort.sort or "offset" in others):
        raise ParameterError(
            "after 不能与 sort、offset 同用：它按标识逐页取全",
            "after does not go with sort or offset: it walks through the list in the order of ids",
            where=_AFTER,
        )
    return Selection(others, sort, request.query_params.get(_FIELDS), keyset, after)


def select(asker: Asker, question: Question, wanted: Selection) -> Page:
    """The rows that `wanted` asks for, one page of them. Raises what asking raises."""
    answer = _page(asker, question, wanted)
    return Page(fields_of(answer, wanted.fields), _following(answer, wanted))


def select_whole(asker: Asker, question: Question, wanted: Selection) -> Answer:
    """All rows that the filters let through, in the order asked for. Raises what asking raises."""
    return fields_of(cut_whole(question, asker.ask_whole(question.name, wanted.given), wanted.state), wanted.fields)


def cut_whole(question: Question, whole: Answer, wanted: State) -> Answer:
    """Of the whole answer all rows that the filters let through, in the order asked for."""
    found = chosen_rows(whole, wanted)
    everything = replace(whole, parameters={**whole.parameters, "limit": len(found), "offset": 0})
    return cut(question, everything, found, wanted)


def _page(asker: Asker, question: Question, wanted: Selection) -> Answer:
    if wanted.after is None and not wanted.state.where and not wanted.state.sort:
        return asker.ask(question.name, wanted.given)
    whole = asker.ask_whole(question.name, wanted.given)
    if wanted.after is not None:
        kept = replace(cut_whole(question, whole, wanted.state), parameters=whole.parameters)
        return page_after(kept, wanted.after, whole.parameters["limit"])
    return cut(question, whole, chosen_rows(whole, wanted.state), wanted.state)


def _following(answer: Answer, wanted: Selection) -> tuple[str, str] | None:
    if not answer.truncated or not answer.rows:
        return None
    if wanted.after is not None or (wanted.keyset and is_walk(answer) and not wanted.state.sort):
        return _AFTER, cursor(answer)
    end = answer.parameters["offset"] + len(answer.rows)
    return ("offset", str(end)) if end < answer.total else None


def fields_of(answer: Answer, fields: str | None) -> Answer:
    """`answer` with the columns that `fields` names, in its order. Raises ParameterError."""
    if fields is None:
        return answer
    names = [column.name for column in answer.columns]
    places = [names.index(name) for name in chosen_names(fields, names)]
    rows = [tuple(row[place] for place in places) for row in answer.rows]
    return replace(answer, columns=tuple(answer.columns[place] for place in places), rows=rows)


def chosen_names(fields: str, known: Sequence[str]) -> list[str]:
    """The names in `fields`, each once. Raises ParameterError for one that is not `known`, and for none."""
    wanted = list(dict.fromkeys(name.strip() for name in fields.replace("，", ",").split(",")))
    wrong = next((name for name in wanted if name not in known), None)
    if wrong is not None:
        raise ParameterError(
            f"参数 fields 有误：没有 {wrong[:40]!r}；可用：{'、'.join(known)}",
            f"the parameter fields is wrong: there is no {wrong[:40]!r}. There are: {', '.join(known)}",
            where=_FIELDS,
        )
    return wanted
