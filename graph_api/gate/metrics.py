"""Numbers for Prometheus, in its text format. Written by hand: a request costs no more than adding to a dictionary."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from threading import Lock

MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8"
BOUNDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
Labels = tuple[str, ...]


class Counter:
    """Numbers that only grow, by their labels. May be used from several threads."""

    kind = "counter"

    def __init__(self, name: str, meaning: str, labels: Labels = ()) -> None:
        self.name, self.meaning, self._labels = name, meaning, labels
        self._values: dict[Labels, float] = {} if labels else {(): 0.0}
        self._lock = Lock()

    def add(self, *labels: str, by: float = 1.0) -> None:
        """Count."""
        with self._lock:
            self._values[labels] = self._values.get(labels, 0.0) + by

    def lines(self) -> Iterator[str]:
        """The samples."""
        with self._lock:
            values = sorted(self._values.items())
        for labels, value in values:
            yield sample(self.name, dict(zip(self._labels, labels, strict=True)), value)


class Histogram:
    """How long something took, by one label. Used from the event loop only."""

    kind = "histogram"

    def __init__(self, name: str, meaning: str, label: str) -> None:
        self.name, self.meaning, self._label = name, meaning, label
        self._counts: dict[str, list[int]] = {}
        self._sums: dict[str, float] = {}

    def observe(self, label: str, seconds: float) -> None:
        """Count one."""
        counts = self._counts.get(label)
        if counts is None:
            counts = self._counts[label] = [0] * (len(BOUNDS) + 1)
        counts[bisect_left(BOUNDS, seconds)] += 1
        self._sums[label] = self._sums.get(label, 0.0) + seconds

    def lines(self) -> Iterator[str]:
        """The samples: each bucket counts what is in those below too."""
        for label, counts in sorted(self._counts.items()):
            total = 0
            for bound, count in zip((*map(_number, BOUNDS), "+Inf"), counts, strict=True):
                total += count
                yield sample(f"{self.name}_bucket", {self._label: label, "le": bound}, total)
            yield sample(f"{self.name}_sum", {self._label: label}, self._sums[label])
            yield sample(f"{self.name}_count", {self._label: label}, total)


def gauge(name: str, meaning: str, value: float, labels: Mapping[str, str] | None = None) -> str:
    """A number as it is now, with its heading."""
    return f"{heading(name, meaning, 'gauge')}{sample(name, labels or {}, value)}\n"


def text(metric: Counter | Histogram) -> str:
    """A metric with its heading."""
    return heading(metric.name, metric.meaning, metric.kind) + "".join(f"{line}\n" for line in metric.lines())


def heading(name: str, meaning: str, kind: str) -> str:
    """The two lines before the samples."""
    return f"# HELP {name} {_escaped(meaning)}\n# TYPE {name} {kind}\n"


def sample(name: str, labels: Mapping[str, str], value: float) -> str:
    """One line."""
    inside = ",".join(f'{label}="{_quoted(content)}"' for label, content in labels.items())
    return f"{name}{{{inside}}} {_number(value)}" if inside else f"{name} {_number(value)}"


def _number(value: float) -> str:
    return str(int(value)) if value == int(value) and abs(value) < 1e15 else repr(float(value))  # noqa: PLR2004


def _escaped(meaning: str) -> str:
    return meaning.replace("\\", "\\\\").replace("\n", "\\n")


def _quoted(content: str) -> str:
    return _escaped(content).replace('"', '\\"')
