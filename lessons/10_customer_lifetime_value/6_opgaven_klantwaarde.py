# ---
# jupyter:
#   kernelspec: {display_name: Python 3, language: python, name: python3}
#   klantlab:
#     lesson: "10.6"
#     kind: exercises
#     title: "Opgaven: wat is een klant waard?"
#     minutes: 60
#     concepts: [C90, C91, C92, C93, C94, C95, C96, C97, C98, C120]
#     after: ["10.1", "10.2", "10.3", "10.4", "10.5"]
# ---

# %% [markdown]
# # Opgaven: wat is een klant waard?
#
# Twaalf opgaven over klantwaarde. Ze worden langzaam groter: eerst verander je een getal, aan het eind neem je een
# besluit.
#
# Zet je antwoord op de plaats van de puntjes en voer de cel uit. Kom je er niet uit, maak dan een nieuwe cel (druk op
# B) en voer daarin `exercises.hint("10.1")` uit, met het nummer van de opgave. Een fout antwoord kost niets.
#
# *Tijd: 60 minuten. Nodig: de lessen 10.1 tot en met 10.5. Je mag na elke opgave stoppen en later verdergaan.*

# %%
from klantlab import clv, data, exercises

# %% [markdown]
# ## Opgave 10.1 · Bij welk bedrag is het nul?
#
# Een klant brengt € 85 marge per jaar, 70% blijft elk jaar, en de rente is 10% per jaar. Bij welke kosten om te werven
# is de klantwaarde precies nul? **Verander het getal 100** en voer de cel uit. Antwoord in euro's, op de cent.

# %%
werven = 100
### BEGIN SOLUTION
werven = 85 * clv.margin_multiplier(0.70, 0.10)
### END SOLUTION
print(round(clv.lifetime_value(85, 0.70, 0.10, acquisition_cost=werven), 2))

# %%
exercises.check("10.1", werven)

# %% [markdown]
# ## Opgave 10.2 · Wat mag behouden kosten?
#
# Een andere klant brengt € 60 marge per jaar. Met een extra service stijgt de retentie van 0,70 naar 0,76 per jaar. De
# rente is 10%. Hoeveel mag die service per klant per jaar hoogstens kosten? Maak de regel af met de functie uit les
# 10.1. Antwoord in euro's, op de cent.

# %%
hoogstens = ...  # clv.welke functie?(marge, retentie nu, retentie straks, rente)
### BEGIN SOLUTION
hoogstens = clv.break_even_retention_spend(60, 0.70, 0.76, 0.10)
### END SOLUTION
exercises.check("10.2", hoogstens)

# %% [markdown]
# ## Opgave 10.3 · Het eerste halfjaar van 2024
#
# Dit zijn de abonnementen die in de eerste helft van 2024 begonnen, met het aantal dat er na elke maand nog was.

# %%
abonnementen = data.load("subscriptions")
groep = abonnementen[(abonnementen["start"] >= "2024-01-01") & (abonnementen["start"] < "2024-07-01")]
over = clv.survivors(groep["start"], groep["end"], until=12, on="2025-12-31")
over.head(3)

# %% [markdown]
# Welk percentage van deze abonnees was na twaalf maanden nog klant? Maak de regel af, op één decimaal nauwkeurig.

# %%
blijvers = ...  # 100 * over[welke maand?] / over[welke maand?]
### BEGIN SOLUTION
blijvers = 100 * over[12] / over[0]
### END SOLUTION
exercises.check("10.3", blijvers)

# %% [markdown]
# ## Opgave 10.4 · Een half jaar verder
#
# Schat een sBG-model op `over`. Hoeveel van deze abonnees verwacht het model na achttien maanden? Een antwoord op hele
# abonnees is goed.

# %%
verwacht = ...
### BEGIN SOLUTION
verwacht = clv.ShiftedBetaGeometric().fit(over).projected_survivors(18)["expected"][18]
### END SOLUTION
exercises.check("10.4", verwacht)

# %% [markdown]
# ## Opgave 10.5 · Hoe lang stil?
#
# Hieronder staat van elke klant de samenvatting tot en met 31 december 2025.

# %%
klanten = clv.summary(data.load("orders"), amount="amount", end="2025-12-31")
klanten.head(3)

# %% [markdown]
# Hoeveel weken is het gemiddeld geleden dat een klant voor het laatst kocht? Reken het uit met de kolommen van deze
# tabel, op één decimaal nauwkeurig.

# %%
weken_stil = ...
### BEGIN SOLUTION
weken_stil = (klanten["T"] - klanten["t_x"]).mean()
### END SOLUTION
exercises.check("10.5", weken_stil)

# %% [markdown]
# ## Opgave 10.6 · Wie is er waarschijnlijk weg?
#
# Schat op `klanten` een BG/NBD-model. Bij hoeveel klanten is de kans om nog klant te zijn kleiner dan 0,5?

# %%
waarschijnlijk_weg = ...
### BEGIN SOLUTION
waarschijnlijk_weg = (clv.BetaGeometric().fit(klanten).probability_alive(klanten) < 0.5).sum()
### END SOLUTION
exercises.check("10.6", waarschijnlijk_weg)

# %% [markdown]
# ## Opgave 10.7 · De top van de walvis
#
# Een machineverhuurder telde de winst van tien klanten, in euro's:
#
# 900, 700, 400, 300, 150, 50, −20, −80, −150 en −250
#
# Op welk percentage van de totale winst ligt de top van de walviscurve?

# %%
top = ...
### BEGIN SOLUTION
top = 100 * (900 + 700 + 400 + 300 + 150 + 50) / (900 + 700 + 400 + 300 + 150 + 50 - 20 - 80 - 150 - 250)
### END SOLUTION
exercises.check("10.7", top)

# %% [markdown]
# ## Opgave 10.8 · Zwijgen of bellen?
#
# Een groep klanten brengt € 60 marge per jaar. Contact kost € 5 per klant per jaar. Zonder contact daalt de retentie
# van 0,80 naar 0,78. De rente is 10%. Alle bedragen komen vandaag en daarna elk jaar: gebruik `clv.margin_multiplier`
# met `timing="now"`. Hoeveel euro levert stoppen met contact per saldo op, per klant over de hele relatie? Besparing
# min verlies. Reken de besparing met de retentie van nu. Antwoord op de cent.

# %%
per_saldo = ...
### BEGIN SOLUTION
nu = clv.margin_multiplier(0.80, 0.10, timing="now")
straks = clv.margin_multiplier(0.78, 0.10, timing="now")
per_saldo = 5 * nu - 60 * (nu - straks)
### END SOLUTION
exercises.check("10.8", per_saldo)

# %% [markdown]
# ## Opgave 10.9 · Welk niveau?
#
# Een leverancier van koffiemachines heeft een middelgroot aantal klanten, en verdient aan elk veel. Welk niveau van
# relatie past volgens de indeling van les 10.5? (Andere uitgaven van dat boek kunnen in dit vak iets anders zetten;
# kies wat `clv.relation_level` gebruikt.)
#
# - **a** elementair
# - **b** reactief
# - **c** proactief
# - **d** partnerschap
#
# Zet de letter van je keuze tussen aanhalingstekens.

# %%
keuze_niveau = ...
### BEGIN SOLUTION
keuze_niveau = "c"
### END SOLUTION
exercises.check("10.9", keuze_niveau)

# %% [markdown]
# ## Opgave 10.10 · Een klant voor € 150
#
# Bij een andere brander is een klant van een bepaalde actie gemiddeld € 140 waard, met een 95%-interval van € 120 tot €
# 160. Een bureau vraagt € 150 per nieuwe klant. Wat zeg je?
#
# - **a** doen, want € 150 ligt in het interval
# - **b** niet doen, want € 150 is meer dan € 140
# - **c** met deze gegevens is niet te zeggen of het zich terugbetaalt
# - **d** doen, want een nieuwe klant blijft vaak langer dan gemiddeld

# %%
keuze_prijs = ...
### BEGIN SOLUTION
keuze_prijs = "c"
### END SOLUTION
exercises.check("10.10", keuze_prijs)

# %% [markdown]
# ## Opgave 10.11 · De klantenkaart
#
# Bij een supermarkt besteden klanten met een klantenkaart twee keer zoveel als klanten zonder kaart. De kaart is
# gratis; wie wil, neemt er een. Wat doet de kaart met het besteden?
#
# - **a** zij verdubbelt het
# - **b** zij verhoogt het, maar minder dan twee keer
# - **c** niets, want trouwe klanten nemen nu eenmaal een kaart
# - **d** dat zeggen deze gegevens niet

# %%
keuze_kaart = ...
### BEGIN SOLUTION
keuze_kaart = "d"
### END SOLUTION
exercises.check("10.11", keuze_kaart)

# %% [markdown]
# ## Opgave 10.12 · Welke binding krijgt iedereen?
#
# Morgenrood wil voor een half jaar één soort binding geven aan 3.000 klanten, of aan niemand. Dit kwam er uit de proef:
# per klant de extra marge (`gain`), de kosten, en wat er na kosten overblijft (`net`), met de onderkant en de bovenkant
# van het interval.

# %%
proef = data.load("loyalty_programme")
orders = data.load("orders")
deelnemers = proef.set_index("customer_id").index
na = orders[orders["date"] >= "2025-07-01"]
marge_na = 0.36 * na.groupby("customer_id")["amount"].sum().reindex(deelnemers, fill_value=0)

# %%
voor = orders[(orders["date"] >= "2025-01-01") & (orders["date"] < "2025-07-01")]
marge_voor = 0.36 * voor.groupby("customer_id")["amount"].sum().reindex(deelnemers, fill_value=0)
round(clv.bonds(proef, marge_na, before=marge_voor).table[["n", "gain", "cost", "net", "net_low", "net_high"]], 2)

# %% [markdown]
# Schrijf de directeur drie tot vijf zinnen: je besluit, minstens één bedrag, hoe zeker je bent, en wat een half jaar
# niet laat zien. Typ je tekst tussen de aanhalingstekens, op de plaats van de puntjes. Een computer kan niet zien of je
# gelijk hebt. Hij kijkt alleen of alles erin staat.

# %%
besluit = """
...
"""
### BEGIN SOLUTION
besluit = """
Ik kies een proef met twee soorten, en geef nog niets aan iedereen. Financiële binding kost voor 3.000 klanten € 4.500 per half jaar.
Het interval van de opbrengst na kosten begint vlak bij nul, dus zeker is het niet.
Een half jaar laat niet zien wie er langer blijft, en daar kan sociale binding zich juist terugbetalen.
"""
### END SOLUTION
exercises.check("10.12", besluit)

# %% [markdown]
# ## Klaar
#
# Staat er overal *Klopt* of *Compleet*, dan kun je uitrekenen wat een klant waard is, en zeggen hoe zeker je dat weet.
# Bewaar je notebook (Ctrl + S, op een Mac ⌘ + S).
