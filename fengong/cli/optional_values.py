"""Options whose value may be left out: `--strict` is `--strict=0.95`. A value of one's own needs the equals sign."""

from __future__ import annotations

from typing import Any, ClassVar

from fengong.cli.help import Command


class OptionalValues(Command):
    """A command in which the options of `defaults` may stand alone."""

    defaults: ClassVar[dict[str, str]] = {}

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """The arguments with the values that were left out."""
        end = args.index("--") if "--" in args else len(args)
        given = [f"{one}={self.defaults[one]}" if one in self.defaults else one for one in args[:end]]
        return super().parse_args(ctx, [*given, *args[end:]])


class Strict(OptionalValues):
    """`ingest` with its `--strict`."""

    defaults: ClassVar[dict[str, str]] = {"--strict": "0.95"}
