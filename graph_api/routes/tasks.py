"""/tasks: list, search (`/tasks/search`), and one task with its text, clause and spans."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from graph_api.rendering import add_rows, to_json
from graph_api.schemas import OBJECT, PROBLEM, parameters_of
from graph_api.service import Service
from queries.details import task_detail

TAG = "任务 tasks"


def router(service: Service) -> APIRouter:
    """The routes."""
    found = APIRouter()
    questions = service.asker.questions
    listed, searched = questions.get("list-tasks"), questions.get("find-tasks")
    add_rows(found, service, "/tasks", listed.name, parameters_of(listed), "任务列表 / tasks", TAG)
    add_rows(found, service, "/tasks/search", searched.name, parameters_of(searched), "查找任务 / find tasks", TAG)

    @found.get("/tasks/{task}", tags=[TAG], summary="一项任务 / one task with text, clause and spans",
               response_class=Response, responses={200: OBJECT, **PROBLEM})  # fmt: skip
    async def one(task: str, request: Request) -> Response:
        return await service.cached(request, lambda: to_json(task_detail(service.asker, task)))

    return found
