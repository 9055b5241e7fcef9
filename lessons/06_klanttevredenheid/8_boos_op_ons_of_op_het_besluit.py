# ---
# jupyter:
#   kernelspec: {display_name: Python 3, language: python, name: python3}
#   klantlab:
#     lesson: "06.8"
#     kind: lesson
#     title: "Is de klant boos op ons, of op het besluit?"
#     minutes: 30
#     concepts: [C58]
#     after: ["04.3", "06.2", "06.7"]
#     teaches: [satisfaction.process_scores, satisfaction.plot_process_scores, outcome_effect, permit_process]
#     terms:
#       proces: [process, "Hoe iemand behandeld is, los van wat eruit kwam.", C58]
#       uitkomst: [outcome, "Wat iemand kreeg: een ja of een nee.", C58]
#       gecorrigeerd: [adjusted, "Zoals het cijfer zou zijn als elke groep evenveel keer ja had gekregen.", C58]
# ---

# %% [markdown]
# # Is de klant boos op ons, of op het besluit?
#
# Een gemeente is klant van Morgenrood: in het stadhuis drinken ze haar koffie. Het hoofd vergunningen heeft een ander
# probleem. Zij vroeg 640 aanvragers van een terrasvergunning, ook Morgenrood zelf, hoe ze behandeld zijn. Er zijn drie
# balies. Van balie C komen de meeste boze brieven, en zij wil de mensen daar voor € 6.000 laten coachen. De manager
# klantenservice van Morgenrood leest mee, want zij moet ook vaak nee zeggen.
#
# **Na deze les kun je**
#
# - het oordeel over het proces losmaken van de uitkomst (C58);
# - zeggen wanneer je dat niet moet doen (C58).
#
# *Tijd: 30 minuten. Nodig: de lessen 04.3, 06.2 en 06.7.*
#
# ## Drie balies
#
# Wie een publieke dienst vraagt, kan niet naar een ander, en het antwoord mag nee zijn. Een student krijgt een negatief
# studieadvies, een café krijgt geen terras. Dan zijn er twee oordelen: over de **uitkomst** (wat kreeg ik?) en over het
# **proces** (hoe werd ik behandeld?). Een gemeente kan alleen het tweede verbeteren zonder de regels te veranderen.

# %%
from klantlab import company, data, satisfaction

aanvragers = data.load("permits")
aanvragers[["counter", "granted", "weeks", "explained", "process"]].head()

# %% [markdown]
# Elke rij is een aanvrager. In `counter` staat de balie, in `granted` of de vergunning er kwam, in `weeks` hoeveel
# weken het duurde en in `explained` of het besluit mondeling is toegelicht. In `process` staat het rapportcijfer voor
# de behandeling.
#
# **Voorspel eerst.** Van balie C komen de meeste boze brieven. Welk cijfer voor de behandeling krijgt zij, vergeleken
# met A en B: lager, gelijk of hoger?

# %%
print(round(aanvragers["process"].groupby(aanvragers["counter"]).mean(), 2))

# %% [markdown]
# Ongeveer gelijk. Verschillen van een tiende zijn bij zulke groepen snel toeval. Balie C is dus niet slechter dan de
# rest, en krijgt toch de brieven. Hoe vaak zegt elke balie ja?

# %%
print(round(aanvragers["granted"].groupby(aanvragers["counter"]).mean(), 2))

# %% [markdown]
# Balie C krijgt de lastige aanvragen: vier van de tien worden goedgekeurd. Bij A en B zijn dat er ongeveer acht.
#
# **Voorspel eerst.** Iedereen beoordeelt hier de *behandeling*, niet het besluit. Hoeveel punten geeft iemand met een
# ja gemiddeld meer dan iemand met een nee: 0, een half of bijna 1?

# %%
print(round(aanvragers["process"].groupby(aanvragers["granted"]).mean(), 2))

# %% [markdown]
# 7,40 tegen 6,48. Het besluit kleurt het oordeel over de behandeling, ook als je er apart naar vraagt. Balie C staat
# dus op achterstand voordat er iemand iets gezegd heeft.
#
# ## Gelijk oversteken
#
# De eerlijke vergelijking zit in de tabel hieronder: alleen wie nee kreeg, en alleen wie ja kreeg.

# %%
groepen = aanvragers.groupby(["granted", "counter"])["process"]
print(round(groepen.mean(), 2))

# %% [markdown]
# `False` is een nee, `True` een ja. Lees eerst alleen de bovenste drie en dan alleen de onderste drie. Beide keren
# staat C bovenaan. Toch staan de drie over het geheel gelijk. Dat komt doordat C veel meer mensen in de bovenste groep
# heeft, waar iedereen lager scoort. Dat een verband in elk deel zichtbaar is en in het geheel verdwijnt, heet de
# paradox van Simpson (1951).
#
# `satisfaction.process_scores` maakt er één getal per balie van. Het schat hoeveel hoger het cijfer is bij een ja dan
# bij een nee, binnen een balie. Dan rekent het uit wat elke balie zou krijgen als alle balies even vaak ja zeiden. Zo'n
# cijfer heet **gecorrigeerd**.
#
# **Voorspel eerst.** Hoe groot wordt de voorsprong van C: een tiende, een kwart of ongeveer een half punt?

# %%
oordeel = satisfaction.process_scores(aanvragers["process"], aanvragers["granted"], aanvragers["counter"])
satisfaction.plot_process_scores(oordeel)

# %% [markdown]
# Ongeveer een half punt. Balie C gaat van 7,16 naar 7,51, balie A zakt naar 6,92. De blauwe lijn van C raakt die van A
# en B niet. De getallen achter de figuur:

# %%
round(oordeel.table[["raw", "adjusted", "adjusted_low", "adjusted_high"]], 2)

# %% [markdown]
# In `raw` staat het cijfer zoals gegeven, in `adjusted` het gecorrigeerde, met de grenzen van zijn interval. Binnen één
# balie gaf wie een ja kreeg 1,1 punt meer.
#
# **Vervang** in de cel met `process_scores` het stuk `aanvragers["granted"]` door `aanvragers["outcome_mark"]`, het
# cijfer dat mensen voor het besluit zelf gaven. Balie C staat nog steeds bovenaan, met een kleinere voorsprong: dat
# cijfer zegt maar ten dele of het een ja was, en wat het niet zegt, kan het niet rechtzetten. Zet het daarna terug en
# voer de cellen opnieuw uit.
#
# > **Valkuil.** Corrigeren mag alleen voor wat de balie niet zelf in de hand heeft. Helpt een balie aanvragers zo goed
# > met hun formulier dat zij vaker ja krijgen, dan is dat ja haar werk. Wie daar dan voor corrigeert, straft de beste
# > balie. Hier worden de lastige aanvragen vooraf naar C gestuurd, en dan mag het.
#
# Bij een opleiding met een bindend studieadvies gaat het net zo. Een begeleider met veel wankele eerstejaars krijgt
# lagere cijfers dan een collega met een makkelijke groep, ook als hij beter begeleidt. Wie medewerkers op zulke cijfers
# afrekent, leert hen om de moeilijke gevallen door te schuiven.
#
# ## Wat doet balie C goed?
#
# Twee dingen kan elke balie nadoen: het besluit toelichten, en sneller zijn. Met `satisfaction.effects` (les 06.2) zie
# je wat er met elk samengaat. Tussen de tweede accolades staat wat we gelijk houden: de uitkomst en de balie.
#
# **Voorspel eerst.** Wat weegt zwaarder: een mondelinge toelichting, of één week eerder klaar?

# %%
effecten = satisfaction.effects(
    aanvragers["process"],
    {"toelichting": aanvragers["explained"], "week wachten": aanvragers["weeks"]},
    {"ja gekregen": aanvragers["granted"], "balie": aanvragers["counter"]},
)
round(effecten.table[["controlled", "controlled_low", "controlled_high"]], 2)

# %% [markdown]
# Bij gelijke uitkomst en balie hoort bij een toelichting ruim een half punt meer. Bij een week langer wachten hoort
# bijna een kwart punt minder. Eén gesprek gaat dus samen met zoveel als bijna drie weken sneller. Hoe vaak lichtte elke
# balie toe?

# %%
print(round(aanvragers["explained"].groupby(aanvragers["counter"]).mean(), 2))

# %% [markdown]
# Balie C doet het in driekwart van de gevallen, A in ruim een derde. Waar het hoofd vergunningen de mensen van C op wil
# laten coachen, daarin zijn zij al de besten. Eén ding blijft open: niemand lootte wie een toelichting kreeg. Misschien
# lichten ambtenaren vooral toe bij wie vriendelijk belt.
#
# ## Wat betekent dit voor Morgenrood?
#
# De gemeente: geef de € 6.000 niet uit aan coaching van C. Vraag C om A en B te laten zien hoe zij toelichten; dat kost
# een paar uur. Probeer het eerst bij een helft van de aanvragen, door loting.
#
# En Morgenrood zelf? Ook haar klantenservice zegt nee: in deze tabel staat hoe klachten van 2025 afliepen.

# %%
klachten = data.load("complaints")
van_2025 = klachten[klachten["date"].dt.year == 2025]
van_2025["outcome"].value_counts()

# %% [markdown]
# Bij 131 klachten kreeg de klant geen gelijk. Een medewerker kost € 0,72 per minuut. Vijf minuten bellen met al deze
# klanten:

# %%
print(round(131 * 5 * 0.72))

# %% [markdown]
# Dat is nog geen € 500 per jaar, en niets doen kost € 0. Of het bij Morgenrood ook een half punt scheelt, weten we
# niet: dit was een gemeente, en een klant van Morgenrood kan weglopen. Voor dat bedrag is een proef met loting het
# verstandigst: bel de helft, en vraag na een week aan iedereen hoe de klacht is behandeld. Beoordeel de medewerkers in
# de tussentijd nooit op een cijfer van klanten die nee kregen naast een cijfer van klanten die ja kregen.
#
# ## Hoe ver zaten we van de waarheid?
#
# Wij schatten dat een ja 1,1 punt scheelt, met een interval van 0,9 tot 1,3. Wat doet het echt? En wat doen de
# toelichting, een week wachten en elke balie zelf?

# %%
waarheid = company.truth()
print(waarheid.outcome_effect)
waarheid.permit_process

# %% [markdown]
# 1,15: raak. De toelichting doet 0,7 en een week −0,22; beide liggen in onze intervallen. Dat is geluk van deze
# gegevens: wie een toelichting kreeg, hing hier alleen van de balie af, en die hielden we gelijk. Bij een echte
# gemeente weet je dat niet.
#
# Balie C zelf is 0,3 beter dan A. De rest van haar voorsprong, ongeveer een half punt in totaal, komt van toelichten en
# opschieten. Het gecorrigeerde cijfer zei dus terecht dat C beter werkt. Waardoor, zei het niet; daar was de tweede
# stap voor nodig.
#
# ## Kort
#
# - Vraag apart naar proces en uitkomst, en reken erop dat de uitkomst het proces toch kleurt.
# - Vergelijk balies, teams of opleidingen bij gelijke uitkomsten.
# - Corrigeer niet voor een uitkomst die het werk van de balie zelf is.
# - Een nee met uitleg is een ander nee. Hoeveel anders, leert een proef.
#
# Hierna komen de [opgaven](9_opgaven_onderzoek.ipynb) bij de lessen 06.5 tot en met 06.8.
#
# *Bronnen: Brockner en Wiesenfeld (1996), Psychological Bulletin. Simpson (1951), Journal of the Royal Statistical
# Society B. Fisher (1932), Statistical Methods for Research Workers.*
