"""The Wanderer: a shared figure with one weapon, and nobody's character.

He comes into a fight that has cost somebody: at the end of every exchange with a casualty on the ground a die that is
at most his proximity brings him, and he is there in the next one. He acts first in it, and nothing engages him: his
emitter destroys machines by their units, weakest first, without a roll, and the City hears every beam; once it is
empty he fells a machine an exchange. Scenes of a season that he changes wake a hunter in the end, for him and for all
whom he saved. He says few words a scene. Hunger, trust and locks he never solves. How few, and all else that is
counted, the kind ``wanderer`` says. GAME.md 11, 14.5 and 18.
"""
