# ---
# jupyter:
#   kernelspec: {display_name: Python 3, language: python, name: python3}
#   klantlab:
#     lesson: "06.7"
#     kind: lesson
#     title: "Wat verbeteren we het eerst?"
#     minutes: 30
#     concepts: [C54, C55]
#     after: ["04.3", "06.6"]
#     teaches: [satisfaction.drivers, satisfaction.plot_drivers, satisfaction.importance_performance,
#       satisfaction.plot_importance_performance, drivers, memory]
#     given:
#       "1.261": de antwoorden van oktober 2025, geteld in les 06.6
#       "10.500": 6.000 + 4.500
#       "0,7": 0,8 zonder de 12% die na een jaar nog over is
#     terms:
#       drijver: [driver, "Een onderdeel dat samengaat met de algemene tevredenheid.", C54]
#       aandeel: [relative importance, "Het deel van de verklaarde verschillen dat bij een onderdeel hoort.", C54]
#       belang-prestatiematrix: [importance-performance matrix,
#         "Onderdelen naar hoe zwaar ze wegen en hoe goed ze scoren.", C54]
#       zachte factoren: [soft factors, "Gedrag, communicatie, contact en inlevingsvermogen van medewerkers.", C54]
#       halo: [halo effect, "Een algemene indruk die elk los cijfer kleurt.", C54]
# ---

# %% [markdown]
# # Wat verbeteren we het eerst?
#
# Het is december 2025. De directeur van Morgenrood heeft de antwoorden van 1.261 klanten en voor volgend jaar een potje
# om iets te verbeteren. De logistiek manager wil een tweede bezorger, de winkelmanager een training, de
# marketingmanager een lagere prijs. Alle drie wijzen naar hetzelfde onderzoek. Aan jou één bladzijde met een voorstel.
#
# **Na deze les kun je**
#
# - uitrekenen welk onderdeel het meest samengaat met tevredenheid, en zeggen wat dat niet bewijst (C54);
# - onderdelen in een belang-prestatiematrix zetten (C54);
# - het onderzoek afmaken: analyse en verbeterplan, stap 6 en 7 (C55).
#
# *Tijd: 30 minuten. Nodig: de lessen 04.3 en 06.6.*
#
# ## Stap 6: analyse
#
# Klanten beoordelen Morgenrood op drie niveaus: het bedrijf als geheel, dan product, service en prijs, en daaronder
# losse onderdelen.
#
# | niveau | onderdeel | kolom |
# |---|---|---|
# | geheel | tevredenheid | `satisfaction` |
# | product | smaak, verpakking | `taste`, `packaging` |
# | service | bezorging, medewerkers, website | `delivery`, `staff`, `website` |
# | prijs | prijs | `price` |
#
# Voor de figuren geven we de kolommen Nederlandse namen.

# %%
from klantlab import company, data, satisfaction

onderzoek = data.load("survey")
onderzoek["tevredenheid"] = onderzoek["satisfaction"]
onderzoek["smaak"] = onderzoek["taste"]
onderzoek["verpakking"] = onderzoek["packaging"]
onderzoek["bezorging"] = onderzoek["delivery"]
onderzoek["medewerkers"] = onderzoek["staff"]
onderzoek["prijs"] = onderzoek["price"]

# %%
delen = ["smaak", "verpakking", "bezorging", "medewerkers", "website", "prijs"]
dit_jaar = onderzoek[onderzoek["wave"] == 2]
print(round(dit_jaar[delen].mean(), 1))

# %% [markdown]
# Prijs en bezorging staan onderaan, allebei met een 6,5. Wie alleen naar het laagste cijfer kijkt, kan een munt
# opgooien. Maar maakt een laag cijfer voor de prijs klanten ook ontevreden?
#
# Daarvoor kijken we wat **samengaat**. `satisfaction.drivers` krijgt de onderdelen en het cijfer voor het geheel. Het
# zoekt uit welk deel van de verschillen in tevredenheid bij elk onderdeel hoort. De onderdelen lopen met elkaar mee,
# dus de volgorde waarin je ze bekijkt maakt uit. Daarom neemt het alle volgordes en middelt. Zo'n onderdeel heet een
# **drijver**.
#
# **Voorspel eerst.** Wat weegt het zwaarst, en wat het lichtst: smaak, verpakking, bezorging, medewerkers, website of
# prijs?

# %%
drijvers = satisfaction.drivers(dit_jaar[delen], dit_jaar["tevredenheid"])
satisfaction.plot_drivers(drijvers)

# %% [markdown]
# Elke staaf is het **aandeel** in wat de zes onderdelen samen verklaren. (We rekenen zonder gewichten; in les 06.6
# veranderden die niets.) Bezorging staat bovenaan, met 27%. Medewerkers volgen, en hun strepen overlappen: welke van de
# twee het zwaarst weegt, is niet zeker. Prijs scoort even laag als bezorging, en weegt minder dan half zo zwaar. De
# munt is dus niet meer nodig.
#
# > **Valkuil.** "Bezorging veroorzaakt 27% van de tevredenheid." Nee. Het aandeel zegt wat samengaat. Wie in een goede
# > bui is, geeft overal een punt meer, ook aan de doos. Zo'n algemene indruk heet een **halo**.
#
# Is bezorging altijd zo belangrijk? **Voorspel eerst** wat er een jaar eerder bovenaan stond.

# %%
vorig_jaar = onderzoek[onderzoek["wave"] == 1]
satisfaction.plot_drivers(satisfaction.drivers(vorig_jaar[delen], vorig_jaar["tevredenheid"]))

# %% [markdown]
# Toen stonden de medewerkers bovenaan, ook zonder zekerheid. Een aandeel hangt af van hoeveel klanten *verschillen*.
# Vorig jaar kwam bijna elk pakket op tijd. Dit jaar kreeg de één alles op tijd en de ander twee keer te laat. Waar
# iedereen hetzelfde meemaakt, kan een onderdeel niets verklaren, hoe belangrijk het ook is.
#
# Een tweede maat heeft daar minder last van: hoeveel hoger is de tevredenheid bij één punt meer voor dit onderdeel, als
# de andere gelijk blijven? Die staat in `coefficient`, met de grenzen van het interval in `coefficient_low` en
# `coefficient_high`.

# %%
round(drijvers.table[["coefficient", "coefficient_low", "coefficient_high"]], 2)

# %% [markdown]
# Per punt gaan medewerkers, smaak en bezorging met ongeveer evenveel tevredenheid samen: een vijfde punt. Een punt voor
# de verpakking gaat met bijna niets samen. **Verander** `dit_jaar` in de cel met `satisfaction.drivers(dit_jaar…)`
# beide keren in `vorig_jaar` en voer de cellen opnieuw uit: deze getallen schuiven nauwelijks. Zet daarna `dit_jaar`
# terug en voer ze nog eens uit.
#
# ## Belang en prestatie
#
# Een onderdeel dat zwaar weegt en al goed gaat, houd je vast. Eerst verbeteren doe je wat zwaar weegt én laag scoort.
# De **belang-prestatiematrix** (Martilla en James 1977) zet beide tegen elkaar uit.
#
# **Voorspel eerst.** Welk onderdeel komt in de hoek *eerst verbeteren*?

# %%
matrix = satisfaction.importance_performance(dit_jaar[delen], dit_jaar["tevredenheid"])
satisfaction.plot_importance_performance(matrix)

# %% [markdown]
# Alleen bezorging. De lijnen lopen door de gemiddelden, en er ligt dus altijd iets onder, ook bij een bedrijf waar
# alles een 9 krijgt. De website ligt op een grens. De matrix wijst een onderdeel aan. Wat verbeteren kost en of het
# lukt, weet zij niet.
#
# ## Stap 7: vier voorstellen en niets doen
#
# | voorstel | kosten per jaar | verwacht |
# |---|---|---|
# | tweede bezorger | € 24.000 | bezorging terug naar vorig jaar: +0,8 |
# | training voor medewerkers | € 9.000 | medewerkers +0,3 |
# | alles 5% goedkoper | 5% van de omzet | prijs +0,5 |
# | nieuwe website | € 30.000 | website +0,5 |
# | niets doen | € 0 | alles blijft zoals het is |
#
# De laatste kolom hebben de managers zelf ingevuld, en ook bij niets doen staat een aanname. We rekenen hem eerst maar
# door. De verwachte winst is het aantal punten keer de coëfficiënt.

# %%
import pandas as pd

bestellingen = data.load("orders")
omzet = bestellingen[bestellingen["date"].dt.year == 2025]["amount"].sum()
punten = pd.Series({"bezorging": 0.8, "medewerkers": 0.3, "prijs": 0.5, "website": 0.5})
kosten = pd.Series({"bezorging": 24000, "medewerkers": 9000, "prijs": 0.05 * omzet, "website": 30000})
winst = punten * drijvers.table["coefficient"].reindex(punten.index)
print(round(winst, 2))

# %% [markdown]
# De tweede bezorger brengt de meeste winst: ruim een tiende punt. **Voorspel eerst.** Wat is het goedkoopst per tiende
# punt tevredenheid?

# %%
print(round(kosten / (10 * winst)))

# %% [markdown]
# Training en bezorger liggen dicht bij elkaar, rond € 15.000 per tiende punt. De lagere prijs en de website kosten zes
# tot acht keer zoveel. Een onderzoek in de zorg (2010) vond dat **zachte factoren** (gedrag, communicatie, contact,
# inleving) zwaar wegen en weinig kosten. Zwaar wegen klopt hier: medewerkers staan tweede, en een jaar eerder eerste.
# *Weinig kosten* hangt aan één aanname: dat een training 0,3 punt oplevert. Bij welke winst zijn training en bezorger
# even duur?

# %%
per_punt = drijvers.table["coefficient"]["medewerkers"]
print(round(9000 / (10 * per_punt) / (kosten / (10 * winst))["bezorging"], 2))

# %% [markdown]
# Bij 0,26 punt. Niemand heeft gemeten wat een training doet, dus het verschil tussen deze twee is niets waard.
#
# ## Klopt de nul bij niets doen?
#
# In het onderzoek was bezorging net hard gezakt. Waardoor? In `deliveries` staan de beloofde en de echte dag van elk
# pakket.
#
# **Voorspel eerst.** In de weken voor het onderzoek kwam bijna de helft van de pakketten te laat. Hoeveel procent was
# dat tot half augustus, en hoeveel is het nu, in de weken ná het onderzoek?

# %%
pakketten = data.load("deliveries")
te_laat = pakketten["delivered"] > pakketten["promised"]
voor = (pakketten["promised"] >= "2025-01-01") & (pakketten["promised"] < "2025-08-18")
crisis = (pakketten["promised"] >= "2025-08-18") & (pakketten["promised"] < "2025-09-29")
na = pakketten["promised"] >= "2025-09-29"
print(round(te_laat[voor].mean(), 2), round(te_laat[crisis].mean(), 2), round(te_laat[na].mean(), 2))

# %% [markdown]
# Van 5% naar 44%, en weer terug naar 7%. Het probleem is al voorbij, zonder tweede bezorger. Als klanten langzaam
# vergeten, stijgt hun cijfer straks vanzelf. *Bezorging: meer dan 99% zeker eerst verbeteren* ging over een foto van
# begin oktober. Toeval was het niet, en toch is het in december geen goede reden meer.
#
# ## Wat betekent dit voor Morgenrood?
#
# Het plan op één bladzijde:
#
# - **Geen tweede bezorger** voor € 24.000 per jaar. Wel een afspraak met een invaller voor drukke weken, tot € 6.000.
#   Dat is een verzekering tegen een nieuwe crisis.
# - **De training als proef**, voor € 4.500: het lot kiest de helft van de medewerkers. Na drie maanden vergelijken we
#   hun cijfers met die van de andere helft. Reken vooraf uit hoeveel cijfers dat vraagt (les 08.3). Haalt de training
#   0,3 punt, dan volgt de rest.
# - **Niet goedkoper en geen nieuwe website.** Zes tot acht keer zo duur per tiende punt.
# - In oktober 2026 meten we opnieuw, met dezelfde vragen.
#
# Samen € 10.500, tegen € 33.000 voor bezorger en training. Wat een tiende punt in de kassa oplevert, weten we nog niet;
# dat vraagt om koopgedrag naast cijfers. Tot dan is een proef die weinig kost beter dan een plan dat zeker lijkt.
#
# ## Hoe ver zaten we van de waarheid?
#
# In `drivers` staat hoeveel de tevredenheid écht stijgt als een onderdeel één punt beter wordt.

# %%
waarheid = company.truth()
waarheid.drivers

# %% [markdown]
# Smaak 0,46, medewerkers 0,44, bezorging 0,38. Per punt tellen smaak en medewerkers dus zwaarder dan bezorging. De
# aandelen van dit jaar zetten bezorging bovenaan, omdat klanten daar het meest verschilden. Onze coëfficiënten kwamen
# op ongeveer de helft van de waarheid uit, en bijna al hun intervallen lagen er helemaal naast. Dat doet de halo: de
# algemene indruk zit in elk los cijfer, en steelt een deel van het effect. De *volgorde* per punt hield het beter uit
# dan de hoogte. Een training die 0,3 punt oplevert, is dus twee keer zoveel waard als wij dachten.
#
# En niets doen? Het geheugen van klanten is ook bekend: welk deel van een ervaring voelen ze een maand later nog?

# %%
print(waarheid.memory)

# %% [markdown]
# Elke maand blijft 84% over van wat er de maand ervoor nog was. Na twaalf maanden is dat ongeveer 12%. Van de 0,8 die
# de tweede bezorger zou herstellen, komt dus 0,7 vanzelf terug. Wie hem had aangenomen, had volgend jaar een mooie
# grafiek gehad, en gedacht dat het door de bezorger kwam.
#
# ## Kort
#
# - Een laag cijfer is nog geen eerste prioriteit. Kijk ook wat samengaat met tevredenheid.
# - Een aandeel groeit als klanten meer verschillen. Een coëfficiënt gaat over één punt.
# - Beide beschrijven wat samengaat. Wat een maatregel doet, leert een proef.
# - Reken niets doen altijd mee, en zoek uit of het probleem er nog is.
#
# In de [volgende les](8_boos_op_ons_of_op_het_besluit.ipynb) krijgen klanten nee te horen.
#
# *Bronnen: onderzoek in de zorgsector (2010). Lindeman, Merenda en Gold (1980). Grömping (2006), Journal of Statistical
# Software. Shapley (1953). Martilla en James (1977), Journal of Marketing. Van Dooren (2004).*
