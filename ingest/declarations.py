"""What a document declares once for many clauses: 列第一位者为牵头单位，下同; 标注★的为牵头单位; 以下简称…."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

_UNIT = r"(?:责任)?(?:单位|部门|司局|处室|科室|机构|者|方)?"
_FIRST_ROLES = "总?牵头|主办|主责|第一责任|主要责任"
_OF_IT = r"(?:[该本此各]项?)?(?:任务|工作|事项|措施)?的?"
_LEAD = (
    rf"(?:[，,]?(?:均|则)?(?:[为是作]|即为){_OF_IT}(?:{_FIRST_ROLES}){_UNIT}(?:（[^（）]{{1,6}}）)?"
    r"|(?:负责)?牵头(?=[，。；）、\n]|$|负责|组织|抓总|落实|推进|办理))"
)
_ROLES = f"{_FIRST_ROLES}|配合|协办|协助|参与|承办|落实|指导|监督|督办"
_ROLE = rf"(?:[为是]|即为|表示|代表|指)(?P<{{name}}>{_ROLES}){_UNIT}"
_SIGNS = "★☆▲△●※◆■＊*#＃"
_UNITS = "单位|部门|司局|处室|科室|机构|机关"
_WHO = rf"(?:的|者|的?(?:责任|负责|成员)?(?:{_UNITS})(?:[或和](?:{_UNITS}))?(?:（[^（）]{{1,6}}）)?)?"
_PLACE = (
    r"(?:(?:排列|排名|排序|位列|名列|列|排|居|写|放)?(?:在|于|为)?(?:第[一1１](?:顺?位|个|名|家)?|首[位个家名]|最前列?面?|前列首位)"
    r"|(?:排列|排名|排序|列|排|写)(?:在|于)前(?!列|述)面?|分号之?前面?)"
)
_OTHER_ROLE = "配合|参与|协办|责任|参加|协助|协同"
_FIRST = (
    rf"(?:[^，。；（）\n：]{{0,14}}?{_PLACE}(?:的|名)?"
    rf"{_WHO}{_LEAD}(?:[，、,](?:其他|其余|其它)[^，。；（）\n]{{0,10}}(?:单位|部门|者|司局)?(?:[为是])?(?:{_OTHER_ROLE})?(?:单位|部门|司局)?)?"
    r"(?:[，、,](?:注明|标明|写明|特别注明)[^，。；）\n]{2,16}除外)?"
    r"(?:[，、,](?P<onwards>下同|以下同|以下均同|下均同|以下相同))?)"
)
_MARK = re.compile(
    rf"(?:标明?|加注?|带|注|标有|加有|打|前有|后有|标记)(?:有|注|记|明)?[“\"'（]?(?P<mark>[{_SIGNS}])[”\"'）]?(?:号|标记|符号|标识|标志)?{_WHO}"
    + _ROLE.format(name="role")
    + rf"|(?P<mark2>[{_SIGNS}])[”\"'）]?(?:号|标记)?{_WHO}"
    + _ROLE.format(name="role2")
    # 牵头单位加注“★”: said the other way round.
    + rf"|(?P<role3>{_ROLES}){_UNIT}(?:名称)?[前后]?均?(?:已?以|用)?(?:加注|标注|标有|标记|注有|[加标])"
    + rf"[“\"（]?(?P<mark3>[{_SIGNS}])"
)
# 任务名称后标有“*”的，由所列单位分别负责: none of them leads.
_EXCEPT = re.compile(
    rf"(?:标明?|加注?|带|注|标有|加有|打|标记)(?:有|注|记|明)?[“\"'（]?(?P<mark>[{_SIGNS}])[”\"'）]?(?:号|标记|符号)?的?"
    r"[^。；\n]{0,24}?(?:(?:分别|共同|分工)负责|不设牵头)[^。；\n）]{0,12}"
)
# 其他为配合单位, 未加标注的为配合单位: what the others of a list are.
_OTHERS = (
    r"其他|其余|其它|分号之?后面?|(?:排|列)在后面?"
    r"|未(?:加|作|做)?标(?:注|记|明)|无标(?:注|记)|(?P<verbless>未(?:写|加|注明)动词)"
)
_REST = re.compile(
    rf"(?:{_OTHERS})(?:的|者)?(?:责任|有关|相关)?(?:单位|部门|司局|处室)?"
    rf"(?:(?:均|都|即|则)?[为是作](?P<role>配合|参加|参与|协办|协助|协同|承办|落实){_UNIT}"
    rf"|(?:按(?:照)?(?:各自)?职责(?:分工)?|共同|积极|密切)?(?P<verb>配合|参加|参与|协办|协助|协同)(?=[，。；）\n]|$))"
)
_RESTING = re.compile("[为是作均](?:配合|参|协)|(?:其他|其余|其它)[^，。；\n]{0,12}(?:配合|参|协)")
NOTE = re.compile(
    r"[ \t\u3000]*(?:（|\*|※)?[ \t\u3000]*(?:编者|特别)?(?:注|备注|说明|注释|附注|填报说明|编制说明)[）：:0-9]"
)
"""The start of a line that is a note to the document and no measure of it: 注：, （备注：."""
_OF_ALL = re.compile(r"（(?:注|说明|备注)[：:]|以下|本(?:方案|通知|清单|文|表)|各项|全文|所列")
_ONWARDS = re.compile(r"[^（）\n]{0,60}(?<=[，、,；])(?:以下均?|下均?)[相]?同")
_OF_A_LIST, _IN_A_LIST = ("）", "】"), ("、", "：", "和", "及", "负", "牵")
_NAME_BEFORE = re.compile("[局厅委部办署院会行司室处府位门]$")
_LONGEST_REMARK = 400
_NAMES_NONE = re.compile(r"（(?:(?!负责|牵头)[^、；]){0,40}")
_SEVERAL = re.compile(r"(?:多家|多个|[两二]个(?:及)?以上|不止一[个家])")
# “分别负责”为各部门按职责分别牵头: what a verb means in this document.
_VERB = re.compile(
    r"[“\"]?(?P<verb>分别负责|共同负责|负责)[”\"]?(?:[的]?(?:[为是]|系|指|表示))[^，。；\n（）]{0,14}牵头"
)
_SHORT = re.compile(
    r"[（(](?:以下|下)(?:统|均|并)?简?称(?:为)?[“\"‘']?(?P<short>[^”\"’'）)，。；、]{2,16})[”\"’']?[）)]"
)
_BLANKET = re.compile(
    r"(?:(?:以下|上述|以上|本通知)?(?:各项|所列|全部|所有)(?:重点)?(?:任务|工作|措施|事项|改革)|以下)[^。；\n]{0,12}?(?:均需|均须|均应|均要|都要|均由|需|由)"
    r"(?P<names>[^。；，\n]{2,40}?)(?P<verb>分别落实|具体落实|贯彻落实|组织实施|抓好落实|落实|实施|配合|参与)[，、]?(?:以下|下文|文中|表中|后面|分工中|各条)?(?:均)?不再(?:逐一|逐项|一一|单独|分别|另行|重复)?(?:列出|列明|列|标注|注明|赘列)"
)
_RULE = re.compile(_FIRST)
# 各牵头司局（列在首位者）, 牵头单位列在首位: said the other way round.
_LEADS_FIRST = re.compile(
    r"牵头(?:单位|部门|司局|处室|机构|科室)均?(?:列|排|排列|排名)(?:在|于)?(?:第[一1１]位?|首位|最前面?)"
    r"|牵头(?:单位|部门|司局|处室|机构|科室)?（(?:[^（）]{0,8})?(?:列|排|位列|排名|排列)?(?:在|于)?(?:首位|第一位?|首个|最前)(?:的|者)?(?:单位|部门|司局|处室)?）"
)
_MEANS = re.compile(r"负责[”\"]?的?(?:[为是系指]|表示)")  # begins with a letter, so that the search is quick
_PROMISE = re.compile(
    r"第[一1１](?:[位名个家的者单部机司处为]|顺位|责任[单部])|首[位个家]|最前|(?:[列排写]|排名|排序|排列)[在于]前|分号之?前"
)
_HINT = re.compile(r"牵头|主办|主责|第一责任|主要责任")


@dataclass(frozen=True, slots=True)
class Declaration:
    """A declaration with its span.

    kind is first (the first-named leads; with the `value` semicolon, all before one), mark (bodies marked with `value`
    have the role of the stem `role`), verb (the verb `value` means to lead), rest (the others of a list have the role
    of the stem `role`; with the `value` verbless, names without a verb), except (in the measures marked with `value`
    the first-named does not lead), short (`value` stands for the body named before it) or blanket (`names` are spans of
    bodies that do what the verb `value` says for every task). `onwards` says that it holds from here on and not only
    for its own clause, `everywhere` that it is a note to the whole document, `several` that it holds for lists of more
    than one; `within` is the span of the table whose note it is ((0, 0): no table's).
    """

    kind: str
    start: int
    end: int
    value: str = ""
    onwards: bool = True
    names: tuple[int, int] = (0, 0)
    role: str = ""
    everywhere: bool = False
    several: bool = False
    within: tuple[int, int] = (0, 0)


def declarations(text: str) -> list[Declaration]:
    """All declarations of `text`, in order. Pure."""
    promised, signed = _PROMISE.search(text) is not None, any(sign in text for sign in _SIGNS)
    found = _leads(text) if promised else []
    if signed:
        found += _marks(text)
        found += [Declaration("except", *match.span(), match["mark"]) for match in _EXCEPT.finditer(text)]
    if promised or signed or "动词" in text:
        found += _rests(text)
    found += [*_verbs(text), *_shorts(text), *_blankets(text)]
    return sorted((_noted(text, one) for one in found), key=lambda one: one.start)


def _noted(text: str, one: Declaration) -> Declaration:
    """A declaration in a note (注：…) speaks of the whole document, wherever the note stands."""
    if one.kind not in {"first", "mark", "rest", "except"} or not NOTE.match(text, text.rfind("\n", 0, one.start) + 1):
        return one
    return replace(one, onwards=True, everywhere=True)


def _leads(text: str) -> list[Declaration]:
    found: list[Declaration] = []
    done = 0
    for hint in _HINT.finditer(text):
        # Only the sentence around the word is looked at, so that the search stays linear.
        start = max(done, _sentence_start(text, hint.start()))
        match = (
            _RULE.search(text, start, min(len(text), hint.end() + 40))
            if start < hint.start() and _PROMISE.search(text, start, hint.start())
            else None
        )
        if match is not None:
            found.append(_lead(text, match))
            done = match.end()
    found += [Declaration("first", *match.span()) for match in _LEADS_FIRST.finditer(text)]
    return found


def _marks(text: str) -> list[Declaration]:
    return [
        Declaration("mark", *match.span(), _one_of(match, "mark"), role=_one_of(match, "role"))
        for match in _MARK.finditer(text)
    ]


def _one_of(match: re.Match[str], group: str) -> str:
    """What the group, or one of its kin in the other wordings, found."""
    return str(match[group] or match[f"{group}2"] or match[f"{group}3"])


def _rests(text: str) -> Iterator[Declaration]:
    """What the others are, where the same paragraph says who leads by place or mark."""
    if _RESTING.search(text) is None:
        return
    for match in _REST.finditer(text):
        before = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
        if match["verbless"] or _PROMISE.search(before) or any(sign in before for sign in _SIGNS) or "动词" in before:
            verbless = match["verbless"] or "动词" in before
            yield Declaration(
                "rest", *match.span(), "verbless" if verbless else "", role=match["role"] or match["verb"]
            )


def _verbs(text: str) -> list[Declaration]:
    if _MEANS.search(text) is None:
        return []
    return [Declaration("verb", match.start(), match.end(), match["verb"]) for match in _VERB.finditer(text)]


def _sentence_start(text: str, position: int) -> int:
    window = max(0, position - 60)
    return max([window - 1, *(text.rfind(mark, window, position) for mark in "。；：\n（")]) + 1


def _lead(text: str, match: re.Match[str]) -> Declaration:
    opening = _opening(text, match.start())
    inside = opening >= 0 and not _for_all(text, opening, match.start())
    several = _SEVERAL.search(text, _sentence_start(text, match.start()), match.end()) is not None
    value = "semicolon" if "分号" in match.group() else ""
    value = "verbless" if "动词" in text[_sentence_start(text, match.start()) : match.end()] else value
    return Declaration(
        "first", match.start(), match.end(), value,
        onwards=not inside or _ONWARDS.match(text, match.end()) is not None or bool(match["onwards"]), several=several,
    )  # fmt: skip


def _opening(text: str, position: int) -> int:
    """Where the parenthesis around the position opens; -1 for none."""
    line = max(text.rfind("\n", 0, position), position - _LONGEST_REMARK)
    opening = text.rfind("（", line + 1, position)
    return opening if opening > text.rfind("）", line + 1, position) else -1


def _for_all(text: str, opening: int, position: int) -> bool:
    """Whether the parenthesis speaks of more than its own clause: （注：以下任务……）, or is a remark on a sentence."""
    if _OF_ALL.search(text, opening, position):
        return True
    closing = text.find("）", position, position + _LONGEST_REMARK)
    behind = text[closing + 1 : closing + 2] if closing >= 0 else ""
    remarks = text[opening - 1 : opening] not in _OF_A_LIST and behind not in _IN_A_LIST
    names_before = _NAME_BEFORE.search(text, max(0, opening - 2), opening) is not None
    return remarks and not names_before and _NAMES_NONE.fullmatch(text, opening, position) is not None


def _shorts(text: str) -> list[Declaration]:
    return (
        [Declaration("short", match.start(), match.end(), match["short"]) for match in _SHORT.finditer(text)]
        if "称" in text
        else []
    )


def _blankets(text: str) -> list[Declaration]:
    if "不再" not in text:
        return []
    return [
        Declaration("blanket", match.start(), match.end(), match["verb"], names=match.span("names"))
        for match in _BLANKET.finditer(text)
    ]
