"""Customer lifetime value: what a customer will still buy, and what that is worth today.

Without a contract: `summary` → `BetaGeometric` or `ParetoNBD` (how often) and `GammaGamma` (how
much) → `value`. With a contract: `ShiftedBetaGeometric`. On the back of an envelope:
`margin_multiplier` and what follows from it.
"""

from klantlab.clv.beta_geometric import BetaGeometric
from klantlab.clv.gamma_gamma import GammaGamma
from klantlab.clv.histories import calibration_holdout, counts, summary
from klantlab.clv.pareto_nbd import ParetoNBD
from klantlab.clv.shifted_beta_geometric import ShiftedBetaGeometric

__all__ = [
    "BetaGeometric",
    "GammaGamma",
    "ParetoNBD",
    "ShiftedBetaGeometric",
    "calibration_holdout",
    "counts",
    "summary",
]
