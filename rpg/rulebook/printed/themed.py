"""Themes: what they are made from, their fonts, and whether what they print can be read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rpg.rulebook.explain import shown
from rpg.rulebook.fault import Fault
from rpg.rulebook.guess import choices
from rpg.rulebook.ids import NOTES
from rpg.rulebook.printed.known import fonts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from rpg.rulebook.shape import Path

LEAST = 4.5
"""The contrast that text must have with its ground, as WCAG 2 reckons it."""
READ = (
    ("ink", "paper"), ("quiet", "paper"), ("signal", "paper"), ("on_mass", "mass"), ("ink", "tint"), ("field", "tint"),
    ("field", "paper"),
)  # fmt: skip
"""Which colours text has, and on which."""
Theme = dict[str, Any]


def theme_faults(name: str, value: Theme, own: Mapping[str, Theme], below: Mapping[str, Theme]) -> Iterator[Fault]:
    """The faults of a theme of a sound shape among those of its pack, and those that stand already, by name."""
    for role, font in value.get("fonts", {}).items():
        if role not in NOTES and font not in fonts():
            near = font.rpartition("/")[2].removesuffix(".ttf")
            yield Fault("no_such_font", ("fonts", role), {"found": shown(font)}, choices(near, fonts()))
    base = value.get("extends")
    if base is not None and base not in {*below, *own}:
        yield Fault("no_such_theme", ("extends",), {"found": shown(base)}, choices(base, sorted({*below, *own})))
        return
    made = resolved(name, own, below)
    if made is not None:
        yield from _contrasts(value, made)
    elif base in own and _circles(name, own):
        yield Fault("extends_circle", ("extends",), {"ids": ", ".join(sorted(_chain(name, own)))})


def resolved(name: str, own: Mapping[str, Theme], below: Mapping[str, Theme]) -> Theme | None:
    """A theme with all that it takes from others; None if what it is made from is not there, or is itself.

    ``own`` are those of its pack, ``below`` those that stand already; one that extends its own name extends that below.
    """
    trail, met = [name], {name}
    while trail[-1] in own and "extends" in own[trail[-1]]:
        base = own[trail[-1]]["extends"]
        if base == trail[-1] or base not in own:
            return _over(below.get(base), [own[each] for each in reversed(trail)])
        if base in met:
            return None
        trail.append(base)
        met.add(base)
    whole = own.get(trail[-1])
    return _over(whole, [own[each] for each in reversed(trail[:-1])])


def _over(base: Theme | None, layers: list[Theme]) -> Theme | None:
    if base is None:
        return None
    made = dict(base)
    for layer in layers:
        for key, value in layer.items():
            made[key] = {**made.get(key, {}), **value} if isinstance(value, dict) else value
    made.pop("extends", None)
    return made


def _circles(name: str, own: Mapping[str, Theme]) -> bool:
    return own[_chain(name, own)[-1]].get("extends") in _chain(name, own)


def _chain(name: str, own: Mapping[str, Theme]) -> list[str]:
    """A theme, what it is made from, and so on, until one comes again or is not of this pack."""
    trail = [name]
    while (base := f"{own[trail[-1]].get('extends')}") in own and base not in trail:
        trail.append(base)
    return trail


def contrast(one: str, other: str) -> float:
    """The contrast of two colours (``#rrggbb``) as WCAG 2 reckons it, from 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    low = 0.04045
    return part / 12.92 if part <= low else float(((part + 0.055) / 1.055) ** 2.4)


def _contrasts(value: Theme, made: Theme) -> Iterator[Fault]:
    palette, told = made.get("palette", {}), value.get("palette", {})
    for text, ground in READ:
        found = contrast(palette[text], palette[ground])
        if found < LEAST:
            near = next((role for role in (text, ground) if role in told), "")
            path: Path = ("palette", near) if near else ("extends",)
            values = {"text": text, "ground": ground, "found": f"{int(found * 10) / 10}", "limit": f"{LEAST}"}
            yield Fault("weak_contrast", path, values)
