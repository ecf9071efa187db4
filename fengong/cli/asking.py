"""`questions`, `ask` and `cypher`."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from fengong.cli.arguments import given_parameters, query_parameters
from fengong.cli.options import FormatOption, Full, Headings, Output, Store
from fengong.cli.speech import language


def _names(incomplete: str) -> list[tuple[str, str]]:
    from queries.catalogue import catalogue

    return [(one.name, one.title_zh) for one in catalogue() if one.name.startswith(incomplete)]


def _parameters(context: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    from queries.catalogue import catalogue

    asked = str(context.params.get("question"))
    known = [one for question in catalogue() if question.name == asked for one in question.parameters]
    return [(f"{one.name}=", one.zh) for one in known if one.name.startswith(incomplete)]


def questions(form: FormatOption = None, output: Output = None) -> None:
    """列出可以问的问题 / list the questions.

    一个问题的参数见：fengong ask 问题 --help-question

    例 / examples:

      fengong questions

      fengong ask shared-tasks --help-question
    """
    from fengong.cli.output import emit
    from fengong.graph import Graph
    from graph_store.settings import Settings

    emit(Graph(_nowhere(), Settings(language=language())).questions(), form, output)


def _nowhere() -> Any:
    return None  # the list of questions needs no graph


def ask(
    question: Annotated[str, typer.Argument(help="问题名称 / name of a question", autocompletion=_names)],
    parameters: Annotated[
        list[str] | None,
        typer.Argument(
            help="名称=值（或 --名称 值），或必填参数的值 / NAME=VALUE, --NAME VALUE, or values of required ones",
            autocompletion=_parameters,
        ),
    ] = None,
    store: Store = None,
    form: FormatOption = None,
    output: Output = None,
    full: Full = False,
    headings: Annotated[Headings, typer.Option(help="CSV 的列名 / headings of CSV")] = Headings.name,
    help_question: Annotated[
        bool, typer.Option("--help-question", help="说明这个问题 / explain this question")
    ] = False,
) -> None:
    """回答一个问题 / answer a question.

    例 / examples:

      fengong ask shared-tasks --limit 10

      fengong ask pair-tasks 发展改革委 财政厅

      fengong ask busiest-agencies rank_by=lead_share -o load.csv

      fengong ask find-tasks "扶贫 资金" --full
    """
    from queries.catalogue import catalogue

    described = catalogue().get(question)
    if help_question:
        from fengong.cli.explaining import explain

        explain(described, english=language() == "en")
        return
    given = given_parameters(parameters or [], [one.name for one in described.parameters if one.required])
    from fengong.cli.output import emit
    from fengong.graph import open_graph

    with open_graph(store, language=language()) as graph:
        emit(graph.ask(question, **given), form, output, full=full, heading=headings.value)


def cypher(
    query: Annotated[
        str, typer.Argument(help="只读的 Cypher / reading Cypher；- 从标准输入读 / - reads standard input")
    ],
    parameter: Annotated[
        list[str] | None, typer.Option("--param", "-p", help="名称=值 / NAME=VALUE（JSON 或文字）")
    ] = None,
    store: Store = None,
    form: FormatOption = None,
    output: Output = None,
) -> None:
    """执行只读的 Cypher / run a reading Cypher query.

    例 / example:

      fengong cypher "MATCH (a:Agency)-[:LEADS]->(t) RETURN a.name, count(*) AS n ORDER BY n DESC LIMIT 5"
    """
    import sys

    from fengong.cli.output import emit
    from fengong.graph import open_graph

    text = query
    if query == "-":
        text = sys.stdin.read() if sys.stdin else ""  # there is none when it was closed
    with open_graph(store, language=language()) as graph:
        emit(graph.cypher(text, query_parameters(parameter or [])), form, output, full=True)
