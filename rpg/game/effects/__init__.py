"""What an ability or an item does by rule: a closed set of verbs, one file each, so that homebrew needs no code.

An entity names the verbs that it has, each with its numbers: ``"effects": { "pin": { "machines": 4, "bonus": 2 } }``.
Here stands only what can be said; each verb is obeyed where its chapter decides (GAME.md 2).
"""

from __future__ import annotations

from typing import Literal

import msgspec

from rpg.game.effects.cancel_noise import CancelNoise
from rpg.game.effects.care import Care
from rpg.game.effects.declare_structure import DeclareStructure
from rpg.game.effects.drag_dice import DragDice
from rpg.game.effects.easier import Easier
from rpg.game.effects.extra_dice import ExtraDice
from rpg.game.effects.fabricate import Fabricate
from rpg.game.effects.keep_loaded import KeepLoaded
from rpg.game.effects.keep_watch import KeepWatch
from rpg.game.effects.learn_watch import LearnWatch
from rpg.game.effects.light import Light
from rpg.game.effects.lower_need import LowerNeed
from rpg.game.effects.more_slots import MoreSlots
from rpg.game.effects.more_yield import MoreYield
from rpg.game.effects.native_handshake import NativeHandshake
from rpg.game.effects.open_sealed import OpenSealed
from rpg.game.effects.panic_row import PanicRow
from rpg.game.effects.pin import Pin
from rpg.game.effects.proximity import Proximity
from rpg.game.effects.raise_degree import RaiseDegree
from rpg.game.effects.read_clock import ReadClock
from rpg.game.effects.redraw_structure import RedrawStructure
from rpg.game.effects.rest_strain import RestStrain
from rpg.game.effects.restore_item import RestoreItem
from rpg.game.effects.return_anew import ReturnAnew
from rpg.game.effects.rewrite import Rewrite
from rpg.game.effects.sever_link import SeverLink
from rpg.game.effects.shrug_off import ShrugOff
from rpg.game.effects.slip_away import SlipAway
from rpg.game.effects.slow import Slow
from rpg.game.effects.soak import Soak
from rpg.game.effects.spare_downed import SpareDowned
from rpg.game.effects.spare_group import SpareGroup
from rpg.game.effects.speak_for_dead import SpeakForDead
from rpg.game.effects.start_gap import StartGap
from rpg.game.effects.stay_untagged import StayUntagged
from rpg.game.effects.uncounted import Uncounted

Period = Literal["exchange", "encounter", "watch", "expedition", "cycle", "season"]
"""How long something limited stays spent, from the shortest to the longest."""


class Effects(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, omit_defaults=True):
    """The verbs of one ability or item; what stands at None it does not do."""

    more_slots: MoreSlots | None = None
    soak: Soak | None = None
    extra_dice: ExtraDice | None = None
    rest_strain: RestStrain | None = None
    raise_degree: RaiseDegree | None = None
    spare_group: SpareGroup | None = None
    uncounted: Uncounted | None = None
    slip_away: SlipAway | None = None
    pin: Pin | None = None
    slow: Slow | None = None
    keep_loaded: KeepLoaded | None = None
    drag_dice: DragDice | None = None
    shrug_off: ShrugOff | None = None
    spare_downed: SpareDowned | None = None
    start_gap: StartGap | None = None
    restore_item: RestoreItem | None = None
    panic_row: PanicRow | None = None
    stay_untagged: StayUntagged | None = None
    cancel_noise: CancelNoise | None = None
    read_clock: ReadClock | None = None
    easier: Easier | None = None
    learn_watch: LearnWatch | None = None
    more_yield: MoreYield | None = None
    keep_watch: KeepWatch | None = None
    open_sealed: OpenSealed | None = None
    light: Light | None = None
    sever_link: SeverLink | None = None
    proximity: Proximity | None = None
    care: Care | None = None
    rewrite: Rewrite | None = None
    return_anew: ReturnAnew | None = None
    declare_structure: DeclareStructure | None = None
    redraw_structure: RedrawStructure | None = None
    native_handshake: NativeHandshake | None = None
    lower_need: LowerNeed | None = None
    speak_for_dead: SpeakForDead | None = None
    fabricate: Fabricate | None = None


class Limited(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What an ability does so many ``times`` in each period, and no more (0: as often as one likes).

    A ``chosen`` one is used when its player says so; any other as soon as it helps.
    """

    effects: Effects
    per: Period
    times: int = 1
    chosen: bool = False
