# ---
# jupyter:
#   kernelspec: {display_name: Python 3, language: python, name: python3}
#   klantlab:
#     lesson: "08.1"
#     kind: lesson
#     title: "Is een NPS van +5 goed nieuws?"
#     minutes: 30
#     concepts: [C70, C71, C73]
#     after: ["00.3"]
#     teaches: [import, import-as, pd.Series, nps.score, replace, value, nps.plot_same_score, dict, nps.from_counts,
#       nps.plot_interval, nps.sample_size]
#     truth: "twintig antwoorden op kaartjes: van deze klanten kent niemand de echte NPS"
#     terms:
#       NPS: [net promoter score, "Het percentage promotors min het percentage criticasters, van −100 tot +100.", C70]
#       promotor: [promoter, "Een klant die de aanbevelingsvraag met een 9 of een 10 beantwoordt.", C70]
#       passief tevreden: [passive, "Een klant die een 7 of een 8 geeft en alleen in het totaal meetelt.", C70]
#       criticaster: [detractor, "Een klant die een cijfer van 0 tot en met 6 geeft.", C70]
#       verdeling: [distribution, "Hoe vaak elk antwoord is gegeven, van het laagste tot het hoogste.", C73]
#       interval: [confidence interval, "De waarden die bij je antwoorden passen, van laag tot hoog.", C71]
#       onzekerheid: [uncertainty, "Hoe ver je uitkomst van de echte waarde af kan liggen.", C71]
# ---

# %% [markdown]
# # Is een NPS van +5 goed nieuws?
#
# Op de toonbank van de koffiebar van Morgenrood ligt een stapel kaartjes met één vraag: *hoe waarschijnlijk is het dat
# je ons aanraadt aan een vriend of collega?* Klanten omcirkelen een cijfer van 0 tot en met 10. Na een week liggen er
# twintig kaartjes. De winkelmanager telt ze en komt op een NPS van +5. Ze wil weten of ze tevreden mag zijn.
#
# **Na deze les kun je**
#
# - een NPS uitrekenen uit losse antwoorden, met de hand en met één regel code (C70);
# - uitleggen wat het verschil tussen twee groepen wel en niet zegt (C70);
# - laten zien dat dezelfde NPS bij heel verschillende klanten past (C73);
# - vertellen hoe zeker je van een NPS bent, en wat meer zekerheid kost (C71).
#
# *Tijd: 30 minuten. Nodig: les 00.3 (tellen en groeperen).*

# %% [markdown]
# ## De kaartjes
#
# Eerst halen we het gereedschap erbij. `pandas` bewaart en telt gegevens; iedereen kort het af tot `pd`. `klantlab`
# hoort bij deze cursus. Deze cel laat niets zien, en dat klopt.

# %%
import pandas as pd

from klantlab import nps

# %% [markdown]
# Hieronder staan de twintig kaartjes, overgetypt in de volgorde waarin ze op de stapel lagen. Een `Series` is een
# kolom: een rij waarden met een nummer ervoor. `.value_counts()` telt hoe vaak elk cijfer voorkomt.

# %%
antwoorden = pd.Series([9, 7, 8, 3, 7, 10, 8, 7, 6, 9, 8, 7, 10, 5, 8, 7, 9, 8, 7, 2])
antwoorden.value_counts()

# %% [markdown]
# Links staat het cijfer, rechts het aantal kaartjes. De zeven komt het vaakst voor. Veel klanten geven dus een cijfer
# dat op een rapport netjes is. Dat maakt de volgende stap belangrijk, want de NPS denkt anders over een zeven dan jij.

# %% [markdown]
# ## Drie groepen
#
# Fred Reichheld bedacht de *net promoter score* (NPS) in 2003. Hij verdeelt de schaal in drie stukken:
#
# | cijfer | groep | Engels |
# |---|---|---|
# | 9 of 10 | promotors | *promoters* |
# | 7 of 8 | passief tevredenen | *passives* |
# | 0 tot en met 6 | criticasters | *detractors* |
#
# De NPS is het percentage promotors min het percentage criticasters. De passief tevredenen tellen wel mee in het
# totaal, maar niet in het verschil.
#
# **Voorspel eerst.** Hoeveel promotors en hoeveel criticasters tel je hierboven? Schrijf je twee getallen op.

# %%
promotors = (antwoorden >= 9).sum()
criticasters = (antwoorden <= 6).sum()
print(promotors, criticasters)

# %% [markdown]
# Vijf promotors en vier criticasters. `antwoorden >= 9` zet bij elk kaartje *waar* of *onwaar*; `.sum()` telt de keren
# dat het waar is, en `print` zet de uitkomsten naast elkaar. Nu nog van aantallen naar procenten: delen door alle
# kaartjes, ook die met een zeven of een acht. `len` zegt hoeveel dat er zijn.

# %%
aantal = len(antwoorden)
nps_met_de_hand = 100 * promotors / aantal - 100 * criticasters / aantal
print(nps_met_de_hand)

# %% [markdown]
# 25% promotors min 20% criticasters is +5. De overige 55% is passief tevreden. Hetzelfde in één regel:

# %%
uitslag = nps.score(antwoorden)
uitslag

# %% [markdown]
# Er staat meer dan het getal alleen. Bij elke NPS hoort het aantal antwoorden, en een zin over de zekerheid. Die zin
# lezen we verderop. Het losse getal haal je op met `uitslag.value`, de aantallen met `uitslag.promoters`,
# `uitslag.passives` en `uitslag.detractors`.
#
# > **Valkuil.** Een NPS is geen percentage. "Plus 5%" klinkt alsof er iets gegroeid is. De NPS is een verschil tussen
# > twee groepen en loopt van −100 (iedereen criticaster) tot +100 (iedereen promotor). Zeg dus "plus vijf", of "vijf
# > punten". Boven nul heet meestal goed: er zijn dan meer promotors dan criticasters.

# %% [markdown]
# ## Wat de grens bij zeven doet
#
# Stel dat alle klanten die een zeven gaven net iets strenger waren geweest en een zes hadden omcirkeld.
#
# **Voorspel eerst.** Het gemiddelde cijfer is nu 7,25. Wat gebeurt er met dat gemiddelde? En wat gebeurt er met de NPS?

# %%
strenger = antwoorden.replace(7, 6)
print(antwoorden.mean(), strenger.mean())

# %%
nps.score(strenger).value

# %% [markdown]
# Het gemiddelde zakt nog geen half punt. De NPS zakt dertig punten, van +5 naar −25. Zes klanten stapten over de grens
# tussen passief tevreden en criticaster, en elke klant is hier vijf procent van het totaal.
#
# Verander zelf iets: vervang in de regel met `.replace` de 7 en de 6 door een 8 en een 9, en voer beide cellen opnieuw
# uit. Nu schiet de NPS juist omhoog. Zo'n sprong hoort bij de NPS: binnen een groep telt geen enkel verschil (een 0
# weegt even zwaar als een 6), op de grens telt één punt al mee.

# %% [markdown]
# ## Drie koffiebars met +5
#
# Morgenrood laat dezelfde kaartjes ook neerleggen bij twee andere koffiebars. `[8] * 19` is een lijst met negentien
# achten; met `+` plak je lijsten aan elkaar.
#
# **Voorspel eerst.** Bij welke van de drie zou jij willen werken?

# %%
station = pd.Series([8] * 19 + [9])
markt = pd.Series([10] * 10 + [8] + [0] * 9)
print(nps.score(station).value, nps.score(markt).value)

# %% [markdown]
# Alle drie hebben +5. Bij het station vindt bijna iedereen het prima en is niemand boos. Op de markt is de helft
# verrukt en de andere helft woedend. De NPS ziet dat verschil niet.
#
# Voor de figuur geef je de drie groepen een naam. Tussen accolades staat een naam, een dubbele punt en wat erbij hoort.

# %%
nps.plot_same_score({"toonbank": antwoorden, "station": station, "markt": markt})

# %% [markdown]
# Kijk daarom altijd naar de verdeling voordat je iets over de NPS zegt. Twee filialen met dezelfde uitslag kunnen een
# heel ander gesprek nodig hebben: in het ene vraag je wat er beter kan, in het andere wat er misgaat.

# %% [markdown]
# ## Eén klant meer of minder
#
# Terug naar de toonbank. Stel dat één promotor een slechte dag had en een 6 omcirkelde.
#
# **Voorspel eerst.** Hoeveel punten verandert de NPS als alleen die ene klant van een 9 naar een 6 gaat?
#
# De losse kaartjes heb je hiervoor niet nodig. `nps.from_counts` rekent met de drie aantallen klanten.

# %%
print(nps.from_counts(promoters=4, passives=11, detractors=5).value)

# %% [markdown]
# Eén klant, tien punten: er gaat een promotor af en er komt een criticaster bij. Van +5 naar −5. Het teken van de
# uitslag hangt bij twintig kaartjes dus aan één persoon. De volgende week komen er andere klanten langs, en dan krijg
# je vanzelf een ander getal, ook als er in de winkel niets verandert.
#
# Hoe ver het getal vanzelf heen en weer gaat, staat in het **interval** (*confidence interval*). Dat was de tweede zin
# van de uitslag hierboven. Lees hem nog eens:

# %%
print(uitslag)

# %% [markdown]
# Met twintig kaartjes past bij deze antwoorden elke echte NPS tussen die twee getallen. "Echt" is de NPS die je zou
# vinden als alle klanten van de koffiebar hadden geantwoord. Zouden we honderd weken lang twintig kaartjes verzamelen
# en elke keer zo'n interval maken, dan bevat het ongeveer 95 keer de echte NPS. Daarom heet het een 95%-interval. In de
# volgende les maak je zo'n interval zelf, door steeds opnieuw te trekken.
#
# **Voorspel eerst.** Stel dat er geen 20 maar 400 kaartjes lagen, met precies dezelfde verdeling. Hoeveel smaller wordt
# het interval: twintig keer, ongeveer vier keer, of helemaal niet?

# %%
veel = nps.from_counts(promoters=100, passives=220, detractors=80)
nps.plot_interval({"20 kaartjes": uitslag, "400 kaartjes": veel})

# %% [markdown]
# Ruim vier keer smaller, met twintig keer zoveel kaartjes. Onzekerheid daalt met de wortel van het aantal: wie het
# interval wil halveren, heeft vier keer zoveel antwoorden nodig. Zelfs met 400 kaartjes ligt de nul er nog net in.
#
# > **Valkuil.** Een breed interval is geen fout in de berekening. Het is de eerlijke boodschap dat je nog weinig
# > klanten hebt gevraagd. Wie alleen "+5" op een dia zet, laat het belangrijkste getal weg.

# %% [markdown]
# ## Wat betekent dit voor Morgenrood?
#
# De winkelmanager heeft € 3.600 klaarstaan voor een training van het team. Ze wil die geven als de echte NPS onder nul
# ligt. Met deze twintig kaartjes kan die NPS net zo goed ver onder als ver boven nul liggen. Meer kaartjes dus. Elke
# klant die er een invult, krijgt een kop koffie die Morgenrood € 1,50 kost. Hoeveel kaartjes zijn er nodig om de NPS op
# tien punten nauwkeurig te weten, dus tien naar boven en tien naar beneden? `nps.sample_size` vraagt geen aantallen
# maar delen: 25% is `0.25`.

# %%
nodig = nps.sample_size(10, promoters=0.25, detractors=0.20)
print(nodig)

# %%
print(nodig * 1.50)

# %% [markdown]
# Dat is minder dan een tiende van wat de training kost. Beloof de winkelmanager alleen niet te veel: tien punten
# nauwkeurig is pas genoeg als de NPS minstens tien punten van nul ligt. Komt er weer +5 uit, dan loopt het interval van
# ongeveer −5 tot +15, en ligt de nul er nog in.
#
# Het besluit: nog geen training en nog geen taart, wel doorvragen. Met twintig kaartjes per week duurt dat ongeveer
# twee maanden. Ligt het nieuwe interval helemaal boven nul, dan blijft € 3.600 in kas. Ligt het eronder, dan is de
# training goed te verdedigen. Bevat het de nul nog steeds, dan ligt de echte NPS waarschijnlijk minder dan twintig
# punten van nul, en weet ze nog niet aan welke kant. Ze geeft de training dan niet, en de vraag *wat kan er beter?* is
# meer waard dan nog meer kaartjes.
#
# Deze keer kunnen we niet nakijken hoe dicht we bij de waarheid zaten: van deze koffiebar kent niemand de echte NPS. In
# latere lessen kennen we die wel.

# %% [markdown]
# ## Kort
#
# - NPS = % promotors (9–10) − % criticasters (0–6), een getal van −100 tot +100, geen percentage.
# - De grenzen bij 7 en 9 doen het werk; binnen een groep telt geen verschil.
# - Dezelfde NPS past bij heel verschillende klanten. Kijk naar de verdeling.
# - Een NPS zonder aantal en interval is een half bericht. Twintig antwoorden zeggen weinig.
#
# Maak nu de [opgaven](2_opgaven_nps.ipynb).
#
# *Bronnen: Reichheld (2003), The one number you need to grow, Harvard Business Review. De kaartjes zijn verzonnen; de
# verdeling 25/55/20 is een bekend rekenvoorbeeld bij de NPS.*
