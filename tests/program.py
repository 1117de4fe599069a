"""The program as a process of its own, without the time that an interpreter needs to wake.

A warm interpreter that has imported the program and made its schemas ready, but no more, is forked for every run: the
child has its own folder, environment, arguments, streams and exit, as `python -m rpg` has. What an interpreter reads
only while it wakes (`PYTHONUTF8` and its like, a locale that is not UTF-8) gets a fresh one. That nothing heavy is
imported, and that what is needed is, is seen in fresh ones: tests/cli/test_lazy.py, the README, the terminal.
"""

from __future__ import annotations

import atexit
import contextlib
import gc
import importlib
import json
import os
import pkgutil
import runpy
import select
import signal
import subprocess
import sys
import tempfile
import threading
import traceback
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import msgspec

import rpg

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = Path(__file__).parents[1]
READ_AT_WAKING = ("LC_ALL", "LC_CTYPE", "LANG")


class Program(Protocol):
    """What runs ``rpg`` with words, and what its stdin says, in a folder and an environment."""

    def __call__(
        self, words: tuple[str, ...], *, said: str, cwd: Path, env: Mapping[str, str], timeout: float = 120
    ) -> subprocess.CompletedProcess[str]: ...


def fresh(
    words: tuple[str, ...], *, said: str, cwd: Path, env: Mapping[str, str], timeout: float = 120
) -> subprocess.CompletedProcess[str]:
    """Run ``rpg`` with `words` in an interpreter of its own; `said` is what stdin says."""
    return subprocess.run(
        [sys.executable, "-m", "rpg", *words],
        input=said, capture_output=True, encoding="utf-8", timeout=timeout, cwd=cwd, env=env, check=False,
    )  # fmt: skip


class Warm:
    """A warm interpreter, woken by the first run; `run` answers as `fresh` does."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def close(self) -> None:
        """Let the warm interpreter end."""
        if self._process is not None:
            self._process.communicate(timeout=10)
            self._process = None

    def run(
        self, words: tuple[str, ...], *, said: str, cwd: Path, env: Mapping[str, str], timeout: float = 120
    ) -> subprocess.CompletedProcess[str]:
        """Run ``rpg`` with `words`; `said` is what stdin says. Raises `TimeoutExpired` after `timeout` seconds."""
        if _needs_waking(env):
            return fresh(words, said=said, cwd=cwd, env=env, timeout=timeout)
        with tempfile.TemporaryDirectory() as folder:
            streams = [Path(folder, name) for name in ("in", "out", "err")]
            streams[0].write_bytes(said.encode("utf-8"))
            request = {"words": words, "cwd": str(cwd), "env": dict(env), "streams": [str(path) for path in streams]}
            code = self._asked(request, timeout)
            said_back = [path.read_text("utf-8") for path in streams[1:]]
        return subprocess.CompletedProcess(list(words), code, *said_back)

    def _asked(self, request: Mapping[str, Any], timeout: float) -> int:
        if self._process is None:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "tests.program"], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                bufsize=0,  # what is read ahead would be waited for in vain
            )  # fmt: skip
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(request).encode() + b"\n")
        self._process.stdin.flush()
        child = int(self._process.stdout.readline())
        if not select.select([self._process.stdout], [], [], timeout)[0]:
            os.kill(child, signal.SIGKILL)
            self._process.stdout.readline()
            raise subprocess.TimeoutExpired(request["words"], timeout)
        return int(self._process.stdout.readline())


def _needs_waking(env: Mapping[str, str]) -> bool:
    python = {key for key in {*env, *os.environ} if key.startswith("PYTHON")} - {"PYTHONPATH"}
    locales = (env.get(key) or "UTF-8" for key in READ_AT_WAKING)
    return any(env.get(key) != os.environ.get(key) for key in python) or not all(
        name.upper().endswith(("UTF-8", "UTF8")) for name in locales
    )


def _warm_up() -> None:
    """Import the program and the libraries that it stands on, but for the commands: they speak while they load."""
    for module in pkgutil.walk_packages(rpg.__path__, "rpg."):
        if not module.name.startswith(("rpg.__main__", "rpg.cli")):
            importlib.import_module(module.name)
    importlib.import_module("click")
    _know(msgspec.Struct)
    _know_schemas()


def _know(kind: type[msgspec.Struct]) -> None:
    """Let msgspec look at every kind of value, as it does when it first meets one: half the time of a short run."""
    for each in kind.__subclasses__():
        with contextlib.suppress(TypeError, NameError):  # what is never read from JSON need not be
            msgspec.json.Decoder(each)
        _know(each)


def _know_schemas() -> None:
    """Make the schema of every kind ready, as a check of rules does."""
    from rpg.rulebook.explain import own_explainer  # noqa: PLC0415 - who starts no program needs none of it
    from rpg.rulebook.kinds import KINDS  # noqa: PLC0415 - the same
    from rpg.rulebook.schema import own_schemas  # noqa: PLC0415 - the same
    from rpg.rulebook.shape import own_shapes  # noqa: PLC0415 - the same

    for kind in KINDS:
        own_explainer().faults(kind, own_schemas()[kind]["examples"][0])
        own_shapes()[kind]  # it is worked out when it is asked for


def _become(request: Mapping[str, Any]) -> int:
    """Be ``python -m rpg`` in a forked child; the exit code."""
    os.chdir(request["cwd"])
    os.environ.clear()
    os.environ.update(request["env"])
    for descriptor, path in enumerate(request["streams"]):
        flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND if descriptor else os.O_RDONLY
        opened = os.open(path, flags)
        os.dup2(opened, descriptor)
        os.close(opened)
    sys.stdin = os.fdopen(0, encoding=sys.stdin.encoding, errors=sys.stdin.errors, closefd=False)
    sys.stdout = os.fdopen(1, "w", encoding=sys.stdout.encoding, errors=sys.stdout.errors, closefd=False)
    sys.stderr = os.fdopen(2, "w", 1, encoding=sys.stderr.encoding, errors="backslashreplace", closefd=False)
    vars(sys).update(__stdin__=sys.stdin, __stdout__=sys.stdout, __stderr__=sys.stderr)
    searched = filter(None, request["env"].get("PYTHONPATH", "").split(os.pathsep))
    sys.path[:1] = [request["cwd"], *(path for path in searched if path not in sys.path)]
    sys.argv = ["rpg", *request["words"]]
    code: object = 0
    try:
        runpy.run_module("rpg", run_name="__main__", alter_sys=True)
    except SystemExit as left:
        code = left.code
    except BaseException:  # noqa: BLE001 - what an interpreter does with what nobody caught
        traceback.print_exc()
        code = 1
    if code is not None and not isinstance(code, int):
        sys.stderr.write(f"{code}\n")
        code = 1
    threading._shutdown()  # type: ignore[attr-defined]  # noqa: SLF001 - as an interpreter does that ends
    return code or 0


def _serve() -> None:
    _warm_up()
    gc.freeze()
    asked = os.fdopen(os.dup(0), "rb")
    answers = os.fdopen(os.dup(1), "wb", buffering=0)
    for line in asked:
        child = os.fork()
        if not child:
            code = 70
            try:
                code = _become(json.loads(line))
                atexit._run_exitfuncs()  # noqa: SLF001 - the same
                sys.stdout.flush()
                sys.stderr.flush()
            finally:
                os._exit(code & 0xFF)
        answers.write(b"%d\n" % child)
        status = os.waitpid(child, 0)[1]
        answers.write(b"%d\n" % os.waitstatus_to_exitcode(status))


if __name__ == "__main__":
    _serve()
