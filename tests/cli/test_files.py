"""Papers on disk: whole or not at all, and where they were told to go."""

from __future__ import annotations

import multiprocessing
import os
import stat
import threading
from typing import TYPE_CHECKING

import pytest

from rpg.cli.fault import Told
from rpg.cli.files import written

if TYPE_CHECKING:
    from pathlib import Path


def test_a_link_is_followed_and_its_target_keeps_who_may_read_it(tmp_path: Path):
    target = tmp_path / "target.pdf"
    target.write_bytes(b"old")
    target.chmod(0o640)
    link = tmp_path / "link.pdf"
    link.symlink_to(target)
    written(link, b"new", quiet=True)
    assert link.is_symlink()
    assert target.read_bytes() == b"new"
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    assert len(list(tmp_path.iterdir())) == 2


def test_a_pipe_is_given_the_bytes_and_stays_a_pipe(tmp_path: Path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    heard: list[bytes] = []
    reader = threading.Thread(target=lambda: heard.append(pipe.read_bytes()), daemon=True)
    reader.start()
    written(pipe, b"page", quiet=True)
    reader.join(5)
    assert heard == [b"page"]
    assert pipe.is_fifo()


def test_a_link_to_itself_is_a_sentence(tmp_path: Path):
    loop = tmp_path / "loop.pdf"
    loop.symlink_to(loop)
    with pytest.raises(Told):
        written(loop, b"page", quiet=True)


def _writes(path: Path, letter: bytes) -> None:
    for _ in range(60):
        written(path, letter * 4096, quiet=True)


def test_two_programs_write_one_file_and_neither_fails(tmp_path: Path):
    path, apart = tmp_path / "kit.pdf", multiprocessing.get_context("spawn")
    both = [apart.Process(target=_writes, args=(path, letter)) for letter in (b"a", b"b")]
    for one in both:
        one.start()
    for one in both:
        one.join(60)
    assert [one.exitcode for one in both] == [0, 0]
    assert path.read_bytes() in {b"a" * 4096, b"b" * 4096}
    assert list(tmp_path.iterdir()) == [path]


def test_what_is_not_for_everybody_is_never_for_everybody_while_it_is_written(tmp_path: Path, monkeypatch):
    path = tmp_path / "mine.pdf"
    path.write_bytes(b"old")
    path.chmod(0o600)
    monkeypatch.setattr(type(path), "chmod", lambda *_: None)
    written(path, b"new", quiet=True)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
