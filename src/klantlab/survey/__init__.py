"""Is the survey any good? Reliability, sample size, weights and who did not answer."""

from klantlab.survey._reliability import Reliability, Retest, alpha, item_analysis, omega, retest
from klantlab.survey._sample import (
    Response,
    StraightLiners,
    bands,
    margin,
    plot_margin,
    response,
    sample_size,
    straight_liners,
)
from klantlab.survey._weights import Raking, design_effect, plot_margins, plot_weights, rake

__all__ = [
    "Raking",
    "Reliability",
    "Response",
    "Retest",
    "StraightLiners",
    "alpha",
    "bands",
    "design_effect",
    "item_analysis",
    "margin",
    "omega",
    "plot_margin",
    "plot_margins",
    "plot_weights",
    "rake",
    "response",
    "retest",
    "sample_size",
    "straight_liners",
]
