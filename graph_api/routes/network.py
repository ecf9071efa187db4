"""/network as JSON; the page of it is in `pages`."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from graph_api.rendering import to_json
from graph_api.schemas import OBJECT, PROBLEM
from graph_api.service import Service
from networks import NetworkOptions, network

TAG = "网络 network"
Text = Annotated[str, Query(max_length=500)]


def options(
    document: Text = "", jurisdiction: Text = "", section: int = -1, roles: Text = "", kind: Text = "",
    include_collectives: bool = False,
) -> NetworkOptions:  # fmt: skip
    """The network's filters, as an address gives them."""
    chosen = tuple(role for role in roles.replace("，", ",").split(",") if role)
    return NetworkOptions(
        document=document, jurisdiction=jurisdiction, section=section, roles=chosen, kind=kind,
        include_collectives=include_collectives,
    )  # fmt: skip


def router(service: Service) -> APIRouter:
    """The route."""
    found = APIRouter()

    @found.get("/network", tags=[TAG], summary="机构网络 / the network of bodies by shared tasks",
               response_class=Response, responses={200: OBJECT, **PROBLEM})  # fmt: skip
    async def network_json(
        request: Request, document: Text = "", jurisdiction: Text = "", section: int = -1, roles: Text = "",
        kind: Text = "", include_collectives: bool = False,
    ) -> Response:  # fmt: skip
        chosen = options(document, jurisdiction, section, roles, kind, include_collectives)
        return await service.cached(request, lambda: to_json(network(service.store, chosen).to_json()))

    return found
