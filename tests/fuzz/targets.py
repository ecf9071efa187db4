"""What is tried: bytes go in, and whatever is no clear error and breaks a promise comes out as an exception."""

from __future__ import annotations

import atexit
import io
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from graph_store.errors import FengongError
from graph_store.keyfile import read_keys
from graph_store.settings import Settings
from ingest.corrections import read_corrections
from ingest.evaluate import labelled
from ingest.extract import Reader, extract
from ingest.gather import gather
from ingest.ledger import ledgers
from ingest.metadata import sidecar
from ingest.pipeline import read_source
from ingest.punctuation import full_width
from ingest.read import read_bytes
from tests.fuzz.accounting import overlapping, unaccounted
from tests.fuzz.properties import clauses_of, holds
from tests.ingest.making import HERE, PLACE, is_clear, source
from tests.ingest.readers.files import is_whole

LARGEST = 3_000_000
_FEW = 20  # documents of one archive that are read
Target = Callable[[bytes], None]


@contextmanager
def clear() -> Iterator[None]:
    """Whatever is done inside ends well or in one of our errors, which is a line in each language."""
    try:
        yield
    except FengongError as problem:
        is_clear(problem)


def grammar(data: bytes) -> None:
    """The bytes as text: read twice, all checked."""
    text = data.decode("utf-8", "replace")
    with clear():
        found = read_source(source(text), HERE)
        holds(found)
        assert read_source(source(text), HERE) == found


def clauses(data: bytes) -> None:
    """The bytes as the inside of a clause, of which every word is told."""
    text = f"一、示例\n（一）做甲。（{data.decode('utf-8', 'replace')}负责）\n"
    with clear():
        found = extract(text, PLACE)
        for one in clauses_of(found):
            assert overlapping(one) == []
            if one.form != "declaration":
                left = unaccounted(full_width(text), one, found.declarations)
                assert left == "", left


def document(name: str) -> Target:
    """The bytes as a file of this name, read twice; its ledgers and its graph."""

    def read(data: bytes) -> None:
        with clear():
            found = read_bytes(data, name, max_bytes=LARGEST)
            is_whole(found)
            for one in ledgers(found):
                assert all(0 <= row.start <= row.end <= len(found.text) for row in one.rows)
            assert read_bytes(data, name, max_bytes=LARGEST) == found
            holds(read_source(found, HERE), merged=bool(found.tables))

    return read


def archive(data: bytes) -> None:
    """The bytes as what comes through standard input: each document in it is read."""
    for number, one in enumerate(gather(["-"], max_bytes=LARGEST, standard_input=io.BytesIO(data))):
        with clear():
            found = one.read(max_bytes=LARGEST)
            is_whole(found)
        if number == _FEW:
            break


def columns(data: bytes) -> None:
    """The bytes as lines of KIND=COLUMN for a table of tasks."""
    pairs = [line.partition("=")[::2] for line in data.decode("utf-8", "replace").splitlines()]
    table = "序号,重点任务,牵头单位,配合单位,完成时限\n1,修桥,交通厅,财政厅,年底\n2,种树,林业厅,,6月\n".encode()
    with clear():
        how = Reader(columns=tuple((kind, column) for kind, column in pairs))
        found = read_bytes(table, "台账.csv", columns=dict(how.columns))
        holds(read_source(found, HERE, (), how))


@cache
def _folder() -> Path:
    """One for all runs of a process: to make one takes longer than a run."""
    folder = tempfile.mkdtemp(prefix="fengong-fuzz-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return Path(folder)


def _file(data: bytes, suffix: str, use: Callable[[Path], object]) -> None:
    path = _folder() / f"甲{suffix}"
    path.write_bytes(data)
    with clear():
        use(path)


TEXT = "一、示例\n（一）做甲。（财政厅、教育厅牵头，水利厅配合）\n（二）做乙。（林业厅负责）\n"


def corrections(data: bytes) -> None:
    """The bytes as a file of corrections, applied to a document."""

    def use(path: Path) -> None:
        read = read_corrections(path)
        holds(read_source(source(TEXT), HERE, read))
        path.write_text("\n".join(one.line() for one in read), encoding="utf-8")
        assert read_corrections(path) == read  # each is written as it was read

    _file(data, ".corrections.jsonl", use)


def gold(data: bytes) -> None:
    """The bytes as labels of a document: every label is a span of it."""

    def use(path: Path) -> None:
        assert all(0 <= start <= end <= len(TEXT) for start, end, _ in labelled(path, TEXT))

    _file(data, "_gold.jsonl", use)


def settings(data: bytes) -> None:
    """The bytes as fengong.toml."""
    _file(data, ".toml", lambda path: Settings.from_environment({"FENGONG_CONFIG": str(path)}))


def keys(data: bytes) -> None:
    """The bytes as the file of keys."""
    _file(data, ".keys.json", read_keys)


def metadata(data: bytes) -> None:
    """The bytes as the sidecar of a document."""

    def use(path: Path) -> None:
        told = sidecar(path.with_name("甲.txt"))
        holds(read_source(source(TEXT), told))

    _file(data, ".meta.toml", use)


TARGETS: dict[str, Target] = {
    "grammar": grammar,
    "clauses": clauses,
    **{name: document(f"示例.{name}") for name in ("txt", "csv", "html", "docx", "xlsx", "xls", "pdf")},
    "zip": archive,
    "columns": columns,
    "corrections": corrections,
    "gold": gold,
    "settings": settings,
    "keys": keys,
    "metadata": metadata,
}
