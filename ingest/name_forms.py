"""The notation of names in the tables of usual bodies, and what it stands for at one place.

`~` is 厅 in a province and 局 below, `^` is 厅 in a province and 室 below (办公厅, 办公室), `@` the word by which the
government calls itself (省, 市, 县 …; 自治区党委 for @委), `*` its name (浙江省) and `#` its short name (浙江).
"""

from __future__ import annotations

from ingest.divisions import Jurisdiction

LETTERS = {"province": "P", "city": "C", "county": "X", "centre": ""}
MUNICIPALITIES = frozenset({"110000", "120000", "310000", "500000"})
PLACE_MARKS = "*#"


def letter(place: Jurisdiction) -> str:
    """The level of `place` as the tables write it: P province, M municipality, C city, X county."""
    return "M" if place.code in MUNICIPALITIES else LETTERS[place.level]


def applies(levels: str, code: str, level: str) -> bool:
    """Whether a row with these `levels` (letters; codes of places that it holds for, -codes that it does not)
    holds for the place `code` of that level.
    """
    first, *places = levels.split()
    if first.isdigit():
        return code in {first, *places}
    return code in places or (level in first and f"-{code}" not in places)


def at_level(form: str, level: str) -> str:
    """`form` with the endings of that level."""
    if "~" in form:
        form = form.replace("~", "厅" if level == "P" else "局")
    return form.replace("^", "厅" if level in "PM" else "室") if "^" in form else form


def own_words(form: str, own_word: str) -> tuple[str, ...]:
    """The ways in which a name with @ is printed, the usual one first."""
    if "@" not in form:
        return (form,)
    if own_word != "自治区":
        return (form.replace("@", "地" if own_word == "地区" else own_word),)
    usual = form.replace("团@委", "自治区团委").replace("@委", "自治区党委", 1).replace("@", "自治区")
    return tuple(dict.fromkeys((usual, form.replace("@", "区"))))


def filled(form: str, place: Jurisdiction) -> str:
    """`form` at `place`, as it is written out."""
    whole = own_words(at_level(form, letter(place)), place.own_word)[0]
    return whole.replace("*", place.name).replace("#", place.short)
