"""What a client takes: forms of answers, compression, and what it has already. Pure."""

from __future__ import annotations

from functools import lru_cache

_KEPT = 512  # headers that repeat are read once


@lru_cache(maxsize=_KEPT)
def accepts(accept: str, media_type: str) -> bool:
    """Whether the header `Accept` lets `media_type` through; the most specific range decides, and none is any."""
    wanted = media_type.partition(";")[0].strip()
    ranges = {"*/*": 0, f"{wanted.partition('/')[0]}/*": 1, wanted: 2}
    best, let_through = -1, not accept.strip()
    for name, quality in _parts(accept):
        if ranges.get(name, -1) > best:
            best, let_through = ranges[name], quality > 0
    return let_through


@lru_cache(maxsize=_KEPT)
def takes_gzip(accept_encoding: str) -> bool:
    """Whether the header `Accept-Encoding` allows gzip."""
    allowed = dict(_parts(accept_encoding))
    return allowed.get("gzip", allowed.get("*", 0.0)) > 0


def matches(if_none_match: str, etag: str) -> bool:
    """Whether the header `If-None-Match` names `etag` or any answer at all; tags are compared weakly."""
    tags = [tag.strip().removeprefix("W/") for tag in if_none_match.split(",")]
    return etag.removeprefix("W/") in tags or "*" in tags


def _parts(header: str) -> list[tuple[str, float]]:
    """The items of a header with their quality; one that cannot be read counts as not wanted."""
    found = []
    for item in header.lower().split(","):
        name, *parameters = (piece.strip() for piece in item.split(";"))
        quality = next((one[2:] for one in parameters if one.startswith("q=")), "1")
        try:
            found.append((name, float(quality)))
        except ValueError:
            found.append((name, 0.0))
    return found
