"""Relations: how strong they are, what they bring, and what to do about it (C31–C34, C40–C43).

`strength` builds the mark that must be asked, `matrix` sets it against the return score, `misplaced`
tells whom purchases put in the wrong place, `migration` follows the groups, `action_values` and
`allocate` turn them into a decision, and `label_cost` says what a label costs. `compare` sets a score
of several groups side by side: strength by complexity of the product (C42), named against anonymous
answers (C43).
"""

from klantlab._effects import Comparison, compare, plot_compare
from klantlab.relations._actions import (
    ActionValues,
    Allocation,
    LabelCost,
    action_values,
    allocate,
    label_cost,
    plot_action_values,
)
from klantlab.relations._matrix import (
    DOGS,
    ECONOMISTS,
    FRIENDS,
    GROUPS,
    PARTNERS,
    Matrix,
    Misplaced,
    matrix,
    misplaced,
    plot_matrix,
)
from klantlab.relations._migration import Migration, migration, plot_migration
from klantlab.relations._pilot import pilot_values
from klantlab.relations._strength import (
    StrengthModel,
    StrengthScale,
    plot_strength_model,
    strength,
    strength_model,
)

__all__ = [
    "DOGS",
    "ECONOMISTS",
    "FRIENDS",
    "GROUPS",
    "PARTNERS",
    "ActionValues",
    "Allocation",
    "Comparison",
    "LabelCost",
    "Matrix",
    "Migration",
    "Misplaced",
    "StrengthModel",
    "StrengthScale",
    "action_values",
    "allocate",
    "compare",
    "label_cost",
    "matrix",
    "migration",
    "misplaced",
    "pilot_values",
    "plot_action_values",
    "plot_compare",
    "plot_matrix",
    "plot_migration",
    "plot_strength_model",
    "strength",
    "strength_model",
]
