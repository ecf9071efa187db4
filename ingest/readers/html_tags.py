"""What the tags of HTML mean to a reader."""

from __future__ import annotations

import re

from ingest.readers.xml import Element

# Elements whose content is never shown as text of the page.
SILENT = frozenset(
    "script style noscript template iframe frame object embed svg math canvas audio video select option textarea "
    "button input head title meta link map datalist".split()
)
BLOCKS = frozenset(
    "p div section article main header footer aside nav h1 h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote pre center form "
    "fieldset address figure figcaption hr table thead tbody tfoot tr td th caption body html details summary".split()
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)


def name_of(element: Element) -> str:
    """The tag in lower case; "" for what is no element (comments, entities)."""
    return element.tag.lower() if isinstance(element.tag, str) else ""


def style_hides(element: Element) -> bool:
    """Whether the element itself says that it is not shown."""
    return isinstance(element.tag, str) and (
        "hidden" in element.attrib or bool(_HIDDEN.search(element.get("style") or ""))
    )
