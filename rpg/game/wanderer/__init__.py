"""The Wanderer: a shared figure with one weapon, and nobody's character.

He comes into a fight that has cost somebody: at the end of every exchange with a casualty on the ground a die that is
at most his proximity brings him, and he is there in the next one. He acts first in it, and nothing engages him: his
emitter destroys machines by their units, weakest first, without a roll, and the City hears every beam; once it is
empty he fells a machine an exchange. Each scene of a season that he changes brings a hunter nearer, for him and for all
whom he saved. He says few words. Hunger, trust and locks he never solves. GAME.md 11, 14.5 and 18.
"""
