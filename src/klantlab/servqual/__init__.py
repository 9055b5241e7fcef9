"""Service quality: the gap model, performance only, styles of service, and what makes services hard."""

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
from klantlab.servqual._contest import Contest, contest, plot_contest
from klantlab.servqual._gaps import DIMENSIONS, Gaps, Servperf, gaps, plot_gaps, servperf
from klantlab.servqual._positions import (
    MarketPosition,
    ServiceScale,
    market_position,
    plot_service_scale,
    service_scale,
)
from klantlab.servqual._questionnaire import Questionnaire, by_source, questionnaire
from klantlab.servqual._service import (
    Heterogeneity,
    RankedIdeas,
    UnusedCapacity,
    heterogeneity,
    plot_heterogeneity,
    plot_rank_ideas,
    plot_unused_capacity,
    rank_ideas,
    unused_capacity,
)
from klantlab.servqual._zone import (
    InternalGaps,
    ZoneOfTolerance,
    internal_gaps,
    plot_internal_gaps,
    plot_zone_of_tolerance,
    zone_of_tolerance,
)

__all__ = [
    "DIMENSIONS",
    "Comparison",
    "Contest",
    "Effects",
    "Gaps",
    "Heterogeneity",
    "InternalGaps",
    "MarketPosition",
    "Questionnaire",
    "RankedIdeas",
    "ServiceScale",
    "Servperf",
    "UnusedCapacity",
    "ZoneOfTolerance",
    "by_source",
    "compare",
    "contest",
    "effects",
    "gaps",
    "heterogeneity",
    "internal_gaps",
    "market_position",
    "plot_compare",
    "plot_contest",
    "plot_effects",
    "plot_gaps",
    "plot_heterogeneity",
    "plot_interaction",
    "plot_internal_gaps",
    "plot_rank_ideas",
    "plot_service_scale",
    "plot_tails",
    "plot_unused_capacity",
    "plot_zone_of_tolerance",
    "questionnaire",
    "rank_ideas",
    "service_scale",
    "servperf",
    "unused_capacity",
    "zone_of_tolerance",
]
