# ---
# jupyter:
#   kernelspec: {display_name: Python 3, language: python, name: python3}
#   klantlab:
#     lesson: "08.2"
#     kind: exercises
#     title: "Opgaven: is een NPS van +5 goed nieuws?"
#     minutes: 35
#     concepts: [C70, C71, C73]
#     after: ["08.1"]
#     teaches: []
# ---

# %% [markdown]
# # Opgaven: is een NPS van +5 goed nieuws?
#
# Zes opgaven bij les 08.1. Ze worden langzaam groter: eerst verander je een getal, aan het eind neem je een besluit.
#
# Zet je antwoord op de plaats van de puntjes en voer de cel uit. Je krijgt meteen te lezen of het klopt. Klopt het
# niet, dan staat er een vraag die je verder helpt. Kom je er niet uit, maak dan een nieuwe cel (druk op B) en voer
# daarin `exercises.hint("08.1")` uit. Elke keer dat je dat doet, krijg je de volgende hint. Een fout antwoord kost
# niets: verbeter het en voer de cel opnieuw uit.
#
# *Tijd: 35 minuten. Nodig: les 08.1.*

# %%
import pandas as pd

from klantlab import exercises, nps

# %% [markdown]
# ## Opgave 08.1 · Van plus vijf naar plus twaalf
#
# Honderd klanten van de webwinkel gaven een cijfer: 25 promotors, 55 passief tevredenen en 20 criticasters. De NPS is
# dus +5. De manager van de webwinkel wil naar +12. Ze denkt dat alleen passief tevredenen zijn over te halen: het
# aantal criticasters blijft 20, en het blijven honderd klanten.
#
# Hoeveel promotors heeft ze dan in totaal nodig? **Verander het getal 25** en voer de cel uit.

# %%
criticasters = 20
promotors = 25
### BEGIN SOLUTION
promotors = 32
### END SOLUTION
promotors - criticasters

# %%
exercises.check("08.1", promotors)

# %% [markdown]
# ## Opgave 08.2 · De kassa schrijft elf
#
# In de koffiebar kunnen klanten hun cijfer intikken bij de kassa. Wie niets intikt, krijgt van de kassa een 11. Aan het
# eind van de dag staat dit erin:

# %%
antwoorden = pd.Series([9, 7, 11, 10, 6, 9, 7, 10, 3, 9, 7, 11, 8, 10, 9, 5, 7, 9, 10, 6, 11, 7, 9])
antwoorden.value_counts()

# %% [markdown]
# Welke NPS hoort bij deze dag? Begin met `uitslag = nps.score(antwoorden` en maak de regel af. Achter de antwoorden
# geef je op welke getallen een leeg antwoord betekenen: een komma, dan `missing=`, en dan tussen rechte haken het
# getal.

# %%
uitslag = ...
### BEGIN SOLUTION
uitslag = nps.score(antwoorden, missing=[11])
### END SOLUTION
exercises.check("08.2", uitslag)

# %% [markdown]
# ## Opgave 08.3 · Winkel en webwinkel
#
# De winkelmanager zegt dat haar klanten veel enthousiaster zijn dan die van de webwinkel. Ze heeft twee lijstjes.

# %%
winkel = pd.Series([9, 8, 10, 7, 9, 4, 10, 8, 9, 7, 6, 9])
webwinkel = pd.Series([8, 9, 3, 7, 10, 8, 6, 9, 7, 5, 8, 9, 7, 2, 10])

# %% [markdown]
# Hoeveel punten ligt de NPS van de winkel boven die van de webwinkel? Schrijf zelf de regel of de regels die je nodig
# hebt. Eén decimaal is nauwkeurig genoeg.

# %%
verschil = ...
### BEGIN SOLUTION
verschil = nps.score(winkel).value - nps.score(webwinkel).value
### END SOLUTION
exercises.check("08.3", verschil)

# %% [markdown]
# ## Opgave 08.4 · Wat staat er op de dia?
#
# Op de dia van de directeur staat: *NPS dit jaar: +12*. Meer niet. Welke zin mag hij erbij zeggen?
#
# - **a** 12% van de klanten beveelt Morgenrood aan
# - **b** de klanten zijn 12% tevredener dan vorig jaar
# - **c** op elke 100 antwoorden zijn er 12 meer promotors dan criticasters
# - **d** 12 klanten zijn promotor, de rest niet
#
# Zet de letter van je keuze tussen aanhalingstekens.

# %%
keuze_dia = ...
### BEGIN SOLUTION
keuze_dia = "c"
### END SOLUTION
exercises.check("08.4", keuze_dia)

# %% [markdown]
# ## Opgave 08.5 · Twee koffiebars, één uitslag
#
# De koffiebar aan de haven en die op het plein lieten elk twintig klanten een cijfer geven.

# %%
haven = pd.Series([10] * 11 + [7] + [3] * 8)
plein = pd.Series([9] * 4 + [8] * 15 + [6])
print(nps.score(haven).value, nps.score(plein).value)

# %% [markdown]
# Bij welke koffiebar komen volgend jaar de meeste van deze klanten terug?
#
# - **a** de koffiebar aan de haven
# - **b** de koffiebar op het plein
# - **c** allebei evenveel, want de NPS is gelijk
# - **d** dat kunnen deze gegevens niet zeggen

# %%
keuze_terug = ...
### BEGIN SOLUTION
keuze_terug = "d"
### END SOLUTION
exercises.check("08.5", keuze_terug)

# %% [markdown]
# ## Opgave 08.6 · Taart of geen taart?
#
# De winkelmanager had vorig jaar een NPS van +5. Dit jaar is het +12, en ze staat met haar jas aan om taart te gaan
# halen voor het team. Ze vraagt jou of dat kan.

# %%
vorig_jaar = pd.Series([10] * 100 + [8] * 220 + [5] * 80)
dit_jaar = pd.Series([10] * 30 + [8] * 24 + [5] * 21)
nps.score(vorig_jaar)

# %%
nps.score(dit_jaar)

# %% [markdown]
# Geef haar antwoord in drie tot vijf zinnen: je besluit, je reden met minstens één getal dat zegt hoe zeker de uitslag
# is, en wat ze nu kan doen. Typ je tekst tussen de aanhalingstekens, op de plaats van de puntjes.
#
# Een computer kan niet zien of je gelijk hebt. Hij kijkt alleen of alles erin staat. Daarna krijg je punten waar je je
# tekst naast kunt leggen, en drie voorbeelden om mee te vergelijken.

# %%
besluit = """
...
"""
### BEGIN SOLUTION
besluit = """
Nog geen taart. De +12 van dit jaar komt van 75 antwoorden, en het interval is zo breed dat de +5 van vorig jaar er ruim
in ligt. Het verschil kan toeval zijn. Vraag eerst door tot er ook dit jaar 400 antwoorden zijn. Ligt de uitslag dan
nog steeds hoger, en ligt het interval van het verschil boven nul, dan halen we taart.
"""
### END SOLUTION
exercises.check("08.6", besluit)

# %% [markdown]
# ## Klaar
#
# Staat er overal *Klopt* of *Compleet*, dan kun je een NPS uitrekenen, uitleggen en op waarde schatten. Ga verder met
# [les 08.3](3_verdient_het_beste_team_een_bonus.ipynb). Bewaar je notebook (Ctrl + S, op een Mac ⌘ + S).
