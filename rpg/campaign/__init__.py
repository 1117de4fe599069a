"""The campaign as values: the rules it plays by, what happened, and what is therefore true.

An entry is one typed line and all that follows from it. The world is a fold over the events of the entries on the
path from the beginning to the head, less those that were voided.
"""

from __future__ import annotations
