# ---
# jupyter:
#   kernelspec: {display_name: Python 3, language: python, name: python3}
#   klantlab:
#     lesson: "07.9"
#     kind: deepening
#     title: "Beoordelen reizigers negen dingen of één?"
#     minutes: 20
#     concepts: [C61]
#     after: ["07.3"]
#     teaches: [data.fetch, pd.NA, survey.omega, loadings]
#     data: [sfo_survey]
# ---

# %% [markdown]
# # Beoordelen reizigers negen dingen of één?
#
# Bij Morgenrood wisten we van elke dimensie wat ze echt deed. Nu een echt onderzoek: het vliegveld van San Francisco
# liet in 2017 reizigers bij de gate cijfers geven voor onder andere de borden, de winkels, de toiletten en de kunst.
# Wie alles een 5 geeft, vindt die alles even goed? Of is hij gewoon blij dat hij op vakantie gaat?
#
# **Na deze les kun je**
#
# - cijfers voor losse onderdelen naast de vijf factoren leggen, en zien welke ontbreken (C61);
# - schatten hoeveel van die cijfers uit één algemene indruk komt (C61);
# - laten zien dat een onderdeel veel minder doet als je de rest gelijk houdt (C61).
#
# *Tijd: 20 minuten. Nodig: les 07.3. Deze gegevens staan niet in de cursus zelf: `data.fetch` haalt ze eenmalig op.*

# %% [markdown]
# ## Negen cijfers

# %%
import pandas as pd

from klantlab import data, plotting, servqual, survey

reizigers = data.fetch("sfo_survey", year=2017)
reizigers["Q7ART"].value_counts()

# %% [markdown]
# `Q7ART` is het cijfer voor de kunst, van 1 tot en met 5. Er staan ook zessen en nullen. Volgens de handleiding bij het
# bestand is 6 *nooit gebruikt* en 0 *niets ingevuld*. Dat zijn geen cijfers. We vervangen ze door `pd.NA`, een leeg
# vakje.

# %%
onderdelen = ["Q7ART", "Q7FOOD", "Q7STORE", "Q7SIGN", "Q7WALKWAYS", "Q7SCREENS", "Q9BOARDING", "Q9RESTROOM", "Q10SAFE"]
cijfers = reizigers[onderdelen].replace([0, 6], pd.NA)
round(cijfers.mean(), 2)

# %% [markdown]
# | kolom | onderdeel | kolom | onderdeel |
# |---|---|---|---|
# | Q7ART | kunst | Q7SCREENS | vluchtschermen |
# | Q7FOOD | restaurants | Q9BOARDING | schone gates |
# | Q7STORE | winkels | Q9RESTROOM | schone toiletten |
# | Q7SIGN | borden | Q10SAFE | gevoel van veiligheid |
# | Q7WALKWAYS | loopbanden en liften | | |
#
# Leg ze naast de vijf factoren van les 07.2. Kunst en schone gates zijn tastbaarheden, een veilig gevoel past bij
# zekerheid. Over responsiviteit en inlevingsvermogen staat hier geen vraag: niemand vroeg of een medewerker vlot hielp
# of aandacht had. Wat een onderzoek niet vraagt, kan het ook niet vinden.
#
# ## Hangen kunst en veiligheid samen?
#
# Een schilderij maakt geen vliegtuig veiliger. **Voorspel eerst:** geven reizigers die de kunst een punt hoger geven,
# ook een hoger cijfer voor veiligheid?

# %%
servqual.effects(cijfers["Q10SAFE"], cijfers["Q7ART"])

# %% [markdown]
# Ja, ongeveer een kwart punt, en nul ligt ver buiten het interval. In de zin heet veiligheid `Q10SAFE`. De kunst kan
# daar niet de oorzaak van zijn. Iets anders duwt beide cijfers: een goed humeur, een mild karakter, een rustige dag.
# Zo'n algemene indruk die alles kleurt, ken je uit hoofdstuk 06 als **halo** (Thorndike 1920).
#
# Verander `"Q7ART"` in `"Q9RESTROOM"` (schone toiletten). Hoe groot is het verband dan?
#
# ## Eén getal voor het geheel
#
# In hoofdstuk 06 zag je Cronbachs alfa: hoe sterk vragen met elkaar meegaan. `survey.omega` is er familie van. Ze gaat
# uit van één algemene indruk, en zegt van elk onderdeel hoe sterk die erin meeklinkt. Dat staat in `.loadings`, van 0
# (niet) tot 1 (helemaal).

# %%
indruk = survey.omega(cijfers)
indruk

# %% [markdown]
# Ruim een op de drie reizigers liet minstens één onderdeel open, meestal omdat ze er nooit waren. Zij doen hier niet
# mee. Reizigers die overal kwamen zijn misschien een ander soort reizigers.
#
# Een lading keer zichzelf is het deel van de verschillen dat uit de algemene indruk komt. **Voorspel eerst:** bij welk
# onderdeel is dat deel het grootst, en bij welk het kleinst? (De namen in de figuur staan in de tabel bij *Negen
# cijfers*.)

# %%
lading = pd.Series(indruk.loadings)
deel = 100 * lading * lading
print(round(deel.mean()))
plotting.bars(deel, "Een deel van elk cijfer is algemene indruk", "deel uit die indruk (%)")

# %% [markdown]
# Gemiddeld komt 44% van de verschillen in een los cijfer uit één algemene indruk. Bij de loopbanden is dat ruim zestig
# procent, bij veiligheid minder dan twintig. Wie een rapport met negen cijfers krijgt, leest dus voor een flink deel
# negen keer hetzelfde.
#
# > **Valkuil.** "Omega is 0,87, dus deze negen vragen meten één ding." Een hoge omega of alfa zegt dat vragen met
# > elkaar meegaan. Ze kan ook hoog zijn als er twee of drie groepjes zijn. Kijk maar naar de groepjes zelf:

# %%
wegwijzers = survey.omega(cijfers[["Q7SIGN", "Q7WALKWAYS", "Q7SCREENS"]])
winkels = survey.omega(cijfers[["Q7ART", "Q7FOOD", "Q7STORE"]])
print(round(wegwijzers.value, 2), round(winkels.value, 2))

# %% [markdown]
# Met maar drie vragen komen de wegwijzers bijna even hoog uit als alle negen samen. Er is dus een algemene indruk, *en*
# er zijn groepjes. Niet alle samenhang is halo: wie goede borden ziet, ziet waarschijnlijk ook goede schermen. Hoeveel
# van die 44% humeur is en hoeveel echte kwaliteit, kunnen deze cijfers niet zeggen. Daarvoor heb je iets nodig wat los
# van de reiziger gemeten is, zoals hoe vaak de toiletten echt schoon waren.
#
# ## Wat doet kunst voor de aanbeveling?
#
# In `NETPRO` staat de NPS-vraag, van 0 tot en met 10; een 11 is leeg. Eerst de kunst alleen, dan met de andere acht
# onderdelen gelijk. **Voorspel eerst** hoeveel er van het eerste getal overblijft: alles, de helft of een vijfde?

# %%
aanbeveling = reizigers["NETPRO"].replace(11, pd.NA)
rest = ["Q7FOOD", "Q7STORE", "Q7SIGN", "Q7WALKWAYS", "Q7SCREENS", "Q9BOARDING", "Q9RESTROOM", "Q10SAFE"]
kunst = servqual.effects(aanbeveling, cijfers["Q7ART"], cijfers[rest])
round(kunst.table[["effect", "controlled", "controlled_low", "controlled_high"]], 2)

# %% [markdown]
# Onder `effect` staat de kunst alleen: een punt kunst gaat samen met 0,7 punt op de aanbeveling. Onder `controlled`
# staat wat er bij gelijke andere cijfers overblijft: 0,14, een vijfde. De rest was de algemene indruk, of deelde de
# kunst met de winkels ernaast. Nul ligt er nog net buiten, maar ook dit is geen proef.
#
# ## Wat betekent dit voor Morgenrood?
#
# De directeur wil voor € 12.000 kunst in de koffiebars, omdat "kunst sterk samenhangt met aanbevelen". Op dit vliegveld
# klopt die zin, en toch zegt hij weinig: elk onderdeel hangt sterk samen met aanbevelen. Bij gelijke andere cijfers is
# het verband ergens tussen 0,05 en 0,23. Het besluit: geef de € 12.000 niet uit op grond van een samenhang. Hang voor
# € 1.500 kunst op in één bar, door het lot gekozen, en vergelijk de cijfers van voor en na met die van de andere zes.
# Niets doen kost niets en leert ook niets.
#
# ## Kort
#
# - Een code zoals 0 of 6 is geen cijfer. Maak er een leeg vakje van.
# - Onderdelen die niets met elkaar te maken hebben, hangen in een enquête vaak toch samen. Dat is de halo.
# - Hier komt gemiddeld 44% van de verschillen in een los cijfer uit één algemene indruk.
# - Een hoge alfa of omega bewijst niet dat er maar één ding gemeten is.
# - Elk onderdeel lijkt belangrijk zolang je de rest niet gelijk houdt.
#
# *Bronnen: San Francisco International Airport, klantonderzoek 2017, DataSF (publiek domein, PDDL). Thorndike (1920), A
# constant error in psychological ratings, Journal of Applied Psychology. McDonald (1999), Test theory.*
