"""Customer lifetime value: what a customer will still buy, and what that is worth today.

Without a contract: `summary` → `BetaGeometric` or `ParetoNBD` (how often) and `GammaGamma` (how
much) → `value`. With a contract: `ShiftedBetaGeometric`. On the back of an envelope:
`margin_multiplier` and what follows from it.
"""

from klantlab.clv.backtest import tracking
from klantlab.clv.beta_geometric import BetaGeometric
from klantlab.clv.bonds import bonds, plot_bonds
from klantlab.clv.calculator import explore, plot_present_value
from klantlab.clv.cohorts import survivors
from klantlab.clv.envelope import (
    LEVELS,
    break_even_retention_spend,
    contact_saving,
    elasticities,
    lifetime_value,
    margin_multiplier,
    present_value,
    relation_level,
    relationship_break_even,
)
from klantlab.clv.figures import (
    plot_alive_history,
    plot_alive_matrix,
    plot_contact_saving,
    plot_recencies,
    plot_relationship_break_even,
    plot_retention,
    plot_tracking,
    plot_value_by_segment,
    plot_whale_curve,
)
from klantlab.clv.gamma_gamma import GammaGamma
from klantlab.clv.histories import calibration_holdout, counts, summary
from klantlab.clv.pareto_nbd import ParetoNBD
from klantlab.clv.shifted_beta_geometric import ShiftedBetaGeometric
from klantlab.clv.simulation import simulate
from klantlab.clv.worth import acquisition_cap, value, whale_curve

__all__ = [
    "LEVELS",
    "BetaGeometric",
    "GammaGamma",
    "ParetoNBD",
    "ShiftedBetaGeometric",
    "acquisition_cap",
    "bonds",
    "break_even_retention_spend",
    "calibration_holdout",
    "contact_saving",
    "counts",
    "elasticities",
    "explore",
    "lifetime_value",
    "margin_multiplier",
    "plot_alive_history",
    "plot_alive_matrix",
    "plot_bonds",
    "plot_contact_saving",
    "plot_present_value",
    "plot_recencies",
    "plot_relationship_break_even",
    "plot_retention",
    "plot_tracking",
    "plot_value_by_segment",
    "plot_whale_curve",
    "present_value",
    "relation_level",
    "relationship_break_even",
    "simulate",
    "summary",
    "survivors",
    "tracking",
    "value",
    "whale_curve",
]
