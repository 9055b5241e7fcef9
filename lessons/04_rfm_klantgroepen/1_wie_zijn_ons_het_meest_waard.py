# ---
# jupyter:
#   kernelspec: {display_name: Python 3, language: python, name: python3}
#   klantlab:
#     lesson: "04.1"
#     kind: lesson
#     title: "Welke klanten zijn ons het meest waard?"
#     minutes: 35
#     concepts: [C30]
#     after: ["00.4", "08.1"]
#     teaches: [rfm.table, rfm.scores, rfm.plot_ties, rfm.scores_by_row_order, rfm.plot_cells, rfm.return_score]
#     terms:
#       RFM: ["recency, frequency, monetary", "Hoe lang geleden, hoe vaak en voor hoeveel een klant kocht.", C30]
#       peildatum: [reference date, "De dag vanaf waar je terugkijkt.", C30]
#       kwintiel: [quintile, "Een vijfde deel van de klanten, als ze op volgorde staan.", C30]
#       gelijke waarden: [ties, "Klanten met precies hetzelfde getal, die dus dezelfde score horen te krijgen.", C30]
#       RFM-cel: [RFM cell, "Alle klanten met dezelfde scores voor recency en frequency.", C30]
#       rendement: [return,
#         "De plaats van een klant, van 0 tot 100, gemiddeld over recency, frequency en monetary.", C30]
#       marge: [margin, "Wat er van een verkoop overblijft na aftrek van wat de verkoop zelf kost.", C30]
# ---

# %% [markdown]
# # Welke klanten zijn ons het meest waard?
#
# De marketingmanager van Morgenrood wil aan het eind van het jaar haar beste klanten bedanken, met een kaart en een
# zakje proefkoffie. Dat kost € 7,50 per klant. In de kassa staan ruim drieduizend namen, en iedereen op kantoor noemt
# andere namen als "de beste". Aan jou de vraag wie de kaart krijgt.
#
# **Na deze les kun je**
#
# - van een lijst bestellingen een tabel maken met recency, frequency en monetary per klant (C30);
# - klanten scores geven van 1 tot 5, en uitleggen waarom klanten met dezelfde waarde dezelfde score horen te krijgen
#   (C30);
# - klanten op een schaal van 0 tot 100 zetten, en zeggen wat dat getal niet weet (C30).
#
# *Tijd: 35 minuten. Nodig: hoofdstuk 00 en les 08.1.*

# %% [markdown]
# ## Een jaar bestellingen
#
# We kijken naar alle losse bestellingen van 2025. Een klant die in 2024 voor het laatst kocht, doet hier niet mee.

# %%
from klantlab import company, data, plotting, rfm

bestellingen = data.load("orders")
van_2025 = bestellingen[bestellingen["date"] >= "2025-01-01"]
print(len(van_2025), van_2025["customer_id"].nunique())

# %% [markdown]
# Dat zijn de bestellingen en de klanten. Hieronder staat alles wat één klant, nummer 10007, dit jaar bestelde.
#
# **Voorspel eerst.** Het is 31 december 2025. Hoeveel dagen geleden kocht deze klant voor het laatst? Hoe vaak kocht ze
# dit jaar, en voor hoeveel euro samen? Schrijf drie getallen op.

# %%
van_2025[van_2025["customer_id"] == 10007][["date", "amount"]]

# %% [markdown]
# Die drie getallen heten samen **RFM**. Postorderbedrijven gebruikten ze al voordat er webwinkels waren (Hughes 1994).
#
# | letter | Engels | wat je telt |
# |---|---|---|
# | R | *recency* | dagen sinds de laatste aankoop |
# | F | *frequency* | aantal aankopen |
# | M | *monetary* | bedrag van alle aankopen samen, in euro's |
#
# `rfm.table` telt ze voor alle klanten. Met `on` geef je de dag op vanaf waar je terugkijkt: de **peildatum**.

# %%
klanten = rfm.table(van_2025, on="2025-12-31")
klanten.head()

# %% [markdown]
# Zoek klant 10007 op en leg je eigen drie getallen ernaast. Ieder getal telt wat er echt is gebeurd; er wordt niets
# geschat. Daarom staat er deze keer geen interval bij.
#
# > **Valkuil.** Bij recency is laag goed. Een klant met recency 3 kocht drie dagen geleden nog; een klant met 325 zag
# > je bijna een jaar niet. Wie de kolom sorteert "van hoog naar laag, want hoog is goed", stuurt zijn kaart naar wie al
# > weg is.
#
# ## Van 1 tot en met 5
#
# Dagen, aantallen en euro's kun je niet bij elkaar optellen. Daarom krijgt elke klant drie cijfers van 1 tot en met 5.
# Het vijfde deel van de klanten met het laagste bedrag krijgt voor M een 1, het vijfde deel met het hoogste bedrag een
# 5. Zo'n vijfde deel heet een *kwintiel* (*quintile*). Een 5 is altijd het best, ook bij recency.

# %%
cijfers = rfm.scores(klanten)
cijfers.head()

# %% [markdown]
# **Voorspel eerst.** De klanten met M = 5 zijn een vijfde van alle klanten. Welk deel van de omzet van 2025 komt van
# hen: een kwart, de helft of driekwart? (`.groupby` mag ook een kolom uit een andere tabel krijgen; die wordt op
# klantnummer gekoppeld.)

# %%
omzet = klanten["monetary"].groupby(cijfers["m"]).sum()
deel = 100 * omzet / omzet.sum()
plotting.bars(deel, "Eén op de vijf klanten brengt de helft van de omzet binnen", "deel van de omzet (%), per M-score")

# %% [markdown]
# De helft, van één op de vijf. Het onderste vijfde deel brengt ongeveer drie procent. Let op het verschil tussen die
# twee soorten delen: *een vijfde van de klanten* is hier *de helft van de omzet*. In vergaderingen worden ze vaak
# verwisseld.
#
# ## Gelijk is gelijk
#
# Bij bedragen is elke klant anders. Bij het aantal bestellingen niet:

# %%
klanten["frequency"].value_counts().head()

# %% [markdown]
# Honderden klanten kochten precies één keer, en honderden precies twee keer. Toch vraagt een kwintiel om vijf groepen
# die even groot zijn. De grens tussen score 1 en score 2 valt dan midden in de klanten met twee bestellingen.
#
# **Voorspel eerst.** Veel programma's kijken bij zulke gelijke waarden (*ties*) wie er toevallig eerder in de tabel
# staat. Bij welk deel van de klanten kan dat de score veranderen?

# %%
rfm.plot_ties(klanten)

# %% [markdown]
# Elk vak is een aantal bestellingen. Door de oranje vakken loopt een grens. Wie daarin zit, krijgt de lage of de hoge
# score door zijn plaats in de tabel. `rfm.scores_by_row_order` doet het expres zo. We maken de scores twee keer: één
# keer met de tabel zoals hij is, en één keer nadat hij op bedrag is gesorteerd. Over de klanten is niets veranderd.

# %%
eerst = rfm.scores_by_row_order(klanten)
daarna = rfm.scores_by_row_order(klanten.sort_values("monetary"))
print(round(100 * (eerst["f"] != daarna["f"]).mean(), 1))

# %% [markdown]
# Het gemiddelde van waar en onwaar is het deel dat waar is. Meer dan één op de acht klanten kreeg dus een andere F,
# alleen doordat iemand een tabel sorteerde. Vervang `"monetary"` door `"recency"` en voer de cel nog eens uit: weer een
# ander percentage, weer andere klanten.
#
# `rfm.scores` volgt een andere regel: **gelijke waarden krijgen altijd dezelfde score**. Dat heeft een prijs.

# %%
cijfers["f"].value_counts()

# %% [markdown]
# De vijf groepen zijn niet meer even groot. Dat klopt, want deze gegevens kunnen klanten met twee bestellingen niet van
# elkaar onderscheiden. Een score die dat toch doet, verzint iets.
#
# ## Vijfentwintig vakken
#
# Met recency en frequency samen zie je hoe trouw klanten zijn: vaak én kortgeleden, of vroeger wel en nu niet meer. Elk
# vak heet een **RFM-cel**.
#
# **Voorspel eerst.** Welk van de 25 vakken is het volst? En in welk vak zitten de klanten over wie je je zorgen maakt?

# %%
rfm.plot_cells(cijfers)

# %% [markdown]
# Het volst is het vak rechtsboven: 280 klanten die vaak en kortgeleden kochten. Linksonder is het ook druk: één of twee
# aankopen, lang geleden. Zorgen maak je je over linksboven: klanten die vaak kochten en toen stilvielen. In de hoek
# zelf staan er maar 27. Wij noemen iemand **stilgevallen** bij F minstens 4 en R hoogstens 2; dat zijn vier vakken
# samen.

# %%
beste = (cijfers["r"] == 5) & (cijfers["f"] == 5)
stilgevallen = (cijfers["r"] <= 2) & (cijfers["f"] >= 4)
print(beste.sum(), stilgevallen.sum())

# %% [markdown]
# Verander een grens: wat gebeurt er met het eerste aantal als je een 4 op recency ook goed genoeg vindt (`>= 4` in
# plaats van `== 5`)? Zet de grens daarna terug op 5 en voer opnieuw uit. Waar je haar legt, is een keuze. Geen formule
# kan die voor je maken.
#
# ## Eén getal voor het rendement
#
# Voor de volgende les hebben we één getal per klant nodig. `rfm.return_score` geeft elke klant een plaats van 0 tot 100
# op R, op F en op M, en neemt het gemiddelde van die drie. Dat heet hier het **rendement** (*return*). Wie overal
# precies in het midden staat, krijgt 50.

# %%
rendement = rfm.return_score(klanten)
print(round(rendement.head(), 1))

# %% [markdown]
# Het getal vergelijkt klanten met elkaar, in dit jaar. Een 96 is geen percentage en ook geen kans dat iemand terugkomt.
#
# **Voorspel eerst.** We schuiven de peildatum drie maanden op, naar 31 maart 2026. Bij iedereen is de laatste aankoop
# dan negentig dagen langer geleden. Hoeveel scores veranderen er?

# %%
later = rfm.table(van_2025, on="2026-03-31")
print((rfm.scores(later) != cijfers).sum())

# %% [markdown]
# Geen enkele. Scores zeggen wie vooraan staat en wie achteraan, en die volgorde verandert niet als iedereen evenveel
# opschuift. Ook als alle klanten tegelijk wegblijven, heeft een vijfde van hen nog steeds R = 5.

# %% [markdown]
# ## Wat betekent dit voor Morgenrood?
#
# Stel dat alle klanten met R = 5 en F = 5 een kaart met proefkoffie krijgen, voor € 7,50 per stuk. Van elke euro die
# een klant betaalt, houdt Morgenrood ongeveer € 0,44 marge over. Hoeveel extra bestellingen moeten deze kaarten
# opleveren voordat ze zichzelf terugbetalen?

# %%
kosten = 7.50 * beste.sum()
marge = 0.44 * van_2025["amount"].mean()
print(kosten, round(marge, 2), round(kosten / marge))

# %% [markdown]
# De kaarten kosten € 2.100, en daar moeten ruim honderd extra bestellingen tegenover staan: ongeveer vier op elke tien
# kaarten. Deze klanten kopen toch al vaak, dus *extra* is hier veel gevraagd. De stilgevallen groep is ongeveer even
# groot en ligt anders: daar heeft Morgenrood minder te verliezen. Een verdedigbaar besluit is om eerst een proef te
# doen: stuur de kaart naar de helft van de stilgevallen klanten, door loting gekozen, voor nog geen € 1.100.
# Vergelijk na twee maanden hun bestellingen met die van de andere helft. Of de kaart werkt, kunnen deze gegevens niet
# zeggen: niemand kreeg er ooit een.

# %% [markdown]
# ## Hoe ver zaten we van de waarheid?
#
# Morgenrood is een verzonnen bedrijf, en daarom weten we iets wat geen enkel echt bedrijf weet: welke klanten eind 2025
# voorgoed weg zijn. `company.truth` is de enige plek waar dat staat. In de kolom `left` staat de dag waarop iemand
# wegging; bij wie er nog is, is die leeg. Een klant met R = 1 kocht lang niet. Maar is hij weg?

# %%
waarheid = company.truth().customers
weg = waarheid["left"] <= "2025-12-31"
print(round(weg.groupby(cijfers["r"]).mean(), 2))

# %% [markdown]
# Voor elke R staat er welk deel weg is; 0.68 is 68%. De scores staan er als 1.0 en 2.0: niet iedereen in de waarheid
# heeft een score, en een kolom met lege plekken bewaart Python met een punt. Van de klanten met R = 1 is ongeveer zeven
# op de tien echt weg, van die met R = 5 bijna niemand. Recency is dus een sterk signaal. Maar bij R = 1 zitten ook drie
# op de tien klanten die gewoon traag kopen, zoals wie elk jaar één cadeau bestelt. Een score noemt hen verloren, en ze
# zijn het niet.

# %% [markdown]
# ## Kort
#
# - RFM telt per klant hoe lang geleden, hoe vaak en voor hoeveel er is gekocht, gezien vanaf een peildatum.
# - Een 5 is altijd het best; bij recency is weinig dagen dus een hoge score.
# - Gelijke waarden horen gelijke scores te krijgen, ook als de groepen dan niet even groot zijn.
# - Scores zeggen wie vooraan staat. Ze zeggen niet of het goed gaat, en niet waarom iemand koopt.
#
# In de [volgende les](2_wie_krijgt_onze_aandacht.ipynb) vragen we klanten ook wat ze van ons vinden.
#
# *Bronnen: Hughes (1994), Strategic Database Marketing.*
