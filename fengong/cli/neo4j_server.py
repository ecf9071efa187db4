"""`neo4j start|stop|status`: a real Neo4j server on this machine, without Docker."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from fengong.cli.help import App
from fengong.cli.speech import language, put, say

if TYPE_CHECKING:
    from graph_store.local_neo4j import LocalServer, ServerInfo, Step

app = App(
    # The backslash: Rich would take what stands in brackets for markup.
    help="本机 Neo4j，不需要 Docker / a local Neo4j server without Docker.\n\n"
    "需要 / needs: pip install 'fengong[neo4j-server]'",
    no_args_is_help=True,
)
Home = Annotated[Path | None, typer.Option("--home", envvar="FENGONG_NEO4J_HOME", help="数据目录 / folder of its data")]


def _server(home: Path | None, version: str | None = None) -> LocalServer:
    from graph_store.local_neo4j import DEFAULT_VERSION, LocalServer
    from graph_store.settings import Settings

    return LocalServer(home or Path(Settings.from_environment().neo4j_home), version or DEFAULT_VERSION)


@app.command()
def start(
    home: Home = None,
    version: Annotated[str | None, typer.Option(help="Neo4j 版本 / version, 2026.08.1 or 5.26.12")] = None,
) -> None:
    """启动（首次会下载约 180 MB）/ start; the first time downloads about 180 MB.

    例 / example:  fengong neo4j start --version 5.26.12
    """
    from rich.console import Console

    with Console(stderr=True).status("…") as status:

        def show(step: Step) -> None:
            status.update(step.en if language() == "en" else step.zh)

        info = _server(home, version).start(on_step=show)
    _print(info)


@app.command()
def stop(home: Home = None) -> None:
    """停止 / stop.

    例 / example:  fengong neo4j stop
    """
    stopped = _server(home).stop()
    say("已停止" if stopped else "没有在运行", "stopped" if stopped else "it was not running")


@app.command()
def status(home: Home = None) -> None:
    """是否在运行 / whether it runs.

    例 / example:  eval "$(fengong neo4j status)"
    """
    info = _server(home).status()
    if info is None:
        say("没有在运行：fengong neo4j start", "not running: fengong neo4j start")
        raise typer.Exit(1)
    _print(info)


def _print(info: ServerInfo) -> None:
    say(
        f"Neo4j {info.version} 在运行（进程 {info.pid}）。使用它：",
        f"Neo4j {info.version} runs (process {info.pid}). To use it:",
    )
    put(
        f"export FENGONG_STORE={info.uri}\n"
        f"export FENGONG_NEO4J_USER={info.user}\n"
        f"export FENGONG_NEO4J_PASSWORD_FILE={shlex.quote(str(info.password_file))}\n"
    )
