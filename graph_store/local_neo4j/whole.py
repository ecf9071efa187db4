"""Is a downloaded file whole?

jgo writes downloads in place and only warns of wrong checksums: what a killed download left would stay in the cache
for ever, and a jar that is cut short makes the server fail in strange ways.
"""

from __future__ import annotations

import zipfile
import zlib
from pathlib import Path

_ENDS = {".pom": b"</project>", ".xml": b"</metadata>"}  # a captive portal's page ends otherwise


def is_whole(file: Path) -> bool:
    """Every entry of a jar has its checksum; a description ends as it should."""
    if file.suffix in _ENDS:
        return file.read_bytes().rstrip().endswith(_ENDS[file.suffix])
    try:
        with zipfile.ZipFile(file) as jar:
            return jar.testzip() is None
    except (zipfile.BadZipFile, zlib.error, EOFError):
        return False


def discard_broken(folder: Path) -> None:
    """Delete what is not whole, so that it is downloaded again."""
    for file in folder.rglob("*.*"):
        if file.suffix in (".jar", *_ENDS) and not is_whole(file):
            file.unlink()
