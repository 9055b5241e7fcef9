"""Customer satisfaction: what raises it, what it is measured against, and what it leads to."""

from klantlab._effects import (
    Comparison,
    Effects,
    compare,
    effects,
    plot_compare,
    plot_effects,
    plot_interaction,
    plot_tails,
)
from klantlab.satisfaction._disconfirmation import Disconfirmation, disconfirmation, plot_disconfirmation
from klantlab.satisfaction._drivers import Drivers, drivers, plot_drivers
from klantlab.satisfaction._loyalty import LoyaltyCurve, loyalty_curve, plot_loyalty_curve
from klantlab.satisfaction._priorities import (
    ImportancePerformance,
    Kano,
    importance_performance,
    kano,
    plot_importance_performance,
    plot_kano,
)
from klantlab.satisfaction._research import (
    Coverage,
    ProcessScores,
    plot_problem_coverage,
    plot_process_scores,
    problem_coverage,
    process_scores,
    three_populations,
)

__all__ = [
    "Comparison",
    "Coverage",
    "Disconfirmation",
    "Drivers",
    "Effects",
    "ImportancePerformance",
    "Kano",
    "LoyaltyCurve",
    "ProcessScores",
    "compare",
    "disconfirmation",
    "drivers",
    "effects",
    "importance_performance",
    "kano",
    "loyalty_curve",
    "plot_compare",
    "plot_disconfirmation",
    "plot_drivers",
    "plot_effects",
    "plot_importance_performance",
    "plot_interaction",
    "plot_kano",
    "plot_loyalty_curve",
    "plot_problem_coverage",
    "plot_process_scores",
    "plot_tails",
    "problem_coverage",
    "process_scores",
    "three_populations",
]
