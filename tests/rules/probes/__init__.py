"""Probes of every number, by chapter."""

from __future__ import annotations

from tests.rules.probes import alert, checks, machines, people

ALL = (alert, checks, machines, people)
