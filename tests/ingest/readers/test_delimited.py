"""CSV: delimiters, encodings, quotes."""

from __future__ import annotations

import codecs

import pytest

from ingest.readers.delimited import delimiter
from tests.ingest.readers.files import HEADER, ROWS, cells, opened, places, refused

ALL = [HEADER, *ROWS]


def joined(mark: str) -> str:
    return "".join(mark.join(row) + "\n" for row in ALL)


@pytest.mark.parametrize("mark", [",", "\t", ";", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_delimiters_and_encodings(mark: str, encoding: str) -> None:
    found = opened(joined(mark).encode(encoding), "台账.csv")
    assert [[*row, ""][:5] for row in cells(found)] == [list(row) for row in ALL]
    assert found.format == "csv"


def test_quotes_hold_delimiters_and_lines() -> None:
    found = opened('序号,重点任务,牵头单位\r\n1,"修桥，\r\n筑路,架线","甲局""乙局"\r\n'.encode(), "台账.csv")
    assert cells(found)[1] == ["1", "修桥，\n筑路,架线", '甲局"乙局']
    assert places(found)["表1!C2"] == '甲局"乙局'


def test_the_delimiter_is_that_on_which_rows_agree() -> None:
    assert delimiter("任务;单位\n修桥,筑路;甲\n种树,养花,种草;乙\n") == ";"


def test_a_text_is_no_table_unless_it_is_named_so() -> None:
    assert opened(joined(",").encode(), "台账.txt").tables == ()


def test_unknown_headers_are_named() -> None:
    refused("姓名,年龄\n某,3\n".encode(), "姓名、年龄", "--columns", name="x.csv")


def test_bad_tables() -> None:
    refused(b"", "空的", name="x.csv")
    refused(("序号,任务,责任单位\n" + '"' + "长" * 200_000).encode(), "131,072", name="x.csv")
    refused(codecs.BOM_UTF8 + b"\xff\xfe\xfd", "编码", name="x.csv")
    refused((",".join(["a"] * 50) + "\n").encode() * 20_001, "1,000,000", name="x.csv")
