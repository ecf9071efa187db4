"""What must not change while users' queries run: the graph, its folder, a folder open to all, the network."""

from __future__ import annotations

import hashlib
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph_store.ladybug_engine.store import LadybugStore
from graph_store.store import GraphStore

SECRET = "the-secret-of-the-file"
COUNT = "MATCH (a:Agency) RETURN count(*) AS agencies"
_EVERYTHING = ("MATCH (n) RETURN count(*) AS nodes", "MATCH ()-[r]->() RETURN count(*) AS relationships")


@dataclass(frozen=True, slots=True)
class Watch:
    """A folder with a secret file, and a listening port."""

    folder: Path
    listener: socket.socket

    def place(self, query: str) -> str:
        """`query` with FILE, FOLDER and URL filled in."""
        url = f"http://127.0.0.1:{self.listener.getsockname()[1]}/x.csv"
        return (
            query.replace("FILE", str(self.folder / "secret.csv"))
            .replace("FOLDER", str(self.folder))
            .replace("URL", url)
        )

    def was_called(self) -> bool:
        """Whether anybody connected."""
        try:
            self.listener.accept()[0].close()
        except BlockingIOError:
            return False
        return True


@contextmanager
def watched(folder: Path) -> Iterator[Watch]:
    """A watch in `folder`, which anybody may write: a worker without rights would succeed there, if it could."""
    folder.mkdir(mode=0o777)
    folder.chmod(0o777)
    (folder / "secret.csv").write_text(SECRET + "\n", encoding="utf-8")
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.setblocking(False)
        yield Watch(folder, listener)


def state(store: GraphStore, watch: Watch) -> dict[str, Any]:
    """All that a reader must not change."""
    found: dict[str, Any] = {
        "info": store.info(),
        "counts": [store.read(query).rows for query in _EVERYTHING],
        "folder": listing(watch.folder),
        "called": watch.was_called(),
    }
    if isinstance(store, LadybugStore):
        found["graph folder"] = listing(store.path.parent)
    return found


def listing(folder: Path) -> dict[str, str]:
    """Files below a folder with their digests."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "folder"
        for path in sorted(folder.rglob("*"))
    }
