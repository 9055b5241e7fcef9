# ---
# jupyter:
#   kernelspec: {display_name: Python 3, language: python, name: python3}
#   klantlab:
#     lesson: "04.3"
#     kind: lesson
#     title: "Waar komen onze beste klanten vandaan?"
#     minutes: 36
#     concepts: [C32, C33, C34]
#     after: ["04.2"]
#     teaches: [relations.migration, relations.plot_migration, origin, reindex, relations.label_cost, merge,
#       rfm.baskets, rfm.plot_baskets, rfm.shuffled, leave_by_campaign]
#     terms:
#       etiket: [label, "De letter of naam die een klant door een indeling krijgt.", C34]
#       regressie naar het gemiddelde: [regression to the mean,
#         "Wie één keer ver boven of onder het gemiddelde zat, zit er de volgende keer meestal dichterbij.", C34]
#       cross-selling: [cross-selling, "Een klant iets verkopen wat past bij wat hij al kocht.", C32]
#       support: [support, "Het deel van alle bestellingen waar A en B samen in zitten.", C32]
#       confidence: [confidence, "Het deel van de bestellingen met A waar ook B in zit.", C32]
#       lift: [lift, "Hoeveel keer zo vaak B voorkomt bij A als bij alle bestellingen.", C32]
#     given:
#       "0,05": "een andere aanname dan in de cel"
#       "4,53": "9,06 / 2"
# ---

# %% [markdown]
# # Waar komen onze beste klanten vandaan?
#
# De directeur wil bezuinigen. "Wie weinig besteedt, krijgt geen post en geen telefoontje meer. We richten ons op de
# goede klanten." Maar elke goede klant is ooit met één bestelling begonnen. Weet je op dat moment al wie het wordt?
#
# **Na deze les kun je**
#
# - klanten volgen van groep naar groep, en zeggen uit welke groep nieuwe Partners komen (C33);
# - uitrekenen wat het kost om klanten op een etiket uit het verleden af te rekenen (C34);
# - regels vinden voor wat klanten samen kopen, en toeval daarin herkennen (C32).
#
# *Tijd: 36 minuten. Nodig: les 04.2. Neem gerust een pauze na het etiket D.*

# %% [markdown]
# ## Twee keer dezelfde klanten
#
# Het klantonderzoek is twee keer gehouden: in oktober 2024 en in oktober 2025. We maken beide keren de groepen van de
# vorige les, met de bestellingen van de twaalf maanden ervoor.

# %%
from klantlab import company, data, relations, rfm

bestellingen = data.load("orders")
onderzoek = data.load("survey")
schaal = {"band": ["strength1", "strength2", "strength3"]}

# %%
toen = bestellingen[(bestellingen["date"] >= "2023-10-01") & (bestellingen["date"] < "2024-10-01")]
eerste = onderzoek[onderzoek["wave"] == 1].set_index("customer_id")
sterkte_toen = relations.strength(eerste, schaal, minimum=1, maximum=7).strength
groepen_toen = relations.matrix(rfm.return_score(rfm.table(toen, on="2024-10-01")), sterkte_toen)

nu = bestellingen[(bestellingen["date"] >= "2024-10-01") & (bestellingen["date"] < "2025-10-01")]
tweede = onderzoek[onderzoek["wave"] == 2].set_index("customer_id")
sterkte_nu = relations.strength(tweede, schaal, minimum=1, maximum=7).strength
groepen_nu = relations.matrix(rfm.return_score(rfm.table(nu, on="2025-10-01")), sterkte_nu)

# %% [markdown]
# Ruim vijfhonderd klanten hebben beide keren een groep. **Voorspel eerst.** Hoeveel van de honderd zitten een jaar
# later nog in dezelfde groep? En uit welke groep komen de meeste nieuwe Partners?

# %%
verhuizing = relations.migration(groepen_toen, groepen_nu)
relations.plot_migration(verhuizing)

# %% [markdown]
# Lees een rij van links naar rechts: waar gingen de klanten van die groep heen? De vette getallen zijn de stappen naar
# Partners. Samen bleef 53% in dezelfde groep; 1.140 andere klanten missen in één van de jaren een groep en doen niet
# mee. Van de nieuwe Partners was 51% eerst een Vriend, meer dan er uit een andere groep kwamen. Dat past bij wat vaak
# gezegd wordt: *een partner was eerst een vriend*. Maar die zin kan twee dingen betekenen.

# %%
round(verhuizing.origin[["n", "share", "chance"]], 2)

# %% [markdown]
# `share` gaat over de nieuwe Partners: welk deel van hen komt uit deze groep? `chance` gaat over de groep zelf: welk
# deel van haar werd Partner? Er zijn veel Vrienden, dus leveren zij de meeste nieuwe Partners. De kans lijkt bij
# Economici zelfs groter, maar die groep is klein. De kans zegt wie vanzelf overstapt; wat een duwtje toevoegt, zegt
# alleen een loting.
#
# > **Valkuil.** Niet elke verhuizing is een verandering. Wie op 49 staat en de volgende keer op 51, wisselt van groep
# > zonder dat er iets gebeurde. In les 04.2 zag je hoeveel klanten van groep wisselen als een grens een beetje
# > opschuift.
#
# ## Het etiket D
#
# Terug naar het plan van de directeur. Hij verdeelt de klanten van 2024 in vier even grote groepen naar wat ze in dat
# jaar besteedden: A is de bovenste, D de onderste. Met `bins=4` maakt `rfm.scores` vier groepen in plaats van vijf.
# `.replace` krijgt tussen accolades een woordenboek: bij elk cijfer de letter die ervoor in de plaats komt.

# %%
klanten_2024 = rfm.table(bestellingen[bestellingen["date"].dt.year == 2024], on="2024-12-31")
etiket = rfm.scores(klanten_2024, bins=4)["m"].replace({1: "D", 2: "C", 3: "B", 4: "A"})
print(round(klanten_2024["monetary"].groupby(etiket).mean()))

# %% [markdown]
# Zo groot is het verschil: een A-klant besteedde gemiddeld twaalf keer zoveel als een D-klant.
#
# **Voorspel eerst.** Een jaar later tellen we dezelfde klanten opnieuw. Wat gebeurt er met de A's, en wat met de D's?
# Wie in 2025 niets kocht, telt mee met nul euro. Daar zorgt `.reindex` voor: die zet de klanten van 2024 in de rij, en
# `fill_value=0` vult een nul in bij wie ontbreekt.

# %%
klanten_2025 = rfm.table(bestellingen[bestellingen["date"].dt.year == 2025], on="2025-12-31")
omzet_2025 = klanten_2025["monetary"].reindex(etiket.index, fill_value=0)
print(round(omzet_2025.groupby(etiket).mean()))

# %% [markdown]
# De A's zakken, de D's verdubbelen ruim. Niemand deed daar iets voor. Wie in één jaar heel veel besteedde, had ook een
# beetje geluk (een feest, een nieuwe machine), en geluk herhaalt zich niet. Bij de D's werkt het andersom. Dat heet
# **regressie naar het gemiddelde** (*regression to the mean*). Maar is dat hier de hele verklaring?
#
# **Voorspel eerst:** hoeveel van de D's waren op 1 juli 2024 nog geen klant?

# %%
personen = data.load("persons").set_index("customer_id")
begin = personen["first_contact"].reindex(etiket.index)
print(round((begin >= "2024-07-01").groupby(etiket).mean(), 2))

# %% [markdown]
# Bijna de helft. Zij hadden geen heel jaar om iets te besteden. Hun etiket zegt vooral wanneer ze binnenkwamen.
# Vergelijk wat er in 2024 en in 2025 werd besteed: door nieuwe D's, door oude D's, en door iedereen die op 1 juli 2024
# al klant was:

# %%
nieuwe_d = omzet_2025[(etiket == "D") & (begin >= "2024-07-01")]
oude_d = omzet_2025[(etiket == "D") & (begin < "2024-07-01")]
al_klant = omzet_2025[begin < "2024-07-01"]
print(round(klanten_2024["monetary"][nieuwe_d.index].mean()), round(nieuwe_d.mean()))
print(round(klanten_2024["monetary"][oude_d.index].mean()), round(oude_d.mean()))
print(round(klanten_2024["monetary"][al_klant.index].mean()), round(al_klant.mean()))

# %% [markdown]
# Het verdubbelen kwam vooral van de nieuwe klanten; de oude D's gingen maar van 57 naar 65 euro. En wie al klant was,
# gaf gemiddeld een zesde minder uit (van 342 naar 285 euro), dus dat de A's zakken is grotendeels het verloop van alle
# oude klanten. Regressie naar het gemiddelde is er bij elke indeling op één jaar, maar hier is zij klein.
#
# Twee heel verschillende groepen dus, met hetzelfde etiket. Wat kost het plan? Neem aan dat geen contact meer € 5 per
# klant per jaar bespaart, en dat de kans dat iemand vertrekt er tien procentpunt groter door wordt, bijvoorbeeld 30% in
# plaats van 20%. Die 0,10 is een aanname. Niemand bij Morgenrood heeft haar gemeten. Van elke euro omzet is ongeveer
# € 0,44 marge. De uitslag noemt een etiket *label*, naar het Engels.

# %%
relations.label_cost(etiket, 0.44 * omzet_2025, label="D", chance=0.10, contact_cost=5)

# %% [markdown]
# De besparing is zeker, het verlies verwacht, en het verlies is groter. Verander de 0.10 in 0.05 en kijk wanneer het
# plan wel uit kan. De laatste zin van de uitslag is kennis achteraf: pas in 2025 zag je welke D's goed werden.
#
# ## Wat hoort bij elkaar?
#
# Vrienden wil je iets verkopen wat past bij wat ze al kochten: **cross-selling**. Daarvoor zoek je regels van de vorm
# *wie A koopt, koopt ook B*. De regels van bestellingen kennen alleen artikelcodes. `.merge` legt twee tabellen naast
# elkaar en zoekt bij elke code de naam.

# %%
regels = data.load("order_lines").merge(data.load("products"), on="product_id")
samen = rfm.baskets(regels, item="name", minimum_support=0.005)
print(len(samen))

# %% [markdown]
# Bij een regel horen drie getallen. **Support** is het deel van alle bestellingen met A en B samen; we vroegen minstens
# 0,5%. **Confidence** is het deel van de bestellingen met A waar ook B in zit. **Lift** is hoeveel keer zo vaak dat is
# als bij alle bestellingen; bij een lift van 1 zegt A niets over B.
#
# **Voorspel eerst.** Welke twee artikelen van een koffiebrander horen volgens jou het sterkst bij elkaar?

# %%
rfm.plot_baskets(samen)

# %% [markdown]
# De stip is het deel bij wie het eerste artikel koopt, de zwarte streep het deel bij iedereen. Lift is stip gedeeld
# door streep. De regels komen in paren: A met B en B met A hebben dezelfde lift, maar niet dezelfde confidence.
#
# ## Veel regels, veel toeval
#
# Nu alleen de bestellingen van december 2025, en elke regel mag meedoen, ook als hij op één bestelling rust. Daarna
# delen we dezelfde artikelen door loting uit over dezelfde bestellingen, met `rfm.shuffled`. Dan hoort niets meer bij
# elkaar.
#
# **Voorspel eerst.** Hoe hoog is de hoogste lift als er echt niets te vinden is?

# %%
december = regels[regels["order_id"].isin(bestellingen[bestellingen["date"] >= "2025-12-01"]["order_id"])]
toeval = rfm.baskets(rfm.shuffled(december, item="name"), item="name", minimum_support=0)
print(len(toeval))
round(toeval[["orders", "confidence", "lift"]].head(4), 2)

# %% [markdown]
# Honderden regels, en de bovenste ziet er prachtig uit. Hij rust op een paar bestellingen. Bij zoveel regels is er
# altijd wel één die door toeval opvalt. Eis daarom dat een regel op veel bestellingen rust, en probeer hem uit bij
# nieuwe klanten.

# %% [markdown]
# ## Wat betekent dit voor Morgenrood?
#
# Het plan van de directeur bespaart op alle D's. Een beter plan kijkt naar wie nieuw is. Per klant kost geen contact
# naar verwachting 0,10 × marge × omzet, en het bespaart € 5.

# %%
verlies_nieuw = 0.10 * 0.44 * nieuwe_d.mean()
verlies_oud = 0.10 * 0.44 * oude_d.mean()
print(round(verlies_nieuw, 2), round(verlies_oud, 2), round(len(nieuwe_d) * (verlies_nieuw - 5)))

# %% [markdown]
# Bij nieuwe D's kost zwijgen meer dan € 5, bij oude D's minder. Het derde getal telt dat op voor alle nieuwe D's:
# zwijgen kost bij hen per saldo meer dan € 1.000. Alles hangt wel aan die aanname: bij een kans van 0,05 is het verlies
# bij nieuwe D's € 4,53, en dan loont zwijgen ook bij hen. Het besluit: blijf iedereen die korter dan een halfjaar klant
# is post sturen, stop ermee bij D's die langer klant zijn, en meet met een loting hoe groot die kans is. Stuur in die
# post een aanbod uit de regels hierboven. Of dat aanbod iets extra's verkoopt, zeggen de regels niet: veel klanten
# hadden B toch wel gekocht. Ook dat vraagt een loting.

# %% [markdown]
# ## Hoe ver zaten we van de waarheid?
#
# In de waarheid staat hoeveel bestellingen iemand in een gewone maand wil doen: de behoefte (`need`). Er staat ook bij
# wie die behoefte plotseling groter werd, door een baby of een kantoor aan huis (`need_changed`). We tellen hen vanaf
# juli 2024.

# %%
waarheid = company.truth()
print(round(klanten_2024["frequency"].groupby(etiket).mean() / 12, 2))
print(round(waarheid.customers["need"].groupby(etiket).mean(), 2))
veranderd = waarheid.customers["need_changed"] >= "2024-07-01"
print(veranderd.groupby(etiket).sum())

# %% [markdown]
# In 2024 deed een A-klant 1,34 bestellingen per maand en een D-klant 0,15: dat scheelt een factor negen. De echte
# behoefte van de A's, ook in bestellingen per maand, is maar twee keer zo groot. Het etiket maakte van een klein
# verschil een groot verschil. En ook met een D op je voorhoofd kan je behoefte veranderen. Het zijn er maar een paar,
# en geen etiket ziet hen aankomen.
#
# Het aanbod waarmee iemand binnenkwam, doet er ook toe:

# %%
print(waarheid.leave_by_campaign)

# %% [markdown]
# Dit is de factor op de kans dat iemand vertrekt. Wie voor de halve prijs kwam, gaat ruim anderhalf keer zo snel weg;
# wie op een proeverij kwam, blijft juist langer. Of de korting hen zo maakt of hen alleen aantrekt, zoeken we in een
# later hoofdstuk uit.

# %% [markdown]
# ## Kort
#
# - Nieuwe Partners waren vaak eerst Vrienden, maar een grote groep levert ook zonder grote kans veel nieuwkomers.
# - Wie klanten op één jaar indeelt, ziet ze het jaar erna naar elkaar toe schuiven: door geluk, en door nieuwe klanten.
# - Een etiket als D zegt iets over vroeger. Nieuwe klanten krijgen het omdat ze nieuw zijn.
# - Bij honderden regels valt er altijd één op door toeval. Kijk op hoeveel bestellingen een regel rust.
#
# Maak nu de [opgaven](4_opgaven_klantgroepen.ipynb).
#
# *Bronnen: Schijns (2000), over klantrelaties. Agrawal, Imieliński en Swami (1993), over associatieregels. Galton
# (1886), over regressie naar het gemiddelde.*
