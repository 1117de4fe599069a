"""People: what they are, what they carry, and what the City has done to them.

Four attributes, twelve skills, one ability. Vitality is 3 + Frame; at 0 somebody is down, and any machine left free
finishes them. Slots are 4 + 2 × Frame, a full canister is two of them, and beyond capacity everything is harder: the
load may be dropped at any moment. Strain rises by pushing and by seeing a companion die; at 6 comes panic, and it falls
to 3. Conditions are given, or follow from the numbers. GAME.md 1 and 2.
"""
