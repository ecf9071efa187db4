"""`ingest`: notices into the graph."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from fengong.cli.options import Corrections, Store
from fengong.cli.speech import complain
from graph_store.errors import FengongError, ParameterError

if TYPE_CHECKING:
    from graph_store.settings import Settings
    from ingest.metadata import Metadata
    from ingest.pipeline import DocumentReading
    from ingest.scorecard import Scorecard


def ingest(
    files: Annotated[list[Path], typer.Argument(help="通知文件（TXT）/ notices (TXT)")],
    store: Store = None,
    id: Annotated[str, typer.Option("--id", help="文件标识 / id of the document")] = "",
    title: Annotated[str, typer.Option(help="标题 / title")] = "",
    issuer: Annotated[str, typer.Option(help="发文机关 / issuer")] = "",
    number: Annotated[str, typer.Option(help="文号 / document number")] = "",
    year: Annotated[int, typer.Option(help="年份 / year")] = 0,
    jurisdiction: Annotated[
        str,
        typer.Option(
            "--jurisdiction",
            "-j",
            help="地区代码或名称，如 640000 或 宁夏；默认从文中判断 / code or name; default: read from the text",
        ),
    ] = "",
    wait: Annotated[float, typer.Option(help="别的进程在写时等几秒 / seconds to wait for another writer")] = 0.0,
    fail_fast: Annotated[
        bool, typer.Option("--fail-fast", help="遇到读不了的文件就停 / stop at the first bad file")
    ] = False,
    strict: Annotated[
        float | None,
        typer.Option(
            "--strict",
            min=0.0,
            max=1.0,
            metavar="[=0.95]",
            help="任何一份的可信度低于它，就什么都不写 / write nothing when the trust of any document is less",
        ),
    ] = None,
    corrections: Corrections = None,
) -> None:
    """把通知读入图中，并给出评分卡 / read notices, each with a scorecard.

    重复读入同一份文件不会改变图；改过的文件只替换它自己的部分。

    例 / examples:

      fengong ingest 通知.txt

      fengong ingest 通知.txt --jurisdiction 宁夏 --title "2017年任务分工"

      fengong ingest *.txt --strict=0.98
    """
    from ingest.metadata import Metadata

    told = Metadata(id, title, issuer, number, year, "", jurisdiction)
    if len(files) > 1 and (id or title or number):
        raise ParameterError(
            "--id、--title、--number 只能用于一份文件", "--id, --title and --number are for one file", where="--id"
        )
    from graph_store.settings import Settings

    settings = Settings.from_environment(store=store, corrections=str(corrections) if corrections else None)
    if strict is not None:
        _refuse_below(strict, files, told, settings)
    bad = _ingest(files, told, settings, wait, fail_fast)
    if bad:
        raise typer.Exit(bad)


def _refuse_below(least: float, files: list[Path], told: Metadata, settings: Settings) -> None:
    """Read all files without writing. Raises InputError when one cannot be read or is trusted less than `least`."""
    from fengong.cli.progress import tracked
    from ingest.strict import below, refusal

    cards = (one.scorecard for one in _readings(tracked(files), told, settings, [], fail_fast=True))
    found = below(cards, least)
    if found:
        raise refusal(found, least)


def _ingest(files: list[Path], told: Metadata, settings: Settings, wait: float, fail_fast: bool) -> int:
    """Read and write; the exit code of the first bad file, or 0."""
    from fengong.cli.progress import tracked
    from fengong.cli.scorecards import print_scorecard
    from graph_store.connect import open_store
    from graph_store.store import WriteOptions
    from ingest.load import load
    from ingest.pipeline import READER_VERSION

    cards: list[Scorecard] = []
    codes: list[int] = []
    options = WriteOptions(READER_VERSION, wait)
    readings = _readings(tracked(files), told, settings, codes, fail_fast)
    with closing(open_store(settings)) as target:
        outcomes = load(target, _noted(readings, cards), options)
    for card, outcome in zip(cards, outcomes, strict=True):
        print_scorecard(card, outcome.outcome)
    return codes[0] if codes else 0


def _noted(readings: Iterator[DocumentReading], cards: list[Scorecard]) -> Iterator[DocumentReading]:
    """The readings, each let go once it is written: only its scorecard is kept."""
    for reading in readings:
        cards.append(reading.scorecard)
        yield reading


def _readings(
    files: Iterator[Path],
    told: Metadata,
    settings: Settings,
    codes: list[int],
    fail_fast: bool,
) -> Iterator[DocumentReading]:
    from fengong.overlay import corrections
    from ingest.pipeline import read_document

    by_people = corrections(settings)
    seen: set[str] = set()
    for path in files:
        try:
            reading = read_document(path, told, max_bytes=settings.max_file_bytes, corrections=by_people)
            _check_id(reading.graph.document.id, seen, path)
        except FengongError as found:
            problem = _named(found, path)
            if fail_fast:
                raise problem from found
            codes.append(problem.exit_code)
            complain(problem)
            continue
        yield reading


def _named(problem: FengongError, path: Path) -> FengongError:
    """The problem with the file in it: among several files, a clause alone does not say where to look."""
    if path.name in problem.zh:
        return problem
    return type(problem)(f"{path}：{problem.zh}", f"{path}: {problem.en}", where=problem.where)


def _check_id(document: str, seen: set[str], path: Path) -> None:
    """Two files of one name in different folders would be one document, of which only the last is left."""
    if document in seen:
        raise ParameterError(
            f"{path} 的标识 {document} 与前面一份文件相同，没有读入：请单独读入它，并用 --id 另给标识",
            f"{path} has the id {document} of a file before it and was not read: ingest it alone, with --id",
            where=str(path),
        )
    seen.add(document)
