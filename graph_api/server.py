"""Running the service with uvicorn."""

from __future__ import annotations

import uvicorn

from graph_api.app import create_app
from graph_store.errors import StoreError
from graph_store.settings import Settings
from graph_store.store import GraphStore


def run(settings: Settings, store: GraphStore) -> None:
    """Serve until interrupted; running requests end first. Raises StoreError when the port is taken."""
    config = uvicorn.Config(
        create_app(settings, store), host=settings.host, port=settings.port, log_level="warning", access_log=False,
        timeout_graceful_shutdown=10, server_header=False,
    )  # fmt: skip
    try:
        uvicorn.Server(config).run()
    except SystemExit as ended:
        raise _not_started(settings) from ended
    except OSError as problem:
        raise _not_started(settings) from problem


def _not_started(settings: Settings) -> StoreError:
    where = f"{settings.host}:{settings.port}"
    return StoreError(
        f"无法在 {where} 启动服务：端口可能被占用，请用 --port 换一个",
        f"cannot serve on {where}: the port may be taken, choose another with --port",
        where=where,
    )
