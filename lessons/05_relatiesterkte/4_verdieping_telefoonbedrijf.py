# ---
# jupyter:
#   kernelspec: {display_name: Python 3, language: python, name: python3}
#   klantlab:
#     lesson: "05.4"
#     kind: deepening
#     title: "Zie je aan het gebruik wie er weggaat?"
#     minutes: 20
#     concepts: [C40]
#     after: ["05.1", "06.6"]
#     teaches: [data.fetch, median]
#     data: [iranian_churn]
#     given:
#       "9,50": "les 04.2: wat een telefoontje kost"
#       "2.289,50": "241 * 9,50"
#       "2.736": "288 * 9,50"
#       "4.769": "502 * 9,50"
#       "177": "495 - 318"
# ---

# %% [markdown]
# # Zie je aan het gebruik wie er weggaat?
#
# Een telefoonbedrijf ziet van iedere klant hoe vaak die belt. Wat de klant ervan vindt, ziet het niet, behalve van wie
# klaagt. In deze verdieping kijk je naar 3.150 echte klanten van een bedrijf in Iran. De vraag is die van dit
# hoofdstuk: wat weet je uit gedrag, en wat moet iemand je vertellen?
#
# **Na deze les kun je**
#
# - in echte gegevens vergelijken wat gedrag en wat een klacht over vertrek zegt (C40);
# - laten zien welke klanten je mist als je maar op een van de twee let (C40).
#
# *Tijd: 20 minuten. Nodig: les 05.1. Deze gegevens staan niet in de cursus zelf: `data.fetch` haalt ze eenmalig op.*

# %%
from klantlab import data, plotting, survey

klanten = data.fetch("iranian_churn")
print(len(klanten), klanten["Churn"].sum())

# %% [markdown]
# `Churn` is 1 bij wie vertrok: 495 klanten. `Complains` is 1 bij wie klaagde, en `Frequency of use` is hoe vaak iemand
# belde. Volgens de beschrijving bij de gegevens gaan gebruik en klachten over negen maanden, en werd er na twaalf
# maanden gekeken wie er weg was.

# %%
print(round(klanten["Churn"].mean() * 100, 2))
klanten[["Frequency of use", "Complains", "Churn"]].head()

# %% [markdown]
# Van alle klanten vertrok 15,71%. Daar houd je straks alles naast.
#
# > **Valkuil.** Van deze 3.150 rijen zijn er 300 gelijk aan een eerdere rij. In de webwinkel was een gelijke rij
# > meestal een dubbele klant. Hier staat geen klantnummer bij, dus je kunt niet weten of het twee mensen zijn die
# > precies even vaak belden. Wij laten ze staan, en rekenen na hoeveel het scheelt.

# %%
verschillend = klanten.drop_duplicates()
print(len(verschillend), round(verschillend["Churn"].mean() * 100, 2))

# %% [markdown]
# Bijna niets. De keuze doet er hier dus niet toe, en dat is prettig om te weten voordat iemand ernaar vraagt.
#
# ## Wat het gebruik zegt
#
# `survey.bands` ken je van les 06.6: je geeft op waar een nieuwe groep begint.
#
# **Voorspel eerst.** Hoeveel procent van de klanten die minder dan 20 keer belden, vertrok? En van wie 100 keer of
# vaker belde?

# %%
klanten["gebruik"] = survey.bands(klanten["Frequency of use"], [20, 50, 100])
vertrek = klanten.groupby("gebruik")["Churn"].mean() * 100
plotting.bars(vertrek, "Vertrek verschilt sterk met het gebruik", "vertrokken klanten (%)")

# %% [markdown]
# Van wie bijna niet belde vertrok 40%, van de grootste bellers bijna niemand. Gedrag zegt hier veel. Dat is anders dan
# bij de relatiesterkte van Morgenrood, waar de kassa de band slecht voorspelde. Bellen is dan ook bijna het vertrek
# zelf: wie al half weg is, belt minder.
#
# ## Wat een klacht zegt
#
# **Voorspel eerst.** Van de klanten zonder klacht vertrok een op de tien. Hoeveel van de klagers vertrokken er?

# %%
print(klanten["Complains"].sum())
(klanten.groupby("Complains")["Churn"].mean() * 100).round(2)

# %% [markdown]
# Van de 241 klagers ging 82,99% weg, van de anderen 10,14%. De marge bij 241 klanten is klein genoeg om dat te geloven:

# %%
print(round(survey.margin(241, share=0.83) * 100, 1))

# %% [markdown]
# Vijf procentpunt naar elke kant. Let op wat dit niet zegt. Een klacht is geen oorzaak van vertrek; wie problemen
# heeft, klaagt *en* vertrekt. Klachten onmogelijk maken houdt niemand binnen.
#
# Nu de twee samen. **Voorspel eerst:** zie je aan het gebruik van de klagers dat ze gaan vertrekken?

# %%
print(klanten["Frequency of use"].median())
print(klanten[klanten["Complains"] == 1]["Frequency of use"].median())
(klanten.groupby(["gebruik", "Complains"])["Churn"].mean() * 100).round()

# %% [markdown]
# De middelste klager belde 46 keer, de middelste klant 54 keer. Dat scheelt weinig, en toch vertrekt de een bijna
# altijd en de ander zelden. In de rij *20 tot 50* gaat van de klagers 97% weg en van de anderen 11%. Dat verschil zie
# je aan het gebruik niet; de klant moest het zeggen. In *vanaf 100* staan maar 18 klagers, te weinig om iets van te
# vinden.
#
# ## Wie je mist
#
# Zeg nu dat het bedrijf klanten wil bellen voordat ze gaan. Er zijn drie lijsten: de klagers, wie minder dan 8 keer
# belde, en allebei samen.

# %%
klager = klanten["Complains"] == 1
stil = klanten["Frequency of use"] < 8
print(klager.sum(), klanten[klager]["Churn"].sum())
print(stil.sum(), klanten[stil]["Churn"].sum())
print((klager | stil).sum(), klanten[klager | stil]["Churn"].sum())

# %% [markdown]
# Op de lijst met klagers staan 200 van de 495 vertrekkers. Op de lijst met stille klanten, die langer is, staan er 145.
# Samen zijn het er 318, want de lijsten overlappen nauwelijks. En 177 vertrekkers staan op geen van beide: zij belden
# gewoon en klaagden niet. Verander de 8 in 20: hoeveel mis je er dan nog, en hoeveel mensen moet je daarvoor bellen?
#
# ## Wat betekent dit voor Morgenrood?
#
# Een telefoontje kost Morgenrood € 9,50 (les 04.2). De klagers van zo'n lijst bellen kost dan € 2.289,50, de stille
# klanten € 2.736, allebei € 4.769. Bij de eerste lijst gaan vier van de vijf gesprekken naar iemand die anders
# vertrekt, bij de tweede de helft. Het besluit: bel eerst wie klaagde, en vraag de anderen af en toe hoe het gaat, want
# van zes op de tien vertrekkers hoorde dit bedrijf niets. Of zo'n gesprek iemand binnenhoudt, weten we niet: daarvoor
# moet je loten wie je belt en wie niet, zoals bij de proef van les 04.2.
#
# ## Kort
#
# - Gedrag voorspelt vertrek, zeker als het gedrag al een begin van vertrek is.
# - Een klacht zegt iets wat je aan het gebruik niet ziet. Wie klaagt, geeft je nog een kans.
# - De meeste vertrekkers klaagden niet. Wat je niet vraagt, hoor je pas als ze weg zijn.
#
# *Bronnen: Keramati e.a. (2014), Improved churn prediction in telecommunication industry using data mining techniques,
# Applied Soft Computing; gegevens UCI, CC BY 4.0. Denize en Young (1995), over relaties die je moet vragen.*
