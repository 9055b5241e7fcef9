# ---
# jupyter:
#   kernelspec: {display_name: Python 3, language: python, name: python3}
#   klantlab:
#     lesson: "08.4"
#     kind: deepening
#     title: "Wat vinden reizigers echt van dit vliegveld?"
#     minutes: 25
#     concepts: [C70, C71]
#     after: ["08.3"]
#     teaches: [data.fetch, shape, nps.plot_distribution]
#     data: [sfo_survey]
#     terms:
#       leeg antwoord: [blank, "Een vraag die iemand oversloeg, in het bestand soms met een code zoals 11.", C70]
#       gewicht: [weight, "Het getal dat zegt voor hoeveel mensen één antwoord meetelt.", C71]
#       peiling: [survey wave, "Eén ronde waarin je een groep klanten dezelfde vragen stelt.", C71]
#       toeval: [chance, "Een verschil dat alleen ontstaat doordat je andere mensen hebt gevraagd.", C71]
# ---

# %% [markdown]
# # Wat vinden reizigers echt van dit vliegveld?
#
# Tot nu toe telden we kaartjes op een toonbank. In deze verdieping reken je met een echt onderzoek: het vliegveld van
# San Francisco ondervraagt elk jaar een paar duizend reizigers bij de gate. De gegevens zijn openbaar, en ze zijn
# rommelig zoals echte gegevens dat zijn.
#
# **Na deze les kun je**
#
# - een code die op een antwoord lijkt herkennen en buiten de telling houden (C70);
# - een NPS uit een groot onderzoek narekenen, met en zonder gewichten (C70, C71);
# - zeggen of het verschil tussen twee jaren meer is dan toeval (C71).
#
# *Tijd: 25 minuten. Nodig: les 08.3. Deze gegevens staan niet in de cursus zelf: `data.fetch` haalt ze eenmalig op.*

# %% [markdown]
# ## Een cijfer dat niet bestaat

# %%
from klantlab import data, nps

# %% [markdown]
# `data.fetch` zoekt het bestand op je computer en haalt het anders op bij de eigenaar. Je krijgt een tabel: elke rij
# een reiziger, elke kolom een vraag. `.shape` zegt hoeveel rijen en kolommen dat zijn.

# %%
reizigers = data.fetch("sfo_survey", year=2017)
reizigers.shape

# %% [markdown]
# De aanbevelingsvraag staat in de kolom `NETPRO`. **Voorspel eerst:** welke cijfers verwacht je in die kolom, en welk
# cijfer zal het vaakst voorkomen?

# %%
reizigers["NETPRO"].value_counts()

# %% [markdown]
# Er staat een elf tussen, en de schaal loopt maar tot tien. Wie niet kijkt en gewoon alles vanaf negen als promotor
# telt, maakt van 84 lege antwoorden 84 fans. Kijk wat `nps.score` doet als je deze kolom zo aanbiedt:

# %% tags=["raises-exception"]
nps.score(reizigers["NETPRO"])

# %% [markdown]
# Deze rode lap is een foutmelding, en het is een goede. Lees alleen de laatste regel: die noemt de kolom, het aantal en
# wat je kunt doen. In de handleiding van het onderzoek staat dat 11 *blank* betekent, een leeg antwoord. Dat geven we
# op met `missing`.

# %%
uitslag_2017 = nps.score(reizigers["NETPRO"], missing=[11])
uitslag_2017

# %% [markdown]
# Van de 2.831 formulieren blijven 2.746 antwoorden over, en de 85 zonder antwoord staan erbij: 84 elven en één leeg
# vakje. Met zoveel antwoorden ligt elk eind van het interval nog geen drie punten van de uitslag. Vergelijk dat met de
# twintig kaartjes uit les 08.1.

# %%
nps.plot_distribution(reizigers["NETPRO"], missing=[11])

# %% [markdown]
# De tien is het meest gegeven cijfer. Hoe makkelijk mensen de top van een schaal gebruiken, verschilt per land (Harzing
# 2006). In Nederland is een acht al lof. Een NPS van 40 uit San Francisco mag je dus niet zomaar naast een NPS uit
# Zwolle leggen.
#
# > **Valkuil.** Codes als 11, 88 of 99 voor "geen antwoord" zien eruit als gewone getallen. Een gemiddelde rekent er
# > vrolijk mee. Tel daarom eerst welke waarden er zijn (`.value_counts()`), en lees de handleiding bij het bestand.

# %%
print(round(reizigers["NETPRO"].mean(), 2))

# %% [markdown]
# Dat is het gemiddelde mét de elven, afgerond op twee decimalen. **Voorspel eerst:** ligt het gemiddelde zonder de
# elven hoger of lager?

# %%
echte_antwoorden = reizigers[reizigers["NETPRO"] <= 10]
print(round(echte_antwoorden["NETPRO"].mean(), 2))

# %% [markdown]
# Lager, want elke elf trok het gemiddelde omhoog. Het verschil is klein omdat er maar 84 elven zijn. In een kolom met
# veel lege antwoorden is het groot, en altijd de verkeerde kant op.

# %% [markdown]
# ## Wie is er ondervraagd?
#
# De enquêteurs stonden niet bij elke gate even lang. Reizigers die daardoor te weinig aan bod kwamen, kregen een hoger
# gewicht in de kolom `WEIGHT`. Iemand met gewicht 2 telt voor twee. **Voorspel eerst:** wordt de NPS met gewichten heel
# anders? En wordt de uitkomst zekerder of juist onzekerder?

# %%
gewogen = nps.score(reizigers["NETPRO"], weights=reizigers["WEIGHT"], missing=[11])
gewogen

# %% [markdown]
# De NPS schuift een half punt op. Het interval wordt breder: de gewichten maken van 2.746 antwoorden in feite minder
# antwoorden, omdat een paar reizigers zwaar meetellen. Wegen maakt de uitkomst eerlijker, niet zekerder.

# %% [markdown]
# ## Een jaar later
#
# In 2018 heet dezelfde kolom `'NETPRO  '`, met twee spaties erachter. Dat soort verschillen zie je pas als je naar de
# namen kijkt.

# %%
later = data.fetch("sfo_survey", year=2018)
uitslag_2018 = nps.score(later["NETPRO  "], missing=[11])
uitslag_2018

# %% [markdown]
# Van bijna 40 naar 31. **Voorspel eerst:** kan zo'n verschil toeval zijn, met meer dan 2.500 antwoorden per jaar?

# %%
nps.difference(uitslag_2018, uitslag_2017)

# %% [markdown]
# Het hele interval ligt onder nul. Toeval is hier geen redelijke verklaring: reizigers waren in 2018 minder
# enthousiast, of er zijn andere reizigers ondervraagd. Die tweede mogelijkheid lost geen enkel interval op. Een
# interval kent alleen het toeval van de trekking en weet niets van een andere vragenlijst, een andere week of andere
# gates.

# %% [markdown]
# ## Wat betekent dit voor Morgenrood?
#
# Morgenrood wil twee peilingen per jaar doen en schrikt straks van elke daling. Hoe groot moet een verschil zijn
# voordat het iets zegt, als elke peiling 1.200 antwoorden oplevert?

# %%
verschil = nps.detectable_difference(1200, promoters=0.52, detractors=0.12)
print(round(verschil, 1))

# %% [markdown]
# Kleinere verschillen dan dit blijven meestal onzichtbaar. Als een antwoord € 2 kost, kost elke peiling € 2.400. Wie
# een verschil half zo groot wil zien, betaalt vier keer zoveel. Spreek vooraf af bij welk verschil er iets gebeurt, en
# reken uit of de peiling dat verschil kan zien.

# %% [markdown]
# ## Kort
#
# - Tel de waarden voordat je rekent: 11 is hier een leeg antwoord.
# - Gewichten maken een steekproef eerlijker en een uitkomst onzekerder.
# - Een verschil tussen twee jaren heeft een eigen interval. Ligt nul erbuiten, dan is toeval geen redelijke verklaring.
# - Een interval zegt niets over een andere vragenlijst of andere mensen.
#
# *Bronnen: San Francisco International Airport, klantonderzoek 2017 en 2018, DataSF (publiek domein, PDDL). Reichheld
# (2003), The one number you need to grow. Harzing (2006), Response styles in cross-national survey research.*
