"""The search for the net terminal gene, and the control room at its end.

Phases are clocks of the campaign, filled by a few discovery rolls a session; what a phase does not need is lost. A
carrier is somebody of the campaign, whose gene the Contagion destroys; a synthetic one is noticed. Behind its locks the
City obeys once for certain. The room has an alert of its own, in which every action counts, until an agent cuts them
off. The numbers are those of the kind ``quest``. GAME.md 10 and 18.
"""
