"""Just enough of Cypher's lexical grammar to see statements, first words and calls without reading strings as code."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

# A carriage return alone ends a comment too: what follows it is code to Neo4j.
_TOKEN = re.compile(
    r"""(?P<space>\s+)
      | (?P<comment>//[^\r\n]*|/\*.*?\*/)
      | (?P<string>'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")
      | (?P<quoted>`(?:[^`]|``)*`)
      | (?P<word>[^\W\d]\w*)
      | (?P<parameter>\$\w+)
      | (?P<number>\d[\w.]*)
      | (?P<sign>.)""",
    re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a query: kind is string, quoted, word, parameter, number or sign."""

    kind: str
    text: str


def tokens(query: str) -> Iterator[Token]:
    """The tokens of `query` without white space and comments. An unclosed string or comment comes as single signs."""
    for match in _TOKEN.finditer(query):
        kind = match.lastgroup or "sign"
        if kind not in {"space", "comment"}:
            yield Token(kind, match.group())


def calls(found: list[Token]) -> Iterator[str]:
    """Names directly before an opening parenthesis, dotted names whole, as written (quoted ones with their quotes)."""
    for position, token in enumerate(found):
        if token.text != "(" or position == 0 or found[position - 1].kind not in {"word", "quoted"}:
            continue
        first = position - 1
        while first > 1 and found[first - 1].text == "." and found[first - 2].kind in {"word", "quoted"}:
            first -= 2
        # `:Label (` and `.property (` are not calls, but nothing legitimate is written so.
        yield "".join(token.text for token in found[first:position])
