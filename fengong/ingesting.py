"""The documents of one run into a graph: for the command and for `Graph.ingest`. What cannot be read is told."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from itertools import chain, islice
from pathlib import Path

from fengong.ingested import Ingested, Keeper
from fengong.overlay import corrections
from graph_store.errors import FengongError, ParameterError
from graph_store.ids import document_id
from graph_store.settings import Settings
from graph_store.store import GraphStore, WriteOptions
from ingest.archive import is_archive_file
from ingest.extract import Reader
from ingest.gather import STANDARD_INPUT, Found, gather, is_folder
from ingest.metadata import Metadata
from ingest.pipeline import READER_VERSION
from ingest.prepared import Orders, Prepared, attempted
from ingest.reader_handle import Outcome
from ingest.reader_pool import ReaderPool, cores

Told = Callable[[FengongError], None]
Watched = Callable[[Iterable[Found]], Iterable[Found]]
_FEW = 10  # documents that are read before further processes would have begun


@dataclass(frozen=True, slots=True)
class Batch:
    """Files, folders and archives, and how they are to be read: by `jobs` processes (0: as many as there are cores).

    `kept` are the documents when they are to be read twice and one comes from standard input, which gives them once.
    """

    files: Sequence[Path | str]
    orders: Orders
    jobs: int = 0
    fail_fast: bool = False
    kept: Sequence[Found] | None = None

    @classmethod
    def of(
        cls, files: Sequence[Path | str], told: Metadata, settings: Settings, how: Reader, *, jobs: int = 0,
        fail_fast: bool = False, twice: bool = False,
    ) -> Batch:  # fmt: skip
        """The batch of a run. Raises ParameterError for what is true of one document only."""
        if (told.id or told.title or told.doc_number) and not is_one(files):
            raise ParameterError(
                "--id、--title、--number 只能用于一份文件", "--id, --title and --number are for one file", where="--id"
            )
        orders = Orders(told, settings.max_file_bytes, tuple(corrections(settings)), how)
        kept = None
        if twice and STANDARD_INPUT in map(str, files):
            kept = list(gather(files, max_bytes=orders.max_bytes))
        return cls(files, orders, jobs, fail_fast, kept)

    def documents(self, told: Told, watched: Watched) -> Generator[Prepared, None, None]:
        """Each document read, in order; `told` hears of those that cannot be.

        Raises the first such error when it is to fail fast.
        """
        seen: dict[str, str] = {}
        found = gather(self.files, max_bytes=self.orders.max_bytes) if self.kept is None else self.kept
        with closing(self._outcomes(iter(watched(found)))) as outcomes:
            for one, outcome in outcomes:
                new = outcome if isinstance(outcome, FengongError) else _new(outcome, one, seen, self.orders)
                if isinstance(new, Prepared):
                    yield new
                elif self.fail_fast:
                    raise new
                else:
                    told(new)

    def _outcomes(self, found: Iterator[Found]) -> Generator[tuple[Found, Outcome], None, None]:
        few = _FEW if self.jobs == 0 else 2  # who names a number of processes means it
        first, jobs = list(islice(found, few)), self.jobs or cores()
        if jobs == 1 or len(first) < few:
            for one in chain(first, found):
                yield one, attempted(one, self.orders)
            return
        with ReaderPool(self.orders, jobs) as pool:
            yield from pool.outcomes(chain(first, found))


def is_one(files: Sequence[Path | str]) -> bool:
    """Whether what is said of one document may be said of these: a file, or an archive that may hold a single one."""
    return len(files) == 1 and not is_folder(Path(files[0]))


def is_document(path: Path | str) -> bool:
    """Whether there is one document at `path`, and no folder or archive."""
    return is_one([path]) and not is_archive_file(Path(path))


def ingested(
    batch: Batch, store: GraphStore, told: Told = lambda _: None, watched: Watched = iter, *, wait: float = 0.0
) -> Ingested:
    """Read and write; what became of each document. Raises StoreError, and what `Batch.documents` raises."""
    keeper = Keeper()

    def tell(problem: FengongError) -> None:
        keeper.skip(problem)
        told(problem)

    with closing(batch.documents(tell, watched)) as documents:
        outcomes = store.write(keeper.changes(documents), WriteOptions(READER_VERSION, wait))
    return keeper.ingested(outcomes)


def _new(one: Prepared, found: Found, seen: dict[str, str], orders: Orders) -> Outcome:
    """The document under an id of its own, or why it is none: two files of one content are one document.

    Documents of one number are two all the same: the second takes the name of its file into its id.
    """
    same, row = seen.get(one.document["sha256"]), one.document
    if same is not None:
        return _same(found.name, same)
    if row["id"] in seen and row["id"] == document_id(row["issuer"] + row["doc_number"]):
        own = document_id(f"{row['id']}_{Path(found.name).stem}")
        again = attempted(found, replace(orders, told=replace(orders.told, id=own)))
        if isinstance(again, FengongError):
            return again
        one, row = again, again.document
    if row["id"] in seen:
        return _taken(found.name, row["id"], seen[row["id"]])
    seen[row["id"]] = seen[row["sha256"]] = found.name
    return one


def _same(name: str, before: str) -> ParameterError:
    return ParameterError(
        f"{name} 内容与前面的 {before} 相同，没有读入：如是另一份文件，请单独读入，并用 --id 另给标识",
        f"{name} is the same file as {before} before it and was not read: ingest it alone with --id if it is another",
        where=name,
    )


def _taken(name: str, identity: str, before: str) -> ParameterError:
    return ParameterError(
        f"{name} 的标识 {identity} 与前面的 {before} 相同，没有读入：如是另一份文件，请单独读入，并用 --id 另给标识",
        f"{name} has the id {identity} of {before} and was not read: ingest it alone with --id if it is another",
        where=name,
    )
