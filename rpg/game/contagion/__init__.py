"""The Contagion: what touches somebody, and then drifts by itself until they are no longer themselves.

Seven stages, from none to lost. An exposure is rolled against its severity; from the second stage on each cycle is
rolled for, with whatever care others give. Every stage helps with Interface, which is the temptation: the third is
sensed by the Safeguard, the fourth destroys a gene, the fifth weighs on everything else. GAME.md 9 and 18.
"""
