"""``python -m rpg`` is the command ``rpg``."""

from __future__ import annotations

from rpg.cli import main

if __name__ == "__main__":
    main()
