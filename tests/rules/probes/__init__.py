"""Probes of every number, by chapter."""

from __future__ import annotations

from tests.rules.probes import (
    able,
    alert,
    asking,
    checks,
    desk,
    far,
    fighting,
    living,
    machines,
    outings,
    people,
    seeking,
    touched,
    wandering,
)

ALL = (able, alert, asking, checks, desk, far, fighting, living, machines, outings, people, seeking, touched, wandering)
