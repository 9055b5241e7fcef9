"""Names, statements and other words that the company's tables are made of. All names are invented."""

from __future__ import annotations

FIRST_NAMES = (  # women's names first, then as many men's names
    *("Anna", "Marijke", "Sanne", "Fleur", "Ingrid", "Karin", "Lotte", "Mirjam", "Noor", "Petra", "Ria", "Saskia"),
    *("Tineke", "Wilma", "Yasmina", "Zeynep", "Eva", "Femke", "Greet", "Hanneke", "Iris", "Joke", "Kim", "Lieke"),
    *("Maud", "Nadia", "Olga", "Roos", "Sara", "Truus"),
    *("Arjan", "Bas", "Cor", "Daan", "Emre", "Frits", "Gijs", "Hans", "Ivo", "Jan", "Kees", "Lars"),
    *("Mohammed", "Niels", "Otto", "Piet", "Rachid", "Sjoerd", "Teun", "Umut", "Vincent", "Wim", "Youssef", "Bram"),
    *("Dirk", "Erik", "Floris", "Gerrit", "Henk", "Joris"),
)
PREFIXES = ("", "van ", "de ", "van den ", "van der ", "ter ")
PREFIX_SHARES = (0.62, 0.14, 0.05, 0.09, 0.07, 0.03)
SURNAME_HEADS = (
    *("Koper", "Zand", "Otter", "Brakel", "Wolken", "Nevel", "Distel", "Kwik", "Hazel", "Linnen", "Mosterd", "Ploeg"),
    *("Rietgors", "Schemer", "Tulp", "Vlier", "Water", "Zilver", "Amber", "Duin", "Egel", "Fazant", "Goud", "Hop"),
    *("IJsvogel", "Jenever", "Kievit", "Lente", "Meer", "Noorder"),
)
SURNAME_TAILS = (
    *("wiek", "meer", "donkel", "hoef", "steek", "brink", "zang", "terp", "lust", "weel", "kamp", "ster", "raad"),
    *("pols", "blad", "wende", "moed", "kruid", "vaart", "drift"),
)

VALUE_ITEMS = {
    "life_tradition": "Ik hecht aan hoe het vroeger ging (1–7)",
    "life_new": "Ik probeer graag iets nieuws (1–7)",
    "life_family": "Familie gaat voor alles (1–7)",
    "life_self": "Ik wil vooral mezelf ontplooien (1–7)",
    "work_duty": "Werken is een plicht (1–7)",
    "work_career": "Ik wil hogerop komen (1–7)",
    "work_meaning": "Mijn werk moet iets bijdragen aan de wereld (1–7)",
    "work_balance": "Vrije tijd is belangrijker dan promotie (1–7)",
    "leisure_home": "Ik ben het liefst thuis (1–7)",
    "leisure_travel": "Ik reis graag ver (1–7)",
    "leisure_culture": "Ik ga graag naar museum of theater (1–7)",
    "leisure_luxury": "Ik geniet van mooie, dure spullen (1–7)",
    "politics_order": "Er moet strenger worden opgetreden (1–7)",
    "politics_climate": "Voor het klimaat mag ik best iets inleveren (1–7)",
    "politics_equal": "Verschillen in inkomen moeten kleiner (1–7)",
    "politics_market": "De overheid moet bedrijven hun gang laten gaan (1–7)",
}
VALUE_LOADINGS = (  # on modern and on status
    *((-1.1, 0.1), (1.0, 0.2), (-0.7, 0.0), (0.8, 0.4), (-0.8, 0.2), (0.3, 1.1), (0.8, -0.7), (0.2, -0.6)),
    *((-0.8, -0.2), (0.8, 0.4), (0.9, 0.0), (0.0, 1.1), (-0.9, 0.4), (0.7, -0.9), (0.2, -0.9), (0.0, 0.9)),
)
VALS_ITEMS = {
    "vals_survivor": "Ik leef van dag tot dag en heb weinig om uit te geven (1–7)",
    "vals_sustainer": "Ik moet rekenen om rond te komen, maar ik wil vooruit (1–7)",
    "vals_belonger": "Ik doe graag zoals de mensen om me heen (1–7)",
    "vals_emulator": "Ik kijk op tegen mensen die het gemaakt hebben (1–7)",
    "vals_achiever": "Ik heb bereikt wat ik wilde en dat mag gezien worden (1–7)",
    "vals_i_am_me": "Ik ga mijn eigen gang, wat anderen ook vinden (1–7)",
    "vals_experiential": "Ik wil zo veel mogelijk meemaken (1–7)",
    "vals_socially_conscious": "Ik let bij alles op wat het met anderen en de aarde doet (1–7)",
    "vals_integrated": "Ik heb rust gevonden tussen wat ik wil en wat anderen vragen (1–7)",
}
VALS_SHARES = (  # by segment; together far from the textbook's 15 / 77 / 8
    (0.01, 0.02, 0.15, 0.10, 0.30, 0.08, 0.16, 0.12, 0.06),
    (0.02, 0.05, 0.52, 0.10, 0.15, 0.03, 0.04, 0.06, 0.03),
    (0.05, 0.12, 0.28, 0.25, 0.14, 0.05, 0.06, 0.03, 0.02),
    (0.02, 0.04, 0.38, 0.14, 0.20, 0.05, 0.06, 0.08, 0.03),
    (0.01, 0.03, 0.08, 0.03, 0.08, 0.10, 0.14, 0.43, 0.10),
)
