"""The list of digests beside a graph file."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from graph_store.errors import StoreDamagedError
from graph_store.ladybug_engine.checksum import checksum_path, digest_of, listed, verify, write_checksums

CONTENT = "任务".encode() * 1_000_000
DIGEST = hashlib.sha256(CONTENT).hexdigest()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    found = tmp_path / "g.lbug"
    found.write_bytes(CONTENT)
    return found


def test_it_is_what_sha256sum_reads(path: Path) -> None:
    write_checksums(path, [digest_of(path)])
    assert checksum_path(path).read_text(encoding="ascii") == f"{DIGEST}  g.lbug\n"
    assert sorted(one.name for one in path.parent.iterdir()) == ["g.lbug", "g.lbug.sha256"]


def test_any_of_several_digests_will_do(path: Path) -> None:
    write_checksums(path, ["0" * 64, DIGEST])
    assert listed(path) == ["0" * 64, DIGEST]
    verify(path)
    write_checksums(path, ["0" * 64, "1" * 64])
    with pytest.raises(StoreDamagedError) as caught:
        verify(path)
    assert str(path) in caught.value.zh


def test_without_a_list_nothing_is_checked(path: Path) -> None:
    assert listed(path) == []
    verify(path)


def test_an_empty_list_checks_nothing_and_blank_lines_do_not_count(path: Path) -> None:
    checksum_path(path).write_text("\n\n", encoding="ascii")
    verify(path)
    checksum_path(path).write_text(f"\n{DIGEST}  g.lbug\n\n", encoding="ascii")
    assert listed(path) == [DIGEST]


def test_a_list_that_cannot_be_read_is_named(path: Path) -> None:
    checksum_path(path).write_bytes(b"\xff\xfe")
    with pytest.raises(StoreDamagedError, match=r"g\.lbug\.sha256"):
        verify(path)
    checksum_path(path).unlink()
    checksum_path(path).mkdir()
    with pytest.raises(StoreDamagedError, match=r"g\.lbug\.sha256"):
        verify(path)
