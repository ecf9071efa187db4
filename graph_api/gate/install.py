"""The gate, put around an application."""

from __future__ import annotations

from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import Response

from graph_api.gate import login
from graph_api.gate.admission import Admission
from graph_api.gate.metrics import MEDIA_TYPE
from graph_api.gate.middleware import Gate
from graph_api.gate.observer import Observer
from graph_api.gate.report import report
from graph_api.gate.watched import WatchedStore
from graph_api.service import Service
from graph_store.errors import FengongError
from graph_store.store import EMPTY, GraphInfo


def install(app: FastAPI, service: Service, store: WatchedStore) -> Observer:
    """Let requests pass the gate, and serve /metrics. Raises StoreWriteError when a log cannot be opened."""
    admission, observer = Admission(service.settings), Observer(service.settings.request_log)
    app.add_middleware(Gate, admission=admission, observer=observer)

    @app.get("/metrics", include_in_schema=False)
    async def metrics(request: Request) -> Response:
        info = await _known(service)
        return Response(report(service, store, admission, observer, info), media_type=MEDIA_TYPE)

    login.install(app, admission)
    return observer


async def _known(service: Service) -> GraphInfo:
    try:
        return await service.info()
    except FengongError:  # the numbers are wanted then too
        return EMPTY
