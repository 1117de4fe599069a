"""Exact odds: whole weights over the number of equally likely ways; a fraction only at the door (:mod:`.odds`).

``polynomials`` multiplies whole distributions as one number, ``kernels`` weighs sums, kept dice and opposed pools,
``chains`` dice that go on, ``heaps`` everything else that lies side by side, ``counting`` what dice count,
``reading`` walks the tree.
"""

from __future__ import annotations
