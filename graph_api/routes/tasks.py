"""/tasks: list, search (`/tasks/search`), and one task with its text, clause and spans."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path
from starlette.requests import Request
from starlette.responses import Response

from graph_api import examples
from graph_api.rendering import add_rows, to_json
from graph_api.requests import ONLY_LANGUAGE
from graph_api.schemas import LANG, PROBLEM, found, parameters_of
from graph_api.service import Service
from queries.details import task_detail

TAG = "任务 tasks"
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
    add_rows(routes, service, "/tasks", listed.name, parameters_of(listed), "任务列表 / tasks", TAG)
    add_rows(routes, service, "/tasks/search", searched.name, parameters_of(searched), "查找任务 / find tasks", TAG)

    @routes.get("/tasks/{task}", tags=[TAG], summary="一项任务 / one task with text, clause and spans",
                dependencies=ONLY_LANGUAGE, openapi_extra={"parameters": [LANG]},
                response_class=Response, responses={200: found(examples.TASK), **PROBLEM})  # fmt: skip
    async def one(task: Task, request: Request) -> Response:
        return await service.cached(request, lambda: to_json(task_detail(service.asker, task)))

    return routes
