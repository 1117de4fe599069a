"""The oracle: what is asked when the obvious, the implied and the invented have no answer.

A question is the core roll with a pool by its likelihood: clean is yes, partial yes with a price, a fail no; a scene
bears few of them. An image is one word from each of two tables. A scene can be told instead of played: place, mark,
sign and gesture, and nobody speaks. Where a campaign takes the silence for a rule, people far down say one line a scene
at most, and a scene without any gives its node's Bearing. GAME.md 13.
"""
