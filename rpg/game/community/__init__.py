"""The village: people to feed, Stores, Hunger, Cohesion, and four things that it builds on.

A cycle is played in a fixed order: what comes, food made, work on a project, food eaten, deaths, births, what holds the
people together. What an expedition carries home is in the Stores at once; what it cost is felt when the cycle ends. A
village that starves, breaks apart or dies out is lost. GAME.md 7 and 18.
"""
