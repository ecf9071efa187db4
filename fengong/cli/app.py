"""The commands and their options."""

from __future__ import annotations

import typer

from fengong.cli import (
    asking,
    contents,
    correcting,
    documents,
    evaluating,
    keys,
    neo4j_server,
    reviewing,
    serving,
    settings,
)
from fengong.cli.help import App
from fengong.cli.optional_values import Strict

app = App(
    name="fengong",
    help="分工：把任务分工通知读成责任关系图，并回答问题。\n\n"
    "Reads division-of-work notices into a graph and answers questions.",
    epilog="例 / example:  fengong ingest 通知.txt  →  fengong ask shared-tasks  →  fengong serve",
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # plain help comes in half the time
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("ingest", cls=Strict)(documents.ingest)
app.command("review")(reviewing.review)
app.add_typer(correcting.app, name="correct")
app.command("evaluate")(evaluating.evaluate)
app.command("remove")(contents.remove)
app.command("info")(contents.info)
app.command("questions")(asking.questions)
app.command("ask", context_settings={"allow_extra_args": True, "ignore_unknown_options": True})(asking.ask)
app.command("cypher")(asking.cypher)
app.command("network")(serving.network)
app.command("serve")(serving.serve)
app.command("demo")(serving.demo)
app.command("settings")(settings.settings)
app.add_typer(keys.app, name="keys")
app.add_typer(neo4j_server.app, name="neo4j")


@app.callback(invoke_without_command=True)
def _options(
    context: typer.Context,
    version: bool = typer.Option(False, "--version", help="显示版本 / show the version"),
) -> None:
    if version:
        from fengong import __version__

        typer.echo(f"fengong {__version__}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())
