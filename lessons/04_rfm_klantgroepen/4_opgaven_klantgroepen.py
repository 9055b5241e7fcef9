# ---
# jupyter:
#   kernelspec: {display_name: Python 3, language: python, name: python3}
#   klantlab:
#     lesson: "04.4"
#     kind: exercises
#     title: "Opgaven: RFM en klantgroepen"
#     minutes: 60
#     concepts: [C30, C31, C32, C33, C34, C40]
#     after: ["04.3"]
#     teaches: []
# ---

# %% [markdown]
# # Opgaven: RFM en klantgroepen
#
# Twaalf opgaven bij de lessen 04.1, 04.2 en 04.3. Ze worden langzaam groter: eerst verander je een getal, aan het eind
# neem je een besluit. De lessen keken naar 2025; hier kijk je een jaar eerder.
#
# Zet je antwoord op de plaats van de puntjes en voer de cel uit. Kom je er niet uit, maak dan een nieuwe cel (druk op
# B) en voer daarin `exercises.hint("04.1")` uit, met het nummer van de opgave. Een fout antwoord kost niets.
#
# *Tijd: 60 minuten. Nodig: de lessen 04.1 tot en met 04.3. Je mag na elke opgave stoppen en later verdergaan.*

# %%
from klantlab import data, exercises, relations, rfm

bestellingen = data.load("orders")
in_2024 = bestellingen[bestellingen["date"].dt.year == 2024]

# %% [markdown]
# ## Opgave 04.1 · Wanneer betaalt een mail zich terug?
#
# Een mail met een aanbod kost € 2,40 per klant. Elke extra bestelling die erdoor komt, levert € 16 marge op. Bij welke
# extra kans op een bestelling is de waarde van de mail precies nul? **Verander het getal 0.10** en voer de cel uit.

# %%
kans = 0.10
### BEGIN SOLUTION
kans = 2.40 / 16
### END SOLUTION
print(round(kans * 16 - 2.40, 2))

# %%
exercises.check("04.1", kans)

# %% [markdown]
# ## Opgave 04.2 · Eén keer en niet weer
#
# Dit is de RFM-tabel van 2024. Hoeveel klanten kochten dat jaar precies één keer? Maak de regel af.

# %%
klanten = rfm.table(in_2024, on="2024-12-31")
klanten.head(3)

# %%
eenmalig = ...  # (klanten[welke kolom?] en welke vergelijking?).sum()
### BEGIN SOLUTION
eenmalig = (klanten["frequency"] == 1).sum()
### END SOLUTION
exercises.check("04.2", eenmalig)

# %% [markdown]
# ## Opgave 04.3 · Net nog geweest
#
# Hoeveel klanten kochten op 31 december 2024 hoogstens dertig dagen geleden voor het laatst? Maak de regel af.

# %%
kortgeleden = ...  # (klanten[welke kolom?] en welke vergelijking?).sum()
### BEGIN SOLUTION
kortgeleden = (klanten["recency"] <= 30).sum()
### END SOLUTION
exercises.check("04.3", kortgeleden)

# %% [markdown]
# ## Opgave 04.4 · Wat besteedt een klant per jaar?
#
# De directeur vraagt wat een klant in 2024 gemiddeld besteedde, in euro's. Schrijf zelf de regel.

# %%
per_klant = ...
### BEGIN SOLUTION
per_klant = klanten["monetary"].mean()
### END SOLUTION
exercises.check("04.4", per_klant)

# %% [markdown]
# ## Opgave 04.5 · De bovenste vijfde
#
# Welk deel van de omzet van 2024 komt van de klanten met M = 5? Geef een percentage, op één decimaal nauwkeurig.

# %%
cijfers = rfm.scores(klanten)

# %%
deel = ...
### BEGIN SOLUTION
deel = 100 * klanten["monetary"][cijfers["m"] == 5].sum() / klanten["monetary"].sum()
### END SOLUTION
exercises.check("04.5", deel)

# %% [markdown]
# ## Opgave 04.6 · Stilgevallen
#
# Hoeveel klanten kochten in 2024 vaak (F is minstens 4) en zijn al lang niet geweest (R is hoogstens 2)?

# %%
stil = ...
### BEGIN SOLUTION
stil = ((cijfers["r"] <= 2) & (cijfers["f"] >= 4)).sum()
### END SOLUTION
exercises.check("04.6", stil)

# %% [markdown]
# ## Opgave 04.7 · Strengere grenzen
#
# Hieronder staan het rendement en de relatiesterkte (`sterkte`) bij de eerste meting, van oktober 2024.

# %%
jaar = bestellingen[(bestellingen["date"] >= "2023-10-01") & (bestellingen["date"] < "2024-10-01")]
rendement = rfm.return_score(rfm.table(jaar, on="2024-10-01"))

onderzoek = data.load("survey")
antwoorden = onderzoek[onderzoek["wave"] == 1].set_index("customer_id")
schaal = {"band": ["strength1", "strength2", "strength3"]}
sterkte = relations.strength(antwoorden, schaal, minimum=1, maximum=7).strength

# %% [markdown]
# Hoeveel Vrienden zijn er als rendement én relatiesterkte pas bij 60 hoog heten?

# %%
vrienden = ...
### BEGIN SOLUTION
vrienden = relations.matrix(rendement, sterkte, cuts=[60, 60]).table["n"]["Vrienden"]
### END SOLUTION
exercises.check("04.7", vrienden)

# %% [markdown]
# ## Opgave 04.8 · Siroop en havermelk
#
# In een koffiebar telde iemand 400 bestellingen. In 60 daarvan zat siroop, in 80 havermelk, en in 30 allebei. Wat is de
# lift van de regel *wie siroop neemt, neemt ook havermelk*?

# %%
lift = ...
### BEGIN SOLUTION
lift = (30 / 60) / (80 / 400)
### END SOLUTION
exercises.check("04.8", lift)

# %% [markdown]
# ## Opgave 04.9 · De D's van 2023
#
# Dit zijn de etiketten van de klanten van 2023, naar wat ze in dat jaar besteedden. D is het laagste kwart.

# %%
klanten_2023 = rfm.table(bestellingen[bestellingen["date"].dt.year == 2023], on="2023-12-31")
etiket = rfm.scores(klanten_2023, bins=4)["m"].replace({1: "D", 2: "C", 3: "B", 4: "A"})
etiket.head(3)

# %% [markdown]
# Wat besteedden de D-klanten van 2023 gemiddeld in 2024? Wie in 2024 niets kocht, telt mee met nul euro. Je hebt
# `klanten`, de tabel van 2024, al gemaakt.

# %%
later_besteed = ...
### BEGIN SOLUTION
besteed = klanten["monetary"].reindex(etiket.index, fill_value=0)
later_besteed = besteed[etiket == "D"].mean()
### END SOLUTION
exercises.check("04.9", later_besteed)

# %% [markdown]
# ## Opgave 04.10 · Bij wie helpt een duwtje?
#
# Een andere koffiebrander telde een jaar lang wie van groep wisselde. Niemand kreeg een aanbod of een telefoontje.
#
# | groep | klanten | werd Partner | kans |
# |---|---|---|---|
# | Vrienden | 600 | 150 | 25% |
# | Economici | 200 | 70 | 35% |
# | Dogs | 400 | 40 | 10% |
#
# De marketingmanager wil één groep een duwtje geven, een persoonlijk advies. Bij welke groep helpt dat het meest?
#
# - **a** bij de Vrienden, want daar komen de meeste nieuwe Partners vandaan
# - **b** bij de Economici, want daar is de kans per klant het grootst
# - **c** bij de Dogs, want die hebben nog het meest te winnen
# - **d** dat zegt deze tabel niet, want ze laat niet zien wat een duwtje doet
#
# Zet de letter van je keuze tussen aanhalingstekens.

# %%
keuze_duwtje = ...
### BEGIN SOLUTION
keuze_duwtje = "d"
### END SOLUTION
exercises.check("04.10", keuze_duwtje)

# %% [markdown]
# ## Opgave 04.11 · Waarom komen ze niet meer?
#
# De klanten uit opgave 04.6 kochten vaak en vielen stil. Waarom?
#
# - **a** ze vinden de koffie te duur geworden
# - **b** ze kopen nu bij een andere brander
# - **c** ze zijn ontevreden over de bezorging
# - **d** dat kunnen deze gegevens niet zeggen

# %%
keuze_reden = ...
### BEGIN SOLUTION
keuze_reden = "d"
### END SOLUTION
exercises.check("04.11", keuze_reden)

# %% [markdown]
# ## Opgave 04.12 · Alle D's eruit?
#
# Stel dat het begin 2024 is. De directeur wil de D-klanten van 2023 geen post meer sturen. Dat bespaart € 5 per klant
# per jaar. De financiële man nam aan dat de kans op vertrek daardoor 0,10 groter wordt, en dat van elke euro € 0,44
# marge is. Achteraf weten we wat deze klanten in 2024 besteedden.

# %%
besteed_in_2024 = klanten["monetary"].reindex(klanten_2023.index, fill_value=0)
relations.label_cost(etiket, 0.44 * besteed_in_2024, label="D", chance=0.10, contact_cost=5)

# %% [markdown]
# Schrijf de directeur een antwoord van drie tot vijf zinnen: je besluit, waarom een D van vorig jaar dit jaar iets
# anders kan worden, minstens één bedrag, en wat je nog niet zeker weet. Typ je tekst tussen de aanhalingstekens, op de
# plaats van de puntjes. Een computer kan niet zien of je gelijk hebt. Hij kijkt alleen of alles erin staat.

# %%
besluit = """
...
"""
### BEGIN SOLUTION
besluit = """
Doe het niet bij iedereen. Een D zegt wat iemand in 2023 besteedde, en wie pas in het najaar klant werd kreeg vanzelf een D.
Stop alleen bij D-klanten die langer dan een halfjaar klant zijn, dat bespaart € 5 per klant. De kans van 0,10 is een
aanname: laat het lot de helft van hen wel post geven en meet na een jaar het verschil.
"""
### END SOLUTION
exercises.check("04.12", besluit)

# %% [markdown]
# ## Klaar
#
# Staat er overal *Klopt* of *Compleet*, dan kun je klanten indelen, een actie doorrekenen en een etiket wantrouwen.
# Bewaar je notebook (Ctrl + S, op een Mac ⌘ + S).
