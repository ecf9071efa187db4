"""Small made-up notices: two readings of one document, and one that is hostile throughout."""

from __future__ import annotations

import hashlib

from ingest.metadata import Metadata
from ingest.pipeline import DocumentReading, read_source
from ingest.source import Source

_FIRST = """宁夏回族自治区2018年重点工作任务分工
一、第一部分
（一）修一座桥。（自治区财政厅、商务厅分别牵头，自治区教育厅配合）
（二）修一条路。（自治区财政厅牵头，自治区商务厅配合）
"""
_SECOND = _FIRST + "（三）修一座塔。（自治区财政厅、商务厅分别牵头，自治区农牧厅配合）\n"
_HOSTILE = """<script>alert('head')</script>关于任务分工的通知
一、<b onmouseover=alert('section')>第一部分</b>
（一）做好<img src=x onerror=alert('task')>工作。\
（自治区财政厅、<script>alert('agency')</script>厅分别牵头，'"><svg onload=alert('quote')>局配合）
（二）=HYPERLINK("http://evil.example","点我")并做好{{ 7*7 }}工作。（自治区A/B厅牵头，自治区商务厅配合）
"""
HOSTILE_TITLE = "<script>alert('title')</script>"
SLASHED = "640000:A/B厅"
_TALKATIVE = """宁夏回族自治区2018年重点工作任务分工
一、第一部分
（一）2018年6月底前配合自治区审计厅完成清查，资金到位率达到95%以上。（自治区财政厅牵头，自治区商务厅配合）
"""


def _reading(name: str, text: str, title: str) -> DocumentReading:
    source = Source(f"{name}.txt", name, text, "utf-8", hashlib.sha256(text.encode()).hexdigest())
    return read_source(source, Metadata(id=name, title=title, issuer="自治区人民政府办公厅", jurisdiction="640000"))


def first() -> DocumentReading:
    """The document `works` with two tasks: 财政厅 and 商务厅 share both."""
    return _reading("works", _FIRST, "重点工作")


def second() -> DocumentReading:
    """The same document with three tasks."""
    return _reading("works", _SECOND, "重点工作")


def talkative() -> DocumentReading:
    """A task that says when, how much, and names a body that has no part in it."""
    return _reading("talk", _TALKATIVE, "重点工作")


def hostile() -> DocumentReading:
    """A document whose every word would like to be markup, a formula or a template."""
    return _reading("hostile", _HOSTILE, HOSTILE_TITLE)
