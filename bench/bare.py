"""What the service is held against: the barest FastAPI application that returns the same bytes.

`python -m bench.bare PORT FILE`, with the settings of uvicorn that `graph_api.server` has; FILE is a JSON list of
answers, each with `path`, `file` (its bytes) and `media_type`.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from urllib.parse import unquote

import uvicorn
from fastapi import FastAPI, Response


def create_app(answers: list[dict[str, str]]) -> FastAPI:
    """A route for each of `answers` that returns its bytes."""
    app = FastAPI()
    for one in answers:
        _add(app, unquote(one["path"]), Path(one["file"]).read_bytes(), one["media_type"])
    return app


def _add(app: FastAPI, path: str, body: bytes, media_type: str) -> None:
    @app.get(path)
    async def answer() -> Response:
        return Response(body, media_type=media_type)


def main() -> None:
    """Serve until ended."""
    port, file = sys.argv[1:]
    config = uvicorn.Config(
        create_app(json.loads(Path(file).read_text(encoding="utf-8"))), host="127.0.0.1", port=int(port),
        log_level="warning", access_log=False, timeout_graceful_shutdown=10, server_header=False,
    )  # fmt: skip
    uvicorn.Server(config).run()


if __name__ == "__main__":
    main()
