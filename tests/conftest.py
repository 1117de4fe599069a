"""What every test shares: programs that tests start may keep their bytecode, or most of the time goes to compiling."""

from __future__ import annotations

import os
from pathlib import Path

if os.environ.pop("PYTHONDONTWRITEBYTECODE", ""):
    os.environ["PYTHONPYCACHEPREFIX"] = str(Path(__file__).parents[1] / ".pytest_cache" / "bytecode")
