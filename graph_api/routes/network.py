"""/network as JSON; the page of it is in `pages`."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Query
from starlette.requests import Request
from starlette.responses import Response

from graph_api import examples
from graph_api.parameters import IF_NONE_MATCH, LANG
from graph_api.rendering import shown_as, to_json
from graph_api.requests import only
from graph_api.schemas import READ, found
from graph_api.service import Rendered, Service
from networks import NetworkOptions, network

TAG = "网络 network"
_NAMES = ("document", "jurisdiction", "section", "roles", "kind", "include_collectives", "weight", "minimum", "agency")
_MOST = 100_000  # sections; an engine takes no more than 64 bits

Document = Annotated[str, Query(max_length=500, description="文件标识 / id of a document", examples=["ningxia_2017"])]
Place = Annotated[str, Query(max_length=500, description="地区代码或名称 / code or name", examples=["640000"])]
Section = Annotated[int, Query(ge=-1, le=_MOST, description="部分序号，-1 为全部 / number of a section", examples=[-1])]
Roles = Annotated[
    str, Query(max_length=500, description="角色，逗号分隔 / roles, with commas", examples=["lead,support"])
]
Kind = Annotated[str, Query(max_length=500, description="机构类别 / kind of body", examples=["government_department"])]
Collectives = Annotated[bool, Query(description="含集合称谓 / with collective names", examples=[False])]
Weight = Annotated[str, Query(max_length=500, description="shared 或 newman / what ties weigh", examples=["shared"])]
Minimum = Annotated[
    float | None,
    Query(ge=0, allow_inf_nan=False, description="更轻的关系不计 / lighter ties are left out", examples=[2]),
]
Agency = Annotated[
    str, Query(max_length=500, description="只计这个机构的任务（标识） / only the tasks of this body (id)",
               examples=["640000:财政厅"])
]  # fmt: skip


async def options(
    document: Document = "", jurisdiction: Place = "", section: Section = -1, roles: Roles = "", kind: Kind = "",
    include_collectives: Collectives = False, weight: Weight = "shared", minimum: Minimum = None,
    agency: Agency = "",
) -> NetworkOptions:  # fmt: skip
    """The network's filters, as an address gives them. Raises ParameterError."""
    chosen = tuple(role for role in roles.replace("，", ",").split(",") if role)
    return NetworkOptions(
        document=document, jurisdiction=jurisdiction, section=section, roles=chosen, kind=kind,
        include_collectives=include_collectives, weight=weight, minimum=minimum, agency=agency,
    )  # fmt: skip


Options = Annotated[NetworkOptions, Depends(options)]
KNOWN = [Depends(only(*_NAMES))]


def router(service: Service) -> APIRouter:
    """The route."""
    routes = APIRouter()

    @routes.get("/network", tags=[TAG], summary="机构网络 / the network of bodies by shared tasks",
                dependencies=KNOWN, openapi_extra={"parameters": [LANG, IF_NONE_MATCH]},
                response_class=Response, responses={200: found(examples.NETWORK), **READ})  # fmt: skip
    async def network_json(request: Request, chosen: Options) -> Response:
        return await service.cached(request, lambda: _drawn(service, chosen, request))

    return routes


def _drawn(service: Service, chosen: NetworkOptions, request: Request) -> Rendered:
    return to_json(network(service.store, chosen).to_json(), shown_as(request))
