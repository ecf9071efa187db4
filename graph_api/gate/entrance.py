"""Whether the service may be started as it is set up: nobody should find the door open who was not let in."""

from __future__ import annotations

from pathlib import Path

from graph_api.gate.admission import reading_is_open
from graph_store.errors import ParameterError
from graph_store.keyfile import read_keys
from graph_store.settings import Settings


def check_entrance(settings: Settings) -> None:
    """Raise ParameterError when a key is needed for reading and there is none; InputError when keys cannot be read."""
    path = Path(settings.keys).expanduser()
    if read_keys(path) or reading_is_open(settings):
        return
    raise ParameterError(
        f"在 {settings.host} 上服务要用密钥阅读，而 {path} 里还没有：先运行 fengong keys make reader 名称；"
        "或设 FENGONG_READING=open，让所有能连上的人阅读",
        f"reading on {settings.host} takes a key, and {path} has none: run fengong keys make reader NAME first, "
        "or set FENGONG_READING=open to let everybody read who can connect",
        where="FENGONG_READING",
    )
