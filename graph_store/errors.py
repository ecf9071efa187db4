"""The one error tree. Every message says what is wrong, where, and what to do, in Chinese and in English.

FengongError
├── InputError                 a document or an argument that cannot be used          exit 2   HTTP 400
│   ├── NotFoundError          no such file, question, agency, task or document       exit 3   HTTP 404
│   ├── ParameterError         a parameter of the wrong type or out of range          exit 2   HTTP 422
│   ├── QueryRefusedError      Cypher that does more than read, or fails to parse     exit 2   HTTP 400
│   └── NotAcceptableError     a form of an answer that its address does not have     exit 2   HTTP 406
├── StoreError                 the graph cannot be reached or opened                  exit 4   HTTP 503
│   ├── StoreEmptyError        nothing has been ingested yet                          exit 4   HTTP 503
│   ├── StoreBusyError         another process is writing                             exit 5   HTTP 503
│   │   ├── StoreRestartingError  a server that was stuck is being started again       exit 5   HTTP 503
│   │   └── StoreStuckError    a query goes on at the server: users' queries wait     exit 5   HTTP 503
│   ├── StoreDamagedError      the graph file does not match its checksum             exit 4   HTTP 503
│   └── StoreWriteError        disk full or read-only; the previous graph is whole    exit 6   HTTP 507
└── LimitError                 a limit on time, size or number was reached            exit 7   HTTP 408
"""

from __future__ import annotations

from typing import ClassVar

_WIDE = "\u3000"  # the blank of Chinese text, which Python calls unprintable


class FengongError(Exception):
    """An error that a user can act on: `zh` and `en` are one line each; `where` is the file or parameter at fault."""

    exit_code: ClassVar[int] = 1
    status: ClassVar[int] = 500
    slug: ClassVar[str] = "error"

    def __init__(self, zh: str, en: str, *, where: str | None = None) -> None:
        self.zh, self.en = _line(zh), _line(en)
        super().__init__(self.en)
        self.where = where

    def message(self, language: str = "zh") -> str:
        """The line in `language` ("zh" or "en")."""
        return self.en if language == "en" else self.zh


def _line(said: str) -> str:
    """A message as one line that a terminal shows as it is: it may quote a file of any bytes."""
    return (
        said
        if said.isprintable()
        else "".join(one if one.isprintable() or one == _WIDE else " " for one in said).strip()
    )


class InputError(FengongError):
    """A document or an argument that cannot be used."""

    exit_code, status, slug = 2, 400, "bad-input"


class NotFoundError(InputError):
    """A file, question, agency, task or document that does not exist."""

    exit_code, status, slug = 3, 404, "not-found"


class ParameterError(InputError):
    """A parameter of the wrong type, out of range, or unknown; `where` is its name.

    `choices` are the bodies (id, name) that an ambiguous name may mean.
    """

    exit_code, status, slug = 2, 422, "bad-parameter"

    def __init__(
        self, zh: str, en: str, *, where: str | None = None, choices: tuple[tuple[str, str], ...] = ()
    ) -> None:
        super().__init__(zh, en, where=where)
        self.choices = choices


class QueryRefusedError(InputError):
    """Cypher from a user that does more than read one answer, or that the engine cannot parse."""

    exit_code, status, slug = 2, 400, "query-refused"


class NotAcceptableError(InputError):
    """The client takes no form that the address has."""

    exit_code, status, slug = 2, 406, "not-acceptable"


class StoreError(FengongError):
    """The graph cannot be reached or opened."""

    exit_code, status, slug = 4, 503, "store-unavailable"


class StoreEmptyError(StoreError):
    """There is no graph yet: nothing has been ingested."""

    exit_code, status, slug = 4, 503, "store-empty"


class StoreBusyError(StoreError):
    """Another process is writing the graph."""

    exit_code, status, slug = 5, 503, "store-busy"
    retry_seconds: ClassVar[int] = 1  # after which it is worth asking again


class StoreRestartingError(StoreBusyError):
    """The server was stuck and is being started again."""

    slug = "store-restarting"
    retry_seconds = 10


class StoreStuckError(StoreBusyError):
    """A query at the server cannot be ended, or the server does not answer: no further query of a user's is run."""

    slug = "store-stuck"
    retry_seconds = 60


class StoreDamagedError(StoreError):
    """The graph file does not match its checksum or cannot be opened."""

    exit_code, status, slug = 4, 503, "store-damaged"


class StoreWriteError(StoreError):
    """Writing failed (disk full, read-only); the previous graph is whole."""

    exit_code, status, slug = 6, 507, "store-write-failed"


class LimitError(FengongError):
    """A limit on time, size or number was reached; the message names the limit."""

    exit_code, status, slug = 7, 408, "limit-reached"
