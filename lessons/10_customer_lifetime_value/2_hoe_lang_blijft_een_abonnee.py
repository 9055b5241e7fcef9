# ---
# jupyter:
#   kernelspec: {display_name: Python 3, language: python, name: python3}
#   klantlab:
#     lesson: "10.2"
#     kind: lesson
#     title: "Hoe lang blijft een abonnee?"
#     minutes: 34
#     concepts: [C90, C93]
#     after: ["08.1", "10.1"]
#     teaches: [clv.survivors, clv.ShiftedBetaGeometric, fit, params_, clv.plot_retention, projected_survivors,
#       discounted_residual_lifetime, diagnosis_, cancel_by_campaign]
#     terms:
#       cohort: [cohort, "Klanten die in dezelfde periode begonnen en die je samen volgt.", C93]
#       contract: [contract, "Een afspraak waardoor je ziet wanneer een klant weggaat, omdat hij moet opzeggen.", C93]
#       model: [model, "Een eenvoudig verhaal over klanten, in formules, waarmee je kunt rekenen.", C93]
#       parameter: [parameter, "Een getal in een model dat je uit de gegevens schat.", C93]
#       aannemelijkheid: [likelihood, "Hoe weinig verbaasd een model zou zijn over de gegevens die je hebt.", C93]
#       sBG: [shifted-beta-geometric,
#         "Een model voor klanten met een contract die elk een eigen kans hebben om op te zeggen.", C93]
#     given:
#       "198": "rekenvoorbeeld met twee soorten abonnees"
#       "358": "198 + 160"
#       "128": "160 - 32"
#       "0,895": "358 / 400"
#       "0,905": "324 / 358"
#       "177": "rekenvoorbeeld: 200 keer 0,99 tot de macht 12"
# ---

# %% [markdown]
# # Hoe lang blijft een abonnee?
#
# Het is januari 2025. De financiële man van Morgenrood maakt zijn plan. In 2023 begonnen er 392 abonnementen, en na een
# jaar was 57% er nog. "Dus na twee jaar is het 57% van 57%." Hij koopt daar zijn groene koffie op in. Aan jou de vraag
# of die som klopt.
#
# **Na deze les kun je**
#
# - laten zien waarom één vaste retentie klanten onderschat (C93);
# - met een model voorspellen hoeveel abonnees er overblijven, met een interval (C93);
# - de waarde van een nieuwe en van een zittende abonnee uitrekenen (C90, C93).
#
# *Tijd: 34 minuten. Nodig: les 08.1 (interval) en les 10.1.*

# %% [markdown]
# ## Tellen wie er nog is
#
# Abonnees hebben een **contract**: wie weggaat, moet opzeggen. Je ziet dus precies wanneer iemand vertrekt. Klanten die
# in dezelfde periode begonnen, heten samen een **cohort**. `clv.survivors` telt hoeveel er na 0, 1, 2, … maanden nog
# zijn. Het krijgt het begin en het einde van elk contract. Met `until` zeg je tot welke maand je telt, met `on` de
# laatste dag waarop je iets weet.

# %%
from klantlab import clv, company, data

abonnementen = data.load("subscriptions")
van_2023 = abonnementen[abonnementen["start"].dt.year == 2023]
over = clv.survivors(van_2023["start"], van_2023["end"], until=12, on="2024-12-31")
print(over.to_list())

# %% [markdown]
# Vooraan staat maand 0 met iedereen, achteraan maand 12 met 225. De lijst stopt daar expres: het tweede jaar is voor de
# financiële man nog toekomst. Dit is zijn som. Een plek in de lijst haal je op met het nummer van de maand.

# %%
print(round(over[12] / over[0], 2), round(over[12] * over[12] / over[0]))

# %% [markdown]
# Hij verwacht er over een jaar 129. **Voorspel eerst:** welk deel van de abonnees bleef er in de eerste maand, en welk
# deel in de twaalfde? Zijn die gelijk?

# %%
print(round(over[1] / over[0], 3), round(over[2] / over[1], 3), round(over[12] / over[11], 3))

# %% [markdown]
# In de eerste maanden vertrekt zeven tot elf procent, in de twaalfde bijna niemand. De retentie stijgt. Werden de
# klanten trouwer?
#
# ## Niemand verandert, en toch
#
# Stel dat er twee soorten abonnees zijn, van elk 200. Van de *vaste* zegt elke maand 1% op, van de *proevers* 20%.
# Niemand verandert ooit.
#
# | maand | vaste | proevers | samen | deel dat bleef |
# |---|---|---|---|---|
# | 0 | 200 | 200 | 400 | |
# | 1 | 198 | 160 | 358 | 0,895 |
# | 2 | 196 | 128 | 324 | 0,905 |
# | 12 | 177 | 14 | 191 | … |
#
# **Voorspel eerst.** In maand 12 waren er 191, in maand 11 waren het er 196. Is het deel dat bleef hoger of lager dan
# in maand 1?

# %%
print(round(191 / 196, 3))

# %% [markdown]
# Veel hoger, terwijl elke klant precies hetzelfde bleef doen. De proevers zijn bijna allemaal weg. Wat je meet is niet
# dat klanten trouwer worden, maar dat ze **gesorteerd** worden. Eén vaste retentie mist dat.
#
# > **Valkuil.** "Na een jaar zijn onze klanten veel loyaler, dus ons programma werkt." Deze tabel heeft geen programma.
# > Stijgende retentie alleen bewijst niets.
#
# ## Een model in één zin
#
# Elke abonnee heeft een eigen vaste kans om op te zeggen, en die kansen verschillen. Hoe ze verschillen, vat het model
# samen in twee getallen, *alpha* en *beta*. Zo'n getal heet een **parameter**. Het model heet *shifted-beta-geometric*
# (**sBG**, Fader en Hardie 2007).
#
# Hoe vind je alpha en beta? Probeer een paar waarden en vraag bij elk: hoe verbaasd zou het model zijn over deze lijst
# aantallen? De computer zoekt de waarden waarbij de verbazing het kleinst is. Hoe weinig verbaasd een model is, heet
# **aannemelijkheid** (*likelihood*). Zoeken doe je met `.fit`; de parameters staan daarna in `.params_`.

# %%
model = clv.ShiftedBetaGeometric().fit(over)
model.params_

# %% [markdown]
# Alpha gedeeld door alpha plus beta is de gemiddelde kans om bij de eerste verlenging te gaan: 0,3739 / (0,3739 +
# 3,792), ongeveer 9%. Hoe kleiner de twee getallen samen, hoe meer klanten van elkaar verschillen. Bij deze twee heeft
# ongeveer vier op de tien abonnees een kans onder 2% per maand, en één op de zeven een kans boven 20%. Niemand vertelde
# het model van vaste en proevers. Het vond ze in de aantallen.
#
# **Voorspel eerst.** De som van de financiële man gaf 129 na twee jaar, een derde van iedereen. Komt het model hoger of
# lager uit?

# %%
clv.plot_retention(model, until=24)

# %% [markdown]
# Elke maand heet hier een verlenging. De stippen zijn de twaalf maanden die het model zag. De blauwe lijn loopt verder
# en wordt steeds vlakker. De grijze lijn is één vaste uitval, die het best bij dezelfde stippen past: zij zakt rechts
# veel te ver. De band is het interval: zo ver kunnen de parameters ernaast zitten.
#
# ## Wie had gelijk?
#
# Inmiddels is het eind 2025. We tellen opnieuw, nu twee jaar lang. `.projected_survivors` geeft wat het model
# verwachtte, met de onderkant (`low`) en de bovenkant (`high`) van het interval.
#
# **Voorspel eerst:** 129, of dichter bij 181?

# %%
later = clv.survivors(van_2023["start"], van_2023["end"], until=24, on="2025-12-31")
verwacht = model.projected_survivors(24)
print(later[24], round(verwacht["expected"][24]), round(verwacht["low"][24]), round(verwacht["high"][24]))

# %% [markdown]
# Het werden er 180. Het model zei 181, met een interval van 156 tot 206. De vaste retentie zat er 51 naast.
#
# Dit is geen toevalstreffer van Morgenrood. Fader en Hardie publiceerden twee cohorten van een ander bedrijf, elk 1.000
# klanten, met gewone en dure contracten. Wie het model narekent, hoort hun getallen te vinden: alpha 0,704 en beta
# 1,182 bij gewoon, en 0,668 en 3,806 bij duur.

# %%
gewoon = clv.ShiftedBetaGeometric().fit([1000, 631, 468, 382, 326, 289, 262, 241])
duur = clv.ShiftedBetaGeometric().fit([1000, 869, 743, 653, 593, 551, 517, 491])
print(gewoon.params_)
print(duur.params_)

# %% [markdown]
# Ze komen uit, op drie cijfers achter de komma.
#
# ## Wat is een abonnee waard?
#
# Van *Vast 500 g* blijft € 8,07 marge per maand over (les 10.1). We nemen aan dat de andere abonnementen hierop lijken.
# Met de verwachte aantallen, gedeeld door 392, weet je welk deel elke maand nog betaalt. Drie jaar is 36 betalingen:
# maand 0 tot en met maand 35. `first=0` betekent dat het eerste bedrag vandaag komt. De rente is 0,8% per maand.

# %%
verwacht = model.projected_survivors(35)
print(round(clv.present_value(8.07 * verwacht["expected"] / 392, 0.008, first=0)))
print(round(clv.present_value(8.07 * verwacht["low"] / 392, 0.008, first=0)))
print(round(clv.present_value(8.07 * verwacht["high"] / 392, 0.008, first=0)))

# %% [markdown]
# In drie jaar brengt een nieuwe abonnee naar verwachting € 145 op, tussen € 132 en € 158. Dat is een interval voor het
# gemiddelde van zulke abonnees; één abonnee kan na een maand weg zijn. Verander 35 in 23 en in 59, dus twee en vijf
# jaar. Hoe verder je kijkt, hoe meer je op het model leunt: na maand 12 heeft het niets meer gezien.
#
# ## Nieuw of zittend?
#
# Een abonnee die al een jaar betaalt, is gesorteerd. **Voorspel eerst.** `.discounted_residual_lifetime` geeft hoeveel
# betalingen er nog komen, met de rente eraf. Het eerste getal is hoe lang iemand al klant is. Wie heeft er meer voor
# zich: de nieuwe of de zittende abonnee?

# %%
nieuw = model.discounted_residual_lifetime(0, 0.008)
zittend = model.discounted_residual_lifetime(12, 0.008)
print(round(nieuw), round(zittend), round(8.07 * (zittend - nieuw)))

# %% [markdown]
# De zittende abonnee heeft anderhalf keer zoveel betalingen voor zich. Vertrekt er één, dan is dat een groter verlies
# dan een nieuwe die afhaakt: ongeveer € 191 verschil. Deze getallen tellen oneindig ver door. Gebruik ze om te
# vergelijken, en geloof het losse bedrag minder.

# %% [markdown]
# ## Wat betekent dit voor Morgenrood?
#
# De financiële man wilde koffie inkopen voor 129 abonnees. Rekent hij op 181 in plaats van 129, dan verandert zijn
# verwachte marge in het jaar daarna zo, als iedereen dat jaar uitdient:

# %%
print(round(12 * 8.07 * (181 - 129)))

# %% [markdown]
# Dat is ruim € 5.000 marge, en te weinig koffie in het magazijn. Een verdedigbaar besluit: plan op 181, koop vast in
# voor de onderkant van het interval (156) en bestel de rest per kwartaal bij. Dat kost hem wat korting van de
# leverancier. Met koffie voor 129 abonnees krijgen er tientallen geen pak.

# %% [markdown]
# ## Hoe ver zaten we van de waarheid?
#
# Bij 2023 klopte het bijna te mooi. Morgenrood houdt zich namelijk niet aan het model: de echte kans om op te zeggen is
# niet vast. Zij stijgt in januari, na een prijsverhoging en als een korting voorbij is. Neem de abonnees die met *Halve
# prijs* kwamen. De eerste twee maanden waren goedkoop. We geven het model vier maanden, en vragen naar maand twaalf.

# %%
gestart = abonnementen[(abonnementen["campaign"] == "Halve prijs") & (abonnementen["start"] < "2025-01-01")]
halve = clv.survivors(gestart["start"], gestart["end"], until=12, on="2025-12-31")
kort = clv.ShiftedBetaGeometric().fit(halve.head(5))
print(halve.to_list())
print(round(kort.projected_survivors(12)["expected"][12]), halve[12])

# %% [markdown]
# Het model verwacht er 41, en het werden er 93. Het zag in maand 2 en 3 een golf opzeggers en dacht dat het zo
# doorging. Maar die golf was het einde van de korting: in de waarheid is de kans om op te zeggen in die maanden ruim
# drie keer zo hoog als anders. Het model waarschuwt zelf ook, in `.diagnosis_`:

# %%
print(kort.diagnosis_)

# %% [markdown]
# Daarom is er bij 41 ook geen interval. Een model dat past bij wat het zag, zit ernaast als de reden van het vertrek
# verandert. Kijk dus welke gebeurtenissen er in je cohort zitten voordat je verder kijkt. De echte kansen per actie
# staan in de waarheid:

# %%
company.truth().cancel_by_campaign

# %% [markdown]
# Dit zijn factoren. Wie op een proeverij kwam, zegt ongeveer half zo vaak op als wie zonder actie kwam; wie voor de
# halve prijs kwam een kwart vaker, en in die twee maanden nog veel vaker.

# %% [markdown]
# ## Kort
#
# - Met een contract zie je wie weg is. Tel per cohort wie er nog is.
# - De retentie van een cohort stijgt vanzelf, omdat wie makkelijk opzegt als eerste weg is.
# - De sBG rekent met klanten die verschillen. Eén vaste retentie onderschat de blijvers.
# - Een zittende klant heeft meer toekomst dan een nieuwe.
# - Verandert de reden van vertrek, dan zit ook een goed model ernaast.
#
# In de [volgende les](3_wie_is_er_nog_klant.ipynb) zegt niemand op, en moet je raden wie er weg is.
#
# *Bronnen: Fader en Hardie (2007), How to project customer retention, Journal of Interactive Marketing. Fader en Hardie
# (2010), Customer-base valuation in a contractual setting, Marketing Science.*
