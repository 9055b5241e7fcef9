# ---
# jupyter:
#   kernelspec: {display_name: Python 3, language: python, name: python3}
#   klantlab:
#     lesson: "07.4"
#     kind: exercises
#     title: "Opgaven: verwachting en ervaring"
#     minutes: 35
#     concepts: [C60, C61, C62, C63]
#     after: ["07.3"]
#     teaches: []
# ---

# %% [markdown]
# # Opgaven: verwachting en ervaring
#
# Zes opgaven bij de lessen 07.1, 07.2 en 07.3. Ze worden langzaam groter: eerst verander je een getal, aan het eind
# neem je een besluit.
#
# Zet je antwoord op de plaats van de puntjes en voer de cel uit. Kom je er niet uit, maak dan een nieuwe cel (druk op
# B) en voer daarin `exercises.hint("07.1")` uit, met het nummer van de opgave. Een fout antwoord kost niets.
#
# *Tijd: 35 minuten. Nodig: de lessen 07.1 tot en met 07.3. Je mag na elke opgave stoppen en later verdergaan.*

# %%
from klantlab import data, exercises, servqual

# %% [markdown]
# ## Opgave 07.1 · Wanneer verdient korting zichzelf terug?
#
# Een koffiebar heeft op een rustige dag in de week 600 gasten per maand. Elke gast levert € 3,00 marge op. De manager
# wil op die dag € 0,50 korting geven, aan iedereen. Van een extra gast houdt ze dan € 2,50 over. De cel rekent uit wat
# de korting per maand oplevert. **Verander het getal 40** tot er precies nul uitkomt.

# %%
extra_gasten = 40
### BEGIN SOLUTION
extra_gasten = 600 * 0.50 / (3.00 - 0.50)
### END SOLUTION
print(round(extra_gasten * (3.00 - 0.50) - 600 * 0.50, 2))

# %%
exercises.check("07.1", extra_gasten)

# %% [markdown]
# ## Opgave 07.2 · Vol op zaterdag
#
# Dit is de tabel per weekdag van één koffiebar, de Haarlemmerbuurt (V09). Je ziet het aantal dagen (`periods`),
# iedereen die wilde zitten (`demand`) en het deel van de plaatsen dat leeg bleef (`share_unused`).

# %%
stoelen = data.load("capacity")
bar = stoelen[stoelen["location_id"] == "V09"]
vraag = bar["guests"] + bar["turned_away"]
per_dag = servqual.unused_capacity(bar["capacity"], vraag, date=bar["date"]).weekdays
round(per_dag[["periods", "demand", "share_unused"]], 2)

# %% [markdown]
# De tabel heeft ook de kolommen `capacity` (alle plaatsen), `served` (wie zat), `unused` (wat leeg bleef) en
# `turned_away` (zie les 07.1). Voor hoeveel mensen was er in heel 2025 op zaterdag geen plaats? Maak de regel af.

# %%
geen_plaats = ...  # per_dag[welke kolom?][welke dag?]
### BEGIN SOLUTION
geen_plaats = per_dag["turned_away"]["zaterdag"]
### END SOLUTION
exercises.check("07.2", geen_plaats)

# %% [markdown]
# ## Opgave 07.3 · Vlot geholpen?
#
# Zin 11 van de vragenlijst is *je wordt vlot geholpen*. Hoe groot is de kloof bij deze zin, over alle bezoekers? Geef
# punten op de schaal, op twee decimalen nauwkeurig.

# %%
bezoek = data.load("servqual")
vragen = servqual.questionnaire(bezoek)

# %%
kloof_vlot = ...
### BEGIN SOLUTION
kloof_vlot = vragen.perceptions["p11"].mean() - vragen.expectations["e11"].mean()
### END SOLUTION
exercises.check("07.3", kloof_vlot)

# %% [markdown]
# ## Opgave 07.4 · Vriendelijk, of een goed humeur?
#
# In les 07.1 zag je de cijfers van klanten direct na een bezoek of telefoontje. Ze zeiden ook hoe vriendelijk ze werden
# geholpen (`friendliness`, van 1 tot en met 7). In `mood` staat hun stemming bij binnenkomst, in `rain` of het regende.

# %%
cijfers = data.load("counter_ratings")
cijfers[["satisfaction", "friendliness", "mood", "rain"]].head(3)

# %% [markdown]
# Hoeveel hoger is het rapportcijfer (`satisfaction`) per punt vriendelijkheid, bij gelijke stemming en gelijk weer?
# Geef het op twee decimalen nauwkeurig.

# %%
per_punt = ...
### BEGIN SOLUTION
uitslag = servqual.effects(cijfers["satisfaction"], cijfers["friendliness"], cijfers[["mood", "rain"]])
per_punt = uitslag.table["controlled"]["friendliness"]
### END SOLUTION
exercises.check("07.4", per_punt)

# %% [markdown]
# ## Opgave 07.5 · Wie wint de wedstrijd?
#
# Een hotel vroeg veertig gasten naar verwachting en ervaring. Bij gasten die niet meededen aan het schatten verklaart
# SERVQUAL 48% van de verschillen in het rapportcijfer en SERVPERF 52%. Het verschil (SERVQUAL min SERVPERF) ligt tussen
# −21 en +13 procentpunt. Welke methode voorspelt in dit hotel het best?
#
# - **a** SERVPERF, want die verklaart meer
# - **b** SERVQUAL, want die vraagt meer en weet dus meer
# - **c** ze zijn even goed, want het interval bevat nul
# - **d** dat zegt deze meting niet
#
# Zet de letter van je keuze tussen aanhalingstekens.

# %%
keuze_methode = ...
### BEGIN SOLUTION
keuze_methode = "d"
### END SOLUTION
exercises.check("07.5", keuze_methode)

# %% [markdown]
# ## Opgave 07.6 · Een bonus voor de kleinste kloof?
#
# De directie wil € 2.400 bonus geven aan het team van de vestiging met de kleinste kloof. Hieronder staan per vestiging
# de gemiddelde kloof, de gemiddelde ervaring en het aantal bezoekers dat is gevraagd.

# %%
bezoek["kloof"] = servqual.gaps(vragen.expectations, vragen.perceptions).respondents["overall"]
bezoek["ervaring"] = servqual.servperf(vragen.perceptions).respondents["overall"]
print(bezoek["location_id"].value_counts())
round(bezoek.groupby("location_id")[["kloof", "ervaring"]].mean().sort_values("kloof"), 2)

# %% [markdown]
# Schrijf de directie een antwoord van drie tot vijf zinnen: je besluit, waarom een kleine kloof iets anders kan zijn
# dan goede service, minstens één getal, en hoe je eerlijk zou meten. Typ je tekst tussen de aanhalingstekens, op de
# plaats van de puntjes. Een computer kan niet zien of je gelijk hebt. Hij kijkt alleen of alles erin staat.

# %%
besluit = """
...
"""
### BEGIN SOLUTION
besluit = """
Geef de bonus van € 2.400 nog niet. Een kloof wordt ook klein doordat klanten ergens weinig verwachten, en met zo'n vijftig
bezoekers per vestiging kan de volgorde toeval zijn. Meet een maand lang overal in dezelfde weken de ervaring bij meer bezoekers.
Spreek vooraf af dat de bonus alleen komt als het verschil met de rest is aangetoond.
"""
### END SOLUTION
exercises.check("07.6", besluit)

# %% [markdown]
# ## Klaar
#
# Staat er overal *Klopt* of *Compleet*, dan kun je verwachting en ervaring uit elkaar houden, en weet je wat humeur en
# weer met een cijfer doen. Bewaar je notebook (Ctrl + S, op een Mac ⌘ + S). De volgende les begint bij de vraag of
# [vriendelijk genoeg is](5_is_vriendelijk_genoeg.ipynb).
