"""Folders in which a campaign is less safe than elsewhere, because another program moves its file about."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_NAMES = re.compile(
    r"(?:dropbox|onedrive|google ?drive|my drive|icloud ?drive|mobile documents|cloudstorage|nextcloud|owncloud|pcloud"
    r"|megasync|seafile|syncthing|sync)(?:$|[ (._-].*)",
    re.IGNORECASE,
)
"""How the folders of programs that keep a folder alike on several machines are called."""
_MARKS = (".stfolder", ".dropbox", ".dropbox.cache", ".owncloudsync.log", ".nextcloudsync.log")
"""What such a program leaves in its folder."""


def synced(path: Path) -> str:
    """The folder around a file that is kept alike on several machines; "" if none is known to be.

    Such a program may take the file while a line is being written, or bring an older one back.
    """
    for folder in path.absolute().parents:
        if _NAMES.fullmatch(folder.name) or any((folder / mark).exists() for mark in _MARKS):
            return str(folder)
    return ""
