"""One line of the report: what was measured, the figure, what it is held against, and whether that was met."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Words:
    """A text in both languages."""

    zh: str
    en: str

    def text(self, language: str) -> str:
        """The text in "zh" or "en"."""
        return self.en if language == "en" else self.zh


@dataclass(frozen=True, slots=True)
class Line:
    """`met` is None where nothing is asked or nothing could be measured; `values` are the bare numbers for JSON."""

    name: str
    what: Words
    figure: str
    limit: str = ""
    met: bool | None = None
    values: dict[str, float] = field(default_factory=dict)

    @property
    def missed(self) -> bool:
        """Whether a limit was asked for and missed."""
        return self.met is False


def at_least(name: str, what: Words, ratio: float, least: float, values: dict[str, float], detail: str) -> Line:
    """A ratio that must not be smaller than `least`."""
    return Line(name, what, f"× {ratio:.2f} ({detail})", f"≥ × {least:g}", ratio >= least, {"ratio": ratio, **values})


def at_most(name: str, what: Words, ratio: float, most: float, values: dict[str, float], detail: str) -> Line:
    """A ratio that must not be larger than `most`."""
    return Line(name, what, f"× {ratio:.2f} ({detail})", f"≤ × {most:g}", ratio <= most, {"ratio": ratio, **values})


def below(name: str, what: Words, figure: str, amount: float, most: float, unit: str) -> Line:
    """An amount that must stay under `most`."""
    return Line(name, what, figure, f"< {most:g} {unit}", amount < most, {"amount": amount})
