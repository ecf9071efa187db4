"""Running the command `fengong` as users do: a process, its exit code, what it printed."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from fengong.cli import main
from tests.conftest import ROOT

COMMAND = (sys.executable, "-m", "fengong")
LABELS = {"zh": "错误：", "en": "error: "}


@dataclass(frozen=True, slots=True)
class Done:
    """A command that has ended."""

    code: int
    out: str
    err: str

    def failed(self, code: int, *words: str, lang: str = "zh") -> None:
        """It said one clear line on standard error, nothing on standard output, and ended with `code`."""
        assert "Traceback" not in self.err, self.err
        assert (self.code, self.out) == (code, ""), (self.code, self.out[:300], self.err[:300])
        assert self.err.startswith(LABELS[lang]), self.err
        assert self.err.count("\n") == 1, self.err
        for word in words:
            assert word in self.err, (word, self.err)

    def ok(self) -> Done:
        assert self.code == 0, (self.code, self.err)
        assert "Traceback" not in self.err
        return self


@dataclass(frozen=True, slots=True)
class Shell:
    """A folder with a graph in it, and the environment of the commands there."""

    folder: Path
    variables: dict[str, str]

    @property
    def graph(self) -> Path:
        return self.folder / "g.lbug"

    def environment(self, lang: str = "zh", **more: str) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("FENGONG_")}
        return {**kept, "PYTHONPATH": str(ROOT), "FENGONG_LANGUAGE": lang, "COLUMNS": "100", **self.variables, **more}

    def run(
        self, *arguments: str | os.PathLike[str] | bytes, lang: str = "zh", given: bytes = b"", **more: str
    ) -> Done:
        """Run a command to its end."""
        done = subprocess.run(
            [*COMMAND, *arguments], cwd=self.folder, env=self.environment(lang, **more), input=given,
            capture_output=True, timeout=120, check=False,
        )  # fmt: skip
        return Done(done.returncode, done.stdout.decode(), done.stderr.decode())

    def script(self, text: str, **more: str) -> Done:
        """Run a line of bash in which `fengong` is the command."""
        line = f'fengong() {{ "{sys.executable}" -m fengong "$@"; }}; {text}'
        done = subprocess.run(
            ["bash", "-c", line],
            cwd=self.folder,
            env=self.environment(**more),
            capture_output=True,
            timeout=120,
            check=False,
        )
        return Done(done.returncode, done.stdout.decode(), done.stderr.decode())

    def files(self) -> dict[str, bytes]:
        """Everything in the folder, by name."""
        return {
            str(one.relative_to(self.folder)): one.read_bytes()
            for one in sorted(self.folder.rglob("*"))
            if one.is_file()
        }


class Inside:
    """Runs commands inside the tests' process, which is quick: for the many ways of saying one thing."""

    def __init__(self, patch: pytest.MonkeyPatch, capture: pytest.CaptureFixture[str]) -> None:
        self._patch, self._capture = patch, capture

    def run(self, shell: Shell, *arguments: object, lang: str = "zh", **more: str) -> Done:
        """The command in the folder and with the variables of `shell`."""
        with self._patch.context() as patch:
            for name in [one for one in os.environ if one.startswith("FENGONG_")]:
                patch.delenv(name)
            for name, value in {"FENGONG_LANGUAGE": lang, "COLUMNS": "100", **shell.variables, **more}.items():
                patch.setenv(name, value)
            patch.chdir(shell.folder)
            patch.setattr(sys, "argv", ["fengong", *map(str, arguments)])
            self._capture.readouterr()
            with pytest.raises(SystemExit) as ended:
                main()
            found = self._capture.readouterr()
        code = ended.value.code
        return Done(code if isinstance(code, int) else 0, found.out, found.err)


def embedded(folder: Path) -> Shell:
    """A shell whose graph is a file in `folder`."""
    return Shell(folder, {"FENGONG_STORE": "ladybug:g.lbug"})
