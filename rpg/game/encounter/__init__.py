"""A fight, or a flight.

Distance is a gap, each person's own, from contact to away. In an exchange everybody acts once, and it is a beat of
the sector: the arrival clock ticks; the machines close by their Pace on all who do not flee; in contact each engages
somebody, evenly, only so many to one person, and the rest are free; the people act, in any order; free machines finish
the downed, one each; the network hears what was loud. Machines never roll: their numbers are the difficulty, their harm
is the price. It ends when all are away, every machine is destroyed, or nobody stands. The numbers are those of the
kinds ``procedure`` and ``adversary``. GAME.md 3, 5, 14.5 and 18.
"""
