"""Keys: made once, kept as hashes only, checked by the file as it is now."""

from __future__ import annotations

import json
import stat
import time
from dataclasses import replace
from pathlib import Path

import pytest

from graph_store import keys as module
from graph_store.errors import InputError, ParameterError, StoreWriteError
from graph_store.keyfile import read_keys, write_keys
from graph_store.keyring import Keyring
from graph_store.keys import make, parts


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "k.json"


def test_a_key_opens_its_record_and_no_other() -> None:
    one, text = make("reader", "甲", [])
    other, _ = make("writer", "乙", [one])
    found = parts(text)
    assert found is not None
    assert found[0] == one.id
    assert one.opens(found[1])
    assert not one.opens(found[1][:-1] + ("A" if found[1][-1] != "A" else "B"))
    assert not other.opens(found[1])
    assert (one.writes, other.writes) == (False, True)


def test_nothing_kept_tells_the_secret(file: Path) -> None:
    one, text = make("reader", "甲", [])
    write_keys(file, [one])
    secret = text.rpartition("_")[2] if "_" not in text[12:] else text[12:]
    assert secret not in file.read_text(encoding="utf-8")
    assert one.hash not in repr(one)
    assert len(bytes.fromhex(one.salt)) == 16
    assert make("reader", "甲", [])[0].hash != one.hash


@pytest.mark.parametrize(
    ("role", "name", "words"),
    [
        ("admin", "x", "reader or writer"), ("reader", "", "1 to 60"), ("reader", "a b", "1 to 60"),
        ("reader", "x" * 61, "1 to 60"), ("reader", "a\nb", "1 to 60"), ("reader", "there", "revoke it"),
    ],
)  # fmt: skip
def test_what_cannot_be_made(role: str, name: str, words: str) -> None:
    there, _ = make("reader", "there", [])
    with pytest.raises(ParameterError, match=words):
        make(role, name, [there])


@pytest.mark.parametrize(
    "text", ["", "fg_", "x", "fg_12345678_short", "Fg_12345678_" + "a" * 43, "fg_1234567g_" + "a" * 43]
)
def test_what_is_no_key(text: str) -> None:
    assert parts(text) is None


def test_only_the_owner_may_read_the_file(file: Path) -> None:
    one, _ = make("reader", "甲", [])
    write_keys(file, [one])
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    file.chmod(0o644)
    write_keys(file, [one])
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert read_keys(file) == (one,)
    assert [path.name for path in file.parent.iterdir()] == ["k.json"]


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}", '{"keys": [1]}', '{"keys": [{"id": "x"}]}', "[" * 100_000, "\ud800".encode("utf-8", "surrogatepass")],
    ids=range(7),
)  # fmt: skip
def test_a_file_of_something_else(file: Path, text: str | bytes) -> None:
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(InputError, match="not written by fengong keys") as caught:
        read_keys(file)
    assert "\n" not in caught.value.zh


@pytest.mark.parametrize("change", [{"role": "admin"}, {"name": "a b"}, {"hash": "xyz"}, {"salt": ""}, {"id": "../"}])
def test_a_record_that_cannot_be_right(change: dict[str, str]) -> None:
    one, _ = make("reader", "甲", [])
    with pytest.raises(InputError):
        replace(one, **change)


def test_a_folder_that_is_missing_is_told(tmp_path: Path) -> None:
    with pytest.raises(StoreWriteError, match="cannot write the keys"):
        write_keys(tmp_path / "no" / "k.json", [])
    assert read_keys(tmp_path / "no" / "k.json") == ()
    with pytest.raises(InputError, match="cannot read the keys"):
        read_keys(tmp_path)


def test_the_ring_knows_who_holds_a_key(file: Path) -> None:
    one, text = make("reader", "甲", [])
    ring = Keyring(file)
    assert ring.check(text) is None
    write_keys(file, [one])
    assert ring.held() == (one,)
    assert ring.check(text) == one
    assert ring.check(f"fg_{one.id}_{'A' * 43}") is None
    assert ring.check("nonsense") is None


def test_the_slow_hash_runs_once_for_a_key(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one, text = make("reader", "甲", [])
    write_keys(file, [one])
    ring, ran = Keyring(file), []
    slow = module._hashed
    monkeypatch.setattr(module, "_hashed", lambda *given: ran.append(1) or slow(*given))
    assert ring.known(text) == (False, None)
    for _ in range(5):
        assert ring.check(text) == one
    assert ring.known(text) == (True, one)
    wrong = f"fg_{one.id}_{'A' * 43}"
    assert [ring.check(wrong), ring.check(wrong), ring.check(f"fg_00000000_{'A' * 43}")] == [None] * 3
    assert len(ran) == 2


def test_a_revoked_key_opens_nothing_any_more(file: Path) -> None:
    one, text = make("reader", "甲", [])
    other, second = make("writer", "乙", [one])
    write_keys(file, [one, other])
    ring = Keyring(file)
    assert (ring.check(text), ring.check(second)) == (one, other)
    time.sleep(0.01)
    write_keys(file, [other])
    assert (ring.check(text), ring.check(second)) == (None, other)
    file.unlink()
    assert ring.check(second) is None


def test_the_file_is_json_with_a_date(file: Path) -> None:
    one, _ = make("writer", "甲", [])
    write_keys(file, [one])
    [kept] = json.loads(file.read_text(encoding="utf-8"))["keys"]
    assert set(kept) == {"id", "name", "role", "made_on", "salt", "hash"}
    assert kept["made_on"].endswith("+00:00")
