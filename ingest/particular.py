"""Whether a name in running text is that of a body in particular: it speaks of much that ends as bodies do."""

from __future__ import annotations

import re

from ingest.context import Context
from ingest.names import Mention
from ingest.segment import Segment

_SHORTEST = 2
_SURE = re.compile(
    r"^(?:自治区|兵团|[省市县区州旗盟]|国务院|国家|中国|全国|中央|各|有关)(?!部门|单位|地)|(?:公司|集团|大学|学院|医院)$"
)
# 商务部门, 龙头企业: nobody in particular, unless 各 or 有关 says that they are meant.
_VAGUE = re.compile(
    r"^(?!各|有关|相关|所有|其他|地方|属地|基层|[省市州盟县旗区](?:级|直)|国务院有关).*(?:部门|企业|院所|机构|组织|单位)$"
)
_DEEDS = re.compile(r"(?:建设|开展|推进|实施|加强|落实)(?![局厅委部银集投管公办工指])")
_NOBODY = re.compile(r"(?:社会|群众|干部|公众|全民|市场|平台|[：.．])$|：")


def names_body(here: Context, first: int, last: int) -> bool:
    """Whether the span is a name that running text may hold: known, or with the ending of one and no verb before it."""
    if last - first < _SHORTEST:
        return False
    if here.knows(first, last):
        return True
    if (
        here.text[first] in "（我"
        or "由" in here.text[first:last]
        or _NOBODY.search(here.text, first, last)
        or _DEEDS.search(here.text, first, last)
    ):
        return False
    return here.is_body(first, last) and not here.begins_with_deed(first, last)


def is_sure(here: Context, name: Mention) -> bool:
    """Whether a name is known, or says by its first or last words what it is."""
    return here.knows(name.start, name.end) or _SURE.search(name.text) is not None


def names_bodies(here: Context, segment: Segment) -> bool:
    """Whether all names of a segment that a verb gave its role are those of bodies in particular."""
    by_verb = segment.basis in {"verb", "connective", "object"}
    return by_verb and all(_names_body(here, one.start, one.end) for one in segment.mentions)


def _names_body(here: Context, start: int, end: int) -> bool:
    name = here.text[start:end]
    ends = here.words.ends_as_body(name, 0, len(name)) or name.endswith("）") or name == "各地" or here.known(name)
    vague = _VAGUE.search(name) is not None and not here.known(name)
    return (
        ends
        and name not in here.words.generic
        and not vague
        and "：" not in name
        and len(name) > 1
        and not name[0].isdecimal()
    )
