"""Whether a name in running text is that of a body in particular: it speaks of much that ends as bodies do."""

from __future__ import annotations

import re

from ingest.context import Context
from ingest.names import Mention
from ingest.segment import Segment

_SHORTEST = 2
_SHORTEST_OWNER, _LONGEST_OWNER = 3, 12
_SURE = re.compile(
    r"^[镇乡](?!区|域|街|[东西南北]|长)|^(?:管委会|党工委|纪工委|自治区|兵团|[省市县区州旗盟]|国务院|国家|中国|全国|中央|各|有关|[省市县区]级以上)(?!部门|单位|地)|^(?:地方|属地|[省市县区]级)|(?:公司|集团|大学|学院|医院|分局|支队|大队|法院|检察院|支行|海关|税务局|公安局|办事处|管委会|人民政府)$|领导小组|指挥部|联席会议"
)
# 商务部门, 龙头企业: nobody in particular, unless 各 or 有关 says that they are meant.
_VAGUE = re.compile(
    r"^(?!各|有关|相关|所有|其他|地方|属地|基层|[^、]{0,4}?[省市州盟县旗区](?:级|直)|国务院有关).*(?:部门|企业|院所|机构|组织|单位)$"
)
_GROUP = re.compile(
    r"领导小组|指挥部|委员会|联席会议|[安食网减防]委会|工作专班|会各?成员单位"
)  # whose members are meant
_FIELD_ENDS = ("局", "厅", "部", "委", "总局")
_FIELD = re.compile(r"(?P<field>.{2,8}?)(?:行政)?(?:主管)?(?:部门|机关|机构)")
_DEEDS = re.compile(
    r"每[年月季周半]|设立|建立|成立|制定|[日月年]底?前|(?:建设|开展|推进|实施|实行|加强|落实)(?![局厅委部银集投管公办工指领联小协]|发展局)"
)
_OFFICE = re.compile(r"[部处科室局委办会站所中心院司署团企厂社组](?:（[^（）]{2,20}）)?$|（[^（）]{2,20}）$")
_NOBODY = re.compile(r"(?:社会|群众|干部|公众|全民|市场|平台|[：.．])$|：")


def names_body(here: Context, first: int, last: int) -> bool:
    """Whether the span is a name that running text may hold: known, or with the ending of one and no verb before it."""
    if last - first < _SHORTEST:
        return False
    return here.knows(first, last) or (here.is_body(first, last) and not _says_more(here, first, last))


def may_name_body(here: Context, first: int, last: int) -> bool:
    """Whether it could be a name that nobody knows (发展规划处), if it stands among names."""
    short = last - first >= _SHORTEST and here.may_be_name(first, last)
    return short and _OFFICE.search(here.text, first, last) is not None and not _says_more(here, first, last)


def _says_more(here: Context, first: int, last: int) -> bool:
    """Whether there is more in the words than a name has, as a verb."""
    return (
        here.text[first] in "（我报"
        or here.text[first].isdecimal()
        or here.text.find("由", first, last) >= 0
        or _NOBODY.search(here.text, first, last) is not None
        or (here.text[first] != "各" and _DEEDS.search(here.text, first, last) is not None)
        or here.begins_with_deed(first, last)
    )


def is_sure(here: Context, name: Mention) -> bool:
    """Whether a name is known, is an office of a known one (农业农村部种业管理司) or says by its words what it is."""
    return here.knows(name.start, name.end) or _SURE.search(name.text) is not None or _is_office(here, name)


def _is_office(here: Context, name: Mention) -> bool:
    ends = range(name.start + _SHORTEST_OWNER, min(name.end - 1, name.start + _LONGEST_OWNER))
    return here.ends_as_body(name.start, name.end) and any(here.knows(name.start, end) for end in ends)


def names_bodies(here: Context, segment: Segment) -> bool:
    """Whether all names of a segment that a verb gave its role are those of bodies in particular."""
    by_verb = segment.basis in {"verb", "connective", "object"}
    return by_verb and all(_names_body(here, one.start, one.end) for one in segment.mentions)


def _names_body(here: Context, start: int, end: int) -> bool:
    name = here.text[start:end]
    ends = (
        here.words.ends_as_body(name, 0, len(name)) or name.endswith(("）", "村")) or name == "各地" or here.known(name)
    )
    vague = _VAGUE.search(name) is not None and not here.known(name) and not _is_meant(here, name)
    return (
        ends
        and name not in here.words.generic
        and not vague
        and "：" not in name
        and len(name) > 1
        and not name[0].isdecimal()
    )


def _is_meant(here: Context, name: str) -> bool:
    """Whether a vague name says who is meant: the members of a group, or those of a field with bodies (水利部门)."""
    if _GROUP.search(name):
        return True
    field = _FIELD.fullmatch(name)
    return field is not None and any(here.known(field["field"] + end) for end in _FIELD_ENDS)
