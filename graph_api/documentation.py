"""The API's documentation page, from files in the package `fastapi_offline`: it works without a network."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from fastapi import FastAPI
from starlette.responses import HTMLResponse
from starlette.staticfiles import StaticFiles

# FastAPI's own page has its script inside, which our policy forbids.
_PAGE = """<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>分工 API</title>
<link rel="icon" href="/static/favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/static/docs/swagger-ui.css">
<script src="/static/docs/swagger-ui-bundle.js" defer></script>
<script src="/static/docs.js" defer></script>
</head>
<body><div id="swagger-ui" data-openapi="{openapi}"></div></body>
</html>
"""


def _static() -> Path:
    spec = find_spec("fastapi_offline")
    if spec is None or spec.origin is None:
        raise ImportError("fastapi_offline")
    return Path(spec.origin).parent / "static"


def install(app: FastAPI) -> None:
    """Serve /docs and the files that it needs."""
    app.mount("/static/docs", StaticFiles(directory=_static()), name="docs-files")
    app.mount("/static", StaticFiles(directory=Path(__file__).resolve().parent / "static"), name="static")

    @app.get("/docs", include_in_schema=False)
    async def docs() -> HTMLResponse:
        return HTMLResponse(_PAGE.format(openapi=app.openapi_url))
