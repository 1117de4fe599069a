"""The core roll.

A pool of d6 is attribute + skill + gear + help − difficulty − conditions. One die or more: the highest face is read.
None or fewer: 2 − pool dice, and the lowest is read. 1–3 fail, 4–5 partial (done, at a price), 6 full, two sixes surge.
Each die halves the chance to fail. A roll may be pushed once, for Strain: low faces fall again, and each 1 that then
shows is heard. Machines never roll. GAME.md 1.
"""
