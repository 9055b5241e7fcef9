"""Net promoter score: what it is, how sure you are of it, and what to improve first.

The score (Reichheld 2003) is the share of promoters (9–10) minus the share of detractors (0–6), in
points from −100 to +100. Everything in this room follows from how often each answer was given, so
that any engine can count and a laptop can compute.
"""

from klantlab.nps._counts import counts
from klantlab.nps._score import Interval, Score, from_counts, interval, score

__all__ = [
    "Interval",
    "Score",
    "counts",
    "from_counts",
    "interval",
    "score",
]
