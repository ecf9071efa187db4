"""/tasks: list, search (`/tasks/search`), and one task with its text, clause and spans."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Path
from starlette.requests import Request
from starlette.responses import Response

from graph_api import examples
from graph_api.listing import Listing, add_rows
from graph_api.parameters import FIELDS, IF_NONE_MATCH, LANG
from graph_api.rendering import object_json
from graph_api.requests import only
from graph_api.schemas import READ, found
from graph_api.service import Service
from queries.details import task_detail

TAG = "任务 tasks"
ONE = [Depends(only("fields"))]
Task = Annotated[
    str,
    Path(
        description="标识，或只有一份文件时的序号 / id, or number when there is one document",
        examples=["ningxia_2017:1"],
    ),
]


def router(service: Service) -> APIRouter:
    """The routes."""
    routes = APIRouter()
    questions = service.asker.questions
    listed, searched = questions.get("list-tasks"), questions.get("find-tasks")
    add_rows(routes, service, Listing(listed, "/tasks", "/questions/list-tasks", "任务列表 / tasks", TAG, keyset=True))
    add_rows(routes, service, Listing(searched, "/tasks/search", "/questions/find-tasks", "查找任务 / find tasks", TAG))

    @routes.get("/tasks/{task}", tags=[TAG], summary="一项任务 / one task with text, clause and spans",
                dependencies=ONE, openapi_extra={"parameters": [FIELDS, LANG, IF_NONE_MATCH]},
                response_class=Response, responses={200: found(examples.TASK), **READ})  # fmt: skip
    async def detail(task: Task, request: Request) -> Response:
        return await service.cached(request, lambda: object_json(task_detail(service.asker, task), request))

    return routes
