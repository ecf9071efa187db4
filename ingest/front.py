"""What stands around the body of a document: letterhead, number, title, salutation, signature, date. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.dates import DATE, iso
from ingest.numerals import CHARACTERS

_HEAD = 600  # characters in which a title and a number stand
_LINES = 4  # of a title or of those who sign
_WIDTH = 60  # characters of a line on which an organ signs
_SPACE = " \t\u3000"
_LABELS = r"(?:发文字号|文号|文件编号|编号)[：:][ \t\u3000]*"
_NUMBER = re.compile(
    rf"^[{_SPACE}]*(?:{_LABELS})?(?P<who>[\u4e00-\u9fff]{{1,12}})[{_SPACE}]*[〔\[（(【［﹝](?P<year>\d{{4}})[〕\]）)】］﹞]"
    rf"[{_SPACE}]*(?P<number>第?[{_SPACE}]*\d{{1,4}})[{_SPACE}]*号(?=[{_SPACE}]*(?:$|签发))",
    re.MULTILINE,
)
_NUMBERED = rf"第?[{CHARACTERS}]{{1,7}}[、.．条章]|[（(][{CHARACTERS}]"
_TITLE = re.compile(
    rf"^[{_SPACE}]*(?!{_NUMBERED})(?P<title>[^\n，。]{{0,80}}?"
    r"(?:通知|意见|方案|分工|计划|决定|办法|措施|规划|要点|任务分解|通报|批复|规定|清单|纲要|细则|的函"
    r"|(?:分工|分解|任务|责任|清单|安排|计划|一览|明细)表|台账)"
    rf"(?:[（(](?:试行|暂行|修订稿?|征求意见稿)[）)])?)[{_SPACE}]*$",
    re.MULTILINE,
)
_SHORTEST = 6  # characters of a title
# A line that belongs to no title: a number, a letterhead, running text, a label.
_NO_TITLE = re.compile(rf"〔|[。：；:;，]|文件$|^(?:{_NUMBERED})|^\d|签发")
ORGAN = re.compile(r"(?:政府|公署|办公厅|办公室|委员会|小组|指挥部|部门|管委会|[委局厅部院署会办])$")
_BEFORE = re.compile(r"(?P<who>[^《》]{2,60}?)(?:关于|印发|转发|批转|公布|发布)")
_LETTERHEAD = re.compile(
    rf"^[{_SPACE}]*(?P<who>[^\n。，：]{{2,40}}?)[{_SPACE}]*文[{_SPACE}]*件[{_SPACE}]*$", re.MULTILINE
)
_ISSUER = re.compile(
    r"^[ \t\u3000]*(?:发文机关|制发机关|发布机构|印发机关)[：:][ \t\u3000]*(?P<who>[^\n]{2,60})$", re.MULTILINE
)
_DATED = re.compile(r"^[ \t\u3000]*(?:成文日期|发文日期|印发日期|发布日期)[：:](?P<date>[^\n]{6,30})$", re.MULTILINE)
_PARENTHESISED = re.compile(rf"^[{_SPACE}]*[（(](?P<date>[^（()）\n]{{8,14}})[）)][{_SPACE}]*$", re.MULTILINE)
_ADDRESSEES = r"(?:(?!关于|通知|〔)[^。：:\n])"
_SALUTATION = re.compile(
    rf"^[{_SPACE}]*(?P<to>(?:各|省|自治区|市|州|县|区|旗|有关){_ADDRESSEES}{{2,200}}(?:\n{_ADDRESSEES}{{2,200}})??)"
    rf"[：:][{_SPACE}]*$",
    re.MULTILINE,
)
_ADDRESSED = re.compile(r"政府|公署|部门|单位|机构|委员会|街道|[委办局]")


@dataclass(frozen=True, slots=True)
class Front:
    """What the text says of itself; "" where it says nothing. `issued_on` is as 2018-12-08."""

    title: str = ""
    issuer: str = ""
    doc_number: str = ""
    salutation: str = ""
    issued_on: str = ""


def front(text: str) -> Front:
    """Read the front matter and the signature of a document."""
    head = text[:_HEAD]
    number, to = _NUMBER.search(head), _salutation(head)
    title = _title(head[: to.start()] if to else head) or _title(head)
    signer, date = _signature(text)
    printed = f"{number['who']}〔{number['year']}〕{number['number']}号" if number else ""
    return Front(
        title, _issuer(title, head) or signer, "".join(printed.split()),
        "".join(to["to"].split()) if to else "", date or _dated(head),
    )  # fmt: skip


def issuer_of(title: str) -> str:
    """Who issues, as the title says: what stands before the first 关于, 印发 or 转发 if it is an organ, else ""."""
    found = _BEFORE.match(title)
    who = " ".join(found["who"].split()) if found else ""
    return who if ORGAN.search(who) else ""


def _issuer(title: str, head: str) -> str:
    named = _ISSUER.search(head) or _LETTERHEAD.search(head)
    return issuer_of(title) or ("".join(named["who"].split()) if named else "")


def _salutation(head: str) -> re.Match[str] | None:
    return next((one for one in _SALUTATION.finditer(head) if _ADDRESSED.search(one["to"])), None)


def _dated(head: str) -> str:
    """The date behind a label, or in parentheses on a line of its own below the title."""
    found = _DATED.search(head) or re.search(
        r"^[ \t\u3000]*[（(](?P<date>[^（()）\n]{8,14})[）)][ \t\u3000]*$", head, re.MULTILINE
    )
    return iso(found["date"]) if found else ""


def _title(head: str) -> str:
    for found in _TITLE.finditer(head):
        lines = [line.strip(_SPACE) for line in head[: found.start()].splitlines()]
        title = _joined([line for line in lines if line][-_LINES:], found["title"].strip(_SPACE))
        if len(title) >= _SHORTEST:
            return title
    return ""


def _joined(before: list[str], last: str) -> str:
    """The title with the lines before that belong to it: a title over several lines has its 关于 in the first."""
    title, organs = last, False
    for line in reversed(before):
        organ = ORGAN.search(line) is not None
        if _NO_TITLE.search(line) or not (organ if title.startswith("关于") or organs else "关于" not in title):
            break
        title, organs = line + (" " if organs else "") + title, organs or (organ and title.startswith("关于"))
    return title if "关于" in title or title == last else last


def _signature(text: str) -> tuple[str, str]:
    """(who signs, date) of the first date that closes a line below the name of an organ; ("", "") without one."""
    for found in DATE.finditer(text):
        earliest = max(0, found.start() - _WIDTH)
        line = text.rfind("\n", earliest, found.start()) + 1 or earliest
        rest = text[found.end() : found.end() + 1]
        if (line == earliest and line) or (rest and not rest.isspace()):
            continue
        signer = _signer(text[line : found.start()], text[max(0, line - 200) : line])
        if signer and iso(found.group()):
            return signer, iso(found.group())
    return "", ""


def _signer(same_line: str, before: str) -> str:
    """The organs on the line of a date or, when it stands alone, on the lines above it."""
    if same_line.strip():
        one = " ".join(same_line.split())
        return one if ORGAN.search(one) and not _NO_TITLE.search(one) else ""
    organs: list[str] = []
    for line in reversed([one for one in before.splitlines() if one.strip()][-_LINES:]):
        one = " ".join(line.split())
        if not ORGAN.search(one) or _NO_TITLE.search(one) or len(one) > _WIDTH:
            break
        organs.insert(0, one)
    return " ".join(organs)
