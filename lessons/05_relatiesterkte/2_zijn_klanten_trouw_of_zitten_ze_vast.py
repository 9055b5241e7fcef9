# ---
# jupyter:
#   kernelspec: {display_name: Python 3, language: python, name: python3}
#   klantlab:
#     lesson: "05.2"
#     kind: lesson
#     title: "Zijn klanten trouw, of zitten ze vast?"
#     minutes: 30
#     concepts: [C42, C43]
#     after: ["05.1"]
#     teaches: [relations.compare, relations.plot_compare, complexity, honest_mark]
#     terms:
#       complexiteit: [complexity, "Hoeveel onderdelen en afspraken er bij een aankoop horen.", C42]
#       ongelijke macht: [unequal power, "Een verhouding waarin de een de ander kan belonen of straffen.", C43]
#       anoniem: [anonymous, "Zonder naam, en zonder dat iemand de naam kan terugvinden.", C43]
#     given:
#       "336": 420 * 0,80
#       "7.820": 31.280 / 4
#       "30,5": 2 * 15,25
#       "12,5": 2 * 6,25
# ---

# %% [markdown]
# # Zijn klanten trouw, of zitten ze vast?
#
# Twee mensen bij Morgenrood zijn tevreden. De verkoopdirecteur ziet dat zakelijke klanten met *totaalbeheer* de
# sterkste band hebben. Zij wil hen niet meer bezoeken: een bezoek kost € 85, en die klanten blijven toch wel. Op de
# formulieren met een naam erop krijgt de opleider gemiddeld een 7,4, en daarmee een bonus van € 1.500, want de grens is
# een 7. Klopt dat allemaal?
#
# **Na deze les kun je**
#
# - laten zien hoe een band sterker wordt als een aankoop ingewikkelder is, en wat daarvan vrijwillig is (C42);
# - uitrekenen wat angst doet met een rapportcijfer, en hoe je eerlijke antwoorden krijgt (C43).
#
# *Tijd: 30 minuten. Nodig: les 05.1.*
#
# ## Van een zak bonen tot alles geregeld
#
# Morgenrood levert aan cafés en kantoren op drie manieren: losse bonen, bonen met een gehuurde machine, en
# totaalbeheer. Die volgorde loopt van eenvoudig naar ingewikkeld. In november 2025 vulden mensen van deze klanten een
# vragenlijst in.

# %%
from klantlab import company, data, relations

enquete = data.load("account_survey")
bedrijven = data.load("accounts")
zakelijk = enquete.merge(bedrijven, on="account_id")
print(len(zakelijk), zakelijk["account_id"].nunique())
zakelijk[["account_id", "contract", "strength", "hard_to_leave", "alternatives", "satisfaction"]].head(4)

# %% [markdown]
# Er zijn 644 antwoorden van 288 klanten. `strength` is de sterkte van de band, van 0 tot 100. `hard_to_leave` is het
# antwoord op *overstappen zou ons veel gedoe kosten*, van 1 tot en met 7. `alternatives` telt de leveranciers die ze
# erbij hebben of overwogen.
#
# Wie iets groots of ondoorzichtigs koopt, heeft meestal maar een paar leveranciers. **Complexiteit** maakt overstappen
# duur, ook in tijd en gedoe. **Voorspel eerst:** hoeveel andere leveranciers noemt een klant met losse bonen, en
# hoeveel een met totaalbeheer?

# %%
round(zakelijk.groupby("contract")[["alternatives", "hard_to_leave", "satisfaction"]].mean(), 1)

# %% [markdown]
# Ruim drie tegen minder dan twee. En overstappen vinden ze veel lastiger: 4,8 tegen 2,3, op de schaal van 1 tot en met 7. Kijk ook naar de laatste kolom: tevredener zijn de klanten
# met totaalbeheer niet.
#
# ## Tel klanten, geen antwoorden
#
# Nu de band zelf, met intervallen. Maar pas op.
#
# > **Valkuil.** Van sommige klanten antwoordden vier mensen, van andere één. Collega's van hetzelfde kantoor lijken op
# > elkaar: ze drinken uit dezelfde machine en bellen dezelfde monteur. Wie doet alsof het 644 losse antwoorden zijn,
# > telt hetzelfde nieuws dubbel en krijgt te smalle intervallen.
#
# Daarom nemen we per klant het gemiddelde. De kolom krijgt een Nederlandse naam, want die komt in de figuur.

# %%
per_klant = zakelijk.groupby("account_id")[["strength", "hard_to_leave", "alternatives", "satisfaction"]].mean()
per_klant["contract"] = bedrijven.set_index("account_id")["contract"]
per_klant["sterkte van de band (0–100)"] = per_klant["strength"]
len(per_klant)

# %% [markdown]
# `relations.compare` zet groepen naast elkaar. Met `reference` kies je de groep waarmee de andere vergeleken worden.
# Met `marks` kies je twee grenzen; de figuur zegt hoeveel klanten er onder de eerste en boven de tweede liggen.
#
# **Voorspel eerst.** Hoeveel punten sterker is de band bij totaalbeheer dan bij losse bonen: 5, 15 of 30?

# %%
band = relations.compare(
    per_klant["sterkte van de band (0–100)"], per_klant["contract"], reference="losse bonen", marks=[40, 60]
)
relations.plot_compare(band)

# %% [markdown]
# Bijna dertig punten, en de intervallen liggen ver uit elkaar. De directeur heeft gelijk: hoe ingewikkelder het
# contract, hoe sterker de band. Doe nu hetzelfde met het rapportcijfer.

# %%
relations.compare(per_klant["satisfaction"], per_klant["contract"], reference="losse bonen")

# %% [markdown]
# Bij het cijfer is het andersom: totaalbeheer krijgt iets *minder* dan losse bonen. Vervang `"satisfaction"` door
# `"alternatives"`, en kijk ook daar naar de intervallen.
#
# ## Willen of moeten?
#
# Een sterke band en een lager cijfer: hoe kan dat samen? Misschien komt een deel van de band doordat weggaan lastig is.
# Dat kun je nagaan door alleen klanten te vergelijken die overstappen *even lastig* vinden: gemiddeld van 3 tot 4,5.
#
# **Voorspel eerst.** Blijft het verschil van bijna dertig punten dan gelijk, wordt het kleiner, of verdwijnt het?

# %%
even_lastig = per_klant[(per_klant["hard_to_leave"] >= 3) & (per_klant["hard_to_leave"] < 4.5)]
relations.compare(even_lastig["strength"], even_lastig["contract"], reference="losse bonen")

# %% [markdown]
# Kleiner: 17 punten. Een flink deel van het verschil gaat dus samen met het gedoe van weggaan. Het interval is breed (9
# tot 25), want van losse bonen en totaalbeheer blijven elk maar 21 klanten over. En de rest? Die kan komen van goede
# zorg, van meer contact, of van iets wat niemand vroeg. De klanten kozen hun contract zelf; een loting was er niet.
# Verander de grenzen in `2` en `3.5` (in code met een punt) en kijk welke groep dan bijna leeg is. (Zet ze daarna terug
# en voer de cel opnieuw uit.)
#
# ## Een 7,4 op naam
#
# Nu de opleider. Cursisten van de barista-opleiding geven hem een cijfer. Door loting deed de helft dat op naam: de
# opleider leest mee, en geeft hun later zelf een cijfer. De andere helft antwoordde **anoniem**. Dat heet **ongelijke
# macht**: denk aan student en docent, of patiënt en arts.

# %%
cursus = data.load("course_evaluations")
cursus["wijze"] = cursus["named"].replace({True: "op naam", False: "anoniem"})
cursus["examen"] = cursus["exam_open"].replace({True: "komt nog", False: "geweest"})
cursus["cijfer voor de opleider"] = cursus["trainer"]
round(cursus.groupby("wijze")[["trainer", "honest", "would_return"]].mean(), 2)

# %% [markdown]
# Onder `honest` staat het antwoord op *ik kon zeggen wat ik vond*, van 1 tot en met 7: op naam anderhalve punt lager.
# Of ze terugkomen voor de vervolgcursus (`would_return`, 0.5 is de helft) maakt geen verschil.
#
# **Voorspel eerst.** Hoeveel van de cursisten geven een onvoldoende (lager dan een 6), op naam en anoniem?

# %%
relations.plot_compare(relations.compare(cursus["cijfer voor de opleider"], cursus["wijze"], reference="anoniem"))

# %% [markdown]
# Op naam is het gemiddelde 0,8 hoger, en de onvoldoendes zijn bijna weg: 5% tegen 18%. Hier mag je het woord *oorzaak*
# gebruiken. Het lot verdeelde de cursisten, dus gemiddeld waren het dezelfde mensen met dezelfde opleider.
#
# Waarvoor zijn ze bang? Bij een deel moest het examen nog komen. **Voorspel eerst:** is het verschil bij hen groter of
# kleiner?

# %%
voor_examen = cursus[cursus["examen"] == "komt nog"]
relations.compare(voor_examen["trainer"], voor_examen["wijze"], reference="anoniem")

# %%
na_examen = cursus[cursus["examen"] == "geweest"]
relations.compare(na_examen["trainer"], na_examen["wijze"], reference="anoniem")

# %% [markdown]
# Met het examen in zicht scheelt het bijna anderhalve punt. Daarna is er geen verschil aangetoond. Dat is iets anders
# dan *er is geen verschil*: het interval loopt van een klein verschil omlaag tot bijna een half punt omhoog.
#
# ## Wat betekent dit voor Morgenrood?
#
# **De bezoeken.** Vier bezoeken per jaar aan 92 klanten kosten samen € 31.280. Wat brengen die klanten op?

# %%
koffie = data.load("account_orders")
regels = koffie[koffie["date"] >= "2025-01-01"].merge(bedrijven, on="account_id")
regels["marge"] = regels["kg"] * regels["margin"]
marge = regels[regels["contract"] == "totaalbeheer"].groupby("account_id")["marge"].sum().mean()
print(92 * 4 * 85, round(marge), round(92 * 4 * 85 / marge, 1))

# %% [markdown]
# Elke klant met totaalbeheer die in 2025 bestelde, bracht gemiddeld bijna € 4.700 marge. Vertrekken er door het stoppen
# zeven gemiddelde klanten van de 92, dan is de besparing weg. (Een paar grote klanten trekken dat gemiddelde omhoog:
# gaat er zo een weg, dan zijn het er minder.) Of dat gebeurt, weet niemand: er is nooit gestopt. Een band die voor een
# flink deel uit gedoe bestaat, beschermt tot iemand anders dat gedoe overneemt. Een verdedigbaar besluit: stop niet, en
# laat het lot bij de helft van deze klanten de bezoeken halveren. Dat bespaart een kwart, € 7.820, en na een jaar weet
# je het.
#
# **De bonus.** Op naam haalt de opleider de grens van 7 ruim, anoniem niet. Betaal geen € 1.500 op een cijfer dat
# mensen gaven terwijl hij meekeek. Vraag voortaan anoniem en na het examen, in groepen die zo groot zijn dat niemand te
# herkennen is. Een los formulier kost € 0,80 per cursist: voor alle 420 samen € 336. En laat zien wat er met de kritiek
# is gedaan, anders houdt iedereen de volgende keer zijn mond.
#
# ## Hoe ver zaten we van de waarheid?
#
# Eerst de zakelijke klanten. Dit doet één stap ingewikkelder in werkelijkheid:

# %%
company.truth().complexity

# %% [markdown]
# De band wordt per stap 15,25 punten sterker. Van losse bonen naar totaalbeheer is twee stappen, dus 30,5; wij vonden
# 28,9, en ons interval bevat het. Van die 30,5 gaan er 12,5 via het gedoe van overstappen. Met onze vergelijking van
# *even lastig* bleven er 17 over, en dat hadden er 18 moeten zijn. Per stap noemt een klant bijna één leverancier
# minder.
#
# Nu de opleider. In `honest_mark` staat het cijfer dat elke cursist zonder angst had gegeven.

# %%
cursus["eerlijk"] = company.truth().honest_mark[cursus["participant_id"]].to_list()
cursus["angst"] = cursus["trainer"] - cursus["eerlijk"]
round(cursus.groupby(["examen", "wijze"])[["eerlijk", "angst"]].mean(), 2)

# %% [markdown]
# Anoniem is de angst nul: die cijfers waren eerlijk. Op naam deed angst er vóór het examen 1,11 bij; wij vonden 1,4, en
# ons interval begon net daarboven. Na het examen deed angst er nog 0,48 bij, en daar zagen we niets van. Twee
# intervallen, twee keer mis. Kijk in de kolom `eerlijk` waarom. Vóór het examen gaf het lot de groep *op naam*
# toevallig mildere cursisten (6,75 tegen 6,44), na het examen juist strengere (6,41 tegen 6,83). En alle cursisten
# samen?

# %%
op_naam = cursus[cursus["wijze"] == "op naam"]
print(round(op_naam["angst"].mean(), 2))

# %% [markdown]
# Dat is bijna precies de 0,8 van de eerste figuur. Over de hele groep had het lot eerlijk verdeeld. Wie achteraf in
# stukken knipt, krijgt in elk stuk een kleinere loting, en een grotere kans op pech.
#
# ## Kort
#
# - Hoe ingewikkelder de aankoop, hoe minder leveranciers en hoe sterker de band. Een deel daarvan is gedoe, geen
#   genegenheid.
# - Vergelijk klanten, geen collega's van dezelfde klant.
# - Wie afhankelijk is, geeft hogere cijfers zolang zijn naam erbij staat. Vraag anoniem en als er niets meer te vrezen
#   is.
# - Geen verschil aangetoond is iets anders dan geen verschil.
#
# Maak nu de [opgaven](3_opgaven_relatiesterkte.ipynb). Met echte klanten van een telefoonbedrijf ga je verder in de
# [verdieping](4_verdieping_telefoonbedrijf.ipynb).
#
# *Bronnen: Schijns (2000), over overstapkosten als bron van relatiesterkte. Welch (1947), over het vergelijken van twee
# gemiddelden.*
