"""`settings`: each setting with its value, where that came from, and what it means."""

from __future__ import annotations

from typing import Annotated

import typer

from fengong.cli.options import Format, FormatOption, Output
from fengong.cli.speech import language


def settings(
    as_json: Annotated[bool, typer.Option("--json", help="同 -f json / the same as -f json")] = False,
    form: FormatOption = None,
    output: Output = None,
) -> None:
    """列出各项设置的值、来源和说明 / each setting with its value, source and help.

    依次取自：选项、环境变量 FENGONG_*、fengong.toml（或 FENGONG_CONFIG 指定的文件）、默认值。

    例 / examples:

      fengong settings

      FENGONG_CONFIG=/etc/fengong.toml fengong settings --json
    """
    from fengong.cli.output import emit
    from fengong.settings_table import settings_table

    emit(settings_table(language()), Format.json if as_json else form, output, full=True)
