"""The register of what the course makes computable: every concept, its weight, and the functions that compute it.

The rest is not written here but found, so that it can't disagree: the lessons and exercises of a concept are those
whose header or declaration names it (see `klantlab.building.goals`).
"""

from __future__ import annotations

from dataclasses import dataclass

# The chapters as a student reads their names; the folders' names are their short form.
CHAPTERS = {
    "00": "Start",
    "01": "De klant",
    "02": "Segmentatie",
    "03": "Koopproces en online klant",
    "04": "RFM en klantgroepen",
    "05": "Relatiesterkte",
    "06": "Klanttevredenheid",
    "07": "Servicekwaliteit",
    "08": "NPS",
    "09": "Loyaliteit en klantreis",
    "10": "Customer lifetime value",
    "11": "Waarde en kwaliteit",
    "12": "Klantgericht organiseren",
}

CORE, MORE, QUIZ = "kern", "plus", "quiz"


@dataclass(frozen=True)
class Concept:
    """One idea of the course.

    Attributes
    ----------
    id : str
        As in the goals of lessons: "C70".
    chapter : str
        Where it is at home; that chapter has to teach and to practise it.
    term : str
        What it is called, in Dutch.
    weight : {"kern", "plus", "quiz"}
        For every student; for the long route; or only to be told apart, not computed.
    functions : tuple of str
        What computes it, as it is typed; each is used in a lesson that teaches the concept.
    """

    id: str
    chapter: str
    term: str
    weight: str
    functions: tuple[str, ...] = ()


CONCEPTS = (
    Concept("C01", "01", "wie is een klant", CORE),
    Concept("C08", "01", "soorten klantgegevens", MORE),
    Concept("C119", "01", "klantgegevens op orde", MORE),
    Concept("C10", "02", "criteria voor segmentatie", MORE, ("segmentation.explained",)),
    Concept(
        "C11", "02", "clusteren", CORE, ("segmentation.choose_k", "segmentation.stability", "segmentation.profile")
    ),
    Concept("C12", "02", "VALS", MORE, ("segmentation.compare_shares",)),
    Concept("C13", "02", "milieus (Mentality)", MORE, ("segmentation.milieus",)),
    Concept("C14", "02", "de gemiddelde klant bestaat niet", CORE, ("segmentation.near_mean",)),
    Concept("C15", "02", "typen aan de balie", QUIZ),
    Concept("C30", "04", "recency, frequency, monetary", CORE, ("rfm.table", "rfm.scores", "rfm.return_score")),
    Concept("C31", "04", "rendement en relatiesterkte: vier groepen", CORE, ("relations.matrix",)),
    Concept(
        "C32",
        "04",
        "een strategie per groep",
        CORE,
        ("relations.pilot_values", "relations.allocate", "rfm.baskets"),
    ),
    Concept("C33", "04", "een partner was eerst een vriend", MORE, ("relations.migration",)),
    Concept("C34", "04", "het etiket D-klant", MORE, ("relations.label_cost",)),
    Concept("C40", "05", "relatie vraag je, je leidt haar niet af", CORE, ("relations.misplaced",)),
    Concept(
        "C41",
        "05",
        "waaruit relatiesterkte bestaat",
        CORE,
        ("relations.strength", "survey.alpha", "survey.omega", "relations.strength_model"),
    ),
    Concept("C42", "05", "weinig leveranciers bij complexe inkoop", MORE, ("relations.compare",)),
    Concept("C43", "05", "ongelijke macht: op naam of anoniem", MORE, ("relations.compare",)),
    Concept("C50", "06", "tevredenheid: reactie, onderwerp, moment", MORE, ("satisfaction.compare",)),
    Concept("C51", "06", "verwachting en ervaring (disconfirmatie)", CORE, ("satisfaction.disconfirmation",)),
    Concept("C52", "06", "verwachtingsmanagement", CORE, ("satisfaction.disconfirmation",)),
    Concept("C53", "06", "overtreffen en overstijgen (Kano)", MORE, ("satisfaction.kano",)),
    Concept("C54", "06", "wat telt het zwaarst", CORE, ("satisfaction.drivers", "satisfaction.importance_performance")),
    Concept(
        "C55",
        "06",
        "zeven stappen van onderzoek",
        MORE,
        ("survey.sample_size", "survey.response", "satisfaction.importance_performance"),
    ),
    Concept("C56", "06", "techniek bij de vraag", MORE, ("satisfaction.problem_coverage",)),
    Concept(
        "C57",
        "06",
        "representatief, precies, betrouwbaar",
        CORE,
        ("survey.sample_size", "survey.margin", "survey.response", "survey.rake", "survey.retest", "survey.alpha"),
    ),
    Concept("C58", "06", "proces los van uitkomst", MORE, ("satisfaction.process_scores",)),
    Concept("C59", "06", "één gemiddelde verbergt alles", CORE, ("satisfaction.three_populations",)),
    Concept("C117", "06", "waar verwachting vandaan komt", MORE, ("satisfaction.effects",)),
    Concept("C60", "07", "vier kenmerken van diensten", MORE, ("servqual.unused_capacity", "servqual.heterogeneity")),
    Concept("C61", "07", "vijf factoren, en stemming en weer", CORE, ("servqual.effects",)),
    Concept("C62", "07", "SERVQUAL", CORE, ("servqual.gaps", "servqual.zone_of_tolerance", "servqual.internal_gaps")),
    Concept("C63", "07", "SERVPERF", CORE, ("servqual.contest",)),
    Concept("C64", "07", "vier hoeken van Martin", MORE, ("servqual.service_scale",)),
    Concept("C65", "07", "kwaliteit bewaken", MORE, ("servqual.control_chart", "servqual.capability")),
    Concept("C66", "07", "waardestrategieën van Treacy en Wiersema", MORE, ("servqual.market_position",)),
    Concept("C67", "07", "vijf regels van Van Bel", MORE, ("servqual.effects",)),
    Concept("C68", "07", "co-creatie: ideeën eerlijk rangschikken", MORE, ("servqual.rank_ideas",)),
    Concept("C69", "07", "authenticiteit", QUIZ),
    Concept("C115", "07", "vriendelijke balie, traag kantoor", MORE, ("servqual.effects",)),
    Concept("C116", "07", "klantvriendelijkste bedrijf", QUIZ),
    Concept("C70", "08", "de NPS", CORE, ("nps.score", "nps.from_counts")),
    Concept(
        "C71",
        "08",
        "hoe zeker is een NPS",
        CORE,
        ("nps.interval", "nps.ranking", "nps.difference", "nps.sample_size", "nps.trend"),
    ),
    Concept("C72", "08", "de tweede vraag", CORE, ("nps.themes",)),
    Concept("C73", "08", "kritiek op de NPS", MORE, ("nps.plot_same_score", "nps.class_loss", "nps.cutoffs")),
    Concept("C90", "10", "contante waarde van een klant", CORE, ("clv.present_value", "clv.margin_multiplier")),
    Concept("C91", "10", "winstgevende klant", MORE, ("clv.whale_curve",)),
    Concept("C92", "10", "behouden of werven", CORE, ("clv.elasticities", "clv.break_even_retention_spend")),
    Concept("C93", "10", "met contract: sBG", CORE, ("clv.ShiftedBetaGeometric",)),
    Concept("C94", "10", "zonder contract: BG/NBD en Gamma-Gamma", CORE, ("clv.BetaGeometric", "clv.GammaGamma")),
    Concept("C95", "10", "wat een klant mag kosten", CORE, ("clv.value", "clv.acquisition_cap")),
    Concept("C96", "10", "niveaus van relatie", MORE, ("clv.relation_level",)),
    Concept("C97", "10", "wanneer relatiemarketing loont", MORE, ("clv.relationship_break_even",)),
    Concept("C98", "10", "drie soorten binding", MORE, ("clv.bonds",)),
    Concept("C120", "10", "besparen op contact", MORE, ("clv.contact_saving",)),
    Concept("C113", "12", "privacy (AVG)", CORE),
)

BY_ID = {concept.id: concept for concept in CONCEPTS}
