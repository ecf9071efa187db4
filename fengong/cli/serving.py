"""`network`, `serve` and `demo`."""

from __future__ import annotations

import gc
from pathlib import Path
from typing import Annotated

import typer

from fengong.cli.options import Store
from fengong.cli.speech import language, say

SAMPLE = Path(__file__).resolve().parents[2] / "samples" / "ningxia_2017.txt"


def network(
    output: Annotated[Path, typer.Option("--output", "-o", help="网页文件 / HTML file")] = Path("network.html"),
    store: Store = None,
    document: Annotated[str, typer.Option(help="只看这份文件 / only this document")] = "",
    jurisdiction: Annotated[str, typer.Option(help="只看这个地区 / only this jurisdiction")] = "",
    section: Annotated[int, typer.Option(min=-1, max=100_000, help="只看这一部分 / only this section")] = -1,
    kind: Annotated[str, typer.Option(help="只看这类机构 / only this kind")] = "",
) -> None:
    """把机构网络写成一个可离线打开的网页 / the network as an offline page.

    例 / examples:

      fengong network

      fengong network --kind enterprise -o enterprises.html
    """
    from fengong.cli.output import write_file
    from fengong.graph import open_graph

    with open_graph(store, language=language()) as graph:
        found = graph.network(document=document, jurisdiction=jurisdiction, section=section, kind=kind)
    write_file(found.to_html(language()), output)
    say(
        f"已写入 {output}：{len(found.nodes)} 个机构，{len(found.edges)} 条关系",
        f"written {output}: {len(found.nodes)} bodies, {len(found.edges)} ties",
    )


def serve(
    store: Store = None,
    host: Annotated[str | None, typer.Option(help="监听地址 / address", show_default="127.0.0.1")] = None,
    port: Annotated[int | None, typer.Option(help="端口 / port", show_default="8000")] = None,
) -> None:
    """启动网页和接口服务 / run the web pages and the API.

    例 / example:  fengong serve --port 8000  →  http://127.0.0.1:8000
    """
    gc.disable()  # what starting makes stays, and looking for garbage in it takes a tenth of the time; `run` goes on
    from graph_api.server import run
    from graph_store.connect import open_store
    from graph_store.settings import Settings

    settings = Settings.from_environment(store=store, host=host, port=port, language=language())
    run(settings, open_store(settings), _announce)


def _announce(where: str) -> None:
    say(f"服务在 {where} （按 Ctrl-C 结束）", f"serving on {where} (Ctrl-C ends it)")


def demo(
    store: Store = None,
    no_serve: Annotated[bool, typer.Option("--no-serve", help="不启动服务 / do not start the service")] = False,
    port: Annotated[int | None, typer.Option(help="端口 / port")] = None,
    page: Annotated[Path, typer.Option(help="网络网页 / network page")] = Path("network.html"),
) -> None:
    """用节选示例走一遍全程 / the whole way with the abridged sample.

    读入 → 评分卡 → 两个问题 → 网络网页 → 服务。取出示例：fengong remove ningxia_2017

    例 / example:  fengong demo --no-serve
    """
    from fengong.cli.documents import ingest
    from fengong.cli.output import emit
    from fengong.graph import open_graph

    say("一、读入节选示例", "1. reading the abridged sample")
    ingest([SAMPLE], store)
    with open_graph(store, language=language()) as graph:
        for number, question in (("二", "shared-tasks"), ("三", "widest-tasks")):
            one = graph.asker.questions.get(question)
            say(f"\n{number}、{one.question_zh}", f"\n{one.question}")
            emit(graph.ask(question, limit=10), None, None)
    say("\n四、机构网络", "\n4. the network")
    network(page, store)
    if no_serve:
        say("\n完成。问别的：fengong questions", "\ndone. Ask more: fengong questions")
        return
    say("\n五、网页和接口", "\n5. the service")
    serve(store, None, port)
