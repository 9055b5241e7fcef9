# ---
# jupyter:
#   kernelspec: {display_name: Python 3, language: python, name: python3}
#   klantlab:
#     lesson: "02.2"
#     kind: lesson
#     title: "Voor wie maken we iets als we het voor de gemiddelde klant maken?"
#     minutes: 30
#     concepts: [C14]
#     after: ["02.1"]
#     teaches: [segmentation.near_mean, segmentation.plot_near_mean, segmentation.components, cups]
#     terms:
#       gemiddelde klant: [average customer, "De klant die je krijgt door iedereen te middelen; vaak lijkt niemand op hem.", C14]
#       mengsel: [mixture, "Een groep die uit verschillende soorten mensen bestaat, zonder dat erbij staat wie wie is.", C14]
#       klokvorm: [bell curve, "De meeste waarden liggen in het midden, en naar beide kanten worden het er minder.", C14]
# ---

# %% [markdown]
# # Voor wie maken we iets als we het voor de gemiddelde klant maken?
#
# Morgenrood wil een nieuw abonnement: elke maand één zak koffie, precies genoeg. De productmanager zoekt het goede
# formaat. "We vroegen 900 mensen hoeveel koppen ze per dag drinken," zegt hij. "Het gemiddelde is 3,9. Dus we maken een
# zak voor vier koppen per dag." Voor wie is die zak?
#
# **Na deze les kun je**
#
# - meten hoeveel mensen er dicht bij het gemiddelde zitten (C14);
# - nagaan of één getal een groep goed beschrijft, en uitrekenen wat het gemiddelde kost (C14).
#
# *Tijd: 30 minuten. Nodig: les 02.1.*

# %% [markdown]
# ## Het gemiddelde
#
# De antwoorden staan in de kolom `cups_per_day`: koppen koffie per dag, op een halve kop nauwkeurig.

# %%
from klantlab import company, data, segmentation

koppen = data.load("values_survey")["cups_per_day"]
print(len(koppen), round(koppen.mean(), 1))

# %% [markdown]
# Het gemiddelde klopt: 3,9 koppen. Bij veel dingen zitten de meeste mensen rond het gemiddelde. De meeste mensen zijn
# ongeveer even lang. Een figuur van zulke getallen heeft een **klokvorm** (*bell curve*): hoog in het midden, laag aan
# de kanten.
#
# **Voorspel eerst.** Hoeveel van de honderd mensen drinken tussen de drie en de vijf koppen per dag? Schrijf een getal
# op.

# %%
print(round(100 * ((koppen >= 3) & (koppen <= 5)).mean(), 1))

# %% [markdown]
# Vervang de 3 door een 1 en de 5 door een 3. Hoeveel mensen zitten er dan in? Kijk ook van 6 tot en met 8. Zet het
# daarna terug op 3 en 5.
#
# Dicht bij het gemiddelde zit dus bijna niemand. Maar wat is *dicht bij*? Dat hangt af van de *spreiding*: hoe ver de
# antwoorden uit elkaar liggen. `segmentation.near_mean` neemt een halve standaardafwijking. Dat is een vaste maat voor
# spreiding; bij een klokvorm zit dan 38% van de mensen dichtbij.

# %%
segmentation.near_mean(koppen, name="koppen per dag")

# %% [markdown]
# **Voorspel eerst.** Hoe ziet de figuur van alle 900 antwoorden eruit? Teken hem met de hand: waar is hij hoog, waar
# laag?

# %%
segmentation.plot_near_mean(koppen, name="koppen per dag")

# %% [markdown]
# Het gekleurde deel is dichtbij. Daar is de figuur bijna leeg. Er zijn twee bulten: mensen die een of twee koppen
# nemen, en mensen die de hele dag door drinken. Het gemiddelde ligt in het gat ertussen. De **gemiddelde klant**
# bestaat hier niet.
#
# ## Twee soorten in één bak
#
# Zo'n groep heet een **mengsel** (*mixture*): er zitten verschillende soorten mensen in, en bij niemand staat welke.
# Toch kun je ze terugvinden. `segmentation.components` zoekt de twee klokvormen die samen het best bij de antwoorden
# passen.
#
# **Voorspel eerst.** Rond hoeveel koppen ligt elke bult, en welk deel van de mensen hoort bij de linker?

# %%
soorten = segmentation.components(koppen)
soorten

# %% [markdown]
# Bij elke soort staat hoe groot ze is en waar haar midden ligt, met een interval. In `.table` staat alles:

# %%
round(soorten.table[["share", "share_low", "share_high", "mean", "deviation"]], 2)

# %% [markdown]
# `share` is het deel van de mensen, en `share_low` en `share_high` zijn de grenzen van het interval; `mean` is het
# midden, en `deviation` de spreiding binnen de soort. Binnen een soort liggen de antwoorden dicht bij elkaar. Het grote
# verschil zit ertussen.
#
# Helpt de *middelste* klant dan? Zet alle 900 mensen op volgorde van weinig naar veel koppen. **Voorspel eerst**
# hoeveel mensen er 2,5 kop of minder drinken.

# %%
print((koppen <= 2.5).sum())

# %% [markdown]
# Net iets meer dan de helft, dus de middelste klant drinkt 2,5 kop. Hij zit in de linker bult. Een zak voor 2,5 kop is
# goed voor veel lichte drinkers en voor alle zware drinkers veel te klein. Eén getal kan geen twee soorten mensen
# beschrijven, welk getal je ook kiest. Verander de 2.5 in 4 en dan in 5: eerst komen er enkele tientallen bij, daarna
# bijna niemand. Dat is het gat.
#
# ## Is het altijd zo?
#
# Nee. Bij veel kenmerken is het gemiddelde een prima samenvatting. We kijken naar twee andere getallen van Morgenrood:
# de leeftijd van iedereen van wie we de geboortedatum hebben, en het bedrag van elke bestelling in 2025. Met `name`
# geef je op hoe het kenmerk in de zin heet.

# %%
mensen = data.load("persons")
segmentation.near_mean(2025 - mensen["birth_date"].dt.year, name="leeftijd")

# %% [markdown]
# Bij leeftijd zit ongeveer zoveel dichtbij als bij een klokvorm. Van 822 mensen weten we de geboortedatum niet; dat
# staat erbij. Hier is het gemiddelde dus geen slechte samenvatting. **Voorspel eerst** wat `components` zegt als we hem
# ook hier om twee soorten vragen.

# %%
segmentation.components(2025 - mensen["birth_date"].dt.year, name="leeftijd")

# %% [markdown]
# > **Valkuil.** De computer vindt wat je vraagt. Vraag om twee klokvormen en je krijgt er bijna altijd twee: hier
# > mensen rond de 37 en rond de 54. De laatste zin is belangrijker: tussen die twee ligt geen dal. Eén brede groep
# > mensen ziet er precies zo uit. Bij de koppen stond die zin er niet, want daar is het gat echt.
#
# Probeer het met de koppen: verander in de cel met `soorten` hierboven `(koppen)` in `(koppen, 3)`. Dan vraag je om
# drie soorten. Kijk of er overal een dal tussen ligt. Zet het daarna terug en voer de cellen eronder opnieuw uit.
#
# En de bestelwaarde?

# %%
bestellingen = data.load("orders")
bedragen = bestellingen[bestellingen["date"] >= "2025-01-01"]["amount"]
segmentation.components(bedragen, name="bestelwaarde")

# %% [markdown]
# **Voorspel eerst.** Zie je in de figuur van de bestelwaarde twee bulten met een gat, zoals bij de koppen?

# %%
segmentation.plot_near_mean(bedragen, name="bestelwaarde", unit="€")

# %% [markdown]
# Eén bult met een lange staart naar rechts. De figuur laat geen twee soorten bestellingen zien: er zijn vooral gewone,
# en een paar heel dure. De twee klokvormen beschrijven alleen dat de figuur scheef is.

# %% [markdown]
# ## Wat betekent dit voor Morgenrood?
#
# Een zak *past* als hij hooguit één kop per dag te klein of te groot is; anders houdt iemand over of komt hij tekort.
# Neem aan dat er op 1.000 mensen die het aanbod zien, 300 geïnteresseerd zijn, en dat alleen wie een passende zak
# krijgt, blijft. Een abonnee brengt € 60 marge per jaar op. Een tweede formaat kost € 4.000 per jaar extra (etiketten,
# voorraad). Die getallen zijn aannames van de productmanager. Welk deel past de zak voor vier koppen?

# %%
zak_4 = ((koppen >= 3) & (koppen <= 5)).mean()
zak_2 = ((koppen >= 1) & (koppen <= 3)).mean()
zak_6 = ((koppen >= 5.5) & (koppen <= 7.5)).mean()
print(round(100 * zak_4, 1), round(100 * zak_2, 1), round(100 * zak_6, 1))

# %% [markdown]
# Drie plannen naast elkaar, in euro's marge per jaar: één zak voor vier koppen, één zak voor twee koppen, en twee
# zakken (voor twee en voor zes en een half). **Voorspel eerst** welk plan wint.

# %%
tweede_formaat = 4000
print(round(300 * zak_4 * 60), round(300 * zak_2 * 60), round(300 * (zak_2 + zak_6) * 60 - tweede_formaat))

# %% [markdown]
# De zak voor de gemiddelde klant brengt € 1.520 op, de zak voor twee koppen € 9.520. Het verschil van € 8.000 per jaar
# is wat het gemiddelde hier kost. Twee zakken brengen € 12.540 op, na aftrek van het tweede formaat. Verander de 4000
# in 8000: dan wint de kleine zak alleen. Het besluit tussen één en twee zakken hangt dus af van een aanname, en die kun
# je navragen: vraag de drukker om een offerte voordat je kiest. Zolang het tweede formaat minder dan ongeveer € 7.000
# kost, zijn twee zakken beter. Dat de zak voor vier koppen afvalt, hangt niet van de aannames af: zij zijn voor alle
# plannen gelijk.
#
# Er is nog iets wat je niet weet: of zware drinkers even graag een abonnement nemen als lichte. De 900 mensen zeiden
# alleen hoeveel ze drinken.
#
# ## Hoe ver zaten we van de waarheid?
#
# Morgenrood is een verzonnen bedrijf, dus dit is op te zoeken. Links staat het ware midden van elke soort, rechts haar
# ware deel van alle mensen.

# %%
company.truth().cups

# %% [markdown]
# Lichte drinkers nemen gemiddeld 1,9 koppen, zware 6,4. Beide middens liggen in onze intervallen. Zware drinkers zijn
# 45% van alle mensen; in deze steekproef van 900 vonden we er iets minder, en ook dat past in het interval. Er waren
# dus echt twee soorten. Bij de leeftijd vond de computer er ook twee, maar daar was geen dal: die twee groepen zijn
# door niemand gemaakt.

# %% [markdown]
# ## Kort
#
# - Kijk eerst hoeveel mensen er dicht bij het gemiddelde zitten, voordat je iets voor de gemiddelde klant maakt.
# - Bij een mengsel ligt het gemiddelde in het gat, en de middelste klant hoort maar bij één van de soorten.
# - De computer vindt altijd zoveel soorten als je vraagt. Een dal in de figuur is sterker bewijs.
# - Vergelijk ook met de kosten: een product voor elke soort is niet altijd het goedkoopst.
#
# In de [volgende les](3_in_hoeveel_groepen.ipynb) zoeken we groepen in meer dan één kenmerk tegelijk.
#
# *Bronnen: Dempster, Laird en Rubin (1977), Maximum likelihood from incomplete data. Kass en Raftery (1995), Bayes
# factors.*
