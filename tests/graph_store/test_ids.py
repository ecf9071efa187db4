from __future__ import annotations

import json
import re
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_store.ids import agency_id, digest, document_id, section_id, task_id


@pytest.mark.parametrize(
    ("given_text", "expected"),
    [
        ("国发〔2018〕42号", "国发〔2018〕42号"),
        ("  a b  ", "a_b"),
        ("../../etc/passwd", ".._.._etc_passwd"),
        ("a:b?c#d%e\\f", "a_b_c_d_e_f"),
        ("a\tb\nc\x00d\x7f", "a_b_c_d"),
        ("e\u0301", "\u00e9"),
        ("///", ""),
    ],
)
def test_document_ids_are_safe_in_addresses_and_file_names(given_text: str, expected: str) -> None:
    assert document_id(given_text) == expected


@given(st.text())
def test_a_document_id_is_its_own_id(text: str) -> None:
    once = document_id(text)
    assert document_id(once) == once
    assert not re.search(r"[\s/\\?#%:\x00-\x1f\x7f]", once)


def test_ids_name_what_they_belong_to() -> None:
    assert task_id("d", 7) == "d:7"
    assert section_id("d", 0) == "d:s0"
    assert agency_id("640000", "财政厅") == "640000:财政厅"
    assert len({task_id("d", 1), section_id("d", 1), agency_id("d", "s2")}) == 3


def test_digest_depends_on_content_and_not_on_order_of_keys() -> None:
    assert digest({"a": 1, "b": [1, 2]}) == digest({"b": [1, 2], "a": 1})
    assert digest({"a": [1, 2]}) != digest({"a": [2, 1]})
    assert digest("财政厅") != digest("财政局")
    assert re.fullmatch(r"[0-9a-f]{16}", digest(None))


def test_digest_is_the_same_in_another_process() -> None:
    value = {"名": ["一", 2, 3.5, None, True]}
    code = f"from graph_store.ids import digest; import json; print(digest(json.loads({json.dumps(value)!r})))"
    printed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert printed.strip() == digest(value)
