"""Which documents a network is made of: by default those of one jurisdiction. Pure."""

from __future__ import annotations

from graph_store.errors import NotFoundError, ParameterError
from graph_store.vocabulary import table
from networks.options import ALL, NetworkOptions
from networks.records import SourceDocument


def chosen_documents(known: list[SourceDocument], options: NetworkOptions) -> tuple[SourceDocument, ...]:
    """The documents that `options` mean: the named one, or those of one jurisdiction, by default the fullest one.

    Raises NotFoundError (document), ParameterError (jurisdiction).
    """
    if options.document:
        return (_named(known, options.document),)
    if options.jurisdiction == ALL or not known:
        return tuple(known)
    code = _code(options.jurisdiction) if options.jurisdiction else _fullest(known)
    return tuple(one for one in known if one.jurisdiction == code)


def _named(known: list[SourceDocument], document: str) -> SourceDocument:
    for one in known:
        if one.id == document:
            return one
    listed = "、".join(one.id for one in known[:5])
    raise NotFoundError(
        f"图中没有文件 {document!r}；已有：{listed or '（空）'}",
        f"no document {document!r} in the graph; there is: {listed or '(none)'}",
        where="document",
    )


def _fullest(known: list[SourceDocument]) -> str:
    tasks: dict[str, int] = {}
    for one in known:
        tasks[one.jurisdiction] = tasks.get(one.jurisdiction, 0) + one.tasks
    return min(tasks, key=lambda code: (-tasks[code], code))


def _code(text: str) -> str:
    for row in table("jurisdictions"):
        if text in {row["code"], row["name"], row["short"]}:
            return row["code"]
    raise ParameterError(
        f"未知的地区 {text!r}：请给代码或名称，如 640000 或 宁夏",
        f"unknown jurisdiction {text!r}: give a code or a name, such as 640000 or 宁夏",
        where="jurisdiction",
    )
