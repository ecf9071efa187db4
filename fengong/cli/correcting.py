"""`correct`: a correction more in the corrections file. The graph follows when the document is read again."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from fengong.cli.help import App
from fengong.cli.options import Corrections, Store
from fengong.cli.speech import language, say

app = App(
    help="写一条更正：作者、时间、理由一并记下，以后每次读入都会用上。\n\n"
    "Write a correction with author, time and reason; every ingest applies it.",
    epilog='例 / example:  fengong correct same-body 星河厅 财政厅 --reason "改名前的称呼"  →  fengong ingest 通知.txt',
    no_args_is_help=True,
)
Reason = Annotated[str, typer.Option("--reason", "-r", help="理由 / why")]
Author = Annotated[str, typer.Option(help="作者；默认取 git 或系统的用户名 / default: the name that git knows")]
Document = Annotated[str, typer.Option(help="只对这份文件 / for this document only")]
Occurrence = Annotated[int, typer.Option(min=1, help="同一个名称的第几次出现 / which of several equal names")]
Task = Annotated[str, typer.Argument(help="任务标识或序号 / id or number of the task")]
Mention = Annotated[str, typer.Argument(help="原文中的名称 / the name as printed")]
Role = Annotated[str, typer.Argument(help="lead、support、responsible、implement、guide、supervise")]


@app.command("same-body")
def same_body(
    name: Annotated[str, typer.Argument(help="原文中的名称 / the name as printed")],
    body: Annotated[str, typer.Argument(help="它是哪个机构（名称或标识）/ the body that it is: name or id")],
    reason: Reason,
    document: Document = "",
    author: Author = "",
    corrections: Corrections = None,
) -> None:
    """这个名称就是那个机构 / this name is that body.

    例 / example:  fengong correct same-body 星河厅 640000:财政厅 --reason "改名前的称呼"
    """
    _write(corrections, author, correct="same-body", reason=reason, document=document, name=name, body=body)


@app.command("not-same-body")
def not_same_body(
    name: Annotated[str, typer.Argument(help="原文中的名称 / the name as printed")],
    body: Annotated[str, typer.Argument(help="它不是的机构 / the body that it is not: name or id")],
    reason: Reason,
    document: Document = "",
    author: Author = "",
    corrections: Corrections = None,
) -> None:
    """这个名称不是那个机构 / this name is not that body.

    例 / example:  fengong correct not-same-body 督查室 640000:督查室 --document 通知 --reason "是市里的"
    """
    _write(corrections, author, correct="not-same-body", reason=reason, document=document, name=name, body=body)


@app.command("rename")
def rename(
    body: Annotated[str, typer.Argument(help="机构（名称或标识）/ the body: name or id")],
    name: Annotated[str, typer.Argument(help="它的名称 / its name")],
    reason: Reason,
    author: Author = "",
    corrections: Corrections = None,
) -> None:
    """机构的名称应为 / a body has another name; its id stays.

    例 / example:  fengong correct rename 640000:星河厅 自治区银河厅 --reason "文件有误"
    """
    _write(corrections, author, correct="rename", reason=reason, body=body, name=name)


@app.command("kind")
def kind(
    body: Annotated[str, typer.Argument(help="机构（名称或标识）/ the body: name or id")],
    kind: Annotated[str, typer.Argument(help="类别，见 ingest/data/kinds.csv / a kind of that table")],
    reason: Reason,
    author: Author = "",
    corrections: Corrections = None,
) -> None:
    """机构属于哪一类 / what kind of body it is.

    例 / example:  fengong correct kind 640000:星河集团 enterprise --reason "国有企业"
    """
    _write(corrections, author, correct="kind", reason=reason, body=body, kind=kind)


@app.command("role")
def role(
    task: Task,
    mention: Mention,
    role: Role,
    reason: Reason,
    occurrence: Occurrence = 1,
    store: Store = None,
    author: Author = "",
    corrections: Corrections = None,
) -> None:
    """一处名称的角色应为 / the role of one mention.

    例 / example:  fengong correct role ningxia_2017:19 财政厅 lead --reason "原文为牵头"
    """
    place = _place(store, task, mention, occurrence, read=True)
    _write(corrections, author, correct="role", reason=reason, role=role, **place)


@app.command("add")
def add(
    task: Task,
    mention: Mention,
    role: Role,
    reason: Reason,
    occurrence: Occurrence = 1,
    store: Store = None,
    author: Author = "",
    corrections: Corrections = None,
) -> None:
    """漏读的责任 / an assignment that was not read.

    例 / example:  fengong correct add ningxia_2017:19 财政厅 support --reason "正文写明"
    """
    place = _place(store, task, mention, occurrence, read=False)
    _write(corrections, author, correct="add", reason=reason, role=role, **place)


@app.command("remove")
def remove(
    task: Task,
    mention: Mention,
    reason: Reason,
    occurrence: Occurrence = 1,
    store: Store = None,
    author: Author = "",
    corrections: Corrections = None,
) -> None:
    """读错的责任，不要 / an assignment that is wrong.

    例 / example:  fengong correct remove ningxia_2017:19 财政厅 --reason "不是责任单位"
    """
    place = _place(store, task, mention, occurrence, read=True)
    _write(corrections, author, correct="remove", reason=reason, **place)


def _place(store: str | None, task: str, mention: str, occurrence: int, *, read: bool) -> dict[str, Any]:
    from fengong.graph import open_graph
    from fengong.placing import placed

    with open_graph(store, language=language()) as graph:
        return placed(graph, task, mention, occurrence, read=read)


def _write(corrections: Path | None, author: str, **said: Any) -> None:
    from fengong import overlay
    from graph_store.settings import Settings
    from ingest.corrections import Correction

    settings = Settings.from_environment(corrections=str(corrections) if corrections else None)
    path = Path(settings.corrections).expanduser()
    one = Correction(author=author or overlay.author(), time=overlay.now(), **said)
    overlay.add(path, one)
    say(f"已写入 {path}：{one.line()}", f"written to {path}: {one.line()}")
    say("再次 fengong ingest 时生效", "it holds from the next fengong ingest on")
