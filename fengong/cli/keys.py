"""`keys make|list|revoke`: who may read the service, and who may change it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from fengong.cli.help import App
from fengong.cli.options import FormatOption, Output
from fengong.cli.speech import language, put, say

if TYPE_CHECKING:
    from fengong.result import Result
    from graph_store.keys import Key
    from graph_store.settings import Settings

app = App(help="服务的密钥 / keys of the service.", no_args_is_help=True, rich_markup_mode=None)
File = Annotated[
    Path | None, typer.Option("--keys", show_default="FENGONG_KEYS, fengong.keys.json", help="密钥文件 / file of keys")
]
Name = Annotated[str, typer.Argument(help="给谁用的 / whose it is")]


def _settings(keys: Path | None) -> Settings:
    from graph_store.settings import Settings

    return Settings.from_environment(keys=str(keys) if keys else None)


def _path(settings: Settings) -> Path:
    return Path(settings.keys).expanduser()


@app.command()
def make(
    role: Annotated[str, typer.Argument(help="reader 阅读 / reads；writer 现在也只能阅读 / may only read, as of now")],
    name: Name,
    keys: File = None,
) -> None:
    """造一把密钥，只显示这一次 / make a key, which is shown this once.

    例 / example:  fengong keys make reader 督查室
    """
    from graph_store.audit import Audit
    from graph_store.keyfile import read_keys, write_keys
    from graph_store.keys import make as made

    settings = _settings(keys)
    path, audit = _path(settings), Audit(settings.audit_log)
    others = read_keys(path)
    key, text = made(role, name, others)
    write_keys(path, [*others, key])
    audit.record("key-made", key=name, role=role)
    say(
        f"已为 {name} 造好密钥（{role}），只显示这一次，请妥善保存：",
        f"a key for {name} ({role}); it is shown this once, keep it safe:",
    )
    put(f"{text}\n")


@app.command("list")
def listed(keys: File = None, form: FormatOption = None, output: Output = None) -> None:
    """列出密钥 / list the keys.

    例 / example:  fengong keys list
    """
    from fengong.cli.output import emit
    from graph_store.keyfile import read_keys

    emit(_table(read_keys(_path(_settings(keys)))), form, output, full=True)


def _table(keys: tuple[Key, ...]) -> Result:
    from fengong.result import Result
    from queries.question import Column

    columns = (
        Column("name", "text", "名称", "name"), Column("role", "text", "权限", "may"),
        Column("id", "text", "标识", "id"), Column("made_on", "text", "造于", "made on"),
    )  # fmt: skip
    rows = [(one.name, one.role, one.id, one.made_on) for one in keys]
    return Result(columns, rows, len(rows), language=language())


@app.command()
def revoke(name: Name, keys: File = None) -> None:
    """撤销一把密钥，立即生效 / revoke a key, at once.

    例 / example:  fengong keys revoke 督查室
    """
    from graph_store.audit import Audit
    from graph_store.errors import NotFoundError
    from graph_store.keyfile import read_keys, write_keys

    settings = _settings(keys)
    path, audit = _path(settings), Audit(settings.audit_log)
    held = read_keys(path)
    kept = [one for one in held if name not in {one.name, one.id}]
    if len(kept) == len(held):
        raise NotFoundError(f"没有名为 {name} 的密钥", f"there is no key {name}", where=name)
    write_keys(path, kept)
    audit.record("key-revoked", key=name)
    say(f"已撤销 {name}", f"revoked: {name}")
