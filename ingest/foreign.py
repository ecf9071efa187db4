"""Whether a text is in another language: what cannot be read then needs no option, but another file. Pure."""

from __future__ import annotations

import re

from graph_store.errors import InputError
from ingest.source import Source

_LOOKED_AT = 200_000  # characters
_HAN = re.compile("[\u3400-\u9fff]")
_KANA_HANGUL = re.compile("[\u3041-\u30ff\uac00-\ud7af]")
_LEAST = 0.2  # share of Chinese characters among the letters of a Chinese notice, Latin names and all
_MOST_KANA = 0.25  # for each Chinese character


def is_foreign(text: str) -> bool:
    """Whether the letters of `text` are mostly not Chinese."""
    seen = text[:_LOOKED_AT]
    letters, han = sum(map(str.isalpha, seen)), len(_HAN.findall(seen))
    return letters > 0 and (han < _LEAST * letters or len(_KANA_HANGUL.findall(seen)) > _MOST_KANA * han)


def not_chinese(source: Source) -> InputError:
    """The error for a text in another language."""
    return InputError(
        f"{source.name} 中没有找到中文的任务分工（正文不是中文）：没有写入任何内容；请检查是否选错了文件",
        f"{source.name} holds no Chinese division-of-work text (it is in another language): nothing was written; check "
        "whether it is the right file",
        where=source.name,
    )
