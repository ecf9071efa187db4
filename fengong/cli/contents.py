"""`remove` and `info`: what the graph holds."""

from __future__ import annotations

from typing import Annotated

import typer

from fengong.cli.options import FormatOption, Full, Output, Store
from fengong.cli.speech import language, put, say


def _documents(context: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """The documents of the graph; none where it cannot be asked, since who presses Tab reads no error."""
    from fengong.graph import open_graph
    from graph_store.errors import FengongError

    try:
        with open_graph(context.params.get("store")) as graph:
            rows = graph.ask("document-summary", jurisdiction="all", limit=1000)
            at, title = rows.names.index("document"), rows.names.index("title")
            return [(row[at], row[title]) for row in rows.rows if row[at].startswith(incomplete)]
    except FengongError:
        return []


def remove(
    document: Annotated[
        str, typer.Argument(help="文件标识，见 fengong info / id of the document", autocompletion=_documents)
    ],
    store: Store = None,
) -> None:
    """从图中取出一份文件 / take a document out of the graph.

    例 / example:  fengong remove ningxia_2017
    """
    from fengong.graph import open_graph

    with open_graph(store, language=language()) as graph:
        graph.remove(document)
    say(f"已取出 {document}", f"removed {document}")


def info(store: Store = None, form: FormatOption = None, output: Output = None, full: Full = False) -> None:
    """图在哪里、有什么 / where the graph is and what it holds.

    例 / examples:

      fengong info

      fengong info --store bolt://127.0.0.1:7687 -o documents.csv
    """
    from fengong.cli.output import emit
    from fengong.graph import open_graph
    from graph_store.store import EMPTY

    with open_graph(store, language=language()) as graph:
        found = graph.store.info()
        # Rows for another program stand alone on standard output.
        tell = put if form is None and output is None else (lambda line: say(line.rstrip(), line.rstrip()))
        tell(f"{graph.store.engine}  {graph.store.address}\n")
        if found == EMPTY:
            say("还没有图：请先运行 fengong ingest 文件", "no graph yet: run fengong ingest FILE first")
            return
        tell(f"版本 / version {found.version}  {found.built_on}\n")
        emit(graph.ask("document-summary", jurisdiction="all", limit=1000), form, output, full=full)
