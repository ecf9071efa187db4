"""What the service is held against: the barest FastAPI application that returns the same bytes.

`python -m bench.bare PORT PATH FILE`, with the settings of uvicorn that `graph_api.server` has.
"""

from __future__ import annotations

import sys
from pathlib import Path

import uvicorn
from fastapi import FastAPI, Response


def create_app(path: str, body: bytes) -> FastAPI:
    """One route, `path`, that returns `body`."""
    app = FastAPI()

    @app.get(path)
    async def answer() -> Response:
        return Response(body, media_type="application/json")

    return app


def main() -> None:
    """Serve until ended."""
    port, path, file = sys.argv[1:]
    config = uvicorn.Config(
        create_app(path, Path(file).read_bytes()), host="127.0.0.1", port=int(port), log_level="warning",
        access_log=False, timeout_graceful_shutdown=10, server_header=False,
    )  # fmt: skip
    uvicorn.Server(config).run()


if __name__ == "__main__":
    main()
