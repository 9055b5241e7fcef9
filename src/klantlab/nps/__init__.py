"""Net promoter score: what it is, how sure you are of it, and what to improve first.

The score (Reichheld 2003) is the share of promoters (9–10) minus the share of detractors (0–6), in
points from −100 to +100. Everything in this room follows from how often each answer was given, so
that any engine can count and a laptop can compute.
"""

from klantlab.nps._counts import counts
from klantlab.nps._explore import explore, plot_sample
from klantlab.nps._groups import Comparison, Difference, Ranking, compare, difference, ranking
from klantlab.nps._loss import ClassLoss, Efficiency, class_loss, cutoffs, efficiency
from klantlab.nps._plots import (
    plot_distribution,
    plot_draws,
    plot_interval,
    plot_ranking,
    plot_same_score,
    plot_trend,
)
from klantlab.nps._score import Interval, Score, from_counts, interval, score
from klantlab.nps._size import detectable_difference, margin, sample_size, sample_size_difference
from klantlab.nps._themes import Themes, clean_comments, plot_themes, theme_costs, themes, word_weights
from klantlab.nps._time import Trend, trend

__all__ = [
    "ClassLoss",
    "Comparison",
    "Difference",
    "Efficiency",
    "Interval",
    "Ranking",
    "Score",
    "Themes",
    "Trend",
    "class_loss",
    "clean_comments",
    "compare",
    "counts",
    "cutoffs",
    "detectable_difference",
    "difference",
    "efficiency",
    "explore",
    "from_counts",
    "interval",
    "margin",
    "plot_distribution",
    "plot_draws",
    "plot_interval",
    "plot_ranking",
    "plot_same_score",
    "plot_sample",
    "plot_themes",
    "plot_trend",
    "ranking",
    "sample_size",
    "sample_size_difference",
    "score",
    "theme_costs",
    "themes",
    "trend",
    "word_weights",
]
