"""The masked agent: one of them may not be one of them, and nobody knows, the GM included.

At an occasion a mask may enter. Among the suspects the program draws who it is, or that nobody is, from a seed of its
own, and says only the seal of it. Each cycle suspects may show a tell: the innocent seldom, a mask more often. One
suspect a cycle can be examined, and anybody accused in the assembly: rightly, and the agent stands outside the ward;
wrongly, and the village has lost faith, and somebody. A clock runs; when it is full the agent opens the ward from
inside. Whoever plays a suspect has agreed to it. The numbers are those of the kind ``infiltrator``. GAME.md 12 and 18.
"""
