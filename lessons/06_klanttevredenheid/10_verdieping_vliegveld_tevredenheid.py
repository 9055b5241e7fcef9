# ---
# jupyter:
#   kernelspec: {display_name: Python 3, language: python, name: python3}
#   klantlab:
#     lesson: "06.10"
#     kind: deepening
#     title: "Wat maakt reizigers tevreden over een vliegveld?"
#     minutes: 25
#     concepts: [C54, C57]
#     after: ["06.7"]
#     teaches: [data.fetch, shape, survey.design_effect]
#     data: [sfo_survey]
#     given:
#       "4,09": het gemiddelde van Q7SIGN van 1 tot en met 5
# ---

# %% [markdown]
# # Wat maakt reizigers tevreden over een vliegveld?
#
# In les 06.7 waren de cijfers van een verzonnen bedrijf. In deze verdieping reken je met een echt onderzoek: het
# vliegveld van San Francisco ondervroeg in 2017 een paar duizend reizigers bij de gate. De gegevens zijn openbaar. Ze
# zijn ook rommelig, en wie dat niet ziet, beveelt precies het verkeerde aan.
#
# **Na deze les kun je**
#
# - codes herkennen die eruitzien als cijfers, en zeggen wat ze met een analyse doen (C54);
# - drijvers uitrekenen op een echt onderzoek met gewichten, en zeggen over wie de uitkomst gaat (C54, C57).
#
# *Tijd: 25 minuten. Nodig: les 06.7. Deze gegevens staan niet in de cursus zelf: `data.fetch` haalt ze eenmalig op.*
#
# ## Het best beoordeelde onderdeel

# %%
from klantlab import data, satisfaction, survey

reizigers = data.fetch("sfo_survey", year=2017)
reizigers.shape

# %% [markdown]
# Dat zijn 2.831 reizigers en 97 kolommen. Elk onderdeel kreeg een cijfer van 1 (slecht) tot 5 (uitstekend). We nemen er
# zes en geven het gemiddelde: eten, borden, schermen, wifi, parkeergarage en lang parkeren.
#
# **Voorspel eerst.** Wat is hier het best beoordeeld?

# %%
vragen = ["Q7FOOD", "Q7SIGN", "Q7SCREENS", "Q7WIFI", "Q7PARK", "Q7LTPARKING"]
print(round(reizigers[vragen].mean(), 2))

# %% [markdown]
# Lang parkeren (`Q7LTPARKING`), met bijna een 5. Een vliegveld waar het parkeren het hoogst scoort: zou dat kunnen? Tel
# de antwoorden voordat je erover schrijft.

# %%
reizigers["Q7LTPARKING"].value_counts()

# %% [markdown]
# Er staat 1.816 keer een 6 en 181 keer een 0, op een schaal van 1 tot 5. In de handleiding van het onderzoek staat wat
# ze betekenen: 6 is *nooit gebruikt* en 0 is *niet ingevuld*. De hoogste score van het vliegveld komt van mensen die er
# nooit parkeerden.
#
# **Voorspel eerst.** Waar komt lang parkeren uit als alleen echte cijfers tellen: boven of onder de 4?

# %%
parkeerde = reizigers[(reizigers["Q7LTPARKING"] >= 1) & (reizigers["Q7LTPARKING"] <= 5)]
print(len(parkeerde), round(parkeerde["Q7LTPARKING"].mean(), 2))

# %% [markdown]
# 3,85, van 834 reizigers. **Vervang** in deze cel drie keer `Q7LTPARKING` door `Q7SIGN`, de borden, en voer opnieuw
# uit: 4,09. Het beste van de zes is in het echt een van de slechtste.
#
# > **Valkuil.** Een code voor *geen antwoord* die buiten de schaal ligt, trekt een gemiddelde omhoog of omlaag. Zij
# > doet dat het hardst bij wat het minst gebruikt wordt. De ranglijst draait dan om, en niemand krijgt een foutmelding.
#
# ## Een cijfer dat tekst is
#
# Het cijfer voor het geheel staat in `Q7ALL`.

# %%
reizigers["Q7ALL"].value_counts()

# %% [markdown]
# Deze kolom is tekst, want er staat ook `Blank` in. Met `.replace` maken we er getallen van; een lege krijgt een 0, net
# als bij de andere vragen. De onderdelen geven we Nederlandse namen.

# %%
cijfers = {"1": 1, "2": 2, "3": 3, "4": 4, "5": 5, "Blank": 0}
reizigers["geheel"] = reizigers["Q7ALL"].replace(cijfers)
reizigers["eten"] = reizigers["Q7FOOD"]
reizigers["winkels"] = reizigers["Q7STORE"]
reizigers["borden"] = reizigers["Q7SIGN"]
reizigers["rolpaden"] = reizigers["Q7WALKWAYS"]

# %%
reizigers["schermen"] = reizigers["Q7SCREENS"]
reizigers["wifi"] = reizigers["Q7WIFI"]
reizigers["netheid"] = reizigers["Q9ALL"]
reizigers["veiligheid"] = reizigers["Q10SAFE"]
delen = ["eten", "winkels", "borden", "rolpaden", "schermen", "wifi", "netheid", "veiligheid"]

# %% [markdown]
# ## Wat weegt het zwaarst?
#
# Eerst zoals iemand het doet die de codes niet zag.

# %%
satisfaction.drivers(reizigers[delen], reizigers["geheel"])

# %% [markdown]
# Er komt gewoon een antwoord. Nu met `missing=[0, 6]`: die codes tellen dan als leeg.
#
# **Voorspel eerst.** Verklaren de onderdelen samen dan meer of minder dan in de uitslag hierboven? En hoeveel van de
# 2.831 reizigers blijven er over?

# %%
drijvers = satisfaction.drivers(reizigers[delen], reizigers["geheel"], missing=[0, 6])
satisfaction.plot_drivers(drijvers)

# %% [markdown]
# Twee dingen vallen op. Samen verklaren de onderdelen nu ruim twee keer zoveel, want de codes waren ruis. En 1.176
# reizigers zijn weg: wie ook maar één onderdeel nooit gebruikte, telt niet mee. Wat overblijft zijn mensen die aten,
# winkelden én op de wifi zaten. Over wie haastig van de trein naar de gate liep, zegt deze figuur niets.
#
# Netheid staat bovenaan, maar of zij het zwaarst weegt is niet zeker: de strepen overlappen. **Verander** de lijst
# `delen`: haal `"wifi"` eruit en voer alle cellen vanaf daar opnieuw uit. Hoeveel reizigers blijven er dan over? Zet
# haar daarna terug en voer dezelfde cellen nog eens uit.
#
# ## Met gewichten
#
# De enquêteurs stonden niet bij elke gate even lang. Daarom heeft elke reiziger een gewicht, in `WEIGHT`. Wat kosten
# die gewichten?

# %%
print(round(survey.design_effect(reizigers["WEIGHT"]), 2))

# %% [markdown]
# Een ontwerpeffect van 1,21: 2.831 antwoorden zijn zoveel waard als ongeveer 2.300 ongewogen. **Voorspel eerst.**
# Verandert de volgorde van de drijvers door het wegen?

# %%
gewicht = reizigers["WEIGHT"]
gewogen = satisfaction.drivers(reizigers[delen], reizigers["geheel"], weights=gewicht, missing=[0, 6])
satisfaction.plot_drivers(gewogen)

# %% [markdown]
# Netheid en eten blijven bovenaan. In het midden wisselen onderdelen van plaats die toch al niet uit elkaar te houden
# waren. De strepen zijn iets langer. Gewichten repareren de gates. De reizigers die iets nooit gebruikten, brengen ze
# niet terug.
#
# Wat zou het vliegveld het eerst moeten verbeteren? **Voorspel eerst** welke onderdelen zwaar wegen en laag scoren.

# %%
matrix = satisfaction.importance_performance(reizigers[delen], reizigers["geheel"], weights=gewicht, missing=[0, 6])
satisfaction.plot_importance_performance(matrix)

# %% [markdown]
# Eten en winkels: zij scoren het laagst en wegen gemiddeld of zwaarder. Lees ook de woorden eronder. Van eten is de
# plaats vrij zeker, van winkels niet, want de streep kruist een grens. De parkeergarage, waar we mee begonnen, stond
# niet eens in de lijst: de helft van de reizigers had er nooit geparkeerd.
#
# ## Wat betekent dit voor Morgenrood?
#
# Morgenrood wil haar vragenlijst uitbreiden met de koffiebar, de website en de telefoon. Een antwoord kost € 2. Hoeveel
# antwoorden heeft ze nodig om 1.000 volledige rijen over te houden, als het gaat zoals hier (1.655 van de 2.831)?

# %%
nodig = 1000 * 2831 / 1655
print(round(nodig), round(2 * nodig))

# %% [markdown]
# In plaats van € 2.000 betaalt ze ruim € 3.400, en ze houdt dan alleen klanten over die overal komen. Beter is het om
# twee korte lijsten te maken, een voor wie online koopt en een voor bezoekers van de bar, elk met vragen die bijna
# iedereen kan beantwoorden. Dat kost niets extra. En *niet van toepassing* wordt een leeg vakje, nooit een cijfer.
#
# ## Kort
#
# - Tel de waarden voordat je middelt: 6 is hier *nooit gebruikt* en 0 is leeg.
# - Zulke codes draaien een ranglijst om en maken drijvers onzichtbaar.
# - Volledige rijen komen van mensen die alles gebruiken. Zeg over wie je uitkomst gaat.
# - Gewichten herstellen wie er ondervraagd is, niet wie een vraag kon beantwoorden.
#
# *Bronnen: San Francisco International Airport, klantonderzoek 2017, DataSF (publiek domein, PDDL). Martilla en James
# (1977), Journal of Marketing. Grömping (2006), Journal of Statistical Software.*
