"""What each verb and construct of the ladder does, in one Dutch line: the only place that says so.

Keyed by the items that lessons list under ``teaches`` (see `klantlab.building.ladder`). Whoever teaches a new item adds
it here, to a row of its own or to the row of which it is a part; `klantlab.building keur` names what is lacking. Groups
whose name starts with `ROOM` belong to one chapter, and stay outside the page that holds all the others.
"""

from __future__ import annotations

from dataclasses import dataclass

ROOM = "Hoofdstuk "


@dataclass(frozen=True)
class Row:
    """One line of the sheet.

    Attributes
    ----------
    items : tuple of str
        Items of the ladder that this line explains; the example uses each of them.
    example : str
        Something to type, as short as can be; a second line is a second example.
    meaning : str
        What it does, in Dutch, without a capital or a full stop.
    """

    items: tuple[str, ...]
    example: str
    meaning: str


GROUPS: dict[str, list[Row]] = {
    "Python": [
        Row(
            ("from-import", "import", "import-as"),
            "from klantlab import data\nimport pandas as pd",
            "gereedschap erbij halen: een onderdeel, of een heel pakket",
        ),
        Row(("assignment",), "omzet = 887.50", "een waarde bewaren onder een naam"),
        Row(("call", "print"), "print(omzet)", "laten zien wat erin zit; meer waarden met een komma ertussen"),
        Row(("list",), '["orders", "survey"]', "een lijst: waarden op een rij, tussen rechte haken"),
        Row(("dict",), '{"station": 12, "markt": 9}', "bij elke naam een waarde"),
        Row(
            ("keyword argument", "True/False"),
            'orders.sort_values("amount", ascending=False)',
            "een keuze met een naam erbij; `True` is ja, `False` is nee",
        ),
        Row(("ellipsis",), "antwoord = ...", "de plaats voor jouw antwoord"),
    ],
    "Tabel": [
        Row(("method", "head"), "orders.head(3)", "de eerste rijen bekijken; zonder getal zijn het er vijf"),
        Row(("shape",), "orders.shape", "het aantal rijen en het aantal kolommen"),
        Row(("subscript",), 'orders["amount"]', "één kolom uit een tabel halen"),
        Row(
            ("comparison",),
            'orders["amount"] >= 150',
            "bij elke rij waar of onwaar; tussen rechte haken is het een filter",
        ),
        Row(
            ("&", "|"),
            "(web) & (groot)\n(web) | (groot)",
            "beide waar (en), minstens één waar (of); met ronde haken eromheen",
        ),
        Row(("isin",), 'klanten["id"].isin(gekocht)', "waar als de waarde in de andere kolom of lijst voorkomt"),
        Row(("sort_values",), 'orders.sort_values("amount")', "rijen op volgorde zetten, laag eerst"),
        Row(("item assignment",), 'orders["groot"] = groot', "een kolom toevoegen of vervangen"),
        Row(("replace",), "cijfers.replace(7, 6)", "een waarde overal door een andere vervangen"),
        Row(("drop_duplicates",), 'kaarten.drop_duplicates("email")', "van gelijke rijen alleen de eerste houden"),
        Row(
            ("attribute", "dt", "month", "year"),
            'orders["date"].dt.month\norders["date"].dt.year',
            "de maand of het jaar uit een datum",
        ),
        Row(("set_index",), 'antwoorden.set_index("customer_id")', "een kolom tot naam van de rijen maken"),
        Row(
            ("sample",),
            "antwoorden.sample(frac=1, replace=True)",
            "evenveel rijen door loting trekken, met terugleggen",
        ),
        Row(("to_list",), 'orders["amount"].to_list()', "van een kolom een gewone lijst maken"),
        Row(
            ("merge",),
            'regels.merge(products, on="product_id")',
            "twee tabellen naast elkaar zetten op een gedeelde kolom",
        ),
        Row(("index",), "klanten.index", "de namen van de rijen, hier de klantnummers"),
        Row(("reindex",), "bedragen.reindex(klanten.index)", "waarden op de rijen van een andere tabel leggen"),
        Row(("pd.Series",), "pd.Series([9, 7, 10])", "van een lijst een kolom maken"),
    ],
    "Tellen": [
        Row(("len",), "len(orders)", "het aantal rijen"),
        Row(("value_counts",), 'orders["channel"].value_counts()', "hoe vaak elke waarde voorkomt"),
        Row(("nunique",), 'orders["customer_id"].nunique()', "het aantal verschillende waarden"),
        Row(("groupby",), 'orders.groupby("channel")', "de rijen verdelen in groepen; zet de berekening erachter"),
    ],
    "Rekenen": [
        Row(("arithmetic",), "gasten * 6.25", "keer; verder `+`, `-` en `/`, en een punt in een kommagetal"),
        Row(("round",), "round(omzet, 2)", "afronden, hier op twee cijfers achter de komma"),
        Row(("sum",), 'orders["amount"].sum()', "optellen; bij waar en onwaar telt het hoe vaak het waar is"),
        Row(("mean",), 'orders["amount"].mean()', "het gemiddelde"),
        Row(("median",), 'orders["amount"].median()', "de middelste waarde"),
    ],
    "Figuur": [
        Row(
            ("plotting.bars", "plotting.line"),
            "plotting.bars(aantallen, titel, as_titel)\nplotting.line(aantallen, titel, as_titel)",
            "staven voor groepen, een lijn voor het verloop in de tijd",
        ),
    ],
    "Klantlab": [
        Row(("data.tables",), "data.tables()", "de lijst van alle tabellen van Morgenrood"),
        Row(("data.load",), 'data.load("orders")', "een tabel van Morgenrood laden"),
        Row(("data.file",), 'data.file("export_kassa.csv")', "de plaats van een bestand van Morgenrood"),
        Row(
            ("data.read_orders",),
            "data.read_orders(bestand)",
            "een eigen bestand met bestellingen inlezen, met een verslag",
        ),
        Row(
            ("orders", "left_out"),
            "export.orders\nexport.left_out",
            "de ingelezen bestellingen, en de rijen die niet meedoen",
        ),
        Row(("data.fetch",), 'data.fetch("sfo_survey")', "een openbaar bestand ophalen bij de eigenaar"),
        Row(
            ("company.truth",),
            "company.truth()",
            "hoe het bij Morgenrood werkelijk zit; een echt bedrijf weet dat niet",
        ),
        Row(("value",), "uitslag.value", "het losse getal uit een uitslag halen"),
        Row(("exercises.check",), 'exercises.check("08.1", antwoord)', "je antwoord op een opgave nakijken"),
    ],
    f"{ROOM}08: NPS": [
        Row(("nps.score",), "nps.score(antwoorden)", "de NPS uit losse antwoorden, met interval"),
        Row(
            ("nps.from_counts",),
            "nps.from_counts(promoters=5, passives=11, detractors=4)",
            "de NPS uit aantallen promotors, passief tevredenen, criticasters",
        ),
        Row(("nps.difference",), "nps.difference(later, eerder)", "het verschil tussen twee uitslagen, met interval"),
        Row(("nps.interval",), 'nps.interval(antwoorden, "bootstrap")', "het interval door vaak opnieuw te trekken"),
        Row(("nps.ranking",), 'nps.ranking(tabel, by="team")', "groepen op volgorde, met de kans dat de eerste klopt"),
        Row(
            ("nps.compare",),
            'nps.compare(tabel, by="team")',
            "elke groep tegen de rest, met correctie voor vaak kijken",
        ),
        Row(("nps.sample_size",), "nps.sample_size(10)", "hoeveel antwoorden er nodig zijn voor die marge in punten"),
        Row(
            ("nps.detectable_difference",),
            "nps.detectable_difference(1200)",
            "het kleinste verschil dat zoveel antwoorden laten zien",
        ),
        Row(
            ("nps.sample_size_difference",),
            "nps.sample_size_difference(10)",
            "hoeveel antwoorden per groep er nodig zijn om dat verschil te zien",
        ),
        Row(("nps.plot_distribution",), "nps.plot_distribution(antwoorden)", "figuur: hoe vaak elk cijfer is gegeven"),
        Row(("nps.plot_same_score",), "nps.plot_same_score(groepen)", "figuur: groepen met dezelfde NPS naast elkaar"),
        Row(("nps.plot_interval",), "nps.plot_interval(uitslagen)", "figuur: uitslagen met hun interval"),
        Row(
            ("nps.plot_draws",),
            "nps.plot_draws(getrokken)",
            "figuur: hoe vaak elke uitslag bij opnieuw trekken voorkomt",
        ),
        Row(("nps.plot_ranking",), "nps.plot_ranking(ranglijst)", "figuur: groepen op volgorde, met hun interval"),
        Row(
            ("nps.clean_comments",),
            'nps.clean_comments(tabel["answer"])',
            "wat er van open antwoorden overblijft na het schoonmaken",
        ),
        Row(
            ("nps.word_weights",),
            'nps.word_weights(tabel["answer"])',
            "in hoeveel antwoorden elk woord staat, en hoe zwaar het weegt",
        ),
        Row(
            ("nps.themes", "labels"),
            'nps.themes(tabel["answer"], tabel["nps"])\nthemas.labels',
            "open antwoorden in thema's verdelen, en het thema van elk antwoord",
        ),
        Row(("nps.plot_themes",), "nps.plot_themes(themas)", "figuur: thema's op volgorde van hun criticasters"),
        Row(
            ("nps.theme_costs",),
            'nps.theme_costs(themas.labels, tabel["nps"])',
            "hoeveel NPS-punten aan criticasters er bij elk thema staan",
        ),
        Row(
            ("nps.trend",),
            'nps.trend(tabel, "date", score="nps", every="week")',
            "de NPS per dag, week of maand, met de band van het toeval",
        ),
        Row(("nps.plot_trend",), "nps.plot_trend(per_week)", "figuur: de NPS in de tijd, met de band van het toeval"),
        Row(("nps.explore",), "nps.explore()", "schuiven met groepen en aantal antwoorden: de NPS met zijn interval"),
        Row(
            ("nps.efficiency",),
            "nps.efficiency(antwoorden)",
            "hoeveel antwoorden de NPS nodig heeft voor wat het gemiddelde met 100 ziet",
        ),
        Row(
            ("nps.class_loss",),
            "nps.class_loss(antwoorden, terug)",
            "wat de drie groepen voorspellen, en wat het cijfer zelf",
        ),
        Row(
            ("nps.cutoffs",),
            'nps.cutoffs(tabel, by="land", score="nps")',
            "de NPS opnieuw, met de grenzen op een andere plaats",
        ),
        Row(
            ("team_effect", "late_wave", "theme", "customers"),
            "waarheid.team_effect\nwaarheid.late_wave\nwaarheid.theme\nwaarheid.customers",
            "wat er echt geldt: teams, late weken, wat klanten dwarszit, de klanten",
        ),
    ],
    f"{ROOM}04: RFM en klantgroepen": [
        Row(
            ("rfm.table",), 'rfm.table(orders, on="2025-12-31")', "recency, frequency en monetary per klant, op die dag"
        ),
        Row(("rfm.scores",), "rfm.scores(klanten)", "scores van 1 tot 5; gelijke waarden krijgen dezelfde score"),
        Row(
            ("rfm.scores_by_row_order",),
            "rfm.scores_by_row_order(klanten)",
            "scores waarbij de volgorde van de rijen meetelt",
        ),
        Row(("rfm.return_score",), "rfm.return_score(klanten)", "het rendement van elke klant, van 0 tot 100"),
        Row(("rfm.plot_ties",), "rfm.plot_ties(klanten)", "figuur: welke gelijke klanten een grens uit elkaar haalt"),
        Row(("rfm.plot_cells",), "rfm.plot_cells(scores)", "figuur: hoeveel klanten er in elk vak staan"),
        Row(
            ("relations.strength", "strength"),
            "relations.strength(antwoorden, vragen, minimum=1, maximum=7).strength",
            "de relatiesterkte van elke klant, van 0 tot 100",
        ),
        Row(("relations.matrix",), "relations.matrix(rendement, sterkte)", "klanten verdelen over vier groepen"),
        Row(("table", "groups"), "groepen.table\ngroepen.groups", "een rij per groep, en de groep van elke klant"),
        Row(("relations.plot_matrix",), "relations.plot_matrix(groepen)", "figuur: de vier groepen met hun aantallen"),
        Row(
            ("relations.misplaced",),
            "relations.misplaced(rendement, sterkte)",
            "bij hoeveel klanten de kassa en de relatie elkaar tegenspreken",
        ),
        Row(
            ("relations.pilot_values",),
            "relations.pilot_values(proef, groepen)",
            "wat elke actie per groep opleverde in een proef",
        ),
        Row(
            ("relations.plot_action_values",),
            "relations.plot_action_values(waarde)",
            "figuur: de waarde van elke actie per groep, met interval",
        ),
        Row(
            ("relations.allocate",),
            "relations.allocate(waarde, groepen, budget=3000)",
            "het beste plan binnen een budget",
        ),
        Row(
            ("relations.migration",), "relations.migration(toen, nu)", "wie van welke groep naar welke groep verhuisde"
        ),
        Row(("origin",), "verhuizing.origin", "uit welke groep de klanten van elke groep komen"),
        Row(
            ("relations.plot_migration",),
            "relations.plot_migration(verhuizing)",
            "figuur: waar de klanten van elke groep vandaan komen",
        ),
        Row(
            ("relations.label_cost",),
            'relations.label_cost(etiket, marge, label="D", chance=0.10, contact_cost=5)',
            "wat het kost om klanten met een etiket af te schrijven",
        ),
        Row(("rfm.baskets",), "rfm.baskets(regels)", "welke producten vaak samen worden gekocht"),
        Row(("rfm.plot_baskets",), "rfm.plot_baskets(samen)", "figuur: de sterkste combinaties van producten"),
        Row(
            ("rfm.shuffled",),
            "rfm.shuffled(regels)",
            "dezelfde verkopen, door loting opnieuw over de bestellingen verdeeld",
        ),
        Row(
            ("misplaced", "action_gain", "leave_by_campaign"),
            "waarheid.misplaced\nwaarheid.action_gain\nwaarheid.leave_by_campaign",
            "wat er echt geldt: indeling, acties, vertrek per campagne",
        ),
    ],
    f"{ROOM}06: Klanttevredenheid": [
        Row(
            ("satisfaction.compare",),
            "satisfaction.compare(cijfers, groepen)",
            "gemiddelde, spreiding en staarten per groep, met interval",
        ),
        Row(("satisfaction.plot_compare",), "satisfaction.plot_compare(uitslag)", "figuur: het gemiddelde per groep"),
        Row(
            ("satisfaction.plot_tails",),
            "satisfaction.plot_tails(uitslag)",
            "figuur: welk deel van elke groep laag, midden en hoog zit",
        ),
        Row(
            ("satisfaction.three_populations",),
            "satisfaction.three_populations(mean=7.4)",
            "drie verzonnen groepen met precies hetzelfde gemiddelde",
        ),
        Row(
            ("satisfaction.disconfirmation",),
            "satisfaction.disconfirmation(ervaring, maatstaven, tevredenheid)",
            "de ervaring naast een of meer maatstaven, en wat het verschil doet",
        ),
        Row(
            ("satisfaction.plot_disconfirmation",),
            "satisfaction.plot_disconfirmation(uitslag)",
            "figuur: wat een punt tekort en een punt erboven scheelt",
        ),
        Row(
            ("discrepancies", "standards", "mediation"),
            "uitslag.discrepancies\nuitslag.standards\nuitslag.mediation",
            "het verschil per rij, een rij per maatstaf, en een rij per gevolg",
        ),
        Row(
            ("satisfaction.effects",),
            "satisfaction.effects(uitkomst, factoren)",
            "hoeveel de uitkomst per stap verandert, bij gelijke andere factoren",
        ),
        Row(("satisfaction.plot_effects",), "satisfaction.plot_effects(uitslag)", "figuur: elke factor met interval"),
        Row(
            ("satisfaction.kano",),
            "satisfaction.kano(als_het_er_is, als_het_ontbreekt, onderdelen)",
            "wat vanzelfsprekend is, wat verrast en wat niemand mist",
        ),
        Row(("satisfaction.plot_kano",), "satisfaction.plot_kano(uitslag)", "figuur: de onderdelen in vier hoeken"),
        Row(
            ("moments", "shortfall_excess", "beside_satisfaction", "promise_sources"),
            "waarheid.moments\nwaarheid.shortfall_excess\nwaarheid.beside_satisfaction\nwaarheid.promise_sources",
            "wat er echt geldt: momenten, tekort en overschot, gevolgen, bronnen",
        ),
        Row(
            ("quotations", "kano"),
            "waarheid.quotations\nwaarheid.kano",
            "wat er echt geldt: orders per belofte, en de soort van elk onderdeel",
        ),
        Row(
            ("satisfaction.problem_coverage",),
            "satisfaction.problem_coverage(kans)",
            "hoeveel gesprekken er nodig zijn om 90% van de problemen te horen",
        ),
        Row(
            ("satisfaction.plot_problem_coverage",),
            "satisfaction.plot_problem_coverage(gehoord)",
            "figuur: welk deel van de problemen er na elk gesprek gehoord is",
        ),
        Row(
            ("survey.sample_size",),
            "survey.sample_size(0.05, population=3336)",
            "hoeveel antwoorden er nodig zijn voor die foutmarge",
        ),
        Row(("survey.margin",), "survey.margin(400)", "de foutmarge bij zoveel antwoorden"),
        Row(
            ("survey.plot_margin",), "survey.plot_margin()", "figuur: hoe de foutmarge daalt met het aantal antwoorden"
        ),
        Row(
            ("flawed_questions", "problems"),
            "waarheid.flawed_questions\nwaarheid.problems",
            "wat er echt geldt: welke vragen fout zijn, en de kans op elk probleem",
        ),
        Row(
            ("survey.response",),
            'survey.response(uitgenodigd, "responded", ["leeftijd"])',
            "hoeveel mensen antwoordden, en wie er te veel of te weinig bij zijn",
        ),
        Row(
            ("survey.bands",),
            "survey.bands(leeftijden, [35, 55])",
            "van getallen groepen maken, met een grens bij elk getal",
        ),
        Row(
            ("survey.rake", "weights"),
            'weging = survey.rake(wie, {"leeftijd": doel})\nweging.weights',
            "antwoorden wegen tot de groepen kloppen, en het gewicht van elk antwoord",
        ),
        Row(("survey.plot_margins",), "survey.plot_margins(weging)", "figuur: elke groep voor en na het wegen"),
        Row(
            ("survey.retest",),
            "survey.retest(eerste, tweede)",
            "of dezelfde mensen later hetzelfde antwoorden",
        ),
        Row(
            ("survey.alpha",),
            'survey.alpha(antwoorden, ["trust1", "trust2"])',
            "of vragen die hetzelfde bedoelen met elkaar meegaan",
        ),
        Row(
            ("satisfaction.drivers",),
            "satisfaction.drivers(onderdelen, tevredenheid)",
            "welk onderdeel het meest samengaat met tevredenheid",
        ),
        Row(
            ("satisfaction.plot_drivers",),
            "satisfaction.plot_drivers(drijvers)",
            "figuur: het aandeel van elk onderdeel, met interval",
        ),
        Row(
            ("satisfaction.importance_performance",),
            "satisfaction.importance_performance(onderdelen, tevredenheid)",
            "onderdelen indelen naar hoe zwaar ze wegen en hoe goed ze scoren",
        ),
        Row(
            ("satisfaction.plot_importance_performance",),
            "satisfaction.plot_importance_performance(matrix)",
            "figuur: belang tegen prestatie, met de vier hoeken",
        ),
        Row(
            ("drivers", "memory"),
            "waarheid.drivers\nwaarheid.memory",
            "wat er echt geldt: elk onderdeel, en wat klanten na een maand nog voelen",
        ),
        Row(
            ("satisfaction.process_scores",),
            "satisfaction.process_scores(oordeel, uitkomst, balie)",
            "het oordeel over de behandeling, bij gelijke uitkomsten",
        ),
        Row(
            ("satisfaction.plot_process_scores",),
            "satisfaction.plot_process_scores(scores)",
            "figuur: het oordeel zoals gegeven en bij gelijke uitkomsten",
        ),
        Row(
            ("outcome_effect", "permit_process"),
            "waarheid.outcome_effect\nwaarheid.permit_process",
            "wat er echt geldt: wat een ja, een toelichting, een week en een balie doen",
        ),
        Row(
            ("survey.design_effect",), "survey.design_effect(gewichten)", "hoeveel keer meer antwoorden het wegen kost"
        ),
    ],
    f"{ROOM}07: Servicekwaliteit": [
        Row(
            ("servqual.unused_capacity", "weekdays"),
            "servqual.unused_capacity(plaatsen, vraag, date=dagen).weekdays",
            "lege plaatsen, en mensen voor wie geen plaats was, per weekdag",
        ),
        Row(
            ("servqual.plot_unused_capacity",),
            "servqual.plot_unused_capacity(verloren)",
            "figuur: gebruikt, leeg gebleven en geen plaats, per weekdag",
        ),
        Row(
            ("servqual.heterogeneity",),
            "servqual.heterogeneity(cijfers, medewerker)",
            "welk deel van de verschillen tussen medewerkers zit",
        ),
        Row(
            ("servqual.plot_heterogeneity",),
            "servqual.plot_heterogeneity(verdeling)",
            "figuur: het gemiddelde van elke medewerker, met interval",
        ),
        Row(
            ("servqual.questionnaire", "expectations", "perceptions"),
            "vragen = servqual.questionnaire(tabel)\nvragen.expectations\nvragen.perceptions",
            "een SERVQUAL-vragenlijst in delen, zoals verwachting en ervaring",
        ),
        Row(
            ("expected", "adequate", "perceived"),
            "vragen.expected\nvragen.adequate\nvragen.perceived",
            "per klant en dimensie: verwacht, nog net goed genoeg, ervaren",
        ),
        Row(
            ("servqual.gaps", "dimensions"),
            "servqual.gaps(vragen.expectations, vragen.perceptions).dimensions",
            "kloof 5: ervaring min verwachting, per dimensie",
        ),
        Row(("servqual.plot_gaps",), "servqual.plot_gaps(kloof)", "figuur: verwachting en ervaring per dimensie"),
        Row(
            ("servqual.zone_of_tolerance",),
            "servqual.zone_of_tolerance(gewenst, genoeg, ervaren, scale=[1, 7])",
            "of de service tussen nog net genoeg en gewenst ligt",
        ),
        Row(
            ("servqual.plot_zone_of_tolerance",),
            "servqual.plot_zone_of_tolerance(zone)",
            "figuur: de tolerantiezone per dimensie",
        ),
        Row(("servqual.by_source",), "servqual.by_source(lijst)", "een lange lijst scores als een tabel per bron"),
        Row(
            ("servqual.internal_gaps",),
            "servqual.internal_gaps(customers=klant, managers=leiding)",
            "kloof 1 tot en met 4: waar het in het bedrijf misgaat",
        ),
        Row(
            ("servqual.plot_internal_gaps",),
            "servqual.plot_internal_gaps(binnen)",
            "figuur: kloof 1 tot en met 4 per dimensie",
        ),
        Row(
            ("servqual.servperf", "respondents"),
            "servqual.servperf(vragen.perceptions).respondents",
            "alleen de ervaring; per klant een score per dimensie en in totaal",
        ),
        Row(
            ("servqual.contest",),
            "servqual.contest(vragen.expectations, vragen.perceptions, cijfer)",
            "welke score voorspelt het rapportcijfer het best bij andere klanten",
        ),
        Row(("servqual.plot_contest",), "servqual.plot_contest(wedstrijd)", "figuur: de uitslag van die wedstrijd"),
        Row(
            ("servqual.effects",),
            "servqual.effects(cijfer, ervaring, stemming)",
            "verschil in cijfer per punt, zonder en met gelijke stemming",
        ),
        Row(("servqual.plot_effects",), "servqual.plot_effects(uitslag)", "figuur: die verschillen met hun interval"),
        Row(
            ("survey.omega", "loadings"),
            "survey.omega(cijfers).loadings",
            "hoe sterk één algemene indruk in elk onderdeel meeklinkt",
        ),
        Row(("pd.NA",), "cijfers.replace([0, 6], pd.NA)", "een leeg vakje, voor een code die geen cijfer is"),
        Row(
            ("employee_style", "places", "gap_scores", "service_effects"),
            "waarheid.employee_style\nwaarheid.places\nwaarheid.gap_scores\nwaarheid.service_effects",
            "wat er echt geldt: medewerkers, vestigingen, kloven, invloed op het cijfer",
        ),
        Row(
            ("servqual.plot_interaction",),
            "servqual.plot_interaction(samen)",
            "figuur: hoeveel het ene uitmaakt als er meer van het andere is",
        ),
        Row(
            ("servqual.service_scale",),
            "servqual.service_scale(procedureel, persoonlijk, vestiging, scale=[1, 6])",
            "elke vestiging op de twee kanten van Martin, met interval",
        ),
        Row(
            ("servqual.plot_service_scale",),
            "servqual.plot_service_scale(hoeken)",
            "figuur: de vier hoeken van Martin, een kruis per vestiging",
        ),
        Row(
            ("servqual.market_position", "verdicts"),
            "servqual.market_position(score, bedrijf, strategie).verdicts",
            "welke waardestrategie elk bedrijf volgt, en of dat zeker is",
        ),
        Row(
            ("servqual.plot_market_position",),
            "servqual.plot_market_position(plaats)",
            "figuur: elk bedrijf op de drie strategieën, met interval",
        ),
        Row(
            ("servqual.control_chart",),
            "servqual.control_chart(uren, dag, baseline=60)",
            "is het werk nog zoals het was? grenzen uit de eerste 60 dagen",
        ),
        Row(
            ("servqual.plot_control_chart",),
            "servqual.plot_control_chart(kaart)",
            "figuur: het gemiddelde per dag, met de regelgrenzen",
        ),
        Row(
            ("servqual.capability",),
            "servqual.capability(uren, upper=24)",
            "kan dit werk zich aan de belofte houden? Cpk, en welk deel dat niet deed",
        ),
        Row(
            ("servqual.plot_capability",),
            'servqual.plot_capability({"nu": nu, "toen": toen})',
            "figuur: de Cpk per periode, met interval",
        ),
        Row(
            ("servqual.compare",),
            'servqual.compare(cijfer, groep, reference="geen klacht")',
            "gemiddelde per groep, en elk verschil met de groep die je noemt",
        ),
        Row(("servqual.plot_compare",), "servqual.plot_compare(uitslag)", "figuur: die gemiddelden met hun interval"),
        Row(
            ("servqual.rank_ideas",),
            "servqual.rank_ideas(voor, stemmen, idee)",
            "ideeën op volgorde, met het aantal stemmen meegewogen",
        ),
        Row(
            ("servqual.plot_rank_ideas",), "servqual.plot_rank_ideas(lijst)", "figuur: de beste ideeën met hun interval"
        ),
        Row(
            ("friendliness", "lead_day", "positions", "pick_hours"),
            "waarheid.friendliness\nwaarheid.lead_day\nwaarheid.positions\nwaarheid.pick_hours",
            "wat er echt geldt: vriendelijkheid, wachten, strategie, het magazijn",
        ),
        Row(
            ("breach_effect", "recovery_effect", "idea_quality"),
            "waarheid.breach_effect\nwaarheid.recovery_effect\nwaarheid.idea_quality",
            "wat er echt geldt: gebroken regels, herstel na een klacht, ideeën",
        ),
    ],
    f"{ROOM}05: Relatiesterkte": [
        Row(
            ("survey.item_analysis",),
            "survey.item_analysis(antwoorden, vragen)",
            "per vraag: gaat zij mee met de andere vragen van haar schaal",
        ),
        Row(
            ("reliability", "correlations"),
            "gemeten.reliability\ngemeten.correlations",
            "hoe goed elke schaal meet, en hoe de schalen samengaan",
        ),
        Row(
            ("relations.strength_model",),
            "relations.strength_model(band, tevredenheid, vertrouwen)",
            "of tevredenheid en vertrouwen elkaar versterken",
        ),
        Row(
            ("relations.plot_strength_model",),
            "relations.plot_strength_model(model)",
            "figuur: wat tevredenheid doet bij weinig en bij veel vertrouwen",
        ),
        Row(
            ("coefficients", "paths"),
            "model.coefficients\nmodel.paths",
            "de getallen achter het model, en de weg via vertrouwen",
        ),
        Row(
            ("relations.compare",),
            'relations.compare(cijfers, groepen, reference="anoniem")',
            "groepen vergelijken, met het interval van elk verschil",
        ),
        Row(("relations.plot_compare",), "relations.plot_compare(band)", "figuur: groepen naast elkaar, met interval"),
        Row(
            ("trust_from_satisfaction", "complexity", "honest_mark"),
            "waarheid.trust_from_satisfaction\nwaarheid.complexity\nwaarheid.honest_mark",
            "wat er echt geldt: vertrouwen, ingewikkelde contracten, eerlijke cijfers",
        ),
    ],
    f"{ROOM}02: Segmentatie": [
        Row(("segmentation.bands",), "segmentation.bands(leeftijd, [30, 45])", "een getal in groepen knippen"),
        Row(
            ("segmentation.explained",),
            'segmentation.explained(klanten, ["plaats"], "omzet")',
            "hoeveel elke indeling voorspelt",
        ),
        Row(
            ("segmentation.plot_explained",),
            "segmentation.plot_explained(uitkomst)",
            "figuur: wat elke indeling voorspelt, met interval",
        ),
        Row(
            ("segmentation.strongest",),
            "segmentation.strongest(antwoorden, groepen)",
            "per persoon de groep met het hoogste antwoord",
        ),
        Row(
            ("segmentation.spending",),
            'segmentation.spending(regels, {"thee": ["P15", "P16"]})',
            "welk deel van zijn geld een klant aan elke soort besteedt",
        ),
        Row(("segmentation.parts",), "segmentation.parts(bedragen)", "elk bedrag als deel van het totaal van de klant"),
        Row(
            ("segmentation.near_mean",),
            'segmentation.near_mean(tabel["koppen"])',
            "wie er dicht bij het gemiddelde zit",
        ),
        Row(
            ("segmentation.plot_near_mean",),
            'segmentation.plot_near_mean(tabel["koppen"])',
            "figuur: alle mensen, met het gemiddelde",
        ),
        Row(
            ("segmentation.components",),
            'segmentation.components(tabel["koppen"])',
            "twee soorten mensen die in één gemiddelde verstopt zitten",
        ),
        Row(("segmentation.clusters_present",), "segmentation.clusters_present(tabel)", "zijn er wel groepen?"),
        Row(
            ("segmentation.kmeans", "segmentation.hierarchical", "segmentation.mixture"),
            "segmentation.kmeans(5)\nsegmentation.hierarchical(5)\nsegmentation.mixture(5)",
            "drie manieren om vijf groepen te zoeken",
        ),
        Row(("segmentation.assign",), "segmentation.assign(model, tabel)", "elke klant een groep; 1 is de grootste"),
        Row(
            ("segmentation.stability",),
            "segmentation.stability(model, tabel)",
            "komen de groepen terug als je opnieuw trekt?",
        ),
        Row(
            ("segmentation.choose_k",),
            "segmentation.choose_k(tabel)",
            "wat verschillende maatstaven zeggen over het aantal groepen",
        ),
        Row(
            ("segmentation.plot_choice",),
            "segmentation.plot_choice(keuze)",
            "figuur: hoe goed elk aantal groepen terugkomt",
        ),
        Row(
            ("segmentation.explore",),
            "segmentation.explore(tabel)",
            "figuur met schuifjes: het aantal groepen en wie wisselt",
        ),
        Row(("segmentation.profile",), "segmentation.profile(tabel, groepen)", "hoe elke groep eruitziet"),
        Row(
            ("segmentation.plot_profile",),
            "segmentation.plot_profile(profiel)",
            "figuur: waarin groepen van de rest afwijken",
        ),
        Row(
            ("segmentation.agreement",),
            "segmentation.agreement(indeling, andere)",
            "hoeveel twee indelingen van dezelfde klanten gemeen hebben",
        ),
        Row(
            ("segmentation.plot_agreement",),
            "segmentation.plot_agreement(overeen)",
            "figuur: waar de klanten van elke groep in de andere indeling zitten",
        ),
        Row(
            ("segmentation.compare_shares", "statistic", "effect"),
            "uitslag = segmentation.compare_shares(groepen, bekend)\nuitslag.statistic\nuitslag.effect",
            "je eigen aandelen naast bekende; chi-kwadraat en hoe groot het verschil is",
        ),
        Row(
            ("segmentation.plot_shares",), "segmentation.plot_shares(uitkomst)", "figuur: eigen aandelen naast bekende"
        ),
        Row(
            ("segmentation.milieus", "scores"),
            "segmentation.milieus(antwoorden, 2)\nrichtingen.scores",
            "veel antwoorden samenvatten in een paar richtingen, en waar ieder staat",
        ),
        Row(("segmentation.plot_milieus",), "segmentation.plot_milieus(richtingen)", "figuur: welke vragen samengaan"),
        Row(("segmentation.plot_map",), "segmentation.plot_map(tabel, groepen)", "figuur: klanten op een kaart"),
        Row(
            ("cups", "vals", "mailing_lift"),
            "waarheid.cups\nwaarheid.vals\nwaarheid.mailing_lift",
            "wat er echt geldt: drinkers, leefstijlen, effect van een aanbod",
        ),
    ],
    f"{ROOM}10: Customer lifetime value": [
        Row(("clv.present_value",), "clv.present_value([97, 97], 0.10)", "wat bedragen van later vandaag waard zijn"),
        Row(
            ("clv.margin_multiplier",),
            "clv.margin_multiplier(0.61, 0.10)",
            "wat één euro marge per jaar over de hele relatie waard is",
        ),
        Row(
            ("clv.lifetime_value",),
            "clv.lifetime_value(97, 0.61, 0.10, acquisition_cost=130)",
            "de klantwaarde: marge maal multiplier, min werven",
        ),
        Row(("clv.elasticities",), "clv.elasticities(97, 0.61, 0.10)", "wat één procent meer van elk getal doet"),
        Row(
            ("clv.break_even_retention_spend",),
            "clv.break_even_retention_spend(97, 0.61, 0.66, 0.10)",
            "wat hogere retentie per klant en periode hoogstens mag kosten",
        ),
        Row(
            ("clv.survivors",),
            'clv.survivors(begin, eind, until=12, on="2025-12-31")',
            "hoeveel contracten er na elke maand nog lopen",
        ),
        Row(
            ("clv.ShiftedBetaGeometric", "fit", "params_", "diagnosis_", "log_likelihood_"),
            "model = clv.ShiftedBetaGeometric().fit(over)\nmodel.params_\nmodel.diagnosis_\nmodel.log_likelihood_",
            "een model voor abonnees schatten, en wat het over zichzelf zegt",
        ),
        Row(
            ("projected_survivors",),
            "model.projected_survivors(24)",
            "hoeveel abonnees het model per maand verwacht, met interval",
        ),
        Row(
            ("discounted_residual_lifetime",),
            "model.discounted_residual_lifetime(12, 0.008)",
            "hoeveel betalingen er nog komen, met rente",
        ),
        Row(
            ("clv.summary",),
            'clv.summary(orders, amount="amount", end="2024-12-31")',
            "per klant herhaalaankopen, leeftijd bij de laatste en leeftijd nu",
        ),
        Row(
            ("clv.BetaGeometric", "clv.ParetoNBD"),
            "clv.BetaGeometric().fit(klanten)\nclv.ParetoNBD().fit(klanten)",
            "een koopmodel schatten voor klanten zonder contract",
        ),
        Row(("probability_alive",), "model.probability_alive(klanten)", "de kans dat iemand nog klant is"),
        Row(
            ("expected_purchases", "conditional_expected_purchases"),
            "model.expected_purchases(52)\nmodel.conditional_expected_purchases(52, klanten)",
            "verwachte herhaalaankopen: van een nieuwe klant, en van elke klant",
        ),
        Row(("clv.GammaGamma",), "clv.GammaGamma().fit(klanten)", "een model schatten voor het bedrag per aankoop"),
        Row(
            ("expected_average_spend",),
            "besteding.expected_average_spend(klanten)",
            "het verwachte bedrag per aankoop van elke klant",
        ),
        Row(
            ("clv.value",),
            "clv.value(model, besteding, klanten, horizon=52, discount_rate=0.10, margin=0.36)",
            "wat klanten het komende jaar waard zijn, met interval",
        ),
        Row(
            ("clv.tracking", "clv.plot_tracking"),
            'verloop = clv.tracking(model, orders, split="2024-12-31")\nclv.plot_tracking(verloop)',
            "verwachte en echte aankopen per week",
        ),
        Row(("cumsum",), "winst.cumsum()", "elke waarde opgeteld bij alle vorige"),
        Row(
            ("clv.whale_curve", "clv.plot_whale_curve"),
            "walvis = clv.whale_curve(winst)\nclv.plot_whale_curve(walvis)",
            "de winst opgeteld over klanten, de beste vooraan",
        ),
        Row(
            ("clv.acquisition_cap",),
            "clv.acquisition_cap(toekomst, actie, past=verleden)",
            "wat een nieuwe klant per groep hoogstens mag kosten",
        ),
        Row(("clv.explore",), "clv.explore(margin=100, retention=0.65)", "een rekenmachine met schuiven"),
        Row(
            ("clv.bonds",),
            "clv.bonds(proef, marge, before=marge_voor)",
            "wat elke soort binding doet, vergeleken met de controlegroep",
        ),
        Row(
            ("clv.contact_saving",),
            "clv.contact_saving(groepen, 0.10)",
            "de besparing op contact naast het verlies aan klantwaarde",
        ),
        Row(
            ("clv.relationship_break_even",),
            "clv.relationship_break_even(tabel, margin=0.25)",
            "bij welke klanten de relatie meer opbrengt dan ze kost",
        ),
        Row(
            ("clv.relation_level",),
            'clv.relation_level(margin="hoog", customers="weinig")',
            "het niveau van relatie dat past",
        ),
        Row(
            ("clv.plot_present_value", "clv.plot_retention", "clv.plot_recencies", "clv.plot_alive_history"),
            "clv.plot_present_value(97, 0.61, 0.10)\nclv.plot_retention(model, until=24)\n"
            "clv.plot_recencies(dagen, end=dag)\nclv.plot_alive_history(model, dagen)",
            "figuur: waarde per jaar, blijvers, twee soorten recency, kans in de tijd",
        ),
        Row(
            (
                "clv.plot_value_by_segment",
                "clv.plot_bonds",
                "clv.plot_contact_saving",
                "clv.plot_relationship_break_even",
            ),
            "clv.plot_value_by_segment(plafond)\nclv.plot_bonds(effect)\n"
            "clv.plot_contact_saving(besparing)\nclv.plot_relationship_break_even(relatie)",
            "figuur: waarde per groep, binding, besparing, wanneer een relatie loont",
        ),
        Row(
            ("cancel_by_segment", "cancel_by_campaign", "bonds"),
            "waarheid.cancel_by_segment\nwaarheid.cancel_by_campaign\nwaarheid.bonds",
            "wat er echt geldt: opzeggen per segment en per actie, en elke binding",
        ),
    ],
}
