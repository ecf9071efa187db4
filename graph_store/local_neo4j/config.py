"""The texts that a server reads: its neo4j.conf and Java's argument file."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from .versions import Release

HOST = "127.0.0.1"

_HEAP = ("-Xms256m", "-Xmx512m")  # not in neo4j.conf: its heap settings are read by the scripts that we do not have
_JVM = (
    *(
        f"--add-opens=java.base/{package}=ALL-UNNAMED"
        for package in ("java.nio", "java.io", "sun.nio.ch", "java.util.concurrent")
    ),
    "--enable-native-access=ALL-UNNAMED",
    "-XX:-UsePerfData",  # otherwise it leaves files in /tmp
    "-Dlog4j2.disable.jmx=true",
)
_WARNS_OF_UNSAFE = 24
_SETTINGS = {
    "server.http.enabled": "false",
    "server.https.enabled": "false",
    "server.memory.pagecache.size": "64m",
    "dbms.usage_report.enabled": "false",
    "db.tx_log.preallocate": "false",  # an empty server would take 517 MB of disk
    "db.memory.transaction.max": "128m",
    "db.transaction.timeout": "10s",
    "db.transaction.monitor.check.interval": "200ms",  # the default of 2 s lets a query run that much longer
    "dbms.security.allow_csv_import_from_file_urls": "false",  # the import folder would be the server's home
}
# Two transports wait 5 s each for new connections that nobody makes: 10 s of every stop.
_QUICK_STOP = "internal.dbms.bolt.netty_server_shutdown_quiet_period"
_CALENDAR = {
    "server.fleet_discovery.enabled": "false",  # would send broadcasts into the local network
    "dbms.fleet_manager.enabled": "false",
    f"{_QUICK_STOP}_duration": "0s",
}
_FIVE = {_QUICK_STOP: "0"}


def settings(release: Release, port: int) -> dict[str, str]:
    """All settings of a server that answers bolt on this port of the loopback address and on nothing else."""
    address = f"{HOST}:{port}"
    listen = {
        "server.default_listen_address": HOST,
        "server.bolt.listen_address": address,
        "server.bolt.advertised_address": address,
    }
    return listen | _SETTINGS | (_CALENDAR if release.is_calendar else _FIVE)


def conf_text(release: Release, port: int) -> str:
    """The text of neo4j.conf. Unknown settings stop the server: better than a door left open by a renamed one."""
    lines = [f"{name}={value}\n" for name, value in settings(release, port).items()]
    return "# Written by Fengong at every start; changes are lost.\n" + "".join(lines)


def server_arguments(release: Release, home: Path, jars: Iterable[Path], separator: str) -> str:
    """Java's argument file for the server; `separator` stands between jars (":" or, on Windows, ";")."""
    temporary = [f"-D{name}.tmpdir={home / 'tmp'}" for name in ("java.io", "jna")]
    unsafe = ["--sun-misc-unsafe-memory-access=allow"] if release.java >= _WARNS_OF_UNSAFE else []
    folders = [f"--home-dir={home}", f"--config-dir={home / 'conf'}"]
    options = [*_HEAP, *_JVM, *temporary, *unsafe, *_class_path(jars, separator)]
    return arguments_text([*options, release.main_class, *folders])


def password_arguments(jars: Iterable[Path], separator: str, password: str) -> str:
    """Java's argument file that sets the first password: in a file no other user sees it, on a command line all do."""
    tool = ["org.neo4j.cli.AdminTool", "dbms", "set-initial-password", password]
    return arguments_text([*_class_path(jars, separator), *tool])


def arguments_text(arguments: Iterable[str]) -> str:
    """One quoted argument a line, for `java @file`: paths may hold blanks, and Windows cuts long command lines."""
    escaped = (argument.replace("\\", "\\\\").replace('"', '\\"') for argument in arguments)
    return "".join(f'"{argument}"\n' for argument in escaped)


def _class_path(jars: Iterable[Path], separator: str) -> list[str]:
    return ["-cp", separator.join(map(str, jars))]
