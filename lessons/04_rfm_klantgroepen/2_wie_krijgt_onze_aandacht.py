# ---
# jupyter:
#   kernelspec: {display_name: Python 3, language: python, name: python3}
#   klantlab:
#     lesson: "04.2"
#     kind: lesson
#     title: "Wie krijgt onze aandacht?"
#     minutes: 39
#     concepts: [C31, C32, C40]
#     after: ["04.1"]
#     teaches: [set_index, index, relations.strength, strength, relations.matrix, relations.plot_matrix, groups,
#       relations.misplaced, relations.pilot_values, relations.plot_action_values, relations.allocate, misplaced,
#       action_gain]
#     terms:
#       relatiesterkte: [relationship strength,
#         "Hoe verbonden een klant zich voelt, gevraagd en omgezet naar 0 tot 100.", C31]
#       Partners: [partners, "Klanten met een hoog rendement en een sterke relatie.", C31]
#       Vrienden: [friends, "Klanten met een sterke relatie die nog weinig opleveren.", C31]
#       Economici: [economists, "Klanten die veel opleveren zonder sterke relatie.", C31]
#       Dogs: [dogs, "Klanten met een laag rendement en een zwakke relatie.", C31]
#       correlatie: [correlation, "Een getal dat zegt hoe gelijk twee dingen oplopen, van −1 tot 1.", C31]
#       loting: [randomisation, "Het toeval laten bepalen welke klant wat krijgt.", C32]
#       verwachte waarde: [expected value, "Wat een actie gemiddeld extra oplevert, min de kosten.", C32]
#     given:
#       "1.425": "150 * 9,50"
#       "1.440": "600 * 2,40"
#       "2.762": "1.151 * 2,40"
# ---

# %% [markdown]
# # Wie krijgt onze aandacht?
#
# De klantenservice van Morgenrood mag dit halfjaar € 3.000 besteden aan klanten van het klantonderzoek. Een medewerker
# kan iemand bellen, met een vraag en een persoonlijk advies. Dat kost € 9,50 aan tijd. Een mail met een aanbod dat past
# bij wat iemand eerder kocht, kost € 2,40. Het plan op tafel is kort: bel wie het meest besteedt. Is dat verstandig?
#
# **Na deze les kun je**
#
# - klanten indelen in vier groepen, naar rendement en relatiesterkte (C31);
# - laten zien dat koopgedrag de sterkte van een relatie slecht voorspelt (C40);
# - uitrekenen wat een actie per groep oplevert, en een budget verdelen (C32).
#
# *Tijd: 39 minuten. Nodig: les 04.1. Neem gerust een pauze na de vier groepen.*

# %% [markdown]
# ## Wat iemand brengt
#
# In oktober 2025 vulden klanten een vragenlijst in. Het rendement tellen we over de twaalf maanden daarvoor.

# %%
from klantlab import company, data, relations, rfm

bestellingen = data.load("orders")
jaar = bestellingen[(bestellingen["date"] >= "2024-10-01") & (bestellingen["date"] < "2025-10-01")]
klanten = rfm.table(jaar, on="2025-10-01")
rendement = rfm.return_score(klanten)

# %% [markdown]
# ## Wat iemand vindt
#
# Hoe sterk een relatie is, staat niet in de kassa. Wie elke week komt, kan dat doen omdat er geen andere winkel in de
# straat is. Je moet het vragen (Denize en Young 1995). In het onderzoek stonden er drie zinnen over, met antwoorden van
# 1 (helemaal niet) tot en met 7 (helemaal wel): *ik voel me verbonden met Morgenrood*, *ik zie Morgenrood als mijn
# vaste koffiebrander* en *de band met Morgenrood is sterk*.
#
# Met `.set_index` maak je van een kolom de naam van elke rij. Zo weet elke tabel hierna over welke klant een rij gaat.
# Waar straks `<NA>` staat, sloeg iemand die zin over.

# %%
onderzoek = data.load("survey")
antwoorden = onderzoek[onderzoek["wave"] == 2].set_index("customer_id")
antwoorden[["strength1", "strength2", "strength3"]].head()

# %% [markdown]
# `relations.strength` neemt per klant het gemiddelde van de drie antwoorden en zet dat om naar 0 tot 100: drie keer een
# 1 wordt 0, drie keer een 7 wordt 100. Dat getal is de **relatiesterkte** (*relationship strength*). Met `minimum` en
# `maximum` zeg je welk antwoord het laagste en welk het hoogste kan zijn. Van de 1.261 klanten lieten er 82 een zin
# open; bij hen telt het gemiddelde van de andere twee.

# %%
band = relations.strength(antwoorden, {"band": ["strength1", "strength2", "strength3"]}, minimum=1, maximum=7)
band

# %% [markdown]
# ## Vier groepen
#
# Schijns (2000) zet de twee getallen tegenover elkaar. Rendement loopt van links (hoog) naar rechts (laag),
# relatiesterkte van onder naar boven.
#
# | | rendement hoog | rendement laag |
# |---|---|---|
# | **relatie sterk** | Partners | Vrienden (*friends*) |
# | **relatie zwak** | Economici | Dogs |
#
# Economici kopen veel omdat het hun goed uitkomt. Vrienden zijn op je gesteld en besteden nog weinig. De naam *Dogs* is
# niet vriendelijk. Zo heet de groep nu eenmaal in de vakboeken.
#
# **Voorspel eerst.** Liggen de klanten netjes op een lijn, van rechtsonder naar linksboven? Of door elkaar?

# %%
groepen = relations.matrix(rendement, band.strength)
relations.plot_matrix(groepen)

# %% [markdown]
# Elke stip is een klant. De stippen liggen op rijen: met drie antwoorden van 1 tot en met 7 bestaan er maar negentien
# uitkomsten, en wie een zin openliet zorgt voor een paar extra. Van een lijn is weinig te zien. Niet iedereen staat
# erin. 110 klanten vulden de vragenlijst wel in, maar kochten in dit jaar niets; zij hebben geen rendement. En de
# meeste klanten van Morgenrood vulden niets in: van hen kennen we de relatiesterkte niet.

# %%
print((groepen.customers["strength"] == 50).sum())
round(groepen.table[["n", "share", "return_score", "strength"]], 2)

# %% [markdown]
# In de tabel staan per groep het aantal, het deel (0,42 is 42%), en het gemiddelde van de twee getallen.
#
# De grenzen liggen allebei bij 50. Waarom daar? Omdat het halverwege is; een betere reden is er niet. En het maakt uit:
# 151 van de 1.151 klanten staan op precies 50. Zij tellen hier als sterk. **Voorspel eerst** wat er met het aantal
# Partners gebeurt als een relatie pas bij 60 sterk heet. Achter `cuts` staat eerst de grens voor rendement, dan die
# voor relatiesterkte.

# %%
relations.matrix(rendement, band.strength, cuts=[50, 60]).table["n"]

# %% [markdown]
# Honderden klanten wisselen van groep zonder dat zij iets deden. Verander de 60 in 67 en kijk nog eens. Een grens is
# een **argument**: zeg erbij waarom je hem daar legt, en laat zien wat er gebeurt als hij iets verschuift.
#
# > **Valkuil.** "Wij hebben 480 Partners" klinkt als een telling. Het is een keuze met gevolgen. Noem je de grens niet,
# > dan kan een collega met dezelfde gegevens een heel ander aantal op zijn dia zetten, en hebben jullie allebei gelijk.
#
# ## Wie zet RFM verkeerd?
#
# Het plan was: bel wie het meest besteedt. Dan lees je de relatie af aan het koopgedrag. Soms klopt dat. **Voorspel
# eerst:** bij hoeveel van de honderd klanten wijzen rendement en relatiesterkte een andere kant op?

# %%
relations.misplaced(rendement, band.strength)

# %% [markdown]
# Bij ruim vier op de tien klanten zit je ernaast. Wie voor elke klant een briefje uit een hoed trekt, zit er maar iets
# vaker naast. De correlatie zegt hetzelfde: 0 betekent dat de twee niets met elkaar te maken hebben, 1 dat ze precies
# gelijk oplopen. Wie alleen naar de kassa kijkt, mist honderden Vrienden en verwent Economici alsof ze Partners zijn.
#
# ## Wat doe je met wie?
#
# Schijns verbindt aan elke groep een strategie:
#
# | groep | wat het boek zegt |
# |---|---|
# | Partners | koesteren, persoonlijk contact, zo veel mogelijk van deze klanten |
# | Vrienden | meer laten kopen: een grotere maat, iets wat erbij past |
# | Economici | alleen investeren als ze een relatie willen, anders een goede prijs |
# | Dogs | niet meer bezoeken, geen reclame |
#
# Dat klinkt logisch. Of het bij Morgenrood werkt, weten we pas als iemand het probeert. In de eerste helft van 2026
# deed Morgenrood een proef. Een **loting** bepaalde welke klant wat kreeg.

# %%
proef = data.load("action_pilot")
proef.head()

# %% [markdown]
# `margin` is wat er in dat halve jaar aan marge binnenkwam, vóór aftrek van de kosten. De **verwachte waarde**
# (*expected value*) van een actie is:
#
# *gemiddelde marge met de actie − gemiddelde marge met niets − kosten van de actie*
#
# Dat middelste getal is onmisbaar. Ook wie niets krijgt, koopt koffie. Wie de marge van gebelde klanten gewoon optelt,
# schrijft aankopen aan het bellen toe die er anders ook waren.
#
# We nemen drie acties. Met `before` geven we op hoe vaak iemand vóór de proef al kocht. Zo telt het niet mee als de
# loting toevallig wat meer vaste klanten aan één actie gaf.

# %%
drie = proef[proef["action"] != "geen reclame meer"]
waarde = relations.pilot_values(drie, groepen, before=klanten["frequency"])

# %% [markdown]
# **Voorspel eerst.** Bij welke groep verdient een telefoontje van € 9,50 zichzelf terug? En de korting: bij wie werkt
# die?

# %%
relations.plot_action_values(waarde)

# %% [markdown]
# Rechts van nul levert een actie meer op dan ze kost. De lijnen zijn 95%-intervallen, zoals bij de NPS. Bellen met
# Partners ligt helemaal rechts van nul. Bellen met Dogs ligt er helemaal links van, en de korting bij Vrienden net. Van
# de korting staat geen enkele stip rechts: waarschijnlijk gaat zij vooral naar mensen die toch al kwamen. Alle andere
# intervallen bevatten nul, want per groep en actie deden er maar enkele tientallen klanten mee. Bij die acties weten we
# niet of ze geld opleveren.

# %%
round(waarde.table[["n", "gain", "cost", "value"]], 2)

# %% [markdown]
# Zo lees je één rij: `gain` is de extra marge per klant, `cost` wat de actie kost, en `value` wat er overblijft.
#
# ## Wat betekent dit voor Morgenrood?
#
# Het budget is € 3.000. `relations.allocate` zoekt de verdeling die naar verwachting het meest oplevert. Elke klant
# krijgt hoogstens één actie, en geen actie is ook goed.

# %%
plan = relations.allocate(waarde, groepen, budget=3000)
plan

# %% [markdown]
# Het geld gaat naar de Partners: een deel wordt gebeld, bijna alle anderen krijgen het goedkope aanbod. De zin noemt
# ook wat er zonder grens mogelijk was, en hoe onzeker de uitkomst is. Verander de 3000 in 1500 en daarna in 6000. Wie
# valt af, wie komt erbij? (Bij 1500 krijgen bijna alle Partners alleen nog de mail. Bij 6000 worden alle Partners
# gebeld, en komen er Vrienden met een mail en een deel van de Economici bij.)
#
# Vergelijk dat met het plan op tafel, voor hetzelfde geld: bel de 315 klanten die het meest besteden. In
# `groepen.groups` staat van elke klant de groep; `.index` geeft de namen van de rijen, hier de klantnummers.

# %%
meeste = klanten["monetary"][groepen.groups.index].sort_values(ascending=False).head(315)
print(315 * 9.50)
groepen.groups[meeste.index].value_counts()

# %% [markdown]
# De twee plannen lijken op elkaar: ook hier zijn acht van de tien gebelde klanten Partner. Zo'n klein verschil kan deze
# proef niet wegen, want de opbrengst van onze eigen verdeling ligt ergens tussen € 577 en € 4.452. Dat vraagt om een
# bescheiden besluit: leg nog niets vast, en houd de loting opnieuw met meer klanten. Laat het lot 150 Partners kiezen
# om te bellen (€ 1.425) en 600 anderen, uit alle groepen, voor de mail (€ 1.440). Wie overblijft krijgt niets en is de
# vergelijking. Van klanten zonder vragenlijst kennen we de relatiesterkte niet; wie ook bij hen wil kiezen, moet het
# hun eerst vragen.
#
# ## Hoe ver zaten we van de waarheid?
#
# Eerst de vraag wie RFM verkeerd zet. De waarheid gebruikt niet de drie antwoorden, maar de relatie zoals die echt is.
# Zij legt beide grenzen bij de middelste klant in plaats van bij 50, dus precies gelijk hoeft het niet te zijn.

# %%
waarheid = company.truth()
print(round(100 * waarheid.misplaced))

# %% [markdown]
# Ruim vier op de tien. Met drie zinnen kwamen we dicht in de buurt. En dit brengt elke actie echt op,
# gemiddeld per klant van een groep, na aftrek van de kosten (€ 9,50, € 2,40 en € 1,20):

# %%
netto = waarheid.action_gain[["persoonlijk contact", "aanbod bij eerdere aankoop", "korting"]] - [9.50, 2.40, 1.20]
echt = netto.groupby(groepen.groups).mean()
round(echt, 2)

# %% [markdown]
# Bellen loont het meest bij Partners; dat zag de proef goed. Maar € 7,90 was te mooi: de beste van twaalf valt meestal
# te hoog uit, in werkelijkheid is het € 5,53. De korting loont nergens; de proef kon dat alleen bij Vrienden zien. Het
# aanbod loont in werkelijkheid bij alle vier de groepen, ook bij Dogs. Ook dat was niet te zien: te weinig klanten per
# groep. Wie Dogs nooit meer iets stuurt, laat dus geld liggen.
#
# Nu drie plannen, met de echte opbrengst: onze verdeling, de 315 bellen die het meest besteden, en alle 1.151 klanten
# de mail sturen (voor € 2.762). **Voorspel eerst** welk plan wint.

# %%
ons_plan = 264 * echt["persoonlijk contact"]["Partners"] + 205 * echt["aanbod bij eerdere aankoop"]["Partners"]
print(round(ons_plan), round(netto["persoonlijk contact"][meeste.index].sum()))
print(round(netto["aanbod bij eerdere aankoop"][groepen.groups.index].sum()))

# %% [markdown]
# Onze verdeling brengt € 1.857 op, niet de € 2.514 uit de zin hierboven. Het plan dat op tafel lag is zelfs iets beter,
# en een mail aan iedereen wint ruim. Wij rekenden niet verkeerd: de proef was te klein om dit te zien. Daarom was eerst
# een grotere loting het goede besluit.

# %% [markdown]
# ## Kort
#
# - Partners, Vrienden, Economici en Dogs: rendement tegenover relatiesterkte, elk van 0 tot 100.
# - Relatiesterkte moet je vragen. Koopgedrag zet ruim vier op de tien klanten verkeerd.
# - De grens tussen hoog en laag is een argument, geen meting.
# - De waarde van een actie is het verschil met niets doen, min de kosten. Alleen een loting laat dat verschil eerlijk
#   zien.
#
# In de [volgende les](3_waar_komen_partners_vandaan.ipynb) volgen we klanten door de tijd.
#
# *Bronnen: Schijns (2000), over het beoordelen van klantrelaties. Denize en Young (1995), over het meten van relaties.
# Deng e.a. (2013), over het gebruik van gegevens van vóór een proef.*
