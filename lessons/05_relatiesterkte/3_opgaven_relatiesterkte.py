# ---
# jupyter:
#   kernelspec: {display_name: Python 3, language: python, name: python3}
#   klantlab:
#     lesson: "05.3"
#     kind: exercises
#     title: "Opgaven: relatiesterkte"
#     minutes: 50
#     concepts: [C40, C41, C42, C43]
#     after: ["05.2"]
#     teaches: []
# ---

# %% [markdown]
# # Opgaven: relatiesterkte
#
# Negen opgaven bij de lessen 05.1 en 05.2. Ze worden langzaam groter. De les keek naar oktober 2025; hier kijk je een
# jaar eerder.
#
# Zet je antwoord op de plaats van de puntjes en voer de cel uit. Kom je er niet uit, maak dan een nieuwe cel (druk op
# B) en voer daarin `exercises.hint("05.1")` uit, met het nummer van de opgave. Een fout antwoord kost niets.
#
# *Tijd: 50 minuten. Nodig: de lessen 05.1 en 05.2. Je mag na elke opgave stoppen en later verdergaan.*

# %%
from klantlab import data, exercises, relations, rfm, survey

onderzoek = data.load("survey")
antwoorden = onderzoek[onderzoek["wave"] == 1].set_index("customer_id")

# %% [markdown]
# ## Opgave 05.1 · Omkeren
#
# Een klant gaf op *Morgenrood vertelt niet altijd het hele verhaal* een 2, op de schaal van 1 tot en met 7. De drie
# andere zinnen over vertrouwen staan goed om. Wat wordt deze 2 na het omkeren? **Verander het getal achter
# `omgekeerd`** en voer de cel uit.

# %%
omgekeerd = 2
### BEGIN SOLUTION
omgekeerd = 6
### END SOLUTION
print((6 + 5 + 6 + omgekeerd) / 4)

# %%
exercises.check("05.1", omgekeerd)

# %% [markdown]
# ## Opgave 05.2 · Hoe goed mat vertrouwen toen?
#
# Wat was Cronbachs alfa van de vier zinnen over vertrouwen in oktober 2024? Zet er iets achter, zodat de laatste zin
# goed om staat. Geef het losse getal, op twee decimalen nauwkeurig. Begin met
# `alfa = survey.alpha(antwoorden, vertrouwen`.

# %%
vertrouwen = ["trust1", "trust2", "trust3", "trust4"]

# %%
alfa = ...
### BEGIN SOLUTION
alfa = survey.alpha(antwoorden, vertrouwen, reverse=["trust4"]).value
### END SOLUTION
exercises.check("05.2", alfa)

# %% [markdown]
# ## Opgave 05.3 · Gaat deze zin mee?
#
# *Ik heb apparatuur of afspraken waardoor ik blijf* (`switching4`) is de laatste zin over overstapkosten. Hoe sterk
# gaat die zin samen met de drie andere? Haal het getal uit de tabel: eerst de kolom, dan de rij. Op twee decimalen
# nauwkeurig.

# %%
overstap = ["switching1", "switching2", "switching3", "switching4"]
per_zin = survey.item_analysis(antwoorden, overstap)

# %%
samen = ...
### BEGIN SOLUTION
samen = per_zin["item_rest"]["switching4"]
### END SOLUTION
exercises.check("05.3", samen)

# %% [markdown]
# ## Opgave 05.4 · Tevreden zonder vertrouwen
#
# Een andere koffiebrander vond deze formule. Tevredenheid en vertrouwen staan in standaardafwijkingen: 0 is gemiddeld,
# −1 is laag, 1 is hoog.
#
# *band = 50 + 5 × tevredenheid + 4 × vertrouwen + 3 × tevredenheid × vertrouwen*
#
# Een klant heeft weinig vertrouwen: −1. Hoeveel punten sterker is de band als de tevredenheid van zo'n klant 1 hoger
# is?

# %%
erbij = ...
### BEGIN SOLUTION
erbij = 5 + 3 * -1
### END SOLUTION
exercises.check("05.4", erbij)

# %% [markdown]
# ## Opgave 05.5 · Veel kopen, weinig band
#
# Dit zijn de vier groepen van oktober 2024, met de band uit drie zinnen.

# %%
bestellingen = data.load("orders")
jaar = bestellingen[(bestellingen["date"] >= "2023-10-01") & (bestellingen["date"] < "2024-10-01")]
rendement = rfm.return_score(rfm.table(jaar, on="2024-10-01"))
zinnen = {"band": ["strength1", "strength2", "strength3"]}
band = relations.strength(antwoorden, zinnen, minimum=1, maximum=7).strength
aantal = relations.matrix(rendement, band).table["n"]
aantal

# %% [markdown]
# Hoeveel procent van de klanten met een *hoog rendement* heeft een zwakke band? Reken het uit met de kolom `aantal`, op
# één decimaal nauwkeurig. Een rij haal je op met haar naam, zoals `aantal["Dogs"]`.

# %%
deel = ...
### BEGIN SOLUTION
deel = 100 * aantal["Economici"] / (aantal["Economici"] + aantal["Partners"])
### END SOLUTION
exercises.check("05.5", deel)

# %% [markdown]
# ## Opgave 05.6 · Elke klant één keer
#
# Hieronder staan de antwoorden van zakelijke klanten met een gehuurde machine. Hoeveel andere leveranciers
# (`alternatives`) noemt zo'n klant gemiddeld, als elke klant (`account_id`) één keer telt? Op twee decimalen
# nauwkeurig.

# %%
zakelijk = data.load("account_survey").merge(data.load("accounts"), on="account_id")
machine = zakelijk[zakelijk["contract"] == "bonen en machinehuur"]
machine[["account_id", "role", "alternatives"]].head(4)

# %%
leveranciers = ...
### BEGIN SOLUTION
leveranciers = machine.groupby("account_id")["alternatives"].mean().mean()
### END SOLUTION
exercises.check("05.6", leveranciers)

# %% [markdown]
# ## Opgave 05.7 · Verdwenen onvoldoendes
#
# De barista-opleiding nog eens. Een onvoldoende is een cijfer onder de 6. Hoeveel procentpunt groter is het deel
# onvoldoendes bij wie *anoniem* antwoordde dan bij wie op naam antwoordde? (Van 30% naar 12% is 18 procentpunt.) Op één
# decimaal nauwkeurig.

# %%
cursus = data.load("course_evaluations")
op_naam = cursus[cursus["named"]]["trainer"]
anoniem = cursus[cursus["named"] == 0]["trainer"]

# %%
verdwenen = ...
### BEGIN SOLUTION
verdwenen = 100 * (anoniem < 6).mean() - 100 * (op_naam < 6).mean()
### END SOLUTION
exercises.check("05.7", verdwenen)

# %% [markdown]
# ## Opgave 05.8 · Eerst vertrouwen of eerst tevreden?
#
# In één vragenlijst, op één dag, gaan tevredenheid en vertrouwen sterk samen. De marketingmanager wil vertrouwen
# opbouwen, want *wie ons vertrouwt, wordt vanzelf tevreden*. De verkoopmanager zegt het omgekeerde. Wie heeft gelijk?
#
# - **a** de marketingmanager, want vertrouwen komt eerst
# - **b** de verkoopmanager, want tevredenheid gaat over vroeger en komt dus eerst
# - **c** geen van beiden, want een algemene indruk kleurt allebei
# - **d** dat kunnen deze gegevens niet zeggen
#
# Zet de letter van je keuze tussen aanhalingstekens.

# %%
keuze_eerst = ...
### BEGIN SOLUTION
keuze_eerst = "d"
### END SOLUTION
exercises.check("05.8", keuze_eerst)

# %% [markdown]
# ## Opgave 05.9 · Met of zonder naam?
#
# De directeur wil dat iedereen die bij Morgenrood werkt zijn leidinggevende een cijfer geeft, mét naam erbij. *Anders
# kan ik er niets mee*, zegt hij. Een anoniem formulier via een bureau kost € 480. Je hebt alleen de cijfers van de
# barista-opleiding:

# %%
cursus["wijze"] = cursus["named"].replace({True: "op naam", False: "anoniem"})
relations.compare(cursus["trainer"], cursus["wijze"], reference="anoniem")

# %% [markdown]
# Schrijf de directeur een antwoord van drie tot vijf zinnen: je besluit, waarom een naam erbij uitmaakt, minstens één
# getal, en wat hij met de uitkomst moet doen zodat mensen eerlijk blijven. Typ je tekst tussen de aanhalingstekens. Een
# computer kan niet zien of je gelijk hebt. Hij kijkt alleen of alles erin staat.

# %%
besluit = """
...
"""
### BEGIN SOLUTION
besluit = """
Vraag het anoniem, ook al kost dat € 480. Wie zijn eigen leidinggevende beoordeelt, is van hem afhankelijk, en bij de
opleiding lag het cijfer op naam gemiddeld 0,8 hoger dan anoniem. Met namen krijgt u dus cijfers die te mooi zijn. Vertel na
een maand aan iedereen wat er gezegd is en wat u ermee doet.
"""
### END SOLUTION
exercises.check("05.9", besluit)

# %% [markdown]
# ## Klaar
#
# Staat er overal *Klopt* of *Compleet*, dan kun je een relatie meten en weet je wanneer een antwoord te mooi is. Bewaar
# je notebook (Ctrl + S, op een Mac ⌘ + S).
#
# Dit is het laatste hoofdstuk van de leesroute. Wat nu? Kijk bij de [leerdoelen](../00_start/9_leerdoelen.ipynb) wat je
# kunt uitleggen en wat je nog eens wilt doen. Of neem een eigen bestand en begin bij [les
# 00.6](../00_start/6_eigen_export.ipynb).
