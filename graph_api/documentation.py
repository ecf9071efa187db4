"""The API's documentation page, from files in the package `fastapi_offline`: it works without a network."""

from __future__ import annotations

from fastapi import FastAPI
from starlette.responses import HTMLResponse

from graph_api.assets import Assets, asset

# FastAPI's own page has its script inside, which our policy forbids.
_PAGE = """<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>分工 API</title>
<link rel="icon" href="{icon}" type="image/svg+xml">
<link rel="stylesheet" href="{style}">
<script src="{viewer}" defer></script>
<script src="{script}" defer></script>
</head>
<body><p><a href="/">分工 Fengong</a></p><div id="swagger-ui" data-openapi="{openapi}"></div></body>
</html>
"""
_FILES = {
    "icon": "favicon.svg", "style": "docs/swagger-ui.css", "viewer": "docs/swagger-ui-bundle.js", "script": "docs.js",
}  # fmt: skip


def install(app: FastAPI) -> None:
    """Serve /docs and the files that it needs."""
    app.mount("/static", Assets(), name="static")

    @app.get("/docs", include_in_schema=False)
    async def docs() -> HTMLResponse:
        addresses = {name: asset(file) for name, file in _FILES.items()}
        return HTMLResponse(_PAGE.format(openapi=app.openapi_url, **addresses))
