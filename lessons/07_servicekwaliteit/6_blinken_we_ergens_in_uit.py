# ---
# jupyter:
#   kernelspec: {display_name: Python 3, language: python, name: python3}
#   klantlab:
#     lesson: "07.6"
#     kind: lesson
#     title: "Blinken we ergens in uit?"
#     minutes: 36
#     concepts: [C66, C65]
#     after: ["07.5"]
#     teaches: [servqual.market_position, verdicts, servqual.plot_market_position, servqual.control_chart,
#       servqual.plot_control_chart, servqual.capability, servqual.plot_capability, positions, pick_hours]
#     given:
#       "5.280": 44 * 120
#       "0,72": de kosten van een minuut werk, uit de tabel cost_rates
#       "7,20": 10 * 0,72
#       "1,33": een gebruikelijke eis in de vakboeken
#     terms:
#       operational excellence: [operational excellence, "Uitblinken in de laagste totale kosten of het soepelste proces.", C66]
#       product leadership: [product leadership, "Uitblinken met het beste of nieuwste product.", C66]
#       customer intimacy: [customer intimacy, "Uitblinken in het kennen en helpen van elke klant.", C66]
#       stuck in the middle: [stuck in the middle, "Overal gemiddeld en nergens de beste.", C66]
#       regelkaart: [control chart, "Metingen door de tijd, met de grenzen waarbinnen ze door toeval schommelen.", C65]
#       Cpk: [process capability index, "Hoeveel keer drie standaardafwijkingen er tussen het gemiddelde en de belofte passen.", C65]
# ---

# %% [markdown]
# # Blinken we ergens in uit?
#
# Een adviesbureau heeft zes koffiebranders gemeten. Zijn oordeel over Morgenrood: *onder de maat in operational
# excellence*. De directeur schrikt en wil € 30.000 uitgeven om goedkoper en sneller te worden. De chef van het magazijn
# zegt dat hij zijn belofte juist nakomt, behalve een keer in de zomer. Aan jou de vraag of de gegevens die € 30.000
# dragen.
#
# **Na deze les kun je**
#
# - een bedrijf een plaats geven volgens Treacy en Wiersema, met de onzekerheid erbij (C66);
# - met een regelkaart zien wanneer werk anders loopt dan anders (C65);
# - zeggen of een proces zich aan een belofte kan houden, met Cpk (C65).
#
# *Tijd: 36 minuten. Nodig: les 07.5.*
#
# ## Drie manieren om te winnen
#
# Treacy en Wiersema (1993) zeggen dat een bedrijf op drie manieren waarde kan geven:
#
# - **operational excellence** (operationele uitmuntendheid): het werk beter op orde dan de rest;
# - **product leadership** (productleiderschap): het beste of het nieuwste product;
# - **customer intimacy** (klantpartnerschap): elke klant kennen en helpen.
#
# De regel: haal op alle drie een drempel, en blink in één uit. Wie overal de drempel haalt en nergens uitblinkt, zit
# vast in het midden: **stuck in the middle** (Porter 1980).

# %%
from klantlab import company, data, servqual

metingen = data.load("firm_indicators")
metingen.head(3)

# %% [markdown]
# Elke rij is één meting: een bedrijf, een strategie, en een score van 1 tot en met 10. Er zijn twaalf metingen per
# bedrijf en strategie. Het bureau legt de drempel bij 5,5 en noemt een 7 uitblinken. `servqual.market_position` past de
# regel toe.
#
# **Voorspel eerst.** Van hoeveel van de zes branders staat de plaats vast, als je met de foutmarge rekent?

# %%
plaats = servqual.market_position(
    metingen["score"], metingen["firm"], metingen["discipline"], threshold=5.5, excellence=7
)
servqual.plot_market_position(plaats)

# %% [markdown]
# Van één. Noordkaap Branders ligt met de hele streep van customer intimacy onder de drempel. Bij de vijf andere kruist
# minstens één streep een grens die ertoe doet. Morgenrood staat op *onder de drempel (niet zeker)*: het hele
# adviesrapport rust op één stip. In `.verdicts` staat per bedrijf het oordeel, en of het zeker is.

# %%
plaats.verdicts[["position", "certain"]]

# %% [markdown]
# Verander in de cel met de figuur `threshold=5.5` in 5, en voer ook de cel hierboven opnieuw uit. Morgenrood heet dan
# ineens een bedrijf met *customer intimacy*. Bij 6 liggen alle zes onder de drempel, en Noordkaap en Morgenrood zeker.
# Er is niets nieuws gemeten. Wie de drempel kiest, kiest de uitslag. Zet de 5.5 terug en voer beide cellen weer uit.
#
# > **Valkuil.** "Stuck in the middle" klinkt als een diagnose. Een bedrijf met scores rond de 6 en een ruime foutmarge
# > krijgt die naam vanzelf, ook als het in werkelijkheid op één punt uitblinkt. Kijk eerst hoe breed de strepen zijn.
#
# ## Hoeveel metingen zijn genoeg?
#
# We nemen alleen Morgenrood.

# %%
eigen = metingen[metingen["firm"] == "Morgenrood"]
morgenrood = servqual.market_position(eigen["score"], eigen["firm"], eigen["discipline"], threshold=5.5, excellence=7)
round(morgenrood.table, 2)

# %% [markdown]
# `mean` is het gemiddelde van twaalf metingen, `low` en `high` zijn de grenzen van het interval. Bij operational
# excellence loopt het van 4,58 tot 5,87: naar beide kanten ongeveer 0,65. In les 08.3 zag je dat vier keer zoveel
# metingen een interval half zo breed maakt. Hoeveel metingen zijn er nodig voor 0,3 naar beide kanten?

# %%
print(round(12 * (0.65 / 0.3) * (0.65 / 0.3)))

# %% [markdown]
# Het bureau rekent € 120 per meting. De 44 metingen die er nog bij moeten, kosten dus ruim € 5.000. Vervang de twee
# keer 0.3 door 0.1. Wie heel dicht bij een grens ligt, heeft zo veel metingen nodig dat de vraag zelf niet meer zinnig
# is.
#
# ## Wat betekent operational excellence?
#
# De boeken zijn het niet eens. In het ene is operational excellence de *laagste totale kosten* voor de klant. In het
# andere is het een *soepel dienstverleningsproces*. Voor drie branders kunnen we beide bekijken. 320 koffiedrinkers
# gaven cijfers voor wat het hun kost, van 1 tot en met 10: aan geld (`money`), aan tijd (`time`) en aan moeite
# (`energy`). Hier is lager beter.
#
# **Voorspel eerst.** Staat Morgenrood bij geld op dezelfde plaats als bij tijd en moeite?

# %%
offers = data.load("competitor_ratings").groupby("firm")[["money", "time", "energy"]].mean()
round(offers, 2)

# %% [markdown]
# Nee. Bij geld is Morgenrood de duurste van de drie. Bij tijd en moeite is het tweede, en komt De Groene Schep als
# laatste. Eén woord, twee oordelen. Vraag een adviseur dus eerst welke betekenis hij mat, en kijk dan pas naar het
# getal.
#
# ## Houdt het magazijn zijn belofte?
#
# De chef belooft dat een bestelling binnen 24 uur bij de bezorger is. Elke werkdag worden er vijf bestellingen geklokt.

# %%
tijden = data.load("pick_times")
tijden["uren"] = tijden["hours"]
tijden[["date", "number", "uren"]].head()

# %% [markdown]
# Vijf tijden op één dag zijn nooit gelijk. De vraag is wanneer een dag *anders* is dan toeval. Shewhart (1931) bedacht
# daarvoor de **regelkaart** (*control chart*). Je kijkt hoe ver de vijf van één dag uit elkaar liggen. Daaruit volgt
# tussen welke grenzen het gemiddelde van vijf hoort te vallen. Die liggen zo ver uit elkaar dat er door toeval maar 1
# op de 370 dagen buiten valt.
#
# `servqual.control_chart` wil de waarden en de dag. `baseline=60` betekent: haal de grenzen uit de eerste zestig dagen.
# De onrust komt dus niet in de grenzen zelf terecht.
#
# **Voorspel eerst.** De zomer begon rustig. Hoeveel van de 132 dagen vallen er buiten?

# %%
kaart = servqual.control_chart(tijden["uren"], tijden["date"], baseline=60)
servqual.plot_control_chart(kaart)

# %% [markdown]
# Boven staat het gemiddelde van elke dag; de titel noemt een dag een *steekproef*. 22 dagen vallen erbuiten, allemaal
# bij elkaar. Door toeval verwacht je er bijna nul. Onder staat de spreiding: de hoogste min de laagste van de vijf. Ook
# die was in die weken soms te groot. De eerste dag erbuiten is 21 augustus 2025. Het magazijn begon op 18 augustus te
# verhuizen, dus de kaart slaat op de vierde dag alarm. Wat doet `baseline`? Laat het weg:

# %%
servqual.control_chart(tijden["uren"], tijden["date"])

# %% [markdown]
# Nog twaalf in plaats van 22. De slechte weken maakten de grenzen wijder en verstoppen daarna zichzelf. Vervang in de
# cel met de figuur de 60 door 30. Bijna dezelfde dagen vallen erbuiten: de eerste maanden waren rustig genoeg.
#
# ## Rustig is nog niet goed
#
# Een regelkaart vraagt: gaat het zoals altijd? Of *zoals altijd* goed genoeg is, vraagt **Cpk** (*process capability
# index*): hoeveel keer drie standaardafwijkingen passen er tussen het gemiddelde en de belofte? Een standaardafwijking
# is een maat voor hoe ver waarden rond hun gemiddelde liggen. Bij een Cpk van 1 gaat het net. Vakboeken vragen vaak
# 1,33, zodat een kleine tegenvaller geen ramp is. Met `upper` geven we de belofte op: hoogstens 24 uur.

# %%
rustig = tijden[tijden["date"] < "2025-08-18"]
verhuizing = tijden[(tijden["date"] >= "2025-08-18") & (tijden["date"] < "2025-09-29")]
gewoon = servqual.capability(rustig["uren"], upper=24)
druk = servqual.capability(verhuizing["uren"], upper=24)

# %% [markdown]
# **Voorspel eerst.** Ligt de Cpk van de rustige tijd boven 1,33, tussen 1 en 1,33, of onder 1?

# %%
servqual.plot_capability({"rustige tijd": gewoon, "verhuizing": druk})

# %% [markdown]
# In de rustige tijd is het krap: boven 1 en onder 1,33. Van de tijden viel 0,3% buiten de belofte. Tijdens de
# verhuizing zakt de Cpk naar 0,35 en is 12% te laat. De chef had gelijk: behalve een keer in de zomer. Maar hoeveel
# merkte de klant ervan?
#
# ## Wat de klant merkt
#
# De klant ziet het magazijn niet. Hij ziet of het pakket komt op de beloofde dag. Dat staat in een andere tabel.

# %%
pakketten = data.load("deliveries").merge(data.load("orders")[["order_id", "date"]], on="order_id")
pakketten["te laat"] = pakketten["delivered"] > pakketten["promised"]
na_alarm = pakketten[(pakketten["date"] >= "2025-08-22") & (pakketten["date"] < "2025-09-29")]
print(len(na_alarm), na_alarm["te laat"].sum(), round(100 * na_alarm["te laat"].mean(), 1))

# %% [markdown]
# Van de pakketten die na het alarm werden besteld, kwam 45,5% te laat. In het magazijn was dat 12%. De chef meet zijn
# eigen stuk, en de klant telt de hele weg. Wie alleen zijn eigen stuk meet, mist waar het misgaat.
#
# ## Wat betekent dit voor Morgenrood?
#
# Hoeveel procent is gewoonlijk te laat? We nemen mei tot half augustus. Hoeveel pakketten waren er na het alarm extra
# te laat? En wat kostten de klachten daarover? Een klacht afhandelen kost € 12,40.

# %%
klachten = data.load("complaints")
laat = klachten[klachten["topic"] == "te laat"]
golf = laat[(laat["date"] >= "2025-08-22") & (laat["date"] < "2025-10-06")]
vooraf = pakketten[(pakketten["date"] >= "2025-05-01") & (pakketten["date"] < "2025-08-18")]
print(round(100 * vooraf["te laat"].mean(), 1))
print(round(816 - 0.045 * 1792), len(golf), round(12.40 * len(golf)))

# %% [markdown]
# Gewoonlijk is 4,5% te laat. Er waren dus ruim 700 pakketten extra te laat, en 172 klachten voor samen € 2.133. De
# regelkaart kost tien minuten per dag, tegen € 0,72 per minuut: € 7,20. Over 132 dagen is dat € 950. Had Morgenrood na
# het alarm de helft van die klachten voorkomen, dan was de kaart daarmee ongeveer terugverdiend, zonder de klanten te
# tellen die zonder klagen weggingen. Die helft is een aanname, en een paar van die klachten waren er altijd geweest.
# Een besluit dat past: houd de kaart aan, en hang er een tweede naast, van pakketten die te laat bij de klant zijn.
#
# En de € 30.000? Niet op grond van deze stip. Er is nog niet gekozen wat de stip betekent, en niets doen past net zo
# goed bij de gegevens. Wil de directeur toch weten waar hij staat, laat hem dan eerst één betekenis kiezen en 44
# metingen kopen, voor € 5.280.
#
# ## Hoe ver zaten we van de waarheid?
#
# Zo staan de zes branders er werkelijk voor. De kolommen heten hier zoals tussen haakjes bovenaan deze les:

# %%
waarheid = company.truth()
waarheid.positions

# %% [markdown]
# Morgenrood haalt bij operational excellence een 5,6, net boven de drempel, en bij customer intimacy een 7,3. Het
# oordeel *onder de drempel* was dus fout, en *niet zeker* was goed. Met 44 metingen erbij was het nog onbeslist
# gebleven: 5,6 en 5,5 liggen te dicht bij elkaar. Ter Bonen zit echt in het midden. En het magazijn?

# %%
round(waarheid.pick_hours, 1)

# %% [markdown]
# `mean` is het ware gemiddelde in uren, `sd` de standaardafwijking. Wij vonden 14,2 en 19,2 uur: dichtbij. Eén aanname
# klopt niet: ook in rustige tijd verschillen de dagen zelf een beetje. Daardoor zijn de grenzen iets te nauw en komt er
# soms een vals alarm.
#
# ## Kort
#
# - Treacy en Wiersema: een drempel op drie strategieën, uitblinken in één. De drempel is een keuze, de plaats heeft een
#   marge.
# - Vraag eerst welke betekenis van operational excellence is gemeten: laagste kosten of een soepel proces.
# - Een regelkaart zegt wanneer werk anders loopt. Haal de grenzen uit een rustige tijd.
# - Cpk zegt of het werk bij de belofte past. Meet de belofte die de klant merkt.
#
# In de [volgende les](7_wat_kost_een_gebroken_belofte.ipynb) gaat het over wat er na een fout gebeurt.
#
# *Bronnen: Treacy en Wiersema (1993), Customer intimacy and other value disciplines, Harvard Business Review. Porter
# (1980), Competitive Strategy. Shewhart (1931), Economic Control of Quality of Manufactured Product. Kane (1986),
# Process capability indices, Journal of Quality Technology.*
