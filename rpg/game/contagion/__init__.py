"""The Contagion: what touches somebody, and then drifts by itself until they are no longer themselves.

It has stages, from none to lost. An exposure is rolled against its severity; from a stage on each cycle is rolled for,
with whatever care others give. Stages help with Interface, which is the temptation; some are sensed by the Safeguard,
destroy a gene, or weigh on everything else. Which ones, the kind ``contagion`` says. GAME.md 9 and 18.
"""
