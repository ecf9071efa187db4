"""Whole answers line by line: one JSON object a row, and a last line that says whether these are all."""

from __future__ import annotations

import logging
import zlib
from collections.abc import Callable, Iterator

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from graph_api.delivery import Asked, head, not_acceptable, not_modified
from graph_api.etags import etag
from graph_api.negotiation import accepts, matches
from graph_api.requests import checked_language
from queries.answer import Answer
from queries.formats import json_text

NDJSON = "application/x-ndjson"
_ROWS = 500  # of a piece
_GZIP = 31  # what zlib calls the format of gzip
_LOG = logging.getLogger("fengong.api")


def chunks(answer: Answer, tongue: str) -> Iterator[bytes]:
    """The lines of `answer` in pieces; the last one says what was counted, and whether something went wrong."""
    names, sent = [column.name for column in answer.columns], 0
    try:
        for start in range(0, len(answer.rows), _ROWS):
            rows = answer.rows[start : start + _ROWS]
            text = "".join(json_text(dict(zip(names, row, strict=True))) + "\n" for row in rows)
            sent += len(rows)
            yield text.encode("utf-8", "replace")
    except Exception as problem:  # noqa: BLE001 - the status is sent already: the last line is where it can be said
        _LOG.exception("a stream of %s ended early", answer.question, exc_info=problem)
        yield _last(answer, sent, tongue)
        return
    yield _last(answer, sent, tongue)


def _last(answer: Answer, sent: int, tongue: str) -> bytes:
    found = {
        "complete": sent == answer.total, "rows": sent, "total": answer.total,
        "notes": [note.text(tongue) for note in answer.notes], "graph_version": answer.graph_version,
    }  # fmt: skip
    return (json_text(found) + "\n").encode("utf-8", "replace")


async def stream(request: Request, compute: Callable[[], Answer]) -> Response:
    """The whole answer as a stream. What can go wrong before the first row is a problem document, as anywhere.

    Raises ParameterError (lang), NotAcceptableError and what `compute` raises.
    """
    asked = Asked.of(request)
    if asked.accept and not accepts(asked.accept, NDJSON):
        raise not_acceptable(NDJSON)
    checked_language(request)
    answer = await run_in_threadpool(compute)
    version = answer.graph_version
    tag = etag(version, asked.path, asked.query, asked.tongue, "gzip" if asked.gzip else "")
    said = head(tag, version)
    if asked.none_match and matches(asked.none_match, tag):
        return not_modified(said)
    headers = {name.decode(): value.decode() for name, value in said} | {"X-Total-Rows": str(answer.total)}
    if asked.gzip:
        headers["Content-Encoding"] = "gzip"
    lines = chunks(answer, asked.tongue)
    return StreamingResponse(_packed(lines) if asked.gzip else lines, media_type=NDJSON, headers=headers)


def _packed(pieces: Iterator[bytes]) -> Iterator[bytes]:
    packer = zlib.compressobj(wbits=_GZIP)
    for piece in pieces:
        yield packer.compress(piece) + packer.flush(zlib.Z_SYNC_FLUSH)
    yield packer.flush()
