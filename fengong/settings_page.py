"""docs/settings.md, made from the table of settings: `python -m fengong.settings_page`."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

from graph_store.configuration import variable
from graph_store.settings import Settings

TARGET = Path(__file__).resolve().parent.parent / "docs" / "settings.md"
_HEAD = """# 设置 / Settings

由 `python -m fengong.settings_page` 生成。 / Made by `python -m fengong.settings_page`.

依次取自：命令的选项、环境变量、`fengong.toml`（当前文件夹里的，或 `FENGONG_CONFIG` 指定的）、默认值。
`fengong settings` 列出现在的值和来源。 /
In this order: options of a command, the environment, `fengong.toml` (in the current folder, or named by
`FENGONG_CONFIG`), defaults. `fengong settings` shows each value in force and where it came from.

```toml
# fengong.toml
port = 8080
allowed_hosts = ["fengong.example.org"]
neo4j_password_file = "/run/secrets/neo4j_password"
```

| 设置 / setting | 环境变量 / variable | 默认 / default | 说明 / meaning |
|---|---|---|---|
"""


def page() -> str:
    """The page."""
    rows = (
        f"| `{one.name}` | `{variable(one)}` | {_default(one.default)} | {one.metadata['zh']} / {one.metadata['en']} |"
        for one in fields(Settings)
    )
    return _HEAD + "\n".join(rows) + "\n"


def _default(value: object) -> str:
    return "" if value == "" else f"`{value}`"


if __name__ == "__main__":
    TARGET.write_text(page(), encoding="utf-8")
