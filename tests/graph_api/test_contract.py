"""The whole OpenAPI document, held against the service by Schemathesis: no 5xx, no status or shape that it lacks.

Every operation gets inputs that it describes and inputs that it does not, the same ones each time.
"""

from __future__ import annotations

from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode, checks
from schemathesis.core.failures import FailureGroup as Failures

from graph_api.app import create_app
from graph_store.errors import StoreError
from graph_store.settings import Settings
from tests.graph_api.broken import Broken
from tests.graph_api.calling import API, Client

DOCUMENT = create_app(Settings(), Broken(StoreError("", ""))).openapi()
SCHEMA = schemathesis.openapi.from_dict(DOCUMENT)
# /health and /ready take whatever watchers add: there no input is wrong.
OPERATIONS = [
    pytest.param(path, method, mode, id=f"{method} {path} {mode.value}")
    for path, item in DOCUMENT["paths"].items()
    for method in item
    for mode in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE)
    if path.startswith(API) or mode is GenerationMode.POSITIVE
]
CHECKS = [
    checks.not_a_server_error, checks.status_code_conformance, checks.content_type_conformance,
    checks.response_schema_conformance, checks.response_headers_conformance, checks.negative_data_rejection,
]  # fmt: skip
FEW = settings(max_examples=4, derandomize=True, deadline=None, database=None, suppress_health_check=list(HealthCheck))
# One of each kind: every value at its limits and beyond them takes some hundred requests for an operation.
KINDS = r"^/api/v1(/(questions(/[{].*|/(shared|pair)-tasks/rows.*)?|agencies.*|review|network|search|cypher))?$"


@pytest.mark.parametrize(("path", "method", "mode"), OPERATIONS)
def test_what_is_described_is_what_is_answered(client: Client, path: str, method: str, mode: GenerationMode) -> None:
    @FEW
    @given(case=SCHEMA[path][method.upper()].as_strategy(generation_mode=mode))
    def sent(case: Any) -> None:
        case.call_and_validate(base_url=f"http://127.0.0.1:{client.port}", checks=CHECKS)

    sent()


@SCHEMA.include(path_regex=KINDS).parametrize()
@settings(FEW, max_examples=1)
def test_values_at_their_limits(case: Any, client: Client) -> None:
    case.call_and_validate(base_url=f"http://127.0.0.1:{client.port}", checks=CHECKS)


def test_an_answer_that_is_not_described_is_found(client: Client) -> None:
    silent = {
        **DOCUMENT,
        "paths": {f"{API}/agencies/{{agency}}": dict(DOCUMENT["paths"][f"{API}/agencies/{{agency}}"])},
    }
    operation = silent["paths"][f"{API}/agencies/{{agency}}"]["get"]
    silent["paths"][f"{API}/agencies/{{agency}}"]["get"] = {
        **operation, "responses": {status: told for status, told in operation["responses"].items() if status != "404"}
    }  # fmt: skip
    [one] = schemathesis.openapi.from_dict(silent).get_all_operations()
    case = one.ok().Case(path_parameters={"agency": "nobody"})
    with pytest.raises(Failures):
        case.call_and_validate(base_url=f"http://127.0.0.1:{client.port}", checks=CHECKS)
