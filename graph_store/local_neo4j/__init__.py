"""A Neo4j Community server on this machine, without Docker and without an installed Java.

    server = LocalServer(Path("~/neo4j").expanduser())
    info = server.start(on_step=lambda step: print(step.zh))
    driver = neo4j.GraphDatabase.driver(info.uri, auth=(info.user, info.read_password()))
    server.stop()

The server is free software of others (GPL): it is fetched and run beside us, never imported.
Needs `pip install 'fengong[neo4j-server]'`; the first start downloads the server (about 180 MB).
"""

from __future__ import annotations

from .info import ServerInfo
from .server import LocalServer
from .steps import Step
from .versions import DEFAULT_VERSION, LTS_VERSION

__all__ = ["DEFAULT_VERSION", "LTS_VERSION", "LocalServer", "ServerInfo", "Step"]
