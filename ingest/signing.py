"""Where the measures of a text end: at who signs it, or where it turns to everybody. Pure."""

from __future__ import annotations

import re

# A date on a line of its own closes the text; the line before it is who signs.
_SIGNATURE = re.compile(r"\n[^\n。]{0,40}\n[ \t\u3000]*(?:20\d{2}|二[〇○零]..)年[^\n。]{2,8}日[ \t\u3000]*(?:\n|$)")
# 各地各部门要……: what closes the whole text is no part of its last measure.
CLOSING = re.compile(
    r"\n[ \t\u3000]*(?:(?:请|望|希望)?各(?!项)[^，。；\n]{1,20}?(?:要|应|须|请|务必|于|按|每)"
    r"|此件|附件[：:\d一]|抄送|联系人|本(?:通知|方案|意见|措施)自)[^\n]*"
)

_WINDOW = 600  # characters at the end of a text in which it is signed


def signature(text: str) -> int:
    """Where the text ends: at the signature with its date, if it has one near its end."""
    window = max(0, len(text) - _WINDOW)
    found = [match.start() for match in _SIGNATURE.finditer(text, window)]
    return found[-1] if found else len(text)
