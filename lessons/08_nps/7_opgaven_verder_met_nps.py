# ---
# jupyter:
#   kernelspec: {display_name: Python 3, language: python, name: python3}
#   klantlab:
#     lesson: "08.7"
#     kind: exercises
#     title: "Opgaven: verder met de NPS"
#     minutes: 45
#     concepts: [C71, C72, C73]
#     after: ["08.6"]
#     teaches: []
# ---

# %% [markdown]
# # Opgaven: verder met de NPS
#
# Acht opgaven bij de lessen 08.3, 08.5 en 08.6. Ze worden langzaam groter. De lessen keken vooral naar oktober 2025;
# hier kijk je vaak een jaar eerder.
#
# Zet je antwoord op de plaats van de puntjes en voer de cel uit. Kom je er niet uit, maak dan een nieuwe cel (druk op
# B) en voer daarin `exercises.hint("08.7")` uit, met het nummer van de opgave. Een fout antwoord kost niets.
#
# *Tijd: 45 minuten. Nodig: de lessen 08.3, 08.5 en 08.6. Je mag na elke opgave stoppen en later verdergaan.*

# %%
import pandas as pd

from klantlab import data, exercises, nps

onderzoek = data.load("survey")
vorig_jaar = onderzoek[onderzoek["wave"] == 1]
dit_jaar = onderzoek[onderzoek["wave"] == 2]

# %% [markdown]
# ## Opgave 08.7 · Zo nauwkeurig als het geld toelaat
#
# Er is € 600 voor een onderzoek en elk antwoord kost € 1,50. De manager verwacht 30% promotors en 28% criticasters. De
# cel laat zien hoeveel antwoorden er nodig zijn om de NPS op `marge` punten te weten, naar boven en naar beneden, en
# wat dat kost.
#
# Wat is de kleinste marge, in hele punten, die binnen het geld past? **Verander het getal 20** en voer de cel uit.

# %%
marge = 20
### BEGIN SOLUTION
marge = 8
### END SOLUTION
antwoorden = nps.sample_size(marge, promoters=0.30, detractors=0.28)
print(antwoorden, antwoorden * 1.50)

# %%
exercises.check("08.7", marge)

# %% [markdown]
# ## Opgave 08.8 · Wat past nergens?
#
# Dit zijn de thema's van vorig jaar. Met `k=6` leg je vast dat het er zes zijn; dan zoekt de functie niet zelf naar een
# aantal.

# %%
themas = nps.themes(vorig_jaar["answer"], vorig_jaar["nps"], k=6, stop_words=["koffie"])
themas.table["n"]

# %% [markdown]
# Hoeveel antwoorden van vorig jaar passen bij geen enkel thema? Begin met `nergens = (themas.labels` en maak de regel
# af: een vergelijking, een haakje, en iets wat telt hoe vaak ze waar is.

# %%
nergens = ...
### BEGIN SOLUTION
nergens = (themas.labels == "overig").sum()
### END SOLUTION
exercises.check("08.8", nergens)

# %% [markdown]
# ## Opgave 08.9 · Een 8 is ook goed
#
# De verkoopdirecteur vindt een 8 een compliment en een 6 geen ramp. Zij telt als promotor wie een 8, 9 of 10 geeft, en
# als criticaster wie een 5 of lager geeft. Welke NPS had Morgenrood vorig jaar met haar grenzen? Reken het uit met
# vergelijkingen en `.mean()`, in punten, op één decimaal nauwkeurig.

# %%
cijfers = vorig_jaar["nps"]

# %%
andere_grenzen = ...
### BEGIN SOLUTION
andere_grenzen = 100 * (cijfers >= 8).mean() - 100 * (cijfers <= 5).mean()
### END SOLUTION
exercises.check("08.9", andere_grenzen)

# %% [markdown]
# ## Opgave 08.10 · Wat gebeurde er met team West?
#
# Hoeveel punten ging de NPS van team West omhoog, van vorig jaar naar dit jaar? (Een daling is een getal onder nul.)
# Schrijf zelf de regels.

# %%
verandering = ...
### BEGIN SOLUTION
toen = vorig_jaar[vorig_jaar["team"] == "West"]["nps"]
nu = dit_jaar[dit_jaar["team"] == "West"]["nps"]
verandering = nps.score(nu).value - nps.score(toen).value
### END SOLUTION
exercises.check("08.10", verandering)

# %% [markdown]
# ## Opgave 08.11 · Bellen of mailen
#
# In de kolom `mode` staat hoe iemand antwoordde: `"telefoon"` of `"e-mail"`. Geven klanten aan de telefoon hogere
# cijfers? Geef van dit jaar het interval van het verschil: telefoon min e-mail. Rond de grenzen niet zelf af.

# %%
verschil = ...
### BEGIN SOLUTION
telefoon = dit_jaar[dit_jaar["mode"] == "telefoon"]["nps"]
mail = dit_jaar[dit_jaar["mode"] == "e-mail"]["nps"]
verschil = nps.difference(telefoon, mail)
### END SOLUTION
exercises.check("08.11", verschil)

# %% [markdown]
# ## Opgave 08.12 · Met de hand gelezen
#
# Een stagiair las de antwoorden van twintig gasten van de koffiebar en schreef bij elk een thema. Drie gasten schreven
# niets; daar staat `"niets"`.

# %%
gelezen = pd.Series(["wachten"] * 6 + ["koffie"] * 5 + ["prijs"] * 4 + ["toilet"] * 2 + ["niets"] * 3)
gegeven = pd.Series([3, 6, 5, 8, 6, 9, 10, 9, 8, 7, 6, 6, 4, 8, 7, 2, 9, 10, 9, 5])

# %% [markdown]
# Hoeveel punten van de NPS van deze twintig gasten horen bij criticasters die over het wachten schreven?

# %%
kosten = ...
### BEGIN SOLUTION
kosten = nps.theme_costs(gelezen, gegeven)["cost"]["wachten"]
### END SOLUTION
exercises.check("08.12", kosten)

# %% [markdown]
# ## Opgave 08.13 · Twee landen
#
# Een koffieketen deed hetzelfde onderzoek in Spanje en in Nederland, elk met 900 klanten. In Spanje is de NPS +38, in
# Nederland +6. In welk land zijn de klanten tevredener?
#
# - **a** in Spanje, want het verschil is veel groter dan toeval
# - **b** in Nederland, want wie daar een 8 geeft, bedoelt een 10
# - **c** in allebei even tevreden, want het verschil komt van de schaal
# - **d** dat kunnen deze gegevens niet zeggen
#
# Zet de letter van je keuze tussen aanhalingstekens.

# %%
keuze_land = ...
### BEGIN SOLUTION
keuze_land = "d"
### END SOLUTION
exercises.check("08.13", keuze_land)

# %% [markdown]
# ## Opgave 08.14 · Crisis van één dag?
#
# Op een van deze dagen zakte de NPS tientallen punten ten opzichte van de dag ervoor. De manager klantenservice wilde
# een adviseur inhuren voor € 1.800. Dit zijn alle dagen van die meting.

# %%
per_dag = nps.trend(vorig_jaar, "date", score="nps", every="day")
nps.plot_trend(per_dag)

# %% [markdown]
# Schrijf haar een antwoord van drie tot vijf zinnen: je besluit, wat de band zegt, minstens één getal, en hoe ze
# voortaan wel ziet dat er iets mis is. Typ je tekst tussen de aanhalingstekens. Een computer kan niet zien of je gelijk
# hebt. Hij kijkt alleen of alles erin staat.

# %%
besluit = """
...
"""
### BEGIN SOLUTION
besluit = """
Huur de adviseur nog niet in. Alle dagen liggen binnen de band van het toeval: met enkele tientallen antwoorden per dag springt
een NPS vanzelf tientallen punten. Houd de € 1.800 in kas en kijk voortaan per week, met de weken van vorig jaar als
vergelijking. Valt een hele week buiten de band, lees dan eerst de open antwoorden.
"""
### END SOLUTION
exercises.check("08.14", besluit)

# %% [markdown]
# ## Klaar
#
# Staat er overal *Klopt* of *Compleet*, dan weet je wanneer een NPS iets zegt en wanneer niet. Ga verder met [hoofdstuk
# 04](../04_rfm_klantgroepen/1_wie_zijn_ons_het_meest_waard.ipynb). Bewaar je notebook (Ctrl + S, op een Mac ⌘ + S).
