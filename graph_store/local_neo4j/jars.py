"""The server's jars: resolved once per version by PyPI's jgo, then found by a plain list beside them.

Mirrors that the user named in jgo's own configuration are used.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from ..errors import StoreError
from .cache import cache_folder
from .failures import missing_extra
from .lock import exclusive
from .steps import OnStep, Step
from .versions import Release
from .whole import discard_broken, is_whole

_LOCK_SECONDS = 1800.0
_REQUEST_SECONDS = 30
_AT_ONCE = 8
_ATTEMPTS = 3  # some 500 requests: one that fails must not undo the others
_FAILURES = (OSError, RuntimeError, ValueError, SyntaxError)  # what jgo raises; the last is unreadable XML


def class_path(release: Release, on_step: OnStep) -> list[Path]:
    """All jars of this release, downloaded if need be; raises StoreError without the extra or offline."""
    listing = cache_folder() / f"neo4j-{release.version}.txt"
    if jars := _listed(listing):
        return jars
    with exclusive(cache_folder() / "maven.lock", _LOCK_SECONDS):
        if jars := _listed(listing):  # another process was faster
            return jars
        on_step(Step.JARS)
        jars = _fetched(release, cache_folder() / "maven")
        _write(listing, jars)
    return jars


def _listed(listing: Path) -> list[Path]:
    """The jars of the list, or none if one of them has gone. Lines are relative: the cache folder may be moved."""
    if not listing.exists():
        return []
    jars = [listing.parent / line for line in listing.read_text(encoding="utf-8").splitlines()]
    return jars if all(jar.exists() for jar in jars) else []


def _write(listing: Path, jars: list[Path]) -> None:
    draft = listing.with_suffix(".draft")
    draft.write_text("".join(f"{jar.relative_to(listing.parent).as_posix()}\n" for jar in jars), encoding="utf-8")
    draft.replace(listing)


def _fetched(release: Release, folder: Path) -> list[Path]:
    """Download until every jar is whole; what earlier attempts brought is kept."""
    reason = "damaged jars"
    for _ in range(_ATTEMPTS):
        discard_broken(folder)
        try:
            jars = download(release.coordinate, folder)
        except ImportError as error:
            raise missing_extra(error) from error
        except _FAILURES as error:
            reason = f"{type(error).__name__}: {error}"[:300]
            continue
        if all(is_whole(jar) for jar in jars):
            return jars
    raise StoreError(
        f"下载 Neo4j {release.version} 失败（首次启动需要联网），请检查网络或代理后再试：{reason}",
        f"could not download Neo4j {release.version}: the first start needs the network; check it, try again: {reason}",
        where=release.coordinate,
    )


def download(coordinate: str, folder: Path) -> list[Path]:
    """The jars of group:artifact:version, from `folder` or fetched into it. Raises ImportError and what jgo raises.

    Resolves with jgo's Maven layer only: its environments would fetch one more JDK to tell modules from jars.
    """
    from jgo.config import GlobalSettings  # noqa: PLC0415  an optional extra
    from jgo.constants import MAVEN_CENTRAL_URL  # noqa: PLC0415
    from jgo.maven import MavenContext  # noqa: PLC0415

    repositories = {"central": MAVEN_CENTRAL_URL} | GlobalSettings.load().repositories
    context = MavenContext(repo_cache=folder, remote_repos=repositories, timeout=_REQUEST_SECONDS)
    roots, others = context.resolver.resolve([context.create_dependency(coordinate)])
    artifacts = [found.artifact for found in [*roots, *others] if found.scope in (None, "compile", "runtime")]
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        return list(pool.map(lambda artifact: artifact.resolve(), artifacts))
