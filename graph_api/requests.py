"""Reading an address: the language of its answer and its parameters, of which none is ignored in silence."""

from __future__ import annotations

import difflib
from collections.abc import Awaitable, Callable, Sequence

from fastapi import Depends
from starlette.requests import Request

from graph_store.errors import ParameterError

LANGUAGES = ("zh", "en")


def language(request: Request) -> str:
    """The language of an answer: what `lang` says, else English where the browser prefers it, else Chinese."""
    given = request.query_params.get("lang")
    if given in LANGUAGES:
        return given
    return "en" if request.headers.get("accept-language", "").lower().startswith("en") else "zh"


def checked_language(request: Request) -> None:
    """Raise ParameterError when `lang` is none of ours: the answer would be in another language than asked."""
    wanted = request.query_params.get("lang", "zh")
    if wanted not in LANGUAGES:
        raise ParameterError(
            f"参数 lang={wanted[:40]!r} 有误：应为 zh 或 en",
            f"the parameter lang={wanted[:40]!r} is wrong: zh or en is wanted",
            where="lang",
        )


def given(request: Request, *reserved: str) -> dict[str, str]:
    """The question's parameters as the address gives them, without `reserved`; a name given twice counts as a list."""
    values: dict[str, str] = {}
    for name, value in request.query_params.multi_items():
        if name not in {"lang", *reserved}:
            values[name] = f"{values[name]},{value}" if name in values else value
    return values


def only(*known: str) -> Callable[[Request], Awaitable[None]]:
    """A check that an address has no other parameters than `known` and `lang`; it raises ParameterError."""

    async def check(request: Request) -> None:
        checked_language(request)
        for name in request.query_params:
            if name not in {"lang", *known}:
                raise _unknown(name[:40], [*known, "lang"])

    return check


def _unknown(name: str, known: Sequence[str]) -> ParameterError:
    near = difflib.get_close_matches(name, known, n=1)
    hint_zh, hint_en = (f"，是否指 {near[0]}？", f"; did you mean {near[0]}?") if near else ("；", ".")
    return ParameterError(
        f"这个地址没有参数 {name!r}{hint_zh}可用：{'、'.join(known)}",
        f"this address has no parameter {name!r}{hint_en} There are: {', '.join(known)}",
        where=name,
    )


ONLY_LANGUAGE = [Depends(only())]  # for addresses that take no other parameter
