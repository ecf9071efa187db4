"""docker-compose.yml: what is published, who sees whom, and that no password stands in it."""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml

from tests.conftest import ROOT

SECRET_WORDS = re.compile(r"PASSWORD|TOKEN|AUTH|SECRET", re.IGNORECASE)


@pytest.fixture(scope="module")
def services() -> dict[str, Any]:
    found: dict[str, Any] = whole()["services"]
    return found


def whole() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))
    return loaded


def test_the_database_is_on_the_internal_network_only(services: dict[str, Any]) -> None:
    assert whole()["networks"]["inside"] == {"internal": True}
    assert services["neo4j"]["networks"] == ["inside"]
    assert "ports" not in services["neo4j"]


def test_ports_are_published_on_this_machine_unless_said_otherwise(services: dict[str, Any]) -> None:
    ports = [port for one in services.values() for port in one.get("ports", [])]
    assert ports == ["${FENGONG_PUBLISHED:-127.0.0.1:8000}:8000", "127.0.0.1:8888:8888"]


def test_secrets_are_files_and_stand_in_no_environment(services: dict[str, Any]) -> None:
    declared = whole()["secrets"]
    assert all(one["file"].startswith("${FENGONG_SECRETS:-./secrets}/") for one in declared.values())
    for service in services.values():
        assert set(service.get("secrets", [])) <= set(declared)
        for name, value in service.get("environment", {}).items():
            if SECRET_WORDS.search(name):
                assert str(value).startswith("/run/secrets/"), name
                assert str(value).rpartition("/")[2] in service["secrets"]
    assert {one for service in services.values() for one in service.get("secrets", [])} == set(declared)


@pytest.mark.parametrize("name", ["api", "notebooks"])
def test_ours_may_write_nothing_but_their_volumes(services: dict[str, Any], name: str) -> None:
    service = services[name]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    named = set(whole()["volumes"])
    for volume in service["volumes"]:
        source, target = re.sub(r"\$\{[^}]*\}", "FOLDER", volume).split(":", 1)
        assert source in named or target.endswith(":ro"), volume


def test_a_service_in_a_container_says_who_may_read(services: dict[str, Any]) -> None:
    environment = services["api"]["environment"]
    assert environment["FENGONG_READING"] == "${FENGONG_READING:-open}"
    assert environment["FENGONG_KEYS"].startswith("/data/")
    assert environment["FENGONG_AUDIT_LOG"].startswith("/data/")
