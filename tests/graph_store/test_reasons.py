from __future__ import annotations

import os
from pathlib import Path

import pytest

from graph_store.reasons import reasons
from graph_store.settings import Settings
from graph_store.vocabulary import table


@pytest.mark.parametrize("row", table("system_reasons"), ids=lambda row: row["errno"])
def test_every_reason_of_the_table_is_one_of_the_system(row: dict[str, str]) -> None:
    import errno

    number = getattr(errno, row["errno"])
    assert reasons(OSError(number, os.strerror(number))) == (row["zh"], os.strerror(number))
    assert any("\u4e00" <= one <= "\u9fff" for one in row["zh"])


@pytest.mark.parametrize(
    ("problem", "said"),
    [
        (OSError(99999, "Something else"), "Something else"),
        (ValueError("embedded null byte"), "embedded null byte"),
        (OSError(), "OSError"),
        (ValueError("two\nlines"), "two lines"),
    ],
)
def test_what_has_no_words_of_ours_is_told_as_it_is(problem: Exception, said: str) -> None:
    assert reasons(problem) == (said, said)


def test_a_message_has_the_reason_in_its_language(tmp_path: Path) -> None:
    from graph_store.errors import InputError

    with pytest.raises(InputError) as caught:
        Settings(neo4j_password_file=str(tmp_path)).password()
    assert "这是文件夹" in caught.value.zh
    assert "Is a directory" in caught.value.en
