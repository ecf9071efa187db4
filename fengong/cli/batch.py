"""The documents of one `ingest` command, read one after the other; what cannot be read is told and skipped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from fengong.cli.progress import tracked
from fengong.cli.speech import complain
from fengong.overlay import corrections
from graph_store.errors import FengongError, ParameterError
from graph_store.settings import Settings
from ingest.corrections import Correction
from ingest.extract import Reader
from ingest.gather import STANDARD_INPUT, Found, gather, is_folder
from ingest.metadata import Metadata
from ingest.pipeline import DocumentReading, read_found


@dataclass(frozen=True, slots=True)
class Batch:
    """Files, folders and archives, and how they are to be read.

    `kept` are the documents when they are to be read twice and one comes from standard input, which gives them once.
    """

    files: Sequence[Path]
    told: Metadata
    settings: Settings
    how: Reader
    kept: Sequence[Found] | None = None

    @classmethod
    def of(cls, files: Sequence[Path], told: Metadata, settings: Settings, how: Reader, *, twice: bool) -> Batch:
        """The batch of a command. Raises ParameterError for what is true of one document only."""
        if (told.id or told.title or told.doc_number) and not _is_one(files):
            raise ParameterError(
                "--id、--title、--number 只能用于一份文件", "--id, --title and --number are for one file", where="--id"
            )
        kept = None
        if twice and STANDARD_INPUT in map(str, files):
            kept = list(gather(files, max_bytes=settings.max_file_bytes))
        return cls(files, told, settings, how, kept)

    def readings(self, codes: list[int], *, fail_fast: bool) -> Iterator[DocumentReading]:
        """Each document read; the exit codes of those that cannot be are added to `codes`.

        Raises the first such error with `fail_fast`.
        """
        by_people = corrections(self.settings)
        seen: dict[str, str] = {}
        for one in tracked(self._found(), alone=_is_one(self.files)):
            try:
                reading = self._read(one, by_people, seen)
            except FengongError as problem:
                named = _named(problem, one.name)
                if fail_fast:
                    raise named from problem
                codes.append(named.exit_code)
                complain(named)
                continue
            yield reading

    def _found(self) -> Iterable[Found]:
        return gather(self.files, max_bytes=self.settings.max_file_bytes) if self.kept is None else self.kept

    def _read(self, one: Found, by_people: Sequence[Correction], seen: dict[str, str]) -> DocumentReading:
        reading = read_found(
            one, self.told, max_bytes=self.settings.max_file_bytes, corrections=by_people, how=self.how
        )
        _check_new(reading, seen, one.name)
        return reading


def _is_one(files: Sequence[Path]) -> bool:
    return len(files) == 1 and not is_folder(files[0])


def _named(problem: FengongError, name: str) -> FengongError:
    """The problem with the file in it: among several files, a clause alone does not say where to look."""
    if Path(name).name in problem.zh:
        return problem
    return type(problem)(f"{name}：{problem.zh}", f"{name}: {problem.en}", where=problem.where)


def _check_new(reading: DocumentReading, seen: dict[str, str], name: str) -> None:
    """Two files of one content are one document; two of one id would leave only the last."""
    document = reading.graph.document
    for key, zh, en in (
        (document.sha256, "内容与前面的", "is the same file as"),
        (document.id, f"的标识 {document.id} 等同于前面的", f"has the id {document.id} of"),
    ):
        if key in seen:
            raise ParameterError(
                f"{name} {zh} {seen[key]} 相同，没有读入：如是另一份文件，请单独读入，并用 --id 另给标识",
                f"{name} {en} {seen[key]} before it and was not read: ingest it alone with --id if it is another",
                where=name,
            )
    seen[document.id] = seen[document.sha256] = name
