# ---
# jupyter:
#   kernelspec: {display_name: Python 3, language: python, name: python3}
#   klantlab:
#     lesson: "02.6"
#     kind: exercises
#     title: "Opgaven: segmentatie"
#     minutes: 60
#     concepts: [C10, C11, C12, C13, C14, C15]
#     after: ["02.5"]
#     teaches: []
# ---

# %% [markdown]
# # Opgaven: segmentatie
#
# Twaalf opgaven bij de lessen 02.1 tot en met 02.5. Ze worden langzaam groter: eerst verander je een getal, aan het
# eind neem je een besluit. De lessen keken vooral naar 2024 en 2025; hier kijk je vaak een jaar eerder.
#
# Zet je antwoord op de plaats van de puntjes en voer de cel uit. Kom je er niet uit, maak dan een nieuwe cel (druk op
# B) en voer daarin `exercises.hint("02.1")` uit, met het nummer van de opgave. Een fout antwoord kost niets.
#
# *Tijd: 60 minuten. Nodig: de lessen 02.1 tot en met 02.5. Je mag na elke opgave stoppen en later verdergaan.*

# %%
from klantlab import data, exercises, segmentation

mensen = data.load("persons")
vragen = data.load("values_survey").set_index("customer_id")
bestellingen = data.load("orders")
in_2023 = bestellingen[bestellingen["date"].dt.year == 2023]
in_2024 = bestellingen[bestellingen["date"].dt.year == 2024]

# %% [markdown]
# ## Opgave 02.1 · Het beste formaat
#
# Morgenrood maakt één zak koffie. Hij past bij iemand als hij hooguit één kop per dag te groot of te klein is. Bij welk
# formaat past de zak bij de meeste mensen? **Verander het getal 5.0**, in stappen van een halve kop, en voer de cel
# uit.

# %%
formaat = 5.0
### BEGIN SOLUTION
formaat = 2.0
### END SOLUTION
koppen = vragen["cups_per_day"]
print(round(100 * ((koppen >= formaat - 1) & (koppen <= formaat + 1)).mean(), 1))

# %%
exercises.check("02.1", formaat)

# %% [markdown]
# ## Opgave 02.2 · Klanten vanaf zestig
#
# Van hoeveel mensen in `mensen` weten we dat ze in 2025 zestig of ouder worden? Maak de regel af. De kolom
# `birth_date` is de geboortedatum.

# %%
groepen = segmentation.bands(2025 - mensen["birth_date"].dt.year, [30, 45, 60])
groepen.value_counts().head(2)

# %%
vanaf_60 = ...  # (groepen == welke naam?).sum()
### BEGIN SOLUTION
vanaf_60 = (groepen == "vanaf 60").sum()
### END SOLUTION
exercises.check("02.2", vanaf_60)

# %% [markdown]
# ## Opgave 02.3 · Wat voorspelt vorig jaar?
#
# Dit zijn de klanten die in 2023 iets kochten, met hun bestellingen in 2023 (in groepen) en in 2024.

# %%
klanten = mensen[mensen["customer_id"].isin(in_2023["customer_id"])].set_index("customer_id")
klanten["toen"] = segmentation.bands(in_2023["customer_id"].value_counts(), [2, 4, 8, 16])
klanten["daarna"] = in_2024["customer_id"].value_counts().reindex(klanten.index, fill_value=0)
klanten[["toen", "daarna"]].head(3)

# %% [markdown]
# Welk percentage van de verschillen in 2024 voorspellen de groepen van 2023, als je elke klant raadt uit de *andere*
# klanten van zijn groep? Geef een percentage, op één decimaal nauwkeurig. Van een tabel haal je met
# `tabel["kolom"]["rij"]` één getal.

# %%
voorspeld = ...
### BEGIN SOLUTION
uitkomst = segmentation.explained(klanten, ["toen"], "daarna")
voorspeld = 100 * uitkomst["predicted"]["toen"]
### END SOLUTION
exercises.check("02.3", voorspeld)

# %% [markdown]
# ## Opgave 02.4 · Hoe gewoon is het gemiddelde?
#
# Neem `daarna` uit opgave 02.3: het aantal bestellingen in 2024. Welk percentage van deze klanten zit dicht bij het
# gemiddelde, volgens `segmentation.near_mean`? Het losse getal haal je uit de uitslag met `.value`. Op één decimaal
# nauwkeurig.

# %%
dichtbij = ...
### BEGIN SOLUTION
dichtbij = 100 * segmentation.near_mean(klanten["daarna"]).value
### END SOLUTION
exercises.check("02.4", dichtbij)

# %% [markdown]
# ## Opgave 02.5 · De kleinste groep
#
# Dit is het mandje van alle klanten van 2023: welk deel van hun geld ging waarheen?

# %%
soorten = {
    "biologisch": ["P09", "P10"],
    "grootverpakking": ["P12"],
    "losse herkomst": ["P07", "P08"],
    "cadeau": ["P27", "P28", "P29", "P30"],
    "apparaat of cursus": ["P19", "P20", "P21", "P23", "P31", "P32", "P33", "P34"],
}
mandje = segmentation.spending(data.load("order_lines").merge(in_2023, on="order_id"), soorten)
round(mandje.head(3), 2)

# %% [markdown]
# Laat k-means vijf groepen zoeken in `mandje`, zoals in les 02.3. Hoeveel klanten zitten er in de kleinste groep?

# %%
kleinste = ...
### BEGIN SOLUTION
groep = segmentation.assign(segmentation.kmeans(5), mandje)
kleinste = groep.value_counts()[5]
### END SOLUTION
exercises.check("02.5", kleinste)

# %% [markdown]
# ## Opgave 02.6 · Een tweede mening
#
# Zoek ook vijf groepen in `mandje` door stap voor stap samen te voegen (`segmentation.hierarchical`). Hoeveel komen de
# twee indelingen overeen, op de schaal van 0 tot 1? Op twee decimalen nauwkeurig, met `.value`.

# %%
overeenkomst = ...
### BEGIN SOLUTION
eerste = segmentation.assign(segmentation.kmeans(5), mandje)
tweede = segmentation.assign(segmentation.hierarchical(5), mandje)
overeenkomst = segmentation.agreement(eerste, tweede).value
### END SOLUTION
exercises.check("02.6", overeenkomst)

# %% [markdown]
# ## Opgave 02.7 · Chi-kwadraat met de hand
#
# In een klas van 200 studenten zijn er 40 behoeftegedreven, 120 buitengericht en 40 binnengericht. Volgens het boek
# verwacht je 15%, 77% en 8% van 200. Per groep neem je het verschil tussen geteld en verwacht, keer zichzelf, gedeeld
# door het verwachte aantal. χ² is de som over de drie groepen. Bereken χ², op één decimaal nauwkeurig.

# %%
chi_kwadraat = ...
### BEGIN SOLUTION
chi_kwadraat = 10 * 10 / 30 + 34 * 34 / 154 + 24 * 24 / 16
### END SOLUTION
exercises.check("02.7", chi_kwadraat)

# %% [markdown]
# ## Opgave 02.8 · Een hoek van de kaart
#
# Hieronder staan twee factoren uit negen van de zestien zinnen. Hoeveel mensen staan op factor 1 boven nul **en** op
# factor 2 onder nul?

# %%
zinnen = ["life_new", "life_self", "work_career", "work_meaning", "leisure_travel", "leisure_culture", "leisure_luxury"]
zinnen = zinnen + ["politics_climate", "politics_market"]
plaats = segmentation.milieus(vragen[zinnen], 2).scores
round(plaats.head(3), 2)

# %%
hoek = ...
### BEGIN SOLUTION
hoek = ((plaats["factor 1"] > 0) & (plaats["factor 2"] < 0)).sum()
### END SOLUTION
exercises.check("02.8", hoek)

# %% [markdown]
# ## Opgave 02.9 · Wat concludeer je?
#
# Een sportschool clustert haar leden op leeftijd, aantal bezoeken en maanden lid. Het silhouet kiest 2, de BIC kiest 6.
# Bij 2, 3 en 4 groepen is de stabiliteit 0,90 of hoger. `clusters_present` vindt geen leegte tussen groepen. Welke zin
# hoort in het verslag?
#
# - **a** er zijn twee soorten leden, want het silhouet en de stabiliteit wijzen daarop
# - **b** er zijn zes soorten leden, want de BIC rekent het strengst
# - **c** de leden lopen in elkaar over; een indeling in drieën mag, als keuze van ons
# - **d** clusteren is mislukt, dus over deze leden valt niets te zeggen
#
# Zet de letter van je keuze tussen aanhalingstekens.

# %%
keuze_verslag = ...
### BEGIN SOLUTION
keuze_verslag = "c"
### END SOLUTION
exercises.check("02.9", keuze_verslag)

# %% [markdown]
# ## Opgave 02.10 · Waardoor komt het?
#
# In het boek is 8% van de mensen binnengericht, in het onderzoek van Morgenrood is dat veel meer. Waardoor komt dat?
#
# - **a** Morgenrood trekt klanten aan die op hun eigen waarden letten
# - **b** mensen zijn in veertig jaar meer binnengericht geworden
# - **c** Nederlanders en Belgen leven anders dan Amerikanen
# - **d** dat kunnen deze gegevens niet zeggen

# %%
keuze_oorzaak = ...
### BEGIN SOLUTION
keuze_oorzaak = "d"
### END SOLUTION
exercises.check("02.10", keuze_oorzaak)

# %% [markdown]
# ## Opgave 02.11 · Wat is een segment?
#
# Vier medewerkers beschrijven klanten. Welke beschrijving komt het dichtst bij een segment?
#
# - **a** "Die meneer van vanmorgen had haast, hij is een gehaast type."
# - **b** "Wie vorig jaar vooral cadeaus kocht, deed dat dit jaar weer, en koopt vooral in december."
# - **c** "Vrouwen tussen de dertig en vijfenveertig; dat is een duidelijke groep in het bestand."
# - **d** "Vandaag waren er veel zoekende klanten, dus er is een segment zoekers."

# %%
keuze_segment = ...
### BEGIN SOLUTION
keuze_segment = "b"
### END SOLUTION
exercises.check("02.11", keuze_segment)

# %% [markdown]
# ## Opgave 02.12 · Vier milieus te koop
#
# Een bureau verkoopt voor € 0,40 per adres een milieu bij elk van de 6.000 adressen van Morgenrood: vier milieus,
# gemaakt uit waarden. "Zo spreek je iedereen aan zoals hij is." Voor dezelfde 900 mensen uit ons onderzoek kijk je wat
# een milieu voorspelt, en wat de kassa van 2024 voorspelt.

# %%
regels = data.load("order_lines").merge(bestellingen, on="order_id")
later = segmentation.spending(regels[regels["date"].dt.year == 2025], {"biologisch": ["P09", "P10"]})
eerder = segmentation.spending(regels[regels["date"].dt.year == 2024], {"biologisch": ["P09", "P10"]})
proef = later.reindex(vragen.index)
proef["kassa 2024"] = segmentation.bands(eerder["biologisch"], [0.01, 0.5]).reindex(vragen.index)
proef["milieu"] = segmentation.assign(segmentation.kmeans(4), plaats)
round(segmentation.explained(proef, ["milieu", "kassa 2024"], "biologisch")[["n", "predicted", "predicted_low"]], 2)

# %% [markdown]
# Schrijf de marketingmanager een advies van drie tot vijf zinnen: je besluit, wat een milieu wel en niet voorspelt,
# minstens één bedrag, en hoe je zou nagaan of aanspreken per milieu iets oplevert. Typ je tekst tussen de
# aanhalingstekens, op de plaats van de puntjes. Een computer kan niet zien of je gelijk hebt. Hij kijkt alleen of alles
# erin staat.

# %%
advies = """
...
"""
### BEGIN SOLUTION
advies = """
Koop de milieus niet. Ze kosten € 2.400, en wat iemand in 2024 kocht voorspelt beter wie biologisch koopt. Een milieu zegt wel iets, maar
de grenzen lopen midden door een wolk. Wil je het toch proberen, laat dan het lot de helft van een groep een eigen tekst geven en
vergelijk na twee maanden.
"""
### END SOLUTION
exercises.check("02.12", advies)

# %% [markdown]
# ## Klaar
#
# Staat er overal *Klopt* of *Compleet*, dan kun je klanten indelen, een indeling beoordelen en een mooi verhaal
# wantrouwen. Bewaar je notebook (Ctrl + S, op een Mac ⌘ + S). In de [verdieping](7_verdieping_groothandel.ipynb) zoek
# je groepen bij een echte groothandel.
