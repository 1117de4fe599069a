"""Fetching food: a way through nodes that are watched, a source, and the way back with what can be carried.

At each node a die says whether somebody is there, or the way itself is dangerous; where something watches, the leader
takes the group past it; then the beats of the pace go by, and the network's clock with them. At the source every beat
of work fills canisters, and is one more chance to be seen. Out there everybody eats. What was gathered comes home, is
dropped, or lies with the dead: nothing is lost otherwise. GAME.md 6, 14.5 and 18.
"""
