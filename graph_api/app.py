"""The FastAPI application. Nothing is built at import."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI

from graph_api import body, documentation, headers, problems, slashes, warming
from graph_api.direct import DirectRoutes
from graph_api.gate.install import install as install_gate
from graph_api.gate.watched import WatchedStore
from graph_api.routes import agencies, cypher, documents, health, index, network, pages, questions, review, tasks
from graph_api.service import Service
from graph_store.settings import Settings
from graph_store.store import GraphStore

PREFIX = "/api/v1"
DESCRIPTION = """谁负责什么：任务分工通知的责任关系图。 / Who is responsible for what in division-of-work notices.

Answers are one form: columns, rows, total, truncated, tie_at_cut, notes, took_ms, engine, graph_version.
`.csv` gives the rows for Excel. Errors are application/problem+json (RFC 9457). `lang=en` gives English.
"""


def create_app(settings: Settings, store: GraphStore) -> FastAPI:
    """The service on `store`. It closes the store when it ends. Raises StoreWriteError when a log cannot be opened."""
    watched = WatchedStore(store)
    service = Service(settings, watched)

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        loading = asyncio.ensure_future(warming.later())
        yield
        loading.cancel()
        store.close()
        observer.close()

    app = FastAPI(
        title="分工 Fengong", version="1", description=DESCRIPTION, lifespan=lifespan, docs_url=None, redoc_url=None,
        openapi_url=f"{PREFIX}/openapi.json",
    )  # fmt: skip
    problems.install(app)
    _add_routes(app, service)
    documentation.install(app)
    app.add_middleware(body.BodyLimit, most=settings.body_bytes)
    observer = install_gate(app, service, watched)
    slashes.install(app)
    app.add_middleware(headers.SecurityHeaders)
    return app


def _add_routes(app: FastAPI, service: Service) -> None:
    direct = DirectRoutes()
    app.router.routes.insert(0, direct)
    parts = {PREFIX: (index, questions, agencies, tasks, documents, review, cypher, network), "": (health, pages)}
    for prefix, modules in parts.items():
        for module in modules:
            routes = module.router(service)
            app.include_router(routes, prefix=prefix)
            direct.take(routes.routes, prefix)
