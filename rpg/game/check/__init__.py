"""The core roll.

A pool of dice is attribute + skill + gear + help − difficulty − conditions. With dice in it the highest face is read;
with none or fewer, more dice the fewer there are, and the lowest. The face is a degree: a fail, a partial (done, at a
price), a full; several of the highest are a surge. Each die halves the chance to fail. A roll may be pushed once, for
Strain: low faces fall again, and the lowest that then show are heard. Machines never roll. Which faces those are is
said by the kinds ``core-roll`` and ``ladder``. GAME.md 1.
"""
