# ---
# jupyter:
#   kernelspec: {display_name: Python 3, language: python, name: python3}
#   klantlab:
#     lesson: "08.6"
#     kind: lesson
#     title: "Kunnen we zonder de NPS?"
#     minutes: 36
#     concepts: [C71, C73]
#     after: ["08.5"]
#     teaches: [nps.trend, nps.plot_trend, nps.explore, nps.efficiency, nps.class_loss, nps.cutoffs, customers]
#     terms:
#       band van het toeval: [control band, "Waarbinnen de uitslag van een periode blijft als er niets verandert.", C71]
#       schaalgebruik: [response style, "De gewoonte om op een schaal hoge of juist voorzichtige cijfers te geven.", C73]
#       verklaarde variatie: [explained variation, "Het deel van de verschillen tussen klanten dat een ander getal voorspelt.", C73]
# ---

# %% [markdown]
# # Kunnen we zonder de NPS?
#
# De financieel directeur heeft genoeg van de NPS. Het getal springt elke dag, zegt hij, het gooit de helft van de
# antwoorden weg, en niemand weet of het iets voorspelt. Het onderzoek kost € 1,50 per antwoord. Hij wil ermee stoppen.
# De verkoopdirecteur wil juist méér: zij wil voor € 2.500 een training voor wie Belgische klanten helpt, want daar is
# de NPS −18.
#
# **Na deze les kun je**
#
# - aan een band zien of een schommeling nieuws is (C71);
# - zelf uitproberen hoe zeker een NPS is bij elk aantal antwoorden (C71);
# - uitrekenen wat je verliest door klanten in drie groepen te knippen (C73);
# - laten zien wanneer je twee NPS'en niet mag vergelijken (C73).
#
# *Tijd: 36 minuten. Nodig: les 08.5.*
#
# ## Kritiek 1: hij springt elke dag

# %%
from klantlab import company, data, nps

onderzoek = data.load("survey")
dit_jaar = onderzoek[onderzoek["wave"] == 2]
per_dag = nps.trend(dit_jaar, "date", score="nps", every="day")

# %% [markdown]
# `nps.trend` berekent de NPS van elke dag van de meting van oktober 2025. Daarbij hoort een **band van het toeval**
# (*control band*, Shewhart 1931): als er niets verandert, blijft de NPS van een dag bijna altijd daarbinnen.
#
# **Voorspel eerst.** Op de slechtste dag was de NPS −15, op de beste +20. Hoeveel van de twintig dagen vallen buiten de
# band?

# %%
nps.plot_trend(per_dag)

# %% [markdown]
# Geen enkele. Op een dag komen er 34 tot 100 antwoorden binnen, en dan springt een NPS vanzelf tientallen
# punten. De directeur ziet het goed: deze dagcijfers zijn ruis. Dat ligt niet aan de NPS, dat ligt aan de dagen.
#
# Nu per week, beide metingen samen. Met `baseline=3` komt de band uit de eerste drie perioden, de weken van oktober
# 2024.
#
# **Voorspel eerst.** In welke week van 2025 had Morgenrood kunnen weten dat er iets mis was?

# %%
per_week = nps.trend(onderzoek, "date", score="nps", every="week", baseline=3)
nps.plot_trend(per_week)

# %% [markdown]
# In de eerste. Alle drie de weken van 2025 liggen onder de band. Dezelfde antwoorden, minder punten in de figuur, en nu
# is het wel nieuws. Vervang `"week"` door `"day"` en de 3 door 20, en kijk wat er van dat nieuws overblijft. (Zet het
# daarna terug en voer de cel opnieuw uit.)
#
# ## Zelf schuiven
#
# Hieronder kun je drie dingen verschuiven: het deel promotors, het deel criticasters en het aantal antwoorden. Boven
# zie je de drie groepen, onder de NPS met zijn interval. (Zie je geen schuiven, dan draait dit notebook niet; de figuur
# zelf staat er wel.)
#
# **Voorspel eerst.** De meting begint op 25% promotors, 20% criticasters en 100 antwoorden. Hoeveel antwoorden zijn er
# nodig voordat nul buiten het interval valt? Probeer het.

# %%
nps.explore()

# %% [markdown]
# Bij 400 antwoorden ligt de nul er nog in, bij 800 net niet meer. Probeer ook dit: zet het aantal op 400, maak beide
# groepen 45%, en daarna beide 5%. De NPS is twee keer nul, maar het interval is in het eerste geval veel breder. Hoe
# meer klanten aan de uiteinden, hoe meer antwoorden je nodig hebt.
#
# ## Kritiek 2: hij gooit antwoorden weg
#
# Een 0 en een 6 zijn allebei criticaster, een 7 en een 8 allebei passief. Dat kost iets: een kleine verschuiving van
# alle klanten ziet de NPS minder snel dan het gemiddelde cijfer. Hoeveel minder snel, rekent `nps.efficiency` uit.
#
# **Voorspel eerst.** Het gemiddelde heeft 100 antwoorden nodig om iets te zien. Hoeveel heeft de NPS er dan nodig?

# %%
zuinig = nps.efficiency(dit_jaar["nps"])
zuinig

# %% [markdown]
# Ongeveer 115. Wie alleen het gemiddelde wil weten, heeft dus minder dan onze 1.261 antwoorden nodig. Hoeveel minder,
# en wat scheelt dat in euro's?

# %%
minder = len(dit_jaar) - len(dit_jaar) / zuinig.value
print(len(dit_jaar), round(minder), round(minder * 1.50))

# %% [markdown]
# De kritiek klopt, maar het gaat om een paar honderd euro. Dat is geen reden om te stoppen.
#
# ## Kritiek 3: hij voorspelt niets
#
# In het onderzoek staat ook of klanten van plan zijn om weer te kopen (`buy_again`, van 1 tot en met 5).
# `nps.class_loss` kijkt hoeveel van de verschillen tussen klanten je kunt voorspellen, één keer met de drie groepen en
# één keer met het cijfer van 0 tot en met
# 10. Zo'n deel heet **verklaarde variatie**: 0% is raden, 100% is precies weten.

# %%
nps.class_loss(onderzoek["nps"], onderzoek["buy_again"])

# %% [markdown]
# Bij het voornemen is het een derde deel met het cijfer, en iets minder met de groepen. Vervang `"buy_again"` door
# `"satisfaction"`, het rapportcijfer: dat hangt nog sterker samen. Maar een voornemen kost niets. Wat deden deze
# klanten echt? Neem wie in oktober 2024 antwoordde en in het jaar daarvóór iets kocht. Wie alleen een abonnement heeft,
# valt zo af: abonnementen staan niet in deze tabel.

# %%
bestellingen = data.load("orders")
eerder = bestellingen[(bestellingen["date"] >= "2023-10-01") & (bestellingen["date"] < "2024-10-01")]
vorig_jaar = onderzoek[onderzoek["wave"] == 1]
kopers = vorig_jaar[vorig_jaar["customer_id"].isin(eerder["customer_id"])]
print(len(vorig_jaar), len(kopers))

# %% [markdown]
# Nu kijken we wie van deze kopers in het jaar ná de vragenlijst nog iets kocht.
#
# **Voorspel eerst.** Van alle kopers kwam 92% terug. Hoeveel procent zal dat zijn bij klanten die een 6 gaven, en bij
# een 10?

# %%
daarna = bestellingen[(bestellingen["date"] >= "2024-11-01") & (bestellingen["date"] < "2025-11-01")]
terug = kopers["customer_id"].isin(daarna["customer_id"])
print(round(terug.mean(), 2))
round(terug.groupby(kopers["nps"]).mean(), 2)

# %% [markdown]
# Elke rij is een cijfer, met het deel dat terugkwam: 0.83 is 83%. Van een 6 tot een 10 loopt het op, van 83% naar 97%.
# Bij een 5 is het weer 90%: dat zijn 62 klanten, dus zo'n deel kan door toeval al zeven of acht procentpunt schelen.
# (Een 4 of lager gaven samen maar 29 klanten; lees daar niets in.) En ook van de criticasters kwamen de meeste gewoon
# terug.

# %%
nps.class_loss(kopers["nps"], terug)

# %% [markdown]
# Van wat klanten echt deden, verklaart het cijfer 2%. Dat vergelijken met het derde deel van zonet is niet eerlijk.
# Terugkomen is ja of nee, en bijna iedereen deed het: dan valt er weinig te verklaren. Maak daarom ook van het
# voornemen een ja of nee. Een 3 of hoger heet hier ja; dat zei 89% van deze kopers.

# %%
ja = kopers["buy_again"] >= 3
print(round(ja.mean(), 2))
nps.class_loss(kopers["nps"], ja)

# %% [markdown]
# Twintig procent tegen twee: een voornemen volgt het cijfer veel sterker dan gedrag. Of de drie groepen bij gedrag iets
# weggooien, kun je niet zeggen: dat ze beter lijken, past ook bij toeval, want het interval loopt van veel winst tot
# veel verlies.
#
# > **Valkuil.** "De NPS voorspelt groei" hoor je vaak. Vraag dan: wat is er voorspeld, een voornemen in dezelfde
# > vragenlijst of koopgedrag van later? Wie dezelfde persoon op dezelfde dag twee dingen vraagt, vindt bijna altijd
# > samenhang.
#
# ## Kritiek 4: niet iedereen gebruikt de schaal hetzelfde
#
# Nu de Belgische klanten. We maken een kolom `belg`, waar of onwaar.

# %%
klanten = data.load("persons")
belgen = klanten[klanten["country"] == "BE"]["customer_id"]
dit_jaar["belg"] = dit_jaar["customer_id"].isin(belgen)
belgisch = dit_jaar[dit_jaar["belg"]]["nps"]

# %% [markdown]
# **Voorspel eerst.** De Belgische NPS is −18, de Nederlandse +4. Aan welke kant van de schaal zit het verschil: bij de
# nullen en enen, of rond de grenzen?

# %%
nederlanders = klanten[klanten["country"] == "NL"]["customer_id"]
nederlands = dit_jaar[dit_jaar["customer_id"].isin(nederlanders)]["nps"]
nps.plot_same_score({"Nederland": nederlands, "België": belgisch})

# %% [markdown]
# Vooral rond de grenzen: Belgen geven vaker een 5 of een 6 en minder vaak een 10. Het gemiddelde cijfer scheelt ruim
# een half punt. Zijn ze ook minder tevreden? Ze gaven op dezelfde dag een rapportcijfer en een voornemen.

# %%
round(dit_jaar.groupby("belg")[["satisfaction", "buy_again", "nps"]].mean(), 2)

# %% [markdown]
# Het rapportcijfer is bijna gelijk, en hun voornemen om weer te kopen ligt niet lager. Vervang `"buy_again"` door
# `"pay_more"` (zou je iets meer betalen dan elders?): ook daar liggen ze niet lager. Minder tevreden lijken ze dus
# niet. Een andere verklaring past beter: **schaalgebruik** (*response style*). Bij deze ene vraag is in het ene land
# een 8 een compliment, in het andere hoort daar een 9 bij (Harzing 2006). Het kan ook dat Belgen minder graag iets
# aanraden. Dat kun je hier niet uit elkaar houden. `nps.cutoffs` legt de grenzen ergens anders. `8+ / 5−` betekent:
# promotor vanaf een 8, criticaster tot en met een 5.
#
# **Voorspel eerst.** Hoeveel punten verschuift de Nederlandse NPS als een 8 ook promotor is?

# %%
round(nps.cutoffs(dit_jaar, by="belg", score="nps"), 1)

# %% [markdown]
# Van +4 naar bijna +40, met dezelfde klanten. Met gelijke grenzen staan de Belgen (`True`) steeds een stuk lager;
# andere grenzen lossen dat niet op. Maar stel dat een Belgische 8 zoveel waard is als een Nederlandse 9. Dan hoort bij
# de Belgen `8+ / 5−`, en hun 22,7 is meer dan de Nederlandse 4,1. Wie er voorstaat, hangt dus af van een gewoonte die
# je niet kent. Een land met zichzelf vergelijken, vorig jaar met dit jaar, mag wel: de gewoonte blijft dan
# waarschijnlijk gelijk.
#
# ## Wat betekent dit voor Morgenrood?

# %%
print(len(dit_jaar) * 1.50)

# %% [markdown]
# Er liggen drie plannen. **Stoppen** bespaart € 1.891,50 per meting. Dan was de val van dit najaar misschien niet
# opgevallen: de meeste klanten kopen voorlopig gewoon door. **Meer NPS** geeft € 2.500 uit aan een training voor
# Belgische klanten die volgens hun rapportcijfer even tevreden zijn: dat is geld voor een verschil dat waarschijnlijk
# in de schaal zit. **Anders meten** kost niets extra: houd de vraag, want dan kun je terugkijken, en zet naast de NPS
# voortaan het gemiddelde, de verdeling, het aantal en de band. Geen dagcijfers op de dia, geen ranglijst van landen, en
# geen bonus op het getal. Dat derde plan is te verdedigen. Of de NPS elk jaar zijn € 1.891,50 waard is, zeggen deze
# gegevens niet; dat hangt af van wat Morgenrood met een val doet.
#
# ## Hoe ver zaten we van de waarheid?
#
# Van elke klant kennen we de tevredenheid zoals die echt is, voordat iemand er een cijfer van maakt:

# %%
echt = company.truth().customers["satisfaction_2025"]
round(echt[dit_jaar["customer_id"]].groupby(dit_jaar["belg"].to_list()).mean(), 2)

# %% [markdown]
# De Belgische klanten (`True`) zijn in werkelijkheid zelfs een fractie tevredener. De training zou € 2.500 hebben
# gekost voor een verschil dat niet bestaat. Het rapportcijfer zat er dicht bij, de NPS er ver naast.
#
# En de grenzen bij 7 en 9? Bij Morgenrood verandert gedrag echt met sprongen. Onder een 7 gaan klanten vaker weg, vanaf
# een 8 blijven en kopen ze meer, en daartussen gebeurt er niets. Drie groepen passen daar aardig bij. Daarom kost
# knippen bij het echte koopgedrag zo weinig, en bij het voornemen wel iets: dat loopt gewoon recht op. Maar zulke
# sprongen zijn klein naast al het andere waarom mensen wel of niet terugkomen, zoals hoe vaak ze toch al kochten. Daar
# vraagt de NPS niet naar.
#
# ## Kort
#
# - Een uitslag die binnen de band blijft, is geen nieuws. Dagcijfers zijn bijna altijd ruis.
# - De NPS heeft iets meer antwoorden nodig dan het gemiddelde. Hier 115 tegen 100.
# - Een voornemen voorspellen is iets anders dan gedrag voorspellen. Bij gedrag weet het cijfer weinig.
# - Vergelijk geen landen op NPS: de grenzen meten ook hoe mensen een schaal gebruiken.
#
# Maak nu de [opgaven](7_opgaven_verder_met_nps.ipynb). Daarna ga je verder met
# [hoofdstuk 04](../04_rfm_klantgroepen/1_wie_zijn_ons_het_meest_waard.ipynb).
#
# *Bronnen: Shewhart (1931), Economic control of quality of manufactured product. Keiningham e.a. (2007), A longitudinal
# examination of net promoter and firm revenue growth, Journal of Marketing. Harzing (2006), Response styles in
# cross-national survey research. McKelvey en Zavoina (1975), over geordende antwoorden.*
