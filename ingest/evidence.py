"""What speaks for one government or another in a notice. Each piece of evidence gives one government, or None. Pure.

Strongest first: the name of who issues; the number with the level that the lists speak of; the own word of the organs
(省财政厅, 市教育局) with the places that the text names most.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from ingest.divisions import CENTRE, Jurisdiction, above, children, division, every, is_within, jurisdictions
from ingest.front import Front
from ingest.organs import MINISTRIES, is_unlisted, own_word_of, places_in, places_numbered, places_of

_AT_LEAST = 2  # times that a place or an own word must be named
_MOST = 200_000  # characters in which places are counted
_OWN_WORDS = r"自治区|自治州|自治县|自治旗|林区|特区|地区|省|市|州|盟|区|县|旗"
# The own word before an organ, at the start of a name: 市场监管局, 区域 and （市、区） are something else.
_SELF = re.compile(
    rf"[（(、，；：\s]({_OWN_WORDS})(?![场域级内外])"
    r"(?=(?:人民)?政府|委|[^、，；：。（()）\s]{1,14}?(?:[厅局委办部院会队社馆所]|中心|公司))"
)
_MINISTRY = re.compile(rf"[（(、，；：\s](?:{MINISTRIES})(?=[、，；）)\s牵负会等按配])")
_ADDRESSED_BY = re.compile(rf"(?:^|[，,；;]|政府、|公署、|管委会、|单位、)({_OWN_WORDS})(?:人民政府|政府|[府委级直属])")
_TO_CENTRE = re.compile(r"^各省|^各(?:自治区|直辖市)|国务院各?部")
_TO_PROVINCE = re.compile(r"^各(?:设区|地级|[（(]?市[）)]?、?[（(]?[州县]|市（|盟市|地区|州、市|州市|州（)")
_TO_COUNTY = re.compile(r"^各(?:乡|镇|街道|苏木|[（(]?镇)")
_LEVELS = {"省": ("province",), "自治区": ("province",), "区": ("county",), "县": ("county",), "旗": ("county",)}


def by_issuer(seen: Front, text: str) -> Jurisdiction | None:
    """The government whose organ issues; of several with one name the one whose city or province the text names."""
    for organ in (seen.issuer, *seen.issuer.split()):
        places = places_of(organ)
        if len(places) == 1:
            return places[0]
        if places:
            return _first(Counter({place.code: _named_above(place, text) for place in places}), 1)
    return None


def is_foreign(seen: Front) -> bool:
    """Whether somebody issues whose government no table has: then nothing else may speak for another one."""
    return not any(map(places_of, seen.issuer.split())) and any(map(is_unlisted, seen.issuer.split()))


def by_number(seen: Front, text: str) -> Jurisdiction | None:
    """The centre by its number or its addressees; the province or city by its abbreviation, if the own word fits."""
    if _TO_CENTRE.search(seen.salutation):
        return division(CENTRE)
    places = places_numbered(seen.doc_number) if seen.doc_number else ()
    own = _own_word(seen, text)
    fitting = [place for place in places if place.code == CENTRE or not own or place.own_word == own]
    levels = _addressed_levels(seen.salutation)
    fitting = [place for place in fitting if not levels or place.level in levels] or fitting
    if len(fitting) == 1 and (fitting[0].code == CENTRE or own or text.count(fitting[0].short)):
        return fitting[0]
    return _first(Counter({place.code: text.count(place.short, 0, _MOST) for place in fitting}), 1)


def by_ministries(seen: Front, text: str) -> Jurisdiction | None:
    """The centre, when ministries stand in the lists and no organs that carry an own word."""
    ministries = not _own_word(seen, text) and len(_MINISTRY.findall(text, 0, _MOST)) >= _AT_LEAST
    return division(CENTRE) if ministries else None


def by_title(seen: Front, text: str) -> Jurisdiction | None:
    """The one place of the title (the innermost, 杭州市 of 浙江省杭州市), if it fits the own word."""
    own = _own_word(seen, text)
    places = [one for one in places_in(seen.title) if one.code != CENTRE]
    inner = [one for one in places if not any(is_within(other, one) for other in places if other.code != one.code)]
    return inner[0] if len(inner) == 1 and own in {"", inner[0].own_word} else None


def by_organs(seen: Front, text: str) -> Jurisdiction | None:
    """Of the governments with the own word that the organs carry, the one that the text names most."""
    own = _own_word(seen, text)
    levels = _addressed_levels(seen.salutation)
    places = [one for one in _candidates(own) if not levels or one.level in levels]
    head = " ".join((seen.title, seen.issuer))
    counts = Counter({one.code: _times(one, text) + 2 * _times(one, head) for one in places})
    return _first(counts, _AT_LEAST) or _by_children(places, text, own)


def _own_word(seen: Front, text: str) -> str:
    """What the government calls itself: as addressed, as it issues, or as most of the organs of the lists say."""
    addressed = _ADDRESSED_BY.search(seen.salutation)
    word = addressed[1] if addressed else own_word_of(seen.issuer)
    if not word:
        counted = Counter(map(_plain, _SELF.findall(text, 0, _MOST))).most_common(2)
        (word, times), (_, next_times) = [*counted, ("", 0), ("", 0)][:2]
        word = word if times >= _AT_LEAST and times > next_times else ""
    return _plain(word)


def _plain(word: str) -> str:
    return word if word == "自治区" else word.removeprefix("自治")


def _addressed_levels(salutation: str) -> tuple[str, ...]:
    """Levels of a government that addresses these; () when they do not tell."""
    if _TO_COUNTY.search(salutation):
        return ("county",)
    return ("province",) if _TO_PROVINCE.search(salutation) else ()


def _candidates(own: str) -> Iterable[Jurisdiction]:
    """The governments with this own word; without one the provinces alone, since any text names cities."""
    provinces = [one for one in jurisdictions().values() if one.code != CENTRE and own in {"", one.own_word}]
    return provinces if own in {"", "省", "自治区"} else (*provinces, *(one for one in every() if one.own_word == own))


def _times(place: Jurisdiction, text: str) -> int:
    """How often a text names the place: a county by its whole name, and not one like 城区 or 和县, which are words."""
    if place.level == "county":
        return text.count(place.name, 0, _MOST) if len(place.name) > 2 else 0  # noqa: PLR2004
    return text.count(place.short, 0, _MOST)


def _named_above(place: Jurisdiction, text: str) -> int:
    return sum(text.count(one.short, 0, _MOST) for one in above(place) if one.code != CENTRE)


def _by_children(places: Iterable[Jurisdiction], text: str, own: str) -> Jurisdiction | None:
    """The government of that own word of which the text names most cities or counties by their whole names."""
    if not own:
        return None
    counts = Counter({one.code: sum(_times(inner, text) > 0 for inner in children(one)) for one in places})
    return _first(counts, _AT_LEAST)


def _first(counts: Counter[str], at_least: int) -> Jurisdiction | None:
    """The place that is counted most, if it is so alone and often enough."""
    (code, most), (_, second) = [*counts.most_common(2), ("", 0), ("", 0)][:2]
    return division(code) if most >= at_least and most > second else None
