"""Texts that a reader of clauses could be slow on, of any length: one pattern over and over in a notice."""

from __future__ import annotations

from typing import NamedTuple

_HEAD = "宁夏回族自治区人民政府关于工作的通知\n一、总体\n（一）修路。"
_CLAUSE = "（自治区财政厅牵头）"
_TAIL = f"{_CLAUSE}\n（二）再修路。{_CLAUSE}\n"
# Where the pattern stands: {} is the pattern over and over.
_PLACES = {
    "measure": f"{_HEAD}{{}}{_TAIL}",
    "clause": f"{_HEAD}（{{}}牵头）\n（二）再修路。{_CLAUSE}\n",
    "bare": f"{_HEAD}（{{}}）\n（二）再修路。{_CLAUSE}\n",
    "label": f"{_HEAD}\n责任单位：{{}}\n（二）再修路。{_CLAUSE}\n",
    "end": f"{_HEAD}{_TAIL}{{}}",
}


class Hostile(NamedTuple):
    """`pattern` over and over at `place`; `once` of each line stands once before it."""

    name: str
    pattern: str
    place: str
    once: str = ""

    def text(self, characters: int) -> str:
        """A notice in which the pattern fills so many characters."""
        times = max(1, (characters - len(self.once)) // len(self.pattern))
        return _PLACES[self.place].replace("{}", self.once + self.pattern * times)


TEXTS = (
    Hostile("open parentheses", "（", "measure"),
    Hostile("open parentheses with words", "（自治区财政厅", "measure"),
    Hostile("open and closed by turns", "（(", "clause"),
    Hostile("closed parentheses", "）", "measure"),
    Hostile("parentheses in a name", "财政厅（", "label"),
    Hostile("one clause of words", "推进工作", "clause"),
    Hostile("one clause of sentences", "推进工作，做好。", "clause"),
    Hostile("a list of what is no name", "推进改革开放的各项重点工作、", "bare"),
    Hostile("one clause of one name", "自治区", "clause"),
    Hostile("one clause of joined names", "财政厅和", "clause"),
    Hostile("commas", "，", "clause"),
    Hostile("list marks", "、", "clause"),
    Hostile("semicolons", "；", "label"),
    Hostile("list marks in running text", "、", "measure"),
    Hostile("stops", "。", "measure"),
    Hostile("blanks", " ", "clause"),
    Hostile("wide blanks", "\u3000", "measure"),
    Hostile("line ends", "\n", "measure"),
    Hostile("blanks and line ends", " \n", "clause"),
    Hostile("tabs", "序号\t", "measure"),
    Hostile("invisible characters", "\u200b", "clause"),
    Hostile("the tasks above by", "以上任务由", "measure"),
    Hostile("the tasks above by whom", "以上任务由财政厅负责。", "measure"),
    Hostile("the items above", "以上第8、9项", "label"),
    Hostile("by whom", "由财政厅", "measure"),
    Hostile("by", "由", "clause"),
    Hostile("numbers in a line", "一、", "measure"),
    Hostile("numbers at lines", "\n一、", "measure"),
    Hostile("Arabic numbers at lines", "\n1.", "measure"),
    Hostile("parts of numbers", "1.1.", "measure"),
    Hostile("bracketed numbers", "\n（一）", "measure"),
    Hostile("measures", "\n（一）修路。", "end"),
    Hostile("digits", "1", "measure"),
    Hostile("Chinese digits", "一", "measure"),
    Hostile("digits in a clause", "1", "clause"),
    Hostile("half declarations of the first", "列第一位者为", "measure"),
    Hostile("half declarations of leads", "第一牵头", "measure"),
    Hostile("half declarations of a mark", "标注★的为", "measure"),
    Hostile("half declarations of a short name", "（以下简称", "measure"),
    Hostile("half declarations of all tasks", "各项任务均需各市", "measure", once="不再"),
    Hostile("declarations of the first", "（财政厅牵头，列第一位者为牵头单位，下同）", "measure"),
    Hostile("declarations of a mark", "标注★的为牵头单位。", "measure"),
    Hostile("declarations and clauses", "标注★的为牵头单位。（★财政厅、教育厅负责）", "measure"),
    Hostile("declarations among names", "标注★的为牵头单位各市、", "label"),
    Hostile("declarations in one clause", "“负责”为牵头。", "clause"),
    Hostile("each", "各", "clause"),
    Hostile("each city", "各市", "label"),
    Hostile("some departments", "有关部门", "clause"),
    Hostile("and others", "等", "clause"),
    Hostile("and other departments and", "等部门和", "clause"),
    Hostile("labels in a line", "责任单位：", "measure"),
    Hostile("labels behind tabs", "此件\t责任单位：", "label"),
    Hostile("colons", "：", "label"),
    Hostile("half labels", "责任单位（", "measure"),
    Hostile("verbs", "牵头", "clause"),
    Hostile("adverbs", "分别", "clause"),
    Hostile("what is done", "财政厅负责", "clause"),
    Hostile("what is done in sentences", "财政厅负责修路。", "measure"),
    Hostile("together with", "会同", "clause"),
    Hostile("a body together with", "财政厅会同", "clause"),
    Hostile("a body that consults", "财政厅商", "label"),
    Hostile("by their duties", "按职责", "clause"),
    Hostile("marks", "★", "clause"),
    Hostile("roles on nothing", "（牵头）", "clause"),
    Hostile("clauses behind each other", _CLAUSE, "measure"),
    Hostile("notices", f"\n（一）修路。{_CLAUSE}", "end"),
    Hostile("dates", "2018年", "measure"),
    Hostile("dates at lines", "\n2018年1月1日", "end"),
    Hostile("deadlines", "6月底前，", "measure"),
    Hostile("deadlines in a clause", "年底前，", "clause"),
    Hostile("targets", "增长8%以上", "measure"),
    Hostile("titles", "《关于", "measure"),
    Hostile("document numbers", "〔2018〕1号", "measure"),
    Hostile("closing words", "\n各地要", "end"),
    Hostile("full lines", "自治区财政厅会同各有关部门把各项工作抓实抓好抓出成效，由各\n", "measure"),
    Hostile("full lines of names", "自治区财政厅、自治区教育厅、自治区水利厅、自治区公安厅、自治区\n", "label"),
    Hostile("rows over lines", "\n序号\t任务\t责任单位\n1\t修路\t财政厅\n教育厅", "end"),
    Hostile("headers of tables", "\n序号\t任务\t责任单位", "end"),
    Hostile("headings in tables", "\n一、甲", "end", "\n序号\t任务\t责任单位"),
    Hostile("levels", "市、县（区）、", "clause"),
    Hostile("levels of government", "市、县人民政府、", "label"),
    Hostile("names without a separator", "省财政厅", "label"),
    Hostile("the last two above", "\n以上两项由财政厅负责。", "end"),
    Hostile("names parted by blanks", "市财政局 ", "label"),
    Hostile("lines of duties", "\n财政厅：负责修路。", "end"),
    Hostile("groups that are led", "成立由财政厅牵头、教育厅参加的专班，", "measure"),
)
