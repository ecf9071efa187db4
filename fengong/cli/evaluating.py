"""`evaluate`: a reading against labelled answers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from fengong.cli.options import FormatOption, Output
from fengong.cli.speech import complain, language, put
from graph_store.errors import FengongError, NotFoundError, ParameterError

if TYPE_CHECKING:
    from fengong.result import Result
    from ingest.evaluate import Evaluation

_GOLD = "_gold.jsonl"
_ENDINGS = (".txt", ".docx", ".xlsx", ".xls", ".csv", ".html", ".htm", ".pdf")  # of a document beside its labels


def evaluate(
    answers: Annotated[list[Path], typer.Argument(metavar="GOLD...", help="标注文件 / labelled: NAME_gold.jsonl")],
    text: Annotated[
        Path | None,
        typer.Option(
            help="原文；默认为旁边的 NAME.txt（或 .docx 等）/ the document; default: NAME.txt (or .docx …) beside"
        ),
    ] = None,
    jurisdiction: Annotated[
        str, typer.Option("--jurisdiction", "-j", help="地区代码或名称；默认从文中判断 / default: read from the text")
    ] = "",
    at_least: Annotated[
        float | None,
        typer.Option(min=0.0, max=1.0, help="总 F1 低于它时退出码为 1 / exit code 1 when a total F1 is less"),
    ] = None,
    errors: Annotated[
        bool, typer.Option("--errors", help="CSV、JSON 输出错误而不是分数 / rows are the errors, not the scores")
    ] = False,
    form: FormatOption = None,
    output: Output = None,
) -> None:
    """与自己标注的答案比较 / score the reading against your labels.

    名称、名称加角色各算准确率、召回率和 F1，并列出每个错误的上下文。标注格式见 docs/evaluate.md。

    例 / examples:

      fengong evaluate 通知_gold.jsonl

      fengong evaluate gold/*_gold.jsonl -j 000000 --at-least 0.98

      fengong evaluate 通知_gold.jsonl --text 通知.txt --errors -o errors.csv
    """
    from fengong.cli.output import chosen, emit
    from fengong.evaluation import error_rows, score_rows, totals

    if text is not None and len(answers) > 1:
        raise ParameterError("--text 只能用于一份标注文件", "--text is for one labelled file", where="--text")
    found = [(answer.name.removesuffix(_GOLD), *_evaluated(answer, text, jurisdiction)) for answer in answers]
    style = chosen(form, output).value
    scores, mistakes = score_rows(found, language(), shown=style == "table"), error_rows(found, language())
    emit(mistakes if errors and style != "table" else scores, form, output, full=True)
    if style == "table" and output is None:
        _explain(mistakes)
    if at_least is not None:
        _demand(at_least, min(one.f1 for one in totals(found)))


def _evaluated(answer: Path, text: Path | None, jurisdiction: str) -> tuple[str, Evaluation]:
    from graph_store.settings import Settings
    from ingest.evaluate import evaluate as compare
    from ingest.evaluate import found_in, labelled
    from ingest.metadata import Metadata, completed, merged, sidecar
    from ingest.read import read
    from ingest.whole import extract_source

    path = text or _beside(answer)
    source = read(path, max_bytes=Settings.from_environment().max_file_bytes)
    wanted = labelled(answer, source.text)
    metadata = completed(merged(Metadata(jurisdiction=jurisdiction), sidecar(path)), source)
    found = extract_source(source, metadata.jurisdiction, year=metadata.year)
    return source.text, compare(source.text, found_in(found), wanted)


def _beside(answer: Path) -> Path:
    """The document NAME.txt of NAME_gold.jsonl, else the only one of another format."""
    if not answer.is_file():
        raise NotFoundError(
            f"没有标注文件 {answer}：请检查路径", f"no labelled file {answer}: check the path", where=str(answer)
        )
    stem = answer.name.removesuffix(_GOLD)
    there = [answer.with_name(stem + ending) for ending in _ENDINGS if answer.name.endswith(_GOLD)]
    found = [path for path in there if path.is_file()]
    if not found:
        raise NotFoundError(
            f"{answer} 旁边没有原文 {stem}.txt（或 .docx 等）：请用 --text 指明",
            f"there is no document {stem}.txt (or .docx …) beside {answer}: give it with --text",
            where=str(answer),
        )
    if len(found) > 1 and found[0].suffix != _ENDINGS[0]:
        names = "、".join(path.name for path in found)
        raise ParameterError(
            f"{answer} 旁边有几份原文（{names}）：请用 --text 指明",
            f"there are several documents beside {answer} ({names}): give one with --text",
            where=str(answer),
        )
    return found[0]


def _explain(mistakes: Result) -> None:
    """The errors under the table of scores."""
    from fengong.cli.tables import rendered

    if mistakes.rows:
        import shutil

        width = shutil.get_terminal_size((100, 24)).columns
        put("\n" + rendered(mistakes, width, full=True, english=language() == "en"))


def _demand(at_least: float, reached: float) -> None:
    if reached < at_least:
        complain(
            FengongError(
                f"F1 {reached:.4f} 低于 --at-least {at_least}：见上面列出的错误",
                f"F1 {reached:.4f} is less than --at-least {at_least}: see the errors above",
            )
        )
        raise typer.Exit(FengongError.exit_code)
