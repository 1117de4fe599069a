"""The Safeguard: how awake the City is, sector by sector, and what it sends.

Triggers raise points, each no further than its ceiling: noise alone never calls a squad. Points make levels; entering a
high one sends a force, whose arrival clock counts beats. One force at a time: a higher level replaces it. On its way
there is an omen; when the clock fills, the force is here. Whoever is tagged is found, and raises the alert with every
beat. Points decay in quiet watches and at the end of cycles, but not below the floor that the highest level of the
season has left. Countermeasures take from points, from the clock, from the Watch of a place, or from the Tag. The
ladder is the kind ``alert-ladder``, what climbs it ``trigger``, what is done against it ``countermeasure``. GAME.md 4.
"""
