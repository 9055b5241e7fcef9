# ---
# jupyter:
#   kernelspec: {display_name: Python 3, language: python, name: python3}
#   klantlab:
#     lesson: "06.3"
#     kind: lesson
#     title: "Wat doen we als het later wordt?"
#     minutes: 35
#     concepts: [C52, C53]
#     after: ["06.2"]
#     teaches: [discrepancies, satisfaction.kano, satisfaction.plot_kano, kano]
#     terms:
#       verwachtingsmanagement: [expectation management,
#         "Zorgen dat klanten verwachten wat ze krijgen, en het op tijd zeggen als dat verandert.", C52]
#       overtreffen: [exceeding, "Beter doen wat de klant al verwachtte.", C53]
#       overstijgen: [transcending, "Iets doen wat de klant niet verwachtte en wel waardeert.", C53]
#       Kano-model: [Kano model,
#         "Een indeling van onderdelen naar wat hun aanwezigheid en hun afwezigheid met klanten doen.", C53]
# ---

# %% [markdown]
# # Wat doen we als het later wordt?
#
# Bij Morgenrood komt bijna de helft van de zakelijke offertes later dan beloofd. De verkoopleider wil dat alleen melden
# als de klant erom vraagt: "Anders maak je slapende honden wakker." De manager van de webwinkel wil klanten liever
# verrassen, met een handgeschreven kaartje of een wekelijks belletje met advies. Er is € 2.000, en iedereen wil die.
#
# **Na deze les kun je**
#
# - uitrekenen wat te laat en te vroeg doen met tevredenheid, en dat ze niet even zwaar wegen (C52);
# - uit een proef aflezen wat op tijd eerlijk zijn oplevert (C52);
# - met twee vragen per onderdeel zien wat er gewoon hoort te zijn, wat verrast, en wat niemand wil (C53).
#
# *Tijd: 35 minuten. Nodig: les 06.2.*

# %% [markdown]
# ## Twee dagen beloofd
#
# Stel dat een offerte in 2 dagen is beloofd. De ene klant krijgt hem na 4 dagen, de andere na 1 dag. Bij dagen is
# minder beter; dat zeg je met `lower_is_better=True`. De eerste lijst zijn de dagen, de tweede de beloften. Achter de
# punt vraag je om de verschillen (*discrepancies*).
#
# **Voorspel eerst.** Welk verschil krijgt elke klant, als boven nul *beter dan beloofd* betekent?

# %%
from klantlab import company, data, plotting, satisfaction

satisfaction.disconfirmation([4, 1], [2, 2], lower_is_better=True).discrepancies

# %% [markdown]
# De kolom heet `standaard`: de maatstaf, hier de belofte. Na 4 dagen is het verschil −2, na 1 dag is het +1. De offerte
# zelf kan precies dezelfde zijn. **Verander** de 1 in een 2 en voer de cel uit: welk verschil heeft een klant die de
# offerte precies op tijd krijgt?
#
# Zorgen dat klanten verwachten wat ze krijgen, en het op tijd zeggen als dat verandert, heet **verwachtingsmanagement**
# (*expectation management*). De proef uit les 06.2 laat zien hoe dat werkt: het lot koos de belofte (1, 2 of 4 dagen),
# en ook wie bericht kreeg bij vertraging.

# %%
offertes = data.load("quotation_experiment")
offertes["verschil"] = offertes["promised_days"] - offertes["delivered_days"]
offertes[["promised_days", "delivered_days", "verschil", "told_early", "satisfaction", "value"]].head()

# %% [markdown]
# Bij `delivered_days` staat na hoeveel dagen de offerte er was. `told_early` zegt of het lot deze klant voor een
# bericht koos; wie de offerte op tijd kreeg, merkte daar niets van. `value` is de order in euro's, en 0 zonder order.
# Wie niet bleef wachten, gaf geen cijfer (`NaN`).
#
# **Voorspel eerst.** Hoeveel punten zakt het cijfer als de offerte twee dagen later komt dan beloofd? En hoeveel stijgt
# het bij twee dagen eerder? (Meer dan vier dagen te laat kwam één keer voor; die doet niet mee.)

# %%
gewoon = offertes[offertes["verschil"] >= -4]
cijfer = gewoon.groupby("verschil")["satisfaction"].mean()
plotting.line(cijfer, "Hoe later, hoe lager het cijfer", "cijfer van 644 klanten", "dagen eerder dan beloofd")

# %% [markdown]
# Links van nul kwam de offerte te laat, rechts te vroeg. Links loopt de lijn steiler dan rechts. Hoe zeker is dat?
# **Voorspel eerst** hoeveel keer zo zwaar een dag te laat weegt als een dag te vroeg.

# %%
offertes["tevredenheid"] = offertes["satisfaction"]
belofte = {"belofte": offertes["promised_days"]}
dagen = satisfaction.disconfirmation(
    offertes["delivered_days"], belofte, offertes["tevredenheid"], lower_is_better=True
)
satisfaction.plot_disconfirmation(dagen)

# %% [markdown]
# Per dag te laat is het cijfer 0,68 punt lager, per dag te vroeg 0,30 punt hoger. De strepen raken elkaar niet.
# Anderson en Sullivan (1993) vonden dezelfde scheefheid bij heel andere bedrijven. Eén klant een dag te laat en een
# andere een dag te vroeg: gemiddeld gaat het cijfer dan omlaag.
#
# ## Slapende honden
#
# Nu de vraag van de verkoopleider. We nemen de offertes die te laat kwamen. Het lot koos wie bericht kreeg, dus op
# toeval na zijn de twee groepen verder gelijk.
#
# **Voorspel eerst.** Geven klanten die bericht kregen een hoger of een lager cijfer dan klanten die niets hoorden?

# %%
te_laat = offertes[offertes["verschil"] < 0]
te_laat["bericht"] = te_laat["told_early"].replace({True: "met bericht", False: "zonder bericht"})
eerlijk = satisfaction.compare(te_laat["tevredenheid"], te_laat["bericht"], reference="zonder bericht")
satisfaction.plot_compare(eerlijk)

# %% [markdown]
# Met bericht is het cijfer 0,7 hoger, en dat kan tussen 0,4 en 0,9 liggen. De honden sliepen dus niet: wie wacht, merkt
# zelf wel dat het later wordt. Bestellen ze ook vaker? `ordered` is waar bij een order; het gemiddelde is het deel.

# %%
print(len(te_laat), round(te_laat.groupby("bericht")["ordered"].mean(), 2))
satisfaction.compare(te_laat["value"], te_laat["bericht"], reference="zonder bericht")

# %% [markdown]
# Van de te late offertes werd met bericht 30% een order, zonder bericht 12%. Dat is € 110 meer omzet per te late
# offerte, en het kan tussen € 43 en € 177 liggen.
#
# **Voorspel eerst.** Dit waren de te late offertes. Wat gebeurt er met die € 110 als je alle 720 offertes meetelt?

# %%
offertes["bericht"] = offertes["told_early"].replace({True: "met bericht", False: "zonder bericht"})
satisfaction.compare(offertes["value"], offertes["bericht"], reference="zonder bericht")

# %% [markdown]
# > **Valkuil.** Over alle offertes is het verschil niet meer aangetoond: bij meer dan de helft viel er niets te melden,
# > en die verdunnen het effect. Omgekeerd mag je de € 110 niet met álle offertes vermenigvuldigen. Zeg er altijd bij
# > per wat je telt.
#
# Wat doet het bericht met de prijs van te laat zijn? Hieronder doen alleen klanten mee die geen bericht zouden krijgen.
# De uitslag noemt een dag een *punt*.

# %%
groep = offertes[offertes["bericht"] == "zonder bericht"]
satisfaction.disconfirmation(
    groep["delivered_days"], {"belofte": groep["promised_days"]}, groep["tevredenheid"], lower_is_better=True
)

# %% [markdown]
# Zonder bericht kost een dag te laat 0,85 punt. **Verander** `"zonder bericht"` in `"met bericht"` en voer de cel uit.
# Hoeveel kost een dag te laat dan nog? De 0,68 van zojuist was een mengsel van die twee.
#
# ## Overtreffen of overstijgen?
#
# Een dag eerder leveren is **overtreffen** (*exceeding*): beter doen wat de klant al verwachtte. Daarnaast bestaat
# **overstijgen** (*transcending*): iets doen wat de klant niet verwachtte, en wel waardeert (Thomassen 2015). Vaak is
# dat warmte, of een klein beetje ego strelen: laten merken dat je iemand herkent en waardeert. Denk aan een barista die
# je voorkeur kent, of een kaartje met je naam.
#
# Wat van de twee is een kaartje, en wat is leveren op de beloofde dag? Het **Kano-model** (*Kano model*, Kano e.a.
# 1984) stelt over elk onderdeel twee vragen: *wat vind je ervan als het er is?* en *wat vind je ervan als het er niet
# is?* De antwoorden lopen van 1 (fijn) via 2 (hoort zo), 3 (maakt niet uit) en 4 (ik kan ermee leven) tot 5
# (vervelend).

# %%
vragen = data.load("kano")
vragen.head(3)

# %% [markdown]
# `functional` is het antwoord als het er is, `dysfunctional` als het er niet is. Samen geven ze een soort:
#
# | als het er is | als het er niet is | soort |
# |---|---|---|
# | hoort zo | vervelend | vanzelfsprekend: je merkt het pas als het ontbreekt |
# | fijn | vervelend | hoe meer, hoe beter: hier valt iets te overtreffen |
# | fijn | maakt niet uit | verrassend: hier valt iets te overstijgen |
# | maakt niet uit | maakt niet uit | onverschillig |
# | vervelend | fijn | ongewenst |
#
# **Voorspel eerst.** Welke soort is een handgeschreven kaartje? En een wekelijks belletje met advies?
#
# `satisfaction.kano` krijgt de twee kolommen met antwoorden en de kolom met onderdelen.

# %%
soorten = satisfaction.kano(vragen["functional"], vragen["dysfunctional"], vragen["element"])
satisfaction.plot_kano(soorten)

# %% [markdown]
# Rechtsonder staat wat weinig mensen prijzen en veel mensen missen: leveren op de beloofde dag, betalen in één keer,
# een fout herstellen zonder discussie. Linksboven staat wat weinig mensen missen en veel mensen leuk vinden, zoals het
# kaartje. Het belletje is niet getekend: de meeste klanten willen het niet.
#
# In de tabel staat per onderdeel welk deel van de klanten welke soort koos: `A` is verrassend, `O` hoe meer hoe beter,
# `M` vanzelfsprekend, `I` onverschillig en `R` ongewenst. (Wie zichzelf tegensprak, staat er niet bij.)

# %%
round(soorten.table[["A", "O", "M", "I", "R"]], 2)

# %% [markdown]
# Kijk naar `barista kent je voorkeur`: voor 60% een verrassing, voor bijna een kwart onverschillig. Ook een soort is
# dus een samenvatting van verschillende klanten. Hoeveel klanten heb je nodig om haar te zien? Elke klant staat er met
# twaalf onderdelen in, dus 240 rijen zijn er twintig.

# %%
klein = vragen.head(240)
satisfaction.kano(klein["functional"], klein["dysfunctional"], klein["element"])

# %% [markdown]
# Bij *niet beslist* staan de letters die nog kunnen. **Verander** 240 in 1200 en voer de cel uit: honderd klanten.
# Hoeveel onderdelen zijn er dan nog niet beslist?

# %% [markdown]
# ## Wat betekent dit voor Morgenrood?
#
# Stel dat er volgend jaar net zoveel offertes te laat komen als in de proef: 313. Twee bedragen zijn aannames van de
# verkoopleider: een bericht kost € 4 aan tijd, en van elke euro omzet blijft ongeveer € 0,44 marge over. We vergelijken
# met niets doen, en rekenen eerst met de € 110 en dan met de ondergrens van € 43. Een kaartje kost € 4,50, een belletje
# € 9,50.
#
# **Voorspel eerst.** Verdient een bericht zichzelf terug, ook bij de ondergrens?

# %%
print(313 * 4, round(313 * (0.44 * 110 - 4)), round(313 * (0.44 * 43 - 4)))
print(round(2000 / 4.50), round(2000 / 9.50))

# %% [markdown]
# De berichten kosten € 1.252 en passen in het budget. Na aftrek daarvan brengen ze naar schatting bijna € 14.000 marge
# op, en bij de ondergrens nog bijna € 4.700. Voor € 2.000 kun je 444 kaartjes sturen of 211 keer bellen. Wat kaartjes
# opbrengen, weten we niet: Kano vraagt wat mensen vinden, niet wat ze kopen. Een belletje kost het meest en is
# ongewenst.
#
# Het besluit: stuur bij elke te late offerte bericht, en bel niet. Met de ruim € 700 die overblijft kan een proef met
# ongeveer 160 kaartjes, door het lot verdeeld. Verwacht niet dat een kaartje een gebroken belofte goedmaakt: dat is
# hier niet onderzocht.

# %% [markdown]
# ## Hoe ver zaten we van de waarheid?
#
# In les 06.2 zag je het echte deel orders zonder en met bericht, over alle aanvragen. We trekken die van elkaar af en
# delen door het deel dat te laat kwam. Zo krijg je het effect per te late offerte. Daaronder staat het gemiddelde
# bedrag van een order.

# %%
waarheid = company.truth()
winst = waarheid.quotations["orders_told"] - waarheid.quotations["orders_not_told"]
print(round(winst / (offertes["verschil"] < 0).groupby(offertes["promised_days"]).mean(), 2))
print(round(offertes[offertes["ordered"]]["value"].mean()))

# %% [markdown]
# Per belofte (1, 2 en 4 dagen) zijn het echt ongeveer 7 extra orders per 100 te late offertes. Wij zagen er 18 (30 min
# 12). Bij € 584 per order is 7 per 100 maar € 41 per te late offerte, en ons interval begon bij € 43. Eén op de twintig
# 95%-intervallen mist de waarheid, en dit is er zo een: het lot gaf de groep met bericht toevallig veel kopers. Het
# besluit houdt stand: van die € 41 is € 18 marge, en een bericht kost € 4.
#
# En de onderdelen?

# %%
print(waarheid.kano)

# %% [markdown]
# Lees `basis` als vanzelfsprekend, `prestatie` als hoe meer hoe beter, en `verrassing` als verrassend. Alle twaalf
# kloppen. Met 300 klanten was dit onderzoek daar groot genoeg voor.

# %% [markdown]
# ## Kort
#
# - Een verschil is ervaring min belofte; bij dagen is minder beter.
# - Te laat kost ruim twee keer zoveel als te vroeg oplevert.
# - Op tijd zeggen dat het later wordt, geeft een hoger cijfer en meer orders. Reken een besluit ook door met de
#   ondergrens.
# - Overtreffen is beter doen wat verwacht werd; overstijgen is verrassen. Zorg eerst voor wat vanzelf spreekt.
#
# Maak nu de [opgaven](4_opgaven_verwachting.ipynb).
#
# *Bronnen: Anderson en Sullivan (1993), The antecedents and consequences of customer satisfaction for firms, Marketing
# Science. Kano, Seraku, Takahashi en Tsuji (1984), over aantrekkelijke en vanzelfsprekende kwaliteit. Thomassen (2015),
# over het overtreffen van verwachtingen.*
