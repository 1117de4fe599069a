"""People: what they are, what they carry, and what the City has done to them.

Attributes, skills, an ability. Vitality and slots follow from the body; without Vitality somebody is down, and any
machine left free finishes them. A full canister takes slots too, and beyond capacity everything is harder: the load may
be dropped at any moment. Strain rises by pushing and by seeing a companion die; at the end of its track comes panic,
and it falls. Conditions are given, or follow from the numbers. How many of each is said by the kinds ``person-rules``,
``attribute`` and ``skill``. GAME.md 1 and 2.
"""
