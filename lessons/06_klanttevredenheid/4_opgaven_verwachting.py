# ---
# jupyter:
#   kernelspec: {display_name: Python 3, language: python, name: python3}
#   klantlab:
#     lesson: "06.4"
#     kind: exercises
#     title: "Opgaven: verwachting en tevredenheid"
#     minutes: 35
#     concepts: [C50, C51, C52, C53, C59, C117]
#     after: ["06.3"]
#     teaches: []
# ---

# %% [markdown]
# # Opgaven: verwachting en tevredenheid
#
# Zes opgaven bij de lessen 06.1, 06.2 en 06.3. Ze worden langzaam groter: eerst verander je een getal, aan het eind
# neem je een besluit.
#
# Zet je antwoord op de plaats van de puntjes en voer de cel uit. Kom je er niet uit, maak dan een nieuwe cel (druk op
# B) en voer daarin `exercises.hint("06.1")` uit, met het nummer van de opgave. Een fout antwoord kost niets.
#
# *Tijd: 35 minuten. Nodig: de lessen 06.1 tot en met 06.3. Je mag na elke opgave stoppen en later verdergaan.*

# %%
import pandas as pd

from klantlab import data, exercises, satisfaction

# %% [markdown]
# ## Opgave 06.1 · Vier achten en één ander
#
# Vier klanten gaven een 8. Welk cijfer gaf de vijfde, als het gemiddelde precies 7,4 is? **Verander het getal achter
# `vijfde`** en voer de cel uit.

# %%
vijfde = 8
### BEGIN SOLUTION
vijfde = 5
### END SOLUTION
print(pd.Series([8, 8, 8, 8, vijfde]).mean())

# %%
exercises.check("06.1", vijfde)

# %% [markdown]
# ## Opgave 06.2 · Wie is achteraf minder blij?
#
# Hieronder staan de cijfers van dezelfde kopers van apparatuur op twee momenten: vlak na de aankoop, en achteraf.

# %%
cijfers = data.load("moments")
vlak = cijfers[cijfers["moment"] == "vlak na aankoop"].set_index("customer_id")["satisfaction"]
achteraf = cijfers[cijfers["moment"] == "achteraf"].set_index("customer_id")["satisfaction"]

# %% [markdown]
# Hoeveel kopers gaven achteraf een lager cijfer dan vlak na de aankoop? Maak de regel af.

# %%
minder_blij = ...  # (welke twee kolommen, en welk teken ertussen?).sum()
### BEGIN SOLUTION
minder_blij = (achteraf < vlak).sum()
### END SOLUTION
exercises.check("06.2", minder_blij)

# %% [markdown]
# ## Opgave 06.3 · Slechter dan de buren
#
# Dit zijn de antwoorden uit les 06.2. `performance` is de ervaring bij Morgenrood, `competitor` de beste andere
# brander.

# %%
antwoorden = data.load("expectations")
antwoorden[["ideal", "competitor", "promise", "performance"]].head(3)

# %% [markdown]
# Welk deel van de klanten vond Morgenrood slechter dan de beste andere brander? Geef een percentage, op één decimaal
# nauwkeurig. Schrijf zelf de regel.

# %%
slechter = ...
### BEGIN SOLUTION
slechter = 100 * (antwoorden["performance"] < antwoorden["competitor"]).mean()
### END SOLUTION
exercises.check("06.3", slechter)

# %% [markdown]
# ## Opgave 06.4 · Twee dagen beloofd
#
# Dit is de proef met de offertes. `promised_days` is wat er beloofd werd, `delivered_days` na hoeveel dagen de offerte
# er was.

# %%
offertes = data.load("quotation_experiment")
offertes[["promised_days", "delivered_days", "satisfaction"]].head(3)

# %% [markdown]
# Neem alleen de offertes die in 2 dagen beloofd waren. Hoeveel punten is het gemiddelde cijfer hoger bij een offerte
# die na precies 1 dag kwam dan bij een die na precies 4 dagen kwam? Geef twee decimalen. Je mag meer dan één regel
# gebruiken.

# %%
scheelt = ...
### BEGIN SOLUTION
twee = offertes[offertes["promised_days"] == 2]
snel = twee[twee["delivered_days"] == 1]["satisfaction"].mean()
traag = twee[twee["delivered_days"] == 4]["satisfaction"].mean()
scheelt = snel - traag
### END SOLUTION
exercises.check("06.4", scheelt)

# %% [markdown]
# ## Opgave 06.5 · Duizend proefzakjes
#
# Een andere koffiebrander stelde 300 klanten de twee vragen van Kano over een gratis proefzakje. Bij 70% kwam eruit:
# verrassend (het interval loopt van 66% tot 75%). De inkoper wil duizend zakjes versturen. Hoeveel van die duizend
# klanten komen daardoor vaker terug?
#
# - **a** ongeveer 700, want 70% vindt het proefzakje verrassend
# - **b** minstens 660, want zo laag kan het percentage nog zijn
# - **c** niemand, want een verrassing hoort er niet gewoon te zijn
# - **d** dat kunnen deze antwoorden niet zeggen
#
# Zet de letter van je keuze tussen aanhalingstekens.

# %%
keuze = ...
### BEGIN SOLUTION
keuze = "d"
### END SOLUTION
exercises.check("06.5", keuze)

# %% [markdown]
# ## Opgave 06.6 · De concurrent belooft één dag
#
# Een andere koffiebrander belooft elke offerte in 1 dag. De verkoopleider wil dat ook; nu belooft Morgenrood 2 dagen.
# De cel laat per belofte zien welk deel bleef wachten, welk deel van de offertes te laat kwam, en wat een aanvraag
# gemiddeld opbracht (in euro's, met nul voor wie niets bestelde).

# %%
te_laat = offertes["delivered_days"] > offertes["promised_days"]
print(round(offertes.groupby("promised_days")["waited"].mean(), 2))
print(round(te_laat.groupby(offertes["promised_days"]).mean(), 2))
satisfaction.compare(offertes["value"], offertes["promised_days"], reference="1")

# %% [markdown]
# Schrijf hem een advies van drie tot vijf zinnen: je besluit, wat 1 dag beloven oplevert en wat het kost, een bedrag
# per aanvraag, en hoe zeker je daarvan bent. Typ je tekst tussen de aanhalingstekens, op de plaats van de puntjes. Een
# computer kan niet zien of je gelijk hebt. Hij kijkt alleen of alles erin staat.

# %%
advies = """
...
"""
### BEGIN SOLUTION
advies = """
Doe het nog niet. Met 1 dag wachten er iets meer aanvragers, maar driekwart van de offertes komt dan later dan beloofd.
Per aanvraag bracht 1 dag € 147 op en 2 dagen € 178, en dat verschil is niet aangetoond.
Werk eerst sneller, en herhaal dan de proef met meer aanvragen.
"""
### END SOLUTION
exercises.check("06.6", advies)

# %% [markdown]
# ## Klaar
#
# Staat er overal *Klopt* of *Compleet*, dan weet je wat een cijfer meet, waarmee klanten vergelijken en wat een belofte
# kost. Bewaar je notebook (Ctrl + S, op een Mac ⌘ + S) en ga verder met
# [les 06.5](5_wat_vragen_we_en_aan_wie.ipynb).
