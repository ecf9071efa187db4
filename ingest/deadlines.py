"""Deadlines and rhythms as clauses print them: 2018年底前, 6月底前完成, 持续推进, 每季度."""

from __future__ import annotations

import re

_DIGITS = r"[0-9０-９〇○零一二三四五六七八九十]"
_YEAR = rf"(?:(?:20|二[〇○零]){_DIGITS}{{2}}年?|今年|明年|当年|本年度?|次年|每年|年)"
_PART = (
    rf"(?:{_DIGITS}{{1,3}}月(?:份|(?:上|中|下)旬|底|初|末|中|{_DIGITS}{{1,3}}日)?|第?[一二三四1-4]季度(?:末|底)?"
    r"|[上下]半年|年[底末内初中])"
)
_PERIOD = r"[“\"]?十[三四五六]五[”\"]?(?:期间|末|时期|期末)?|本届政府任期内|规划期内|任期内"
# 底, 末 and 内 alone are words of the text; behind a year they are a part of it (2018年底).
_OF_YEAR = rf"(?:{_PART}|[底末内初中])"
DATE = rf"(?:{_YEAR}{_OF_YEAR}?|{_PART}|{_PERIOD})(?:[-—－至到]+(?:{_YEAR}{_OF_YEAR}?|{_PART}))?"
_BEFORE = r"(?:之前|以前|前|内|起|止|底前|末前)?"
_DOING = (
    r"(?:(?:[^，；。、（）]{0,6})(?:完成|实现|建成|启动|到位|见效|见成效|成效|成果|落实|推进|实施|开展|出台[^，；。、（）]{0,6}"
    r"|印发|投用|开工|达标|交付|报送|结束|进展|坚持|取得.{0,6}))?"
)
RHYTHM = (
    r"(?:(?:并?长期|持续|常态化|常年|全年|定期|适时|即时|随时|滚动|分年度|分阶段|逐年|按月|按季度?|按年度?)"
    r"(?:(?:度|并)?(?:推进|坚持|实施|落实|开展|进行|报送|推动|完成|抓好|深化|执行|更新|有效|化|加强|跟进|整改|任务|工作|长期)?){1,3}"
    r"|每(?:年|半年|季度?|个?月|周|日|天|两?年)(?:[0-9一二三四两]次|[初中底末])?[^，；。、（）]{0,8})"
)
_WHOLE = re.compile(
    rf"(?:于|在|力争|确保|拟|计划|自|从)?(?:{DATE}(?:{_BEFORE}{_DOING}|(?:之前|以前|底前|末前|前)[^，；。、（）]{{2,8}})"
    rf"|{RHYTHM}|立行立改|立即(?:整改|推进|落实)|长期任务|已完成|[^，；。、（）0-9]{{2,6}}前(?:完成|建成|到位|投用|启动))"
)
_HINT = re.compile(r"[年月季日底末内前每续期改时随任当即完]")
_LONGEST = 32


def is_deadline(text: str, start: int, end: int) -> bool:
    """Whether text[start:end] as a whole says when something is due or how often."""
    if end - start > _LONGEST or not _HINT.search(text, start, end):
        return False
    return _WHOLE.fullmatch(text, start, end) is not None
