# ---
# jupyter:
#   kernelspec: {display_name: Python 3, language: python, name: python3}
#   klantlab:
#     lesson: "00.8"
#     kind: exercises
#     title: "Opgaven: tellen, kiezen en klanten herkennen"
#     minutes: 55
#     concepts: [C01, C08, C60, C113, C119]
#     after: ["00.7"]
#     teaches: [exercises.check, ellipsis]
# ---

# %% [markdown]
# # Opgaven: tellen, kiezen en klanten herkennen
#
# Tien opgaven bij les 00.1 tot en met 00.7. Ze worden langzaam groter: eerst verander je een getal, aan het eind neem
# je een besluit. Je hoeft ze niet achter elkaar te maken.
#
# Zet je antwoord op de plaats van de puntjes (`...`) en voer de cel uit. `exercises.check` zegt meteen of het klopt.
# Klopt het niet, dan staat er een vraag die je verder helpt. Kom je er niet uit, maak dan een nieuwe cel (druk op B) en
# voer daarin `exercises.hint("00.1")` uit. Elke keer dat je dat doet, krijg je de volgende hint. Een fout antwoord kost
# niets: verbeter het en voer de cel opnieuw uit.
#
# Weet je niet meer hoe je iets typt, kijk dan op het [spiekblad](9_spiekblad.ipynb); de vaktermen staan in de
# [woordenlijst](9_woordenlijst.ipynb).
#
# *Tijd: 55 minuten. Neem gerust langer: 90 minuten, in twee keer. Nodig: les 00.1 tot en met 00.7.*

# %%
from klantlab import data, exercises

orders = data.load("orders")
persons = data.load("persons")
contacts = data.load("contacts")

# %% [markdown]
# ## Opgave 00.1 · Een uur later dicht
#
# Koffiebar Langestraat denkt ook aan een uur langer open. Een gast besteedt daar € 4,80 met btw (9%), de inkoop is €
# 1,30 per gast. Er zijn in dat uur twee medewerkers nodig van € 19,50 elk. Bij hoeveel gasten houdt de koffiebar aan
# dat uur voor het eerst iets over, na btw, inkoop en loon? **Verander het getal 25** en voer de cel uit, tot je het
# kleinste aantal hebt gevonden.

# %%
gasten = 25
### BEGIN SOLUTION
gasten = 13
### END SOLUTION
print(round(gasten * (4.80 / 1.09 - 1.30) - 2 * 19.50, 2))

# %%
exercises.check("00.1", gasten)

# %% [markdown]
# ## Opgave 00.2 · Grote bestellingen van 2025
#
# Hoeveel bestellingen van € 100 of meer kwamen er in 2025 binnen via de webwinkel? Het gaat om drie voorwaarden, met
# `&` ertussen. Begin zo, en maak de regel af: `aantal_groot = len(orders[(orders["channel"] == "webwinkel") &`

# %%
aantal_groot = ...
### BEGIN SOLUTION
web_2025 = orders[(orders["channel"] == "webwinkel") & (orders["date"] >= "2025-01-01")]
aantal_groot = len(web_2025[web_2025["amount"] >= 100])
### END SOLUTION
exercises.check("00.2", aantal_groot)

# %% [markdown]
# ## Opgave 00.3 · De tien grootste in de winkel
#
# Hoeveel euro brachten de tien grootste bestellingen in de **winkel** samen op, over alle jaren? Sorteer, neem met
# `.head` de eerste tien, kies de kolom en tel op. Twee decimalen.

# %%
top_tien = ...
### BEGIN SOLUTION
in_de_winkel = orders[orders["channel"] == "winkel"].sort_values("amount", ascending=False)
top_tien = in_de_winkel.head(10)["amount"].sum()
### END SOLUTION
exercises.check("00.3", top_tien)

# %% [markdown]
# ## Opgave 00.4 · Wel contact, geen bestelling
#
# Hoeveel mensen uit `persons` komen wel voor in `contacts` (alle soorten contact), maar niet in `orders`?

# %%
nooit_besteld = ...
### BEGIN SOLUTION
met_contact = persons[persons["customer_id"].isin(contacts["customer_id"])]
nooit_besteld = (met_contact["customer_id"].isin(orders["customer_id"]) == False).sum()
### END SOLUTION
exercises.check("00.4", nooit_besteld)

# %% [markdown]
# ## Opgave 00.5 · Hoe vaak bestelt een klant?
#
# Neem alleen 2025. Hoeveel bestellingen deed een klant die dat jaar minstens één keer bestelde, gemiddeld? Eén decimaal
# is nauwkeurig genoeg.

# %%
keren_per_klant = ...
### BEGIN SOLUTION
dit_jaar = orders[orders["date"] >= "2025-01-01"]
keren_per_klant = len(dit_jaar) / dit_jaar["customer_id"].nunique()
### END SOLUTION
exercises.check("00.5", keren_per_klant)

# %% [markdown]
# ## Opgave 00.6 · Klanten in de export
#
# Lees de export van de kassa in, zoals in les 00.6. Hoeveel **verschillende klanten** staan er in de ingelezen rijen?

# %%
klanten_kassa = ...
### BEGIN SOLUTION
export = data.read_orders(data.file("export_kassa.csv"), customer="Klantnr", date="Datum", amount="Bedrag")
klanten_kassa = export.orders["customer_id"].nunique()
### END SOLUTION
exercises.check("00.6", klanten_kassa)

# %% [markdown]
# ## Opgave 00.7 · Eenmalige kopers
#
# Marketing telt kaarten en zegt: *het deel van onze klanten dat maar één keer bestelde, is zorgelijk hoog*. Reken over
# alle jaren uit hoeveel procent van de **klanten** (`customer_id`) precies één bestelling deed. Geef een getal van 0
# tot 100, op één decimaal.

# %%
eenmalig = ...
### BEGIN SOLUTION
keren = orders.groupby("customer_id")["order_id"].nunique()
eenmalig = 100 * (keren == 1).mean()
### END SOLUTION
exercises.check("00.7", eenmalig)

# %% [markdown]
# Reken ook eens uit hoe hoog het deel is als je kaarten telt. Had marketing gelijk?

# %% [markdown]
# ## Opgave 00.8 · Wat ging hier mis?
#
# Een collega stuurt je een schermafdruk van de laatste regel van een foutmelding:
#
# ```text
# AttributeError: 'DataFrame' object has no attribute 'nunique_values'
# ```
#
# Wat moet hij als eerste doen?
#
# - **a** de naam van de kolom nakijken
# - **b** de cel met de tabel opnieuw uitvoeren
# - **c** een haak of aanhalingsteken zoeken dat niet gesloten is
# - **d** het woord achter de punt nakijken
#
# Zet de letter van je keuze tussen aanhalingstekens.

# %%
keuze_fout = ...
### BEGIN SOLUTION
keuze_fout = "d"
### END SOLUTION
exercises.check("00.8", keuze_fout)

# %% [markdown]
# ## Opgave 00.9 · In welke stad zijn we het populairst?

# %%
persons["town"].value_counts().head()

# %% [markdown]
# Een journalist wil weten in welke stad Morgenrood het populairst is. Welk antwoord geef je met deze telling?
#
# - **a** de stad die bovenaan staat
# - **b** de stad onderaan, want daar is de meeste ruimte om te groeien
# - **c** alle steden zijn even populair
# - **d** dat kunnen deze gegevens niet zeggen

# %%
keuze_stad = ...
### BEGIN SOLUTION
keuze_stad = "d"
### END SOLUTION
exercises.check("00.9", keuze_stad)

# %% [markdown]
# ## Opgave 00.10 · Mag die lijst naar buiten?
#
# Een student wil voor haar scriptie weten welke mensen een koffieabonnement nemen. Ze vraagt om de tabel `persons` met
# alle kolommen. De manager marketing wil haar helpen en vraagt jou of dat mag.

# %%
persons.head(3)

# %%
groepen = persons[["postcode", "gender", "education"]].value_counts()
print(len(groepen), (groepen < 10).sum())

# %% [markdown]
# Geef de manager antwoord in drie tot vijf zinnen: je besluit, welke kolommen de student wel en niet krijgt, je reden
# met minstens één getal uit de cel hierboven, en een afspraak die je met haar maakt. Typ je tekst tussen de
# aanhalingstekens, op de plaats van de puntjes.
#
# Een computer kan niet zien of je gelijk hebt. Hij kijkt alleen of alles erin staat. Daarna krijg je punten waar je je
# tekst naast kunt leggen, en drie voorbeelden om mee te vergelijken.

# %%
besluit = """
...
"""
### BEGIN SOLUTION
besluit = """
De student krijgt geen hele tabel, wel een kleinere. Naam, e-mailadres, postcode en geboortedatum gaan eruit; plaats,
geslacht en opleiding mogen blijven, met een nummer in plaats van het klantnummer. Met de postcode erbij zijn
2.398 van de 2.423 groepen kleiner dan 10 mensen. Dan is iemand terug
te vinden. We spreken schriftelijk af dat ze de lijst
alleen voor haar scriptie gebruikt, na afloop wist en geen groep kleiner dan 10 publiceert.
"""
### END SOLUTION
exercises.check("00.10", besluit)

# %% [markdown]
# ## Klaar
#
# Staat er overal *Klopt* of *Compleet*, dan heb je genoeg Python om aan elke module te beginnen. De rest leer je waar
# je het nodig hebt. Ga verder met [les 08.1](../08_nps/1_is_plus_vijf_goed_nieuws.ipynb). Bewaar je notebook (Ctrl + S,
# op een Mac ⌘ + S).
