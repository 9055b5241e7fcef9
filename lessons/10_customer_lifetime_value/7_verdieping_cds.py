# ---
# jupyter:
#   kernelspec: {display_name: Python 3, language: python, name: python3}
#   klantlab:
#     lesson: "10.7"
#     kind: deepening
#     title: "Kloppen de modellen bij een echte winkel?"
#     minutes: 20
#     concepts: [C94, C95]
#     after: ["10.4"]
#     teaches: [data.fetch, log_likelihood_, expected_purchases, conditional_expected_purchases]
#     data: [cdnow]
#     given:
#       "10,578": "Fader, Hardie en Lee (2005), tabel met Pareto/NBD op dezelfde gegevens"
#       "11,669": "Fader, Hardie en Lee (2005), tabel met Pareto/NBD op dezelfde gegevens"
# ---

# %% [markdown]
# # Kloppen de modellen bij een echte winkel?
#
# Bijna elk artikel over klantwaarde gebruikt dezelfde gegevens: een cd-winkel op internet, CDNOW, in 1997 en 1998. Het
# zijn 2.357 klanten die begin 1997 hun eerste cd kochten. Wie een model bouwt, hoort op deze gegevens dezelfde getallen
# te vinden als de mensen die het bedachten. In deze verdieping doe je dat na.
#
# **Na deze les kun je**
#
# - gepubliceerde parameters narekenen, tot op drie cijfers (C94);
# - een voorspelling toetsen met echte aankopen, en zeggen wat een klant mocht kosten (C94, C95).
#
# *Tijd: 20 minuten. Nodig: les 10.4. Deze gegevens staan niet in de cursus zelf: `data.fetch` zoekt ze op je computer.*

# %%
from klantlab import clv, data

aankopen = data.fetch("cdnow")
print(len(aankopen), aankopen["customer_id"].nunique())

# %% [markdown]
# Dat zijn de aankopen en de klanten. Een rij is een aankoop: wie, wanneer, hoeveel cd's en voor hoeveel dollar. We doen
# alsof het 30 september 1997 is, zoals in de artikelen.

# %%
klanten = clv.summary(aankopen, amount="amount", end="1997-09-30")
print(len(klanten), (klanten["x"] == 0).sum())

# %% [markdown]
# Meer dan de helft kwam nog niet terug. **Voorspel eerst.** Bij Morgenrood verwachtte het model ruim acht aankopen per
# jaar van een nieuwe klant. Hoeveel verwacht je bij een cd-winkel?

# %%
model = clv.BetaGeometric().fit(klanten)
print(model.params_)
print(round(model.log_likelihood_, 1), round(model.expected_purchases(52), 2))

# %% [markdown]
# Fader, Hardie en Lee (2005) publiceerden r = 0,243, alpha = 4,414, a = 0,793 en b = 2,426, met een log-aannemelijkheid
# van −9582,4. Dat laatste getal zegt hoe weinig verbaasd het model is: hoe dichter bij nul, hoe beter. Onze getallen
# zijn dezelfde. Een nieuwe klant doet naar verwachting 1,44 herhaalaankopen in een jaar.
#
# De oudere zus werd op dezelfde gegevens geschat: r = 0,553, alpha = 10,578, s = 0,606 en beta = 11,669, met −9595,0.

# %%
zus = clv.ParetoNBD().fit(klanten)
print(zus.params_)
print(round(zus.log_likelihood_, 1))

# %% [markdown]
# BG/NBD ligt dichter bij nul: het past hier iets beter. En Gamma-Gamma hoort p = 6,25, q = 3,74 en gamma = 15,44 te
# geven.

# %%
besteding = clv.GammaGamma().fit(klanten)
besteding.params_

# %% [markdown]
# Ook dat klopt. Zo weet je dat de formules in dit pakket dezelfde zijn als die in de artikelen. Of ze ook waar zijn, is
# een andere vraag.
#
# ## Het jaar dat niemand zag
#
# De gegevens lopen door tot en met juni 1998: 39 weken die het model niet zag. **Voorspel eerst.** Bij Morgenrood zat
# het model bijna een kwart te hoog. Hier ook?

# %%
verloop = clv.tracking(model, aankopen, split="1997-09-30", end="1998-06-30")
clv.plot_tracking(verloop)

# %% [markdown]
# Hier zit het model iets te laag. In de weken die het niet zag, verwachtte het 1.667 aankopen en het werden er 1.882:
# elf procent te weinig. Bij Morgenrood was de misser twee keer zo groot, en de andere kant op. Deze klanten begonnen
# allemaal in dezelfde twaalf weken, er was geen prijsverhoging en geen late bezorging. Een voorspelling klopt beter als
# de wereld blijft zoals ze was.
#
# > **Valkuil.** "Dit model voorspelt op een paar procent nauwkeurig; dat staat in de artikelen." Dat staat er over deze
# > winkel, in dat jaar. Bij jouw bedrijf moet je het opnieuw toetsen.
#
# Dat een totaal ongeveer klopt, zegt nog weinig over losse klanten. We delen de klanten in naar hoe vaak zij in 1997
# terugkwamen, met alles boven zes samen, en tellen de aankopen daarna.

# %%
later = aankopen[aankopen["date"] > "1997-09-30"].drop_duplicates(["customer_id", "date"])
echt = later["customer_id"].value_counts().reindex(klanten.index, fill_value=0)
voorspeld = model.conditional_expected_purchases(39, klanten)

# %%
groep = klanten["x"].replace({8: 7, 9: 7, 10: 7, 11: 7, 12: 7, 13: 7, 14: 7, 15: 7})
print(round(echt[groep <= 7].groupby(groep).mean(), 2))
print(round(voorspeld[groep <= 7].groupby(groep).mean(), 2))

# %% [markdown]
# De index is het aantal keren dat iemand terugkwam; 7 is zeven tot en met vijftien. De voorspelling stijgt mee met de
# werkelijkheid, en ligt in elke groep iets te laag. Wie nog nooit terugkwam, deed dat daarna gemiddeld 0,24 keer; het
# model verwachtte 0,23.

# %% [markdown]
# ## Wat betekent dit voor Morgenrood?
#
# Stel dat CDNOW 30% marge had. Voor werven telt wat een klant al opbracht sinds de eerste aankoop, plus wat er nog komt
# (les 10.4). Hieronder staat eerst het verleden per klant, en dan het komende jaar. Morgenrood rekent in euro's, deze
# winkel in dollars; het gaat hier om de verhouding.

# %%
verleden = 0.30 * aankopen[aankopen["date"] <= "1997-09-30"].groupby("customer_id")["amount"].sum()
print(round(verleden.mean(), 2))
print(clv.value(model, besteding, klanten, horizon=52, discount_rate=0.10, margin=0.30))

# %% [markdown]
# Ruim 22 dollar was er al, en er komt ruim 9 dollar bij (de € in de zin schrijft het pakket er zelf bij): samen ruim 31
# dollar. Bij Morgenrood was het in les 10.4 gemiddeld € 265, over een wat langere tijd. Wie € 100 uitgeeft om een klant
# te werven, doet bij de één een koopje en bij de ander een dwaasheid. Een vuistregel voor wervingskosten bestaat niet;
# reken met je eigen klanten.

# %% [markdown]
# ## Kort
#
# - Reken eerst gepubliceerde getallen na. Pas daarna mag je een pakket op eigen gegevens vertrouwen.
# - Een model dat hier klopt, kan daar missen. Houd altijd een stuk tijd apart.
# - Een goed totaal over alle klanten zegt nog weinig over één klant.
#
# *Bronnen: Fader, Hardie en Lee (2005), Counting your customers the easy way, Marketing Science. Fader en Hardie
# (2001), Forecasting repeat sales at CDNOW. Fader en Hardie (2013), The Gamma-Gamma model of monetary value.
# Schmittlein, Morrison en Colombo (1987), Counting your customers, Management Science.*
