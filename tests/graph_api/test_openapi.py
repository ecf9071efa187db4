"""The OpenAPI document is valid and complete; its page works without a network."""

from __future__ import annotations

import re
from typing import Any

import pytest
from fastapi.openapi.models import OpenAPI
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from graph_store.ladybug_engine.store import LadybugStore
from queries.catalogue import catalogue
from tests.graph_api.calling import API, Client
from tests.graph_api.serving import served

Document = dict[str, Any]
Operation = tuple[str, str, Document]
FORMS = ("csv", "xlsx", "ndjson")
SELECTING = ["where", "sort", "fields", "lang", "If-None-Match"]


@pytest.fixture(scope="module")
def document(ladybug_store: LadybugStore) -> Document:
    with served(ladybug_store) as client:
        found: Document = client.get("/openapi.json").json()
    return found


@pytest.fixture(scope="module")
def operations(document: Document) -> list[Operation]:
    return [(path, method, one) for path, item in document["paths"].items() for method, one in item.items()]


def test_it_is_openapi_3_1(document: Document) -> None:
    assert document["openapi"].startswith("3.1.")
    OpenAPI.model_validate(document)
    assert document["info"]["title"]


def test_every_address_is_there(document: Document) -> None:
    wanted = {"/questions", "/questions/{name}", "/agencies", "/agencies/{agency}", "/tasks", "/tasks/search"}
    wanted |= {"/tasks/{task}", "/documents", "/documents/{document}", "/cypher", "/network", "/agencies.csv"}
    wanted |= {"/tasks.csv", "/tasks/search.csv", "/documents.csv", "/review", "/review.csv"}
    wanted |= {"", "/search", "/documents.csv"}
    wanted |= {f"/{one}.{form}" for one in ("agencies", "tasks", "documents") for form in FORMS}
    wanted |= {f"/tasks/search.{form}" for form in FORMS}
    wanted |= {f"/questions/{one.name}/rows" for one in catalogue()}
    wanted |= {f"/questions/{one.name}/rows.{form}" for one in catalogue() for form in FORMS}
    assert set(document["paths"]) == {f"{API}{path}" for path in wanted} | {"/health", "/ready"}
    assert [method for path, item in document["paths"].items() for method in item if method != "get"] == ["post"]


def test_every_operation_is_named_once_and_described(operations: list[Operation]) -> None:
    ids = [one["operationId"] for _, _, one in operations]
    assert len(set(ids)) == len(ids)
    for path, _, one in operations:
        assert " / " in one["summary"], path  # in Chinese and in English
        assert one["tags"]
        for parameter in one.get("parameters", []):
            assert parameter["description"], (path, parameter)
        names = [(parameter["name"], parameter["in"]) for parameter in one.get("parameters", [])]
        assert len(set(names)) == len(names), path
        in_path = {name for name, place in names if place == "path"}
        assert in_path == set(re.findall(r"{(\w+)}", path))


def test_every_schema_is_valid_and_every_example_fits(document: Document, operations: list[Operation]) -> None:
    def check(schema: Document, *values: Any) -> None:
        whole = {**schema, "components": document.get("components", {})}
        Draft202012Validator.check_schema(whole)
        for value in values:
            Draft202012Validator(whole).validate(value)

    for path, _, one in operations:
        for parameter in one.get("parameters", []):
            schema = parameter["schema"]
            examples = [*schema.get("examples", []), *([parameter["example"]] if "example" in parameter else [])]
            check(schema, *examples, *([schema["default"]] if "default" in schema else []))
        for status, response in one["responses"].items():
            assert response["description"]
            for header in response.get("headers", {}).values():
                assert header["description"]
                check(header["schema"], header["example"])
            for media, content in response.get("content", {}).items():
                assert "example" in content, (path, status, media)
                check(content["schema"], content["example"])
                if media == "application/problem+json":
                    assert content["example"]["status"] == int(status)
        if "requestBody" in one:
            check(one["requestBody"]["content"]["application/json"]["schema"])


def test_what_must_be_given_and_what_is_in_the_address_has_an_example(operations: list[Operation]) -> None:
    for path, _, one in operations:
        for parameter in one.get("parameters", []):
            if parameter["required"]:
                assert "example" in parameter or "examples" in parameter["schema"], (path, parameter["name"])


def test_only_problems_tell_errors(operations: list[Operation]) -> None:
    for _, _, one in operations:
        for status, response in one["responses"].items():
            if status == "304":
                assert "content" not in response
                assert set(response["headers"]) == {"X-Graph-Version", "ETag", "Cache-Control", "Vary"}
            elif status != "200":
                assert list(response["content"]) == ["application/problem+json"]
            if status in {"429", "503"}:
                assert "Retry-After" in response["headers"]
    assert all("422" in one["responses"] for path, _, one in operations if path.startswith(API))


def test_parameters_are_those_of_the_questions(operations: list[Operation]) -> None:
    by_path = {path: one for path, _, one in operations}
    for question in catalogue():
        own = [parameter.name for parameter in question.parameters]
        path = f"{API}/questions/{question.name}/rows"
        assert [one["name"] for one in by_path[path]["parameters"]] == [*own, *SELECTING]
        for form in ("csv", "xlsx"):
            assert [one["name"] for one in by_path[f"{path}.{form}"]["parameters"]] == [*own, *SELECTING, "headings"]
        whole = [name for name in own if name not in {"limit", "offset"}]
        assert [one["name"] for one in by_path[f"{path}.ndjson"]["parameters"]] == [*whole, *SELECTING]
        [where] = [one for one in by_path[path]["parameters"] if one["name"] == "where"]
        assert list(where["schema"]["properties"]) == [f"where.{column.name}" for column in question.columns]
    limit = next(one for one in by_path[f"{API}/tasks"]["parameters"] if one["name"] == "limit")
    assert limit["schema"] == {"type": "integer", "minimum": 1, "maximum": 1000, "default": 20}


def test_the_examples_are_answered(client: Client) -> None:
    document = client.get("/openapi.json").json()
    for path, item in document["paths"].items():
        if "get" not in item:
            continue
        target, asked = path, {}
        for one in item["get"].get("parameters", []):
            value = one.get("example", next(iter(one["schema"].get("examples", [])), None))
            if one["in"] == "path":
                target = target.replace(f"{{{one['name']}}}", str(value))
            elif one["required"]:
                asked[one["name"]] = value
        assert client.get(f"/{target}", **asked).status == 200, target


def test_the_example_of_cypher_is_answered(client: Client) -> None:
    document = client.get("/openapi.json").json()
    [example] = document["components"]["schemas"]["CypherRequest"]["examples"]
    assert client.cypher(example["query"], example["parameters"]).json()["rows"]


def test_the_page_names_files_of_ours_only(client: Client) -> None:
    page = client.get("//docs")
    assert page.media_type == "text/html; charset=utf-8"
    named = re.findall(r"""(?:src|href)\s*=\s*["']([^"']+)""", page.text)
    assert len(named) == 5  # four files, and the way to the first page
    for target in named:
        assert re.match(r"/([^/]|$)", target), target
        assert client.send("GET", target).status == 200
    assert f'"{API}/openapi.json"' in page.text
    assert not re.search(r"<script>|<style|\son\w+=", page.text)
    assert "http" not in page.text.replace("http-equiv", "")
