# ---
# jupyter:
#   kernelspec: {display_name: Python 3, language: python, name: python3}
#   klantlab:
#     lesson: "06.9"
#     kind: exercises
#     title: "Opgaven: een onderzoek van begin tot eind"
#     minutes: 60
#     concepts: [C54, C55, C56, C57, C58]
#     after: ["06.8"]
#     teaches: []
# ---

# %% [markdown]
# # Opgaven: een onderzoek van begin tot eind
#
# Tien opgaven bij de lessen 06.5 tot en met 06.8. Ze worden langzaam groter: eerst verander je een getal, aan het eind
# neem je een besluit. De lessen gingen over de meting van 2025; hier kijk je vaak naar die van 2024.
#
# Zet je antwoord op de plaats van de puntjes en voer de cel uit. Kom je er niet uit, maak dan een nieuwe cel (druk op
# B) en voer daarin `exercises.hint("06.7")` uit, met het nummer van de opgave. Een fout antwoord kost niets.
#
# *Tijd: 60 minuten. Nodig: de lessen 06.5 tot en met 06.8. Je mag na elke opgave stoppen en later verdergaan.*

# %%
from klantlab import data, exercises, rfm, satisfaction, survey

# %% [markdown]
# ## Opgave 06.7 · Wat kunnen we betalen?
#
# Een school met 800 studenten kan 250 antwoorden betalen. Wat is de kleinste foutmarge, in hele procentpunten, waarbij
# dat genoeg is? **Verander het getal 0.05** en voer de cel uit. Er komt uit hoeveel antwoorden er nodig zijn.

# %%
foutmarge = 0.05
### BEGIN SOLUTION
foutmarge = 0.06
### END SOLUTION
print(survey.sample_size(foutmarge, population=800))

# %%
exercises.check("06.7", foutmarge)

# %% [markdown]
# ## Opgave 06.8 · Welke techniek?
#
# Een bank wil drie dingen weten.
#
# 1. Hoeveel procent van de klanten gebruikt de app elke week?
# 2. Wat gebeurt er thuis als een klant zijn lening niet kan betalen?
# 3. Welke ideeën hebben klanten voor een nieuwe spaarrekening, als ze op elkaar kunnen reageren?
#
# Zet bij elke vraag een letter: `"f"` voor een focusgroep, `"i"` voor diepte-interviews, `"e"` voor een enquête. Je
# antwoord is een lijst van drie letters, in de volgorde van de vragen.

# %%
technieken = ...
### BEGIN SOLUTION
technieken = ["e", "i", "f"]
### END SOLUTION
exercises.check("06.8", technieken)

# %% [markdown]
# ## Opgave 06.9 · Zes vragen voor de koffiebar
#
# In welke van deze vragen zit een fout?
#
# 1. Hoe blij bent u met onze nieuwe, verbeterde website?
# 2. Op welke dag werd uw laatste pakket bezorgd? maandag / … / zondag / weet ik niet
# 3. Hoe vriendelijk en deskundig was de barista? (1–7)
# 4. Hoelang wachtte u? 0–5 minuten / 5–10 minuten / 10 minuten of langer
# 5. Hoe waarschijnlijk is het dat u het komende halfjaar weer bij ons koopt? (1–5)
# 6. Hoeveel euro gaf u vorig jaar in totaal uit aan koffie buitenshuis?
#
# Je antwoord is een lijst met de nummers van de vragen die niet deugen.

# %%
fout = ...
### BEGIN SOLUTION
fout = [1, 3, 4, 6]
### END SOLUTION
exercises.check("06.9", fout)

# %% [markdown]
# ## Opgave 06.10 · Te laat, in hoeveel gesprekken?
#
# In hoeveel procent van de zestig diepte-interviews kwam `te late levering` ter sprake? Zet dit op de plaats van de
# puntjes, met wat er ontbreekt ingevuld (een kolom en een tekst staan tussen aanhalingstekens):
#
# ```
# 100 * (gesprekken[KOLOM] == WAARDE).sum() / AANTAL
# ```

# %%
gesprekken = data.load("interviews")

# %%
genoemd = ...
### BEGIN SOLUTION
genoemd = 100 * (gesprekken["problem"] == "te late levering").sum() / 60
### END SOLUTION
exercises.check("06.10", genoemd)

# %% [markdown]
# ## Opgave 06.11 · De eerste keer
#
# Wat was de respons bij de eerste meting, van oktober 2024? Geef een percentage, op één decimaal nauwkeurig. Zet dit op
# de plaats van de puntjes, met de goede kolom ingevuld:
#
# ```
# 100 * gevraagd[KOLOM].mean()
# ```

# %%
uitnodigingen = data.load("survey_invitations")
gevraagd = uitnodigingen[uitnodigingen["wave"] == 1].set_index("customer_id")

# %%
respons = ...
### BEGIN SOLUTION
respons = 100 * gevraagd["responded"].mean()
### END SOLUTION
exercises.check("06.11", respons)

# %% [markdown]
# ## Opgave 06.12 · Hoe vaak bestelt een klant?
#
# Hieronder staat hoe vaak iedereen bestelde in het jaar voor de eerste meting (`keer`), en in welke groep iemand
# daarmee valt. `wie` zijn de klanten die antwoordden, `doel` is de verdeling van alle genodigden.

# %%
bestellingen = data.load("orders")
jaar = bestellingen[(bestellingen["date"] >= "2023-10-01") & (bestellingen["date"] < "2024-10-01")]
keer = rfm.table(jaar, on="2024-10-01")["frequency"].reindex(gevraagd.index, fill_value=0)
gevraagd["bestelde"] = survey.bands(keer, [3, 7])
wie = gevraagd[gevraagd["responded"]]
doel = gevraagd["bestelde"].value_counts(normalize=True)

# %% [markdown]
# Weeg wie antwoordde op `bestelde`. Hoe vaak bestelde een klant volgens de gewogen antwoorden gemiddeld, op twee
# decimalen nauwkeurig?

# %%
gewogen_keer = ...
### BEGIN SOLUTION
weging = survey.rake(wie, {"bestelde": doel})
gewogen_keer = (weging.weights * keer.reindex(wie.index)).mean()
### END SOLUTION
exercises.check("06.12", gewogen_keer)

# %% [markdown]
# ## Opgave 06.13 · Hoe zwaar wegen medewerkers?
#
# Dit zijn de antwoorden van 2024 en de zes onderdelen.

# %%
onderzoek = data.load("survey")
van_2024 = onderzoek[onderzoek["wave"] == 1]
onderdelen = ["taste", "price", "delivery", "staff", "website", "packaging"]

# %% [markdown]
# Welk aandeel heeft `staff` in wat deze zes samen verklaren van `satisfaction`? Het aandeel staat in de tabel van
# `satisfaction.drivers` in de kolom `share`, als deel van 1. Geef een percentage, op één decimaal nauwkeurig.

# %%
aandeel_medewerkers = ...
### BEGIN SOLUTION
drijvers = satisfaction.drivers(van_2024[onderdelen], van_2024["satisfaction"])
aandeel_medewerkers = 100 * drijvers.table["share"]["staff"]
### END SOLUTION
exercises.check("06.13", aandeel_medewerkers)

# %% [markdown]
# ## Opgave 06.14 · Twee begeleiders
#
# Een opleiding vroeg honderd eerstejaars om een cijfer voor hun begeleider. De helft kreeg een negatief studieadvies.
#
# | begeleider | mocht blijven | cijfer | moest weg | cijfer |
# |---|---|---|---|---|
# | A | 40 studenten | 8,0 | 10 studenten | 6,0 |
# | B | 10 studenten | 8,2 | 40 studenten | 6,3 |
#
# Welk gemiddeld cijfer had begeleider B gekregen met dezelfde verdeling als alle honderd studenten samen? Geef twee
# decimalen.

# %%
cijfer_b = ...
### BEGIN SOLUTION
cijfer_b = 0.5 * 8.2 + 0.5 * 6.3
### END SOLUTION
exercises.check("06.14", cijfer_b)

# %% [markdown]
# ## Opgave 06.15 · De stille gasten
#
# Een hotel vroeg 7.500 gasten om een cijfer. Er kwamen 900 antwoorden, met gemiddeld een 8,9. Welk cijfer zouden de
# andere gasten geven?
#
# - **a** ongeveer een 8,9, want 900 antwoorden is veel
# - **b** lager, want tevreden mensen vullen zoiets liever in
# - **c** hoger, want wie klachten heeft antwoordt eerder
# - **d** dat zeggen deze gegevens niet
#
# Zet de letter van je keuze tussen aanhalingstekens.

# %%
keuze_stil = ...
### BEGIN SOLUTION
keuze_stil = "d"
### END SOLUTION
exercises.check("06.15", keuze_stil)

# %% [markdown]
# ## Opgave 06.16 · Twaalfduizend euro
#
# Stel dat het november 2024 is. De directeur heeft € 12.000. Er zijn drie voorstellen: een training voor medewerkers (€
# 8.000, verwacht 0,2 punt voor `staff`), een prijsactie (€ 12.000, verwacht 0,2 punt voor `price`) en niets doen. De
# managers schatten die 0,2 zelf. Dit zijn de cijfers van klanten, en hoeveel tevredenheid bij één punt meer hoort.

# %%
print(round(van_2024[onderdelen].mean(), 1))
samen = satisfaction.drivers(van_2024[onderdelen], van_2024["satisfaction"])
round(samen.table[["coefficient", "coefficient_low", "coefficient_high"]], 2)

# %% [markdown]
# Schrijf de directeur een antwoord van drie tot vijf zinnen: je besluit, wat het onderzoek daarover zegt, de bedragen,
# en wat niemand gemeten heeft. Typ je tekst tussen de aanhalingstekens, op de plaats van de puntjes. Een computer kan
# niet zien of je gelijk hebt. Hij kijkt alleen of alles erin staat.

# %%
plan = """
...
"""
### BEGIN SOLUTION
plan = """
Begin met een halve training voor € 4.000: het lot kiest wie eerst gaat. Een punt voor medewerkers gaat met veel meer
tevredenheid samen dan een punt voor prijs, en de prijsactie kost € 12.000. De winst van 0,2 punt is een aanname van de
managers. Meet na drie maanden het verschil en beslis dan over de rest.
"""
### END SOLUTION
exercises.check("06.16", plan)

# %% [markdown]
# ## Klaar
#
# Staat er overal *Klopt* of *Compleet*, dan kun je een onderzoek opzetten, beoordelen en afmaken met een plan. Wie meer
# wil, leest de [verdieping](10_verdieping_vliegveld_tevredenheid.ipynb): hetzelfde op een echt onderzoek. Bewaar je
# notebook (Ctrl + S, op een Mac ⌘ + S).
