"""From an address to a store: `ladybug:path` (or a path that ends in .lbug), `bolt://…`, `neo4j://…`."""

from __future__ import annotations

from pathlib import Path

from graph_store.audit import Audit
from graph_store.errors import ParameterError
from graph_store.settings import Settings, shown_address
from graph_store.store import GraphStore

_FILE = ".lbug"
_SERVER = ("bolt://", "neo4j://", "bolt+s://", "neo4j+s://", "bolt+ssc://", "neo4j+ssc://")


def open_store(settings: Settings) -> GraphStore:
    """The store that `settings.store` addresses; nothing is opened or connected yet.

    Raises ParameterError, and StoreWriteError when the audit log cannot be written.
    """
    if not settings.audit_log:
        return _open(settings)
    from graph_store.audited import AuditedStore  # noqa: PLC0415 - only for those who asked for it

    audit = Audit(settings.audit_log)
    return AuditedStore(_open(settings, audit), audit)


def _open(settings: Settings, audit: Audit | None = None) -> GraphStore:
    address = settings.store
    if address.endswith(_FILE) and "://" not in address and not address.startswith("ladybug:"):
        address = f"ladybug:{address}"
    if address.startswith("ladybug:") and len(address) > len("ladybug:"):
        from graph_store.ladybug_engine.store import LadybugStore  # noqa: PLC0415 - an engine is imported when asked for

        path = Path(address.removeprefix("ladybug:")).expanduser()
        return LadybugStore(path, console_slots=settings.cypher_workers)
    if address.startswith(_SERVER):
        from graph_store.neo4j_engine.store import Neo4jStore  # noqa: PLC0415 - likewise

        return Neo4jStore(settings, audit)
    if address.startswith(("http://", "https://")):
        raise ParameterError(
            f"{shown_address(address)} 是服务，只能用来问（ask、cypher、network、info……）；这里要 ladybug:文件 或 bolt://主机:端口",
            f"{shown_address(address)} is a service, only to be asked (ask, cypher, network, info …): here a store is "
            "wanted, ladybug:FILE or bolt://HOST:PORT",
            where="FENGONG_STORE",
        )
    raise ParameterError(
        f"图的位置 {shown_address(address)!r} 无法识别：应为 ladybug:文件、bolt://主机:端口，只读时也可以是 http://主机:端口",
        f"the store address {shown_address(address)!r} is not known: use ladybug:FILE or bolt://HOST:PORT",
        where="FENGONG_STORE",
    )
