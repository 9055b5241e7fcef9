# ---
# jupyter:
#   kernelspec: {display_name: Python 3, language: python, name: python3}
#   klantlab:
#     lesson: "10.4"
#     kind: lesson
#     title: "Wat mag een actie kosten?"
#     minutes: 32
#     concepts: [C91, C95]
#     after: ["10.3"]
#     teaches: [clv.whale_curve, clv.plot_whale_curve, cumsum, clv.acquisition_cap, clv.plot_value_by_segment,
#       clv.explore]
#     terms:
#       winstgevende klant: [profitable customer,
#         "Een klant die over de hele tijd genoeg meer opbrengt dan hij kost.", C91]
#       walviscurve: [whale curve, "De winst opgeteld over klanten, met de winstgevendste vooraan.", C91]
#       wervingsplafond: [acquisition cap,
#         "Het hoogste bedrag dat je voor een nieuwe klant kunt betalen zonder verlies.", C95]
#     given:
#       "0,44": "de marge van les 04.1"
#       "135": "met de schuiven gevonden: 135 * 0,65 / 0,45 is 195"
# ---

# %% [markdown]
# # Wat mag een actie kosten?
#
# Het is begin 2025. Een bureau biedt Morgenrood 100 nieuwe klanten aan, voor € 190 per stuk: € 19.000 samen. Je mag
# kiezen hoe ze komen: met *Halve prijs*, op een *Kerstmarkt* of met een *Proeverij*. De marketingmanager vindt *Halve
# prijs* de beste, want die brengt de meeste mensen binnen. Aan jou de vraag bij welke actie € 190 te betalen is.
#
# **Na deze les kun je**
#
# - winst per klant uitrekenen en zien wie geld kost (C91);
# - per actie zeggen wat een nieuwe klant hoogstens mag kosten, met een interval (C95);
# - met schuiven uitproberen welke aanname een besluit omgooit (C95).
#
# *Tijd: 32 minuten. Nodig: les 10.3.*

# %% [markdown]
# ## Wat blijft er van een bestelling over?
#
# Van elk bedrag gaan af: de btw, de inkoop van alle artikelen, en het verwerken. Een webbestelling inpakken en bezorgen
# kost € 6,95, een bestelling in de winkel € 1,70. Waar en onwaar tellen in een som als 1 en 0; zo krijgt elke
# bestelling haar eigen kosten.

# %%
from klantlab import clv, company, data

regels = data.load("order_lines").merge(data.load("products"), on="product_id")
regels["inkoop"] = regels["quantity"] * regels["cost"]

# %%
orders = data.load("orders").set_index("order_id")
orders["inkoop"] = regels.groupby("order_id")["inkoop"].sum()
orders["verwerken"] = 6.95 * (orders["channel"] == "webwinkel") + 1.70 * (orders["channel"] == "winkel")
orders["winst"] = orders["amount"] - orders["vat"] - orders["inkoop"] - orders["verwerken"]
print(round(orders["winst"].sum() / orders["amount"].sum(), 2))

# %% [markdown]
# Van elke euro blijft € 0,36 over. In hoofdstuk 04 rekenden we met € 0,44 voor een extra bestelling; inpakken en
# bezorgen waren daar nog niet helemaal meegeteld.
#
# ## Wie kost geld?
#
# Een **winstgevende klant** (*profitable customer*) brengt over de hele tijd genoeg meer op dan hij kost. Klanten
# bellen en mailen ook, en een minuut van een medewerker kost € 0,72. Dit is de winst per klant over 2025, met die
# minuten eraf.

# %%
winst = orders[orders["date"].dt.year == 2025].groupby("customer_id")["winst"].sum()
contacten = data.load("contacts")
minuten = contacten[contacten["date"].dt.year == 2025].groupby("customer_id")["minutes"].sum()
per_klant = winst - 0.72 * minuten.reindex(winst.index, fill_value=0)

# %% [markdown]
# Zet de beste klanten vooraan en tel hun winst op: eerst die van de beste, dan van de beste twee, en zo verder. Dat
# opgetelde totaal geeft `.cumsum()`. Hieronder staat het als percentage van alle winst, voor de eerste vijf klanten.

# %%
opgeteld = per_klant.sort_values(ascending=False).cumsum()
round(100 * opgeteld / per_klant.sum(), 1).head(5)

# %% [markdown]
# Vijf klanten brengen samen ruim één procent. Verander 5 in 40: zoveel klanten zijn ongeveer één procent van alle
# klanten, en zij brengen al meer dan zes procent van de winst. Teken je het hele totaal, dan krijg je een
# **walviscurve** (*whale curve*, Cooper en Kaplan 1991). Hij stijgt tot de laatste klant die iets oplevert. Daarna zakt
# hij, want de rest kost geld. Bij sommige bedrijven is de bult zo hoog als een walvisrug: de helft van de klanten eet
# de winst van de andere helft op.
#
# **Voorspel eerst.** Hoe groot is de bult bij Morgenrood?

# %%
clv.plot_whale_curve(clv.whale_curve(per_klant))

# %% [markdown]
# Er is bijna geen bult. Van elke honderd bestellingen leveren er 97 iets op, en de klanten die geld kosten, kosten
# weinig. Wie hen "ontslaat" wint dus bijna niets, en raakt vooral mensen kwijt die net begonnen zijn. De figuur gaat
# over één jaar; de waarde van een klant over alle jaren.
#
# ## Waarde vanaf de eerste aankoop
#
# Voor werven telt alles vanaf de eerste aankoop: wat een klant al opbracht, plus wat er nog komt. We nemen klanten die
# langer dan 52 weken geleden voor het eerst kochten, dus in 2023. Zo heeft iedereen ongeveer even lang de tijd gehad.
# Het model is dat van les 10.3.

# %%
personen = data.load("persons").set_index("customer_id")
nieuw = orders[orders["customer_id"].isin(personen[personen["first_contact"] >= "2023-01-01"].index)]
alle = clv.summary(nieuw, amount="amount", end="2024-12-31")
model = clv.BetaGeometric().fit(alle)
besteding = clv.GammaGamma().fit(alle)

# %%
klanten = alle[alle["T"] > 52]
toekomst = clv.value(model, besteding, klanten, horizon=52, discount_rate=0.10, margin=0.36)
verleden = 0.36 * nieuw[nieuw["date"] <= "2024-12-31"].groupby("customer_id")["amount"].sum()
print(len(klanten), round(verleden[klanten.index].mean(), 2), round(toekomst.mean, 2))

# %% [markdown]
# Deze 1.110 klanten brachten al gemiddeld bijna € 176 op, en voor 2025 verwacht het model er ruim € 89 bij. Verder
# vooruit kijken we niet: je zag in les 10.3 hoe snel een voorspelling wegloopt. Wat na 2025 komt, telt dus niet mee, en
# dat maakt het plafond lager. Maar het model zat in les 10.3 te hoog, en dat maakt het plafond hoger.
#
# ## Een plafond met een interval
#
# Gemiddeld over een actie is dit het **wervingsplafond** (*acquisition cap*): betaal je meer, dan verlies je geld.
# `clv.acquisition_cap` krijgt de toekomst, de actie van elke klant, en met `past` het verleden. Bij `spent` staat wat
# een klant per actie kost.
#
# **Voorspel eerst.** Bij welke actie zijn klanten het minst waard? En bij hoeveel van de zes acties is € 190 zeker te
# veel?

# %%
prijs = {
    "geen": 190,
    "Proeverij": 190,
    "Halve prijs": 190,
    "Zoekadvertentie": 190,
    "Vriend brengt vriend": 190,
    "Kerstmarkt": 190,
}
plafond = clv.acquisition_cap(toekomst, personen["campaign"], spent=prijs, past=verleden)
clv.plot_value_by_segment(plafond)

# %% [markdown]
# De ruit is de prijs van het bureau; *geen* zijn klanten die zonder actie kwamen. Bij *Halve prijs* en *Kerstmarkt*
# ligt hij in de balk. Bij de andere acties ligt de hele balk rechts van € 190.

# %%
print(round(plafond[["n", "cap", "low", "high"]]))
print(plafond["verdict"])

# %% [markdown]
# `cap` is het plafond, `low` en `high` zijn de grenzen van het interval, en `verdict` is het oordeel. Bij *Halve prijs*
# is een klant gemiddeld € 183 waard, ergens tussen € 158 en € 209. Het oordeel is *nog niet te zeggen*, en dat is iets
# anders dan *te duur*.
#
# Het interval is zo breed omdat klanten enorm verschillen. Bij *Kerstmarkt* rust alles op 56 klanten. Vervang alle
# prijzen in de cel door 150, en daarna door 250: bij welke acties verandert het oordeel? Bij 150 betaalt elke actie
# zich terug. Bij 250 is alleen *Halve prijs* te duur, en is het bij drie acties nog niet te zeggen. Zet ze terug op 190
# en voer de cellen eronder opnieuw uit.
#
# > **Valkuil.** "Onze klanten van *Halve prijs* kostten ongeveer € 13 en zijn € 183 waard, dus we kunnen tien keer
# > zoveel uitgeven." Dat is het gemiddelde van wie al kwam. De volgende honderd zijn degenen die voor € 13 nog niet
# > kwamen. En dat klanten van een proeverij meer waard zijn, bewijst niet dat de proeverij hen zo maakte. Misschien
# > kwamen er andere mensen op af.
#
# ## Schuiven
#
# Welke aanname gooit het besluit om? Een rekenmachine met schuiven laat dat zien. Zij rekent met jaren en met één vaste
# retentie, zoals in les 10.1. De startwaarden lijken op die van *Halve prijs*: € 100 marge per jaar, 65% blijft, 10%
# rente, € 190 om te werven.
#
# **Voorspel eerst.** Welke schuif moet je het minst verzetten om van verlies naar winst te komen?

# %%
clv.explore(margin=100, retention=0.65, discount_rate=0.10, acquisition_cost=190)

# %% [markdown]
# Zie je geen schuiven, dan staat hier alleen het beginbeeld; open het notebook in JupyterLab. Deze klant kost € 45,56
# meer dan er terugkomt. Schuif eerst de retentie omhoog: bij 74% is het verlies weg. De marge moet naar € 135, of de
# kosten om te werven moeten naar € 140. Met een rente van nul is het verlies er nog steeds. In verhouding verzet je de
# retentie het minst.

# %% [markdown]
# ## Wat betekent dit voor Morgenrood?
#
# Vier plannen voor € 19.000: niets doen, of 100 klanten met één van drie acties. Dit verwachten we per plan, met de
# onderkant en de bovenkant van het interval:

# %%
drie = ["Halve prijs", "Kerstmarkt", "Proeverij"]
round(100 * (plafond[["cap", "low", "high"]] - 190))[plafond.index.isin(drie)]

# %% [markdown]
# *Halve prijs* is een gok om nul heen, tussen € 3.193 verlies en € 1.854 winst. Dit interval gaat over het gemiddelde
# van heel veel zulke klanten. Honderd klanten zijn er weinig: door toeval kan het uitkomen tussen ongeveer € 5.000
# verlies en € 3.700 winst. Niets doen is even goed. Een proeverij lijkt ruim € 15.000 op te leveren, maar alleen als de
# klanten van het bureau op de onze lijken, en als er zoveel nieuwe mensen op een proeverij afkomen. Een verdedigbaar
# besluit: bied het bureau voor *Halve prijs* hoogstens € 158, en neem bij € 190 eerst 20 klanten met een proeverij,
# voor € 3.800. Onze eigen proeverijklanten brachten in hun eerste half jaar gemiddeld € 96 op, die van *Halve prijs* €
# 57. Kijk na een half jaar bij welke van de twee de nieuwe klanten horen, en beslis dan over de rest.

# %% [markdown]
# ## Hoe ver zaten we van de waarheid?
#
# Inmiddels is 2025 voorbij. We tellen wat deze klanten echt opbrachten, van hun eerste aankoop tot en met 2025.

# %%
tot_nu = 0.36 * nieuw.groupby("customer_id")["amount"].sum()
plafond["echt"] = tot_nu[klanten.index].groupby(personen["campaign"]).mean()
print(round(plafond[["low", "cap", "echt", "high"]]))

# %% [markdown]
# Alle zes liggen in hun interval, en bij vijf van de zes viel het tegen. In les 10.3 miste het interval het totaal,
# hier niet. Dat komt doordat een groot deel al geteld was, en doordat dit interval ook meerekent dat klanten
# verschillen. Tot eind 2025 gerekend was € 190 voor *Halve prijs* te veel. En dit zit erachter:

# %%
company.truth().leave_by_campaign

# %% [markdown]
# Dit is de factor op de kans dat iemand vertrekt. Wie met *Halve prijs* kwam, gaat ruim anderhalf keer zo snel weg. De
# volgorde van onze plafonds is bijna dezelfde. Dat het bureau precies zulke klanten kan leveren, staat ook in de
# waarheid niet.

# %% [markdown]
# ## Kort
#
# - Reken winst per klant met alle kosten. Kijk dan pas of er klanten zijn die geld kosten.
# - Het wervingsplafond is wat klanten van een actie gemiddeld waard zijn, vanaf hun eerste aankoop.
# - Een plafond heeft een interval. Ligt de prijs erin, dan weet je het niet.
# - Het gemiddelde van vroeger zegt weinig over de volgende klant.
#
# In de [volgende les](5_welke_relatie_betaalt_zich_terug.ipynb) gaat het om wat klanten vasthoudt.
#
# *Bronnen: Cooper en Kaplan (1991), Profit priorities from activity-based costing, Harvard Business Review. Fader,
# Hardie en Lee (2005), RFM and CLV, Journal of Marketing Research.*
