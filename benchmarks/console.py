"""How long a console takes on a terminal until a line can be typed, beside a bare prompt of the same library.

Unix only. From the start of the process to the first prompt on a pseudo-terminal that answers as terminals do.
"""

from __future__ import annotations

import contextlib
import os
import select
import subprocess
import sys
import tempfile
import time

from benchmarks.harness import compiled

PROMPT = "\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK} "
BARE = f"from prompt_toolkit import PromptSession; PromptSession(bottom_toolbar='bar').prompt({PROMPT!r})"
RUNS = 10
BAR = 0.25
"""Seconds until a line can be typed."""
PATIENCE = 30.0
_WHERE, _ANSWER = b"\x1b[6n", b"\x1b[1;1R"


def ready(command: list[str], environment: dict[str, str]) -> float:
    """Seconds from starting a command to its prompt. RuntimeError if none comes."""
    import pty  # noqa: PLC0415 - where there is none, nothing of this is measured

    ours, theirs = pty.openpty()
    start = time.perf_counter()
    process = subprocess.Popen(
        command, stdin=theirs, stdout=theirs, stderr=theirs, env=environment, start_new_session=True
    )
    os.close(theirs)
    try:
        return _prompted(ours, start)
    finally:
        process.kill()
        process.wait()
        os.close(ours)


def _prompted(ours: int, start: float) -> float:
    seen = b""
    while PROMPT.strip().encode() not in seen:
        if not select.select([ours], [], [], PATIENCE)[0]:
            break
        with contextlib.suppress(OSError):
            data = os.read(ours, 65536)
            for _ in range(data.count(_WHERE)):
                os.write(ours, _ANSWER)
            seen += data
            continue
        break
    else:
        return time.perf_counter() - start
    raise RuntimeError(f"no prompt in {seen!r}")


def rows() -> list[tuple[str, str]]:
    """What was measured, and the figure."""
    if sys.platform == "win32":
        return [("a console on a terminal", "not measured: no pseudo-terminal")]
    with tempfile.TemporaryDirectory() as home, tempfile.TemporaryDirectory() as cache:
        environment = compiled(cache, RPG_HOME=home, RPG_SEED="bench", TERM="xterm-256color")
        rpg = [sys.executable, "-m", "rpg"]
        subprocess.run([*rpg, "new", "bench", "--story", "food-run"], env=environment, check=True, capture_output=True)
        commands = (rpg, [sys.executable, "-c", BARE])
        best = [min(found) for found in zip(*(_round(commands, environment) for _ in range(RUNS)), strict=True)]
    missed = ", missed" if best[0] > BAR else ""
    return [
        ("a bare prompt_toolkit prompt on a terminal", f"{best[1] * 1000:.0f} ms"),
        (
            "the console on a terminal, ready to type",
            f"{best[0] * 1000:.0f} ms (bar ≤ {BAR * 1000:.0f} ms{missed}), of a bare prompt {best[0] / best[1]:.2f}×",
        ),
    ]


def _round(commands: tuple[list[str], ...], environment: dict[str, str]) -> list[float]:
    """Each command once, in turns: whatever else the machine does, both see it."""
    return [ready(command, environment) for command in commands]
