# ---
# jupyter:
#   kernelspec: {display_name: Python 3, language: python, name: python3}
#   klantlab:
#     lesson: "05.1"
#     kind: lesson
#     title: "Waarom blijven klanten bij ons?"
#     minutes: 37
#     concepts: [C40, C41]
#     after: ["04.2", "06.6"]
#     teaches: [survey.item_analysis, survey.omega, reliability, correlations, relations.strength_model,
#       relations.plot_strength_model, coefficients, paths, trust_from_satisfaction]
#     terms:
#       aantrekkelijkheid: [attractiveness, "Hoe goed een bedrijf bij een klant past, vergeleken met andere.", C41]
#       overstapkosten: [switching costs, "Wat het een klant kost om weg te gaan, in geld, tijd en moeite.", C41]
#       itemanalyse: [item analysis, "Per vraag nagaan of zij met de andere vragen van haar schaal meegaat.", C41]
#       McDonalds omega: ["McDonald's omega", "Hoe goed een paar vragen samen één ding meten, ook als de ene vraag beter meet dan de andere.", C41]
#     given:
#       "0,7": vuistregel van Nunnally (1978)
#       "6,6": 53,0 - 46,4
#       "13,2": 66,7 - 53,5
# ---

# %% [markdown]
# # Waarom blijven klanten bij ons?
#
# De marketingmanager van Morgenrood heeft € 6.000 om de band met klanten te versterken: 600 keer een persoonlijke
# service van € 10. Ze weet nog niet voor wie. *Begin bij klanten die ons niet vertrouwen*, zegt de een, *daar valt het
# meest te winnen*. De ander wil naar de kassa kijken: wie vaak komt, heeft een band. Aan jou de vraag waar een sterke
# relatie uit bestaat.
#
# **Na deze les kun je**
#
# - laten zien welk deel van de relatie de kassa ziet, en wie zij mist (C40);
# - van losse vragen een schaal maken, en controleren of die deugt (C41);
# - uitzoeken of tevredenheid en vertrouwen elkaar versterken, en wat de gegevens wel en niet bewijzen (C41).
#
# *Tijd: 37 minuten. Nodig: de lessen 04.2 en 06.6.*
#
# ## Vier bronnen
#
# Volgens Schijns (2000) heeft relatiesterkte vier bronnen. Meer van elk geeft een sterkere band.
#
# | bron | kolommen | een van de vier zinnen |
# |---|---|---|
# | **aantrekkelijkheid** | `attractive` | *Morgenrood past bij mij* |
# | **overstapkosten** | `switching` | *Als ik wegga, raak ik iets kwijt wat ik heb opgebouwd* |
# | vertrouwen | `trust` | *Morgenrood doet wat het belooft* |
# | tevredenheid | `satisfied` | *Mijn ervaringen met Morgenrood waren goed* |
#
# Tevredenheid gaat over vroeger, zegt hij erbij. Ze versterkt de band *samen met* vertrouwen. Wat dat "samen met"
# precies is, zoeken we straks uit. Elke zin kreeg een antwoord van 1 tot en met 7. Apart daarvan stonden er drie zinnen
# over de band zelf.

# %%
from klantlab import company, data, relations, rfm, survey

onderzoek = data.load("survey")
antwoorden = onderzoek[onderzoek["wave"] == 2].set_index("customer_id")
antwoorden[["trust1", "trust2", "trust3", "trust4"]].head(4)

# %% [markdown]
# ## Meten vier zinnen één ding?
#
# Neem vertrouwen. In hoofdstuk 06 zag je Cronbachs alfa: gaan de antwoorden op vier zinnen met elkaar mee? Zo niet, dan
# wil je weten welke zin de dwarsligger is. Dat heet **itemanalyse** (*item analysis*).
#
# **Voorspel eerst.** De vierde zin is *Morgenrood vertelt niet altijd het hele verhaal*. Gaat die mee met de andere
# drie?

# %%
vertrouwen = ["trust1", "trust2", "trust3", "trust4"]
round(survey.item_analysis(antwoorden, vertrouwen)[["mean", "item_rest", "alpha_if_deleted"]], 2)

# %% [markdown]
# Lees de kolom `item_rest`: hoe sterk een zin samengaat met de drie andere. Bij drie zinnen is dat ruim een half, bij
# de vierde staat er een min. De laatste kolom zegt welke alfa je zonder die zin krijgt: zonder `trust4` is dat 0,85.
# Bij de drie andere rijen staat zelfs een alfa onder nul: een teken dat in wat overblijft een zin verkeerd om staat.
#
# > **Valkuil.** Nu zou je de vierde zin kunnen weggooien. Dan raak je een goede vraag kwijt: zij is alleen andersom
# > gesteld. Wie overal een 6 invult zonder te lezen, valt juist bij zo'n zin door de mand. Omkeren dus: een 1
# > wordt een 7, een 3 wordt een 5, en een 4 blijft een 4.

# %%
print(round(survey.alpha(antwoorden, vertrouwen).value, 2))
print(round(survey.alpha(antwoorden, vertrouwen, reverse=["trust4"]).value, 2))

# %% [markdown]
# Eén omgekeerde zin trok de alfa van 0,83 naar 0,38. Alfa doet wel alsof elke zin even goed meet. Haar familielid
# **McDonalds omega** (McDonald 1999) doet dat niet:

# %%
survey.omega(antwoorden, vertrouwen, reverse=["trust4"])

# %% [markdown]
# Bijna hetzelfde. Boven 0,7 is een schaal goed genoeg om groepen te vergelijken. Vervang `vertrouwen` en de omgekeerde
# zin door een andere schaal uit de tabel, zoals `["switching1", "switching2", "switching3", "switching4"]` zonder
# `reverse`.
#
# ## Vijf schalen
#
# `relations.strength` maakt van elke schaal een getal van 0 tot 100, en rekent meteen alfa en omega uit.

# %%
schalen = {
    "vertrouwen": vertrouwen,
    "tevredenheid": ["satisfied1", "satisfied2", "satisfied3", "satisfied4"],
    "overstapkosten": ["switching1", "switching2", "switching3", "switching4"],
    "aantrekkelijkheid": ["attractive1", "attractive2", "attractive3", "attractive4"],
    "band": ["strength1", "strength2", "strength3"],
}
gemeten = relations.strength(antwoorden, schalen, minimum=1, maximum=7, reverse=["trust4"])
round(gemeten.reliability[["items", "alpha", "omega"]], 2)

# %% [markdown]
# Alle vijf de schalen zijn bruikbaar. In `correlations` staat hoe sterk ze samengaan. **Voorspel eerst:** welke twee
# bronnen hebben het minst met elkaar te maken?

# %%
round(gemeten.correlations, 2)

# %% [markdown]
# Vertrouwen en overstapkosten: de correlatie is bijna nul. Wie vastzit, vertrouwt ons ongeveer evenveel als wie
# makkelijk weg kan. Tevredenheid en vertrouwen gaan juist sterk samen, 0,60. En met de band (de onderste rij) hangen
# alle vier samen. Daarom moet je ze alle vier meten.
#
# ## Wat ziet de kassa?
#
# In les 04.2 bleek dat koopgedrag ruim vier op de tien klanten verkeerd zet. Dat kan aan drie korte zinnen liggen. Nu
# kun je verder kijken: welke bron ziet de kassa wel, en welke niet? Eerst het rendement van het jaar vóór de
# vragenlijst.

# %%
bestellingen = data.load("orders")
jaar = bestellingen[(bestellingen["date"] >= "2024-10-01") & (bestellingen["date"] < "2025-10-01")]
rendement = rfm.return_score(rfm.table(jaar, on="2025-10-01"))

# %% [markdown]
# **Voorspel eerst.** Met welke bron gaat het rendement het sterkst samen: aantrekkelijkheid of vertrouwen?

# %%
relations.misplaced(rendement, gemeten.scores["aantrekkelijkheid"])

# %%
relations.misplaced(rendement, gemeten.scores["vertrouwen"])

# %% [markdown]
# Lees de correlaties aan het eind van de zinnen. De kassa ziet iets van aantrekkelijkheid: 0,39. Van vertrouwen ziet ze
# vrijwel niets: 0,02, en nul ligt in het interval. Vervang `"vertrouwen"` door `"tevredenheid"`: dan ligt de correlatie
# zelfs net onder nul. Aan slecht meten ligt het niet, want de schalen waren goed. De kassa meet iets anders. Daarom
# moet je een relatie vragen (Denize en Young 1995).
#
# Soms is de oorzaak heel gewoon. Hier staat het deel Vrienden (sterke band, weinig rendement) onder klanten die een
# abonnement namen (`True`) en onder de anderen.

# %%
abonnementen = data.load("subscriptions")
abonnees = abonnementen[abonnementen["start"] < "2025-10-01"]["customer_id"]
groep = relations.matrix(rendement, gemeten.scores["band"]).groups
round((groep == "Vrienden").groupby(groep.index.isin(abonnees)).mean(), 2)

# %% [markdown]
# Een derde tegen een kwart. Abonnementen staan in een andere tabel dan losse bestellingen. Wie maandelijks betaalt,
# ziet er in de kassa dus uit als iemand die weinig brengt. Vraag bij elke RFM eerst welke aankopen er niet in zitten.
#
# ## Samen met vertrouwen
#
# Nu dat "samen met". Je kunt het op twee manieren lezen:
#
# - **interactie**: tevredenheid doet méér bij klanten die Morgenrood vertrouwen. De twee vermenigvuldigen elkaar, zoals
#   water en zon bij een plant;
# - **mediatie**: tevreden klanten gaan je vertrouwen, en dát versterkt de band. Tevredenheid werkt via vertrouwen, als
#   een bal die wordt doorgespeeld.
#
# De tweede lezing staat niet bij Schijns; zij is een toevoeging van deze cursus. Kijk eerst zelf. We knippen de klanten
# in vier vakjes: wel of niet tevreden (60 of hoger), en wel of geen vertrouwen. Eerst zie je het deel dat ons
# vertrouwt, bij niet en bij wel tevreden klanten. Daaronder de gemiddelde band in elk vakje: links of iemand vertrouwt,
# daarnaast of hij tevreden is.

# %%
uitkomst = gemeten.scores
tevreden = uitkomst["tevredenheid"] >= 60
vertrouwt = uitkomst["vertrouwen"] >= 60
print(round(vertrouwt.groupby(tevreden).mean(), 2))
round(uitkomst["band"].groupby([vertrouwt, tevreden]).mean(), 1)

# %% [markdown]
# Van de ontevreden klanten vertrouwt 35% ons, van de tevreden klanten 76%. Dat past bij de eerste stap van mediatie.
# Kijk nu naar de band. Bij weinig vertrouwen scheelt tevredenheid 6,6 punten (van 46,4 naar 53,0), bij veel vertrouwen
# 13,2. Zo ziet interactie eruit: hoeveel het ene scheelt, hangt af van het andere. Verander de grens van 60 in 50, op
# allebei de plaatsen, en kijk of dat zo blijft.
#
# Met vakjes gooi je veel weg, en de twee andere bronnen tellen niet mee. `relations.strength_model` rekent met de hele
# schalen en legt de twee lezingen naast elkaar. De overstapkosten en de aantrekkelijkheid gaan mee, zodat hun invloed
# niet bij de andere twee terechtkomt.

# %%
anders = uitkomst[["overstapkosten", "aantrekkelijkheid"]]
model = relations.strength_model(uitkomst["band"], uitkomst["tevredenheid"], uitkomst["vertrouwen"], anders)

# %% [markdown]
# **Voorspel eerst.** Neem een klant die duidelijk tevredener is dan gemiddeld (een *standaardafwijking*: ongeveer een
# op de zes klanten is nog tevredener). Bij wie scheelt dat het meest in de band: bij klanten met veel of met weinig
# vertrouwen?

# %%
relations.plot_strength_model(model)

# %% [markdown]
# Bij veel vertrouwen ruim vier keer zo veel. *Laag* en *hoog* betekent hier: een standaardafwijking onder en boven het
# gemiddelde. De intervallen raken elkaar niet. De zin eronder zegt dat de gegevens kiezen voor interactie: wie het
# product meerekent, voorspelt de band van nieuwe klanten beter. Alle getallen staan in `coefficients`, met hun
# interval:

# %%
round(model.coefficients[["effect", "low", "high"]], 1)

# %% [markdown]
# `satisfaction` is tevredenheid en `trust` is vertrouwen. De onderste rij is de vermenigvuldiging zelf; de nul ligt ver
# buiten het interval. De vier andere liggen zo dicht bij elkaar dat je geen winnaar mag aanwijzen. En de weg via
# vertrouwen?

# %%
round(model.paths, 1)

# %% [markdown]
# `a` is de stap van tevredenheid naar vertrouwen, `b` die van vertrouwen naar de band, en `indirect` is die hele weg
# (`a` keer `b`): bijna drie van de zeven punten (`total`). Beide lezingen passen dus bij deze gegevens, en ze sluiten
# elkaar niet uit. Let op wat er niet staat: iedereen vulde alles op dezelfde dag in. Dat tevredenheid eerst komt, is
# een aanname: andersom past even goed. Deze gegevens zien alleen wat samengaat.
#
# Was het met minder klanten ook gelukt? Dit zijn de eerste 150:

# %%
weinig = uitkomst.head(150)
relations.strength_model(weinig["band"], weinig["tevredenheid"], weinig["vertrouwen"], anders.head(150))

# %% [markdown]
# Het product ligt nu ergens tussen 0,5 en 4,1: nog net boven nul, maar het kan heel klein zijn. En of het nieuwe
# klanten beter voorspelt, is met zo weinig antwoorden niet te zien. Dan *kiezen de data niet*. Dat is geen bewijs tegen
# interactie.
#
# ## Wat betekent dit voor Morgenrood?
#
# De € 6.000 gaat naar service die klanten tevredener maakt. Stel dat zij bij iedereen evenveel tevredener maakt. Dan
# hoort daar bij klanten met veel vertrouwen een veel grotere stap in de band bij (7,8 tegen 1,9 punten). *Begin bij wie
# ons niet vertrouwt* lijkt volgens dit model dus het slechtere plan. En *kijk naar de kassa* helpt niet: van vertrouwen
# ziet zij vrijwel niets. Maar het model beschrijft wat samengaat. Het bewijst niet wat een telefoontje doet, en een
# punt band is nog geen euro.
#
# Een verdedigbaar besluit: geef de helft uit, als proef. Neem 300 klanten met veel en 300 met weinig vertrouwen. Laat
# het lot in elke groep de helft kiezen die de service krijgt. Dat kost € 3.000. Vraag na een halfjaar de drie zinnen
# over de band, en vergelijk met de helft die niets kreeg. Pas daarna gaat de andere € 3.000 naar de groep waar het
# werkte. Niets doen bespaart € 6.000 en leert niets.
#
# ## Hoe ver zaten we van de waarheid?

# %%
waarheid = company.truth()
print(waarheid.strength)
print(waarheid.trust_from_satisfaction)

# %% [markdown]
# Zo is Morgenrood gemaakt: vier gewichten die elkaar niet veel ontlopen, en een eigen gewicht voor tevredenheid ×
# vertrouwen (0,2). De interactie is echt. En het tweede getal is meer dan nul: een deel van het vertrouwen komt
# werkelijk uit tevredenheid. Ook de mediatie is echt. De volgorde hadden we niet goed: het zwaarst weegt vertrouwen, en
# bij ons stond aantrekkelijkheid bovenaan. De intervallen overlapten, dus dat hadden we ook niet mogen beweren.
#
# Ons product viel iets te klein uit, vergeleken met de andere gewichten. Dat hoort zo: vier zinnen meten met ruis, en
# ruis in twee schalen verbergt hun product het eerst. Een model dat alleen optelt, had hier gemist hoe de band echt
# werkt.
#
# ## Kort
#
# - Een relatie vraag je. De kassa ziet iets van aantrekkelijkheid en bijna niets van vertrouwen, en ze mist wie elders
#   betaalt.
# - Controleer een schaal met itemanalyse, alfa en omega. Draai omgekeerde zinnen om, gooi ze niet weg.
# - Interactie: het ene werkt beter als het andere er is. Mediatie: het ene werkt via het andere. Beide kunnen waar
#   zijn.
# - Eén vragenlijst laat zien wat samengaat. Wat iets doet, weet je pas na een loting.
#
# In de [volgende les](2_zijn_klanten_trouw_of_zitten_ze_vast.ipynb) vragen we of iemand blijft omdat hij wil, of omdat
# hij moet.
#
# *Bronnen: Schijns (2000), over de bronnen van relatiesterkte. Denize en Young (1995), over het meten van relaties.
# Cronbach (1951) en McDonald (1999), over de betrouwbaarheid van schalen. Baron en Kenny (1986), over mediatie.*
