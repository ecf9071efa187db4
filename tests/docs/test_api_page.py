"""docs/api.md is true: each of its examples is run against the service, and its problems are those that there are."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest

from graph_api import problems
from graph_api.gate.refusals import table
from graph_store import errors
from graph_store.keyfile import write_keys
from graph_store.keys import make
from graph_store.ladybug_engine.store import LadybugStore
from graph_store.settings import Settings
from tests.conftest import ROOT
from tests.graph_api.calling import Client, Reply
from tests.graph_api.serving import served

PAGE = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
SITE = "http://127.0.0.1:8000"
COMMANDS = [
    line
    for block in re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL)
    for line in block.replace("\\\n", " ").splitlines()
]
SLUGS = set(re.findall(r"`([a-z]+(?:-[a-z]+)+)`", PAGE.partition("## 错误")[2].partition("## Python")[0]))

# Kinds of errors above the others, and what only happens where something is written.
NOT_OF_VISITORS = {"error", "bad-input", "store-write-failed", "key-too-weak"}


@pytest.fixture(scope="module")
def key_and_client(
    ladybug_store: LadybugStore, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[str, Client]]:
    keys = tmp_path_factory.mktemp("keys") / "keys.json"
    record, text = make("reader", "甲", [])
    write_keys(keys, [record])
    with served(ladybug_store, Settings(keys=str(keys))) as client:
        yield text, client


def run(client: Client, command: str, **values: str) -> Reply:
    """What `curl` would do with the command."""
    words = shlex.split(command, comments=True)
    assert words.pop(0) == "curl"
    target, headers, body, query = "", {}, None, []
    while words:
        word = words.pop(0)
        if word == "-H":
            name, _, value = words.pop(0).partition(": ")
            headers[name] = filled(value, values)
        elif word == "-d":
            body = words.pop(0).encode()
        elif word == "--data-urlencode":
            name, _, value = words.pop(0).partition("=")
            query.append(urlencode({name: value}))
        elif word == "-o":
            words.pop(0)
        elif word not in {"-i", "-G", "--compressed"}:
            target = filled(word.removeprefix(SITE), values)
    assert target.isascii(), "curl sends it as it stands, and the service takes no such address"
    joined = "&".join(query)
    target += (("&" if "?" in target else "?") + joined) if query else ""
    return client.send("POST" if body else "GET", target, body, headers)


def filled(text: str, values: dict[str, str]) -> str:
    """`text` with what the shell would put in the place of $NAME."""
    return re.sub(r"\$([A-Z]+)", lambda found: values[found[1]], text)


def test_the_examples(key_and_client: tuple[str, Client]) -> None:
    key, client = key_and_client
    values = {"KEY": key}
    for command in COMMANDS:
        said = re.search(r"# (\d{3})\b", command)
        reply = run(client, command, **values)
        assert reply.status == (int(said[1]) if said else 200), (command, reply.text[:300])
        if reply.status == 200 and reply.media_type == "application/json":
            found = json.loads(reply.body)
            values |= {"NEXT": found["next"]} if found.get("next") else {}
            values |= {"ETAG": reply.headers["ETag"]} if "ETag" in reply.headers else {}
            assert found.get("rows", True), command
    assert len(COMMANDS) > 15


def test_the_last_line_of_a_whole_result(key_and_client: tuple[str, Client]) -> None:
    [command] = [one for one in COMMANDS if ".ndjson" in one]
    assert run(key_and_client[1], command).text.splitlines()[-1].startswith('{"complete": true, "rows": ')


def test_the_python(key_and_client: tuple[str, Client], capsys: pytest.CaptureFixture[str]) -> None:
    [block] = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    exec(compile(block.replace(":8000", f":{key_and_client[1].port}"), "api.md", "exec"), {})
    assert capsys.readouterr().out


def test_its_problems_are_those_that_there_are() -> None:
    ours = {one.slug for one in vars(errors).values() if isinstance(one, type) and issubclass(one, errors.FengongError)}
    known = ours | set(table()) | set(problems.SLUGS.values())
    assert known - NOT_OF_VISITORS == SLUGS


def test_both_readmes_lead_there() -> None:
    for name in ("README.md", "README.zh-CN.md"):
        assert "](docs/api.md)" in Path(ROOT / name).read_text(encoding="utf-8")
