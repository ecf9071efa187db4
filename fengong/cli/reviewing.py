"""`review`: what a person should look at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from fengong.cli.options import Corrections, Format, FormatOption, Full, Output, Store
from fengong.cli.speech import language, put, say

if TYPE_CHECKING:
    from graph_store.settings import Settings


def review(
    documents: Annotated[
        list[str] | None,
        typer.Argument(help="图中的文件标识，或还没有读入的文件；默认全部 / ids in the graph, or files; default: all"),
    ] = None,
    store: Store = None,
    jurisdiction: Annotated[str, typer.Option("--jurisdiction", "-j", help="文件的地区 / jurisdiction of files")] = "",
    corrections: Corrections = None,
    fix: Annotated[
        bool, typer.Option("--lines", help="只输出可贴进更正文件的行 / only the lines for the corrections file")
    ] = False,
    form: FormatOption = None,
    output: Output = None,
    full: Full = False,
) -> None:
    """需要人来看的地方，最要紧的在前 / what a person should look at, worst first.

    每行有文件、任务、原因、原句和位置；CSV、JSON 和 --lines 还有可以贴进更正文件的一行（先补上 reason）。

    例 / examples:

      fengong review

      fengong review ningxia_2017 -o review.csv

      fengong review 通知.txt --jurisdiction 宁夏 --lines
    """
    from fengong.cli.output import chosen, emit
    from fengong.reviewing import for_a_screen, lines
    from fengong.reviewing import review as reviewed
    from graph_store.settings import Settings

    settings = Settings.from_environment(
        store=store, language=language(), corrections=str(corrections) if corrections else None
    )
    cards = _cards(documents or [], jurisdiction, settings)
    found = reviewed(cards, settings, whole=not documents)
    if not found.rows:
        say("没有需要看的地方", "nothing to look at")
    if fix:
        put("".join(f"{line}\n" for line in lines(found)))
    elif found.rows or form is not None or output is not None:
        table = chosen(form, output) is Format.table
        emit(for_a_screen(found) if table else found, form, output, full=full)


def _cards(documents: list[str], jurisdiction: str, settings: Settings) -> Iterator[tuple[Mapping[str, Any], str]]:
    stored = [one for one in documents if not Path(one).is_file()]
    for one in documents:
        if one not in stored:
            yield _of_file(Path(one), jurisdiction, settings)
    if stored or not documents:
        from fengong.graph import opened

        with opened(settings) as graph:
            for one in stored or [""]:
                yield from graph.cards(one)


def _of_file(path: Path, jurisdiction: str, settings: Settings) -> tuple[Mapping[str, Any], str]:
    import json

    from fengong.overlay import corrections
    from ingest.metadata import Metadata
    from ingest.pipeline import read_document

    told = Metadata(jurisdiction=jurisdiction)
    given = corrections(settings)
    reading = read_document(path, told, max_bytes=settings.max_file_bytes, corrections=given)
    return json.loads(reading.scorecard.to_json()), reading.graph.document.text
