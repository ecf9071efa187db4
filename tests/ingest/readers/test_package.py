"""Parts of ZIP files: limits hold whatever the file says of itself."""

from __future__ import annotations

import struct
from dataclasses import replace

import pytest

from graph_store.errors import InputError
from ingest.readers.package import Package
from ingest.readers.parts import Limits
from ingest.readers.xml import main_part, relations
from tests.ingest.making import is_clear
from tests.ingest.readers.files import zipped

SMALL = Limits(max_part=1_000, max_unpacked=1_500, max_members=3)


def package(data: bytes, limits: Limits = SMALL) -> Package:
    return Package(data, "甲.docx", "DOCX", limits)


def refused(data: bytes, part: str, limits: Limits = SMALL) -> str:
    with pytest.raises(InputError) as caught:
        package(data, limits).read(part)
    is_clear(caught.value, "甲.docx")
    return caught.value.zh


def test_parts_whatever_the_case_of_their_names() -> None:
    found = package(zipped({"Word/Document.xml": "甲"}))
    assert found.read("word/document.xml") == "甲".encode()
    assert found.has("WORD/DOCUMENT.XML")
    assert found.read("other") is None


def test_limits_on_a_part_and_on_all() -> None:
    data = zipped({"a": b"x" * 900, "b": b"x" * 900, "c": b"x" * 1_001})
    assert "1,000" in refused(data, "c")
    both = package(data)
    both.read("a")
    with pytest.raises(InputError, match="600"):
        both.read("b")
    with pytest.raises(InputError, match="3"):
        package(zipped(dict.fromkeys("abcd", b"")))


def test_a_size_that_is_a_lie() -> None:
    data = zipped({"a": b"x" * 5_000})
    assert struct.pack("<I", 5_000) in data
    assert "1,000" in refused(data, "a")
    lie = data.replace(struct.pack("<I", 5_000), struct.pack("<I", 10))
    try:
        assert len(package(lie).read("a") or b"") <= 1_000
    except InputError as problem:
        is_clear(problem, "甲.docx")


def test_the_ratio_is_looked_at_only_above_ten_megabytes() -> None:
    limits = replace(Limits(), max_ratio=250)
    assert len(package(zipped({"a": bytes(9_000_000)}), limits).read("a") or b"") == 9_000_000
    assert "炸弹" in refused(zipped({"a": bytes(11_000_000)}), "a", limits)


def test_damage_inside_a_part() -> None:
    data = bytearray(zipped({"a": bytes(range(256)) * 3}))
    data[60:80] = bytes(20)
    assert "损坏" in refused(bytes(data), "a")


def test_methods_that_are_not_known() -> None:
    data = bytearray(zipped({"a": b"x"}))
    for mark, offset in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        data[data.index(mark) + offset] = 97
    assert "损坏" in refused(bytes(data), "a")


def test_relations_that_point_outside_are_left_out() -> None:
    rels = (
        '<Relationships><Relationship Id="a" Type="x" Target="styles.xml"/>'
        '<Relationship Id="b" Type="x" Target="/word/up.xml"/><Relationship Id="c" Type="x" Target="../../../etc/passwd"/>'
        '<Relationship Id="d" Type="x" TargetMode="External" Target="file:///etc/passwd"/></Relationships>'
    )
    main = '<Relationships><Relationship Id="a" Type="x/officeDocument" Target="/word/main.xml"/></Relationships>'
    found = package(zipped({"word/_rels/main.xml.rels": rels, "_rels/.rels": main}), Limits())
    assert main_part(found, "word/document.xml") == "word/main.xml"
    targets = relations(found, "word/main.xml")
    assert (targets["a"], targets["b"]) == ("word/styles.xml", "word/up.xml")
    assert found.read(targets["c"]) is None
    assert "d" not in targets
