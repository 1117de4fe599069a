"""What a GM can ask for: a typed line in, a :class:`Result` out. No terminal, no file and no clock in here.

``run(line, table)`` reads the line, finds its verb in the verb table, and returns what to say and what happened.
Whoever called performs it: appends the events, or moves the head.
"""

from __future__ import annotations
