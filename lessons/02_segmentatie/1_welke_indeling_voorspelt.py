# ---
# jupyter:
#   kernelspec: {display_name: Python 3, language: python, name: python3}
#   klantlab:
#     lesson: "02.1"
#     kind: lesson
#     title: "Welke indeling voorspelt wat klanten doen?"
#     minutes: 33
#     concepts: [C10, C15]
#     after: ["04.3"]
#     teaches: [segmentation.bands, segmentation.explained, segmentation.plot_explained, segmentation.strongest,
#       segmentation.spending]
#     terms:
#       segmentatie: [segmentation, "Klanten verdelen in groepen die op elkaar lijken in wat ze willen of doen.", C10]
#       criterium: [criterion, "Het kenmerk waarop je klanten indeelt, zoals leeftijd, plaats of koopgedrag.", C10]
#       verklaard deel: [eta squared,
#         "Het deel van de verschillen tussen klanten dat wegvalt als je ieders groep kent.", C10]
#       cirkelredenering: [circular reasoning, "Iets voorspellen uit wat je al gebruikte om het te maken.", C10]
# ---

# %% [markdown]
# # Welke indeling voorspelt wat klanten doen?
#
# De marketingmanager van Morgenrood koopt elk jaar een adresbestand. Daarin staat van 6.000 adressen de sociale klasse,
# in vijf trappen van A (hoog) tot D (laag), voor € 0,12 per adres. Haar voorganger deelde er alle klanten mee in. "Dat
# doen we al jaren zo," zegt ze. "Maar klopt het nog?"
#
# **Na deze les kun je**
#
# - dezelfde klanten indelen op demografie, plaats, gedrag en leefstijl, en vergelijken wat elke indeling voorspelt
#   (C10);
# - een cirkelredenering herkennen: gedrag voorspellen uit datzelfde gedrag (C10);
# - zeggen waarom een type klant aan de balie nog geen segment is (C15).
#
# *Tijd: 33 minuten. Nodig: hoofdstuk 04.*

# %% [markdown]
# ## Vier soorten kenmerken
#
# **Segmentatie** (*segmentation*) is klanten verdelen in groepen die op elkaar lijken in wat ze willen of doen. Het
# kenmerk waarop je verdeelt heet een **criterium**. Er zijn vier soorten:
#
# | soort | voorbeelden |
# |---|---|
# | demografisch | leeftijd, geslacht, huishouden, opleiding, klasse |
# | geografisch | plaats, land |
# | gedrag | hoe vaak en wat iemand kocht, trouw aan een merk |
# | psychografisch | leefstijl, en wat iemand zoekt in een product |
#
# We nemen de klanten die in 2024 iets kochten, en vragen wat ze in 2025 deden.

# %%
from klantlab import company, data, segmentation

bestellingen = data.load("orders")
in_2024 = bestellingen[bestellingen["date"].dt.year == 2024]
in_2025 = bestellingen[bestellingen["date"].dt.year == 2025]

# %%
mensen = data.load("persons")
klanten = mensen[mensen["customer_id"].isin(in_2024["customer_id"])].set_index("customer_id")
klanten["bestellingen 2025"] = in_2025["customer_id"].value_counts().reindex(klanten.index, fill_value=0)

# %%
print(len(klanten), round(klanten["bestellingen 2025"].mean(), 1))

# %% [markdown]
# Dat zijn 2.725 klanten, met in 2025 gemiddeld 6,7 bestellingen. Wie niets meer kocht, telt mee met nul.
#
# ## Demografisch en geografisch
#
# We geven een paar kolommen een Nederlandse naam. Leeftijd is een getal en moet eerst in groepen. `segmentation.bands`
# knipt het op de grenzen die je opgeeft: "tot 30" betekent jonger dan 30.

# %%
klanten["leeftijd"] = segmentation.bands(2025 - klanten["birth_date"].dt.year, [30, 45, 60])
klanten["opleiding"] = klanten["education"]
klanten["klasse"] = klanten["social_class"]
klanten["plaats"] = klanten["town"]

# %%
round(klanten["bestellingen 2025"].groupby(klanten["klasse"]).mean(), 1)

# %% [markdown]
# Per klasse staat er het gemiddelde aantal bestellingen. Klasse D ligt wat lager, de andere vier liggen dicht bij
# elkaar. Is dat veel of weinig? Daarvoor heb je een maat nodig.
#
# Stel dat je van iedere klant moet raden hoeveel hij in 2025 kocht. Zonder groepen noem je steeds 6,7. Ken je de
# klasse, dan noem je het gemiddelde van die klasse. Het deel van de verschillen dat daardoor wegvalt is het **verklaard
# deel**, in boeken *eta-kwadraat* (η², Fisher 1925). 0 betekent dat de groep niets zegt, 1 dat je ieder precies raadt.
#
# `segmentation.explained` rekent het uit voor een lijst van indelingen. Eerst geef je de tabel, dan de indelingen, dan
# wat je wilt voorspellen.

# %%
demografie = ["leeftijd", "opleiding", "klasse", "plaats"]
uitkomst = segmentation.explained(klanten, demografie, "bestellingen 2025")
round(uitkomst[["groups", "n", "eta_squared", "predicted", "information"]], 3)

# %% [markdown]
# Zo lees je de kolommen:
#
# - `groups` en `n`: het aantal groepen, en het aantal klanten van wie we het kenmerk weten;
# - `eta_squared`: het verklaarde deel. Wie in meer groepen knipt, krijgt vanzelf een hoger getal;
# - `predicted`: hetzelfde, maar eerlijker. Elke klant wordt geraden uit de *andere* klanten van zijn groep. Onder nul
#   betekent: slechter dan steeds hetzelfde getal noemen;
# - `information`: hoeveel de groep je vertelt, gemeten in ja/nee-vragen (*mutual information*, Shannon 1948). Ook
#   verbanden die geen rechte lijn zijn, tellen mee. De vraag is hier in welk van vier even grote vakken iemand valt;
#   daar heb je twee ja/nee-vragen voor nodig. Bij 1 bespaart de groep je één van die twee vragen, bij 0 geen.
#
# Overal staat bijna nul. Verander in de cel hierboven `"klasse"` in `"gender"` (geslacht) of `"household"` (grootte van
# het huishouden) en voer opnieuw uit. Zet het daarna terug en voer de cellen eronder opnieuw uit.
#
# ## Gedrag
#
# Nu delen we in op gedrag: hoeveel bestellingen iemand in 2024 deed. `.value_counts()` telt ze per klant.

# %%
klanten["gekocht in 2024"] = segmentation.bands(in_2024["customer_id"].value_counts(), [2, 4, 8, 16])
round(klanten["bestellingen 2025"].groupby(klanten["gekocht in 2024"]).mean().sort_values(), 1)

# %% [markdown]
# "tot 2" is één bestelling, "2 tot 4" is twee of drie. De laagste groep deed er in 2025 gemiddeld 2,6, de hoogste 19,5.
#
# ## Leefstijl
#
# Leefstijl staat niet in de kassa; je moet ernaar vragen. 900 mensen gaven een cijfer van 1 tot en met 7 aan negen
# zinnen over hoe ze leven. De zinnen horen bij drie groepen (Mitchell 1983):
#
# - *behoeftegedreven*: rondkomen staat voorop;
# - *buitengericht*: erbij horen, het maken, laten zien wat je hebt;
# - *binnengericht*: je eigen gang gaan, meemaken, letten op anderen en de aarde.
#
# `segmentation.strongest` kiest per persoon de groep met het hoogste antwoord. Staan twee groepen samen bovenaan, dan
# krijgt iemand geen groep. `groepen` noemt bij elke groep de kolommen met haar zinnen.

# %%
groepen = {
    "behoeftegedreven": ["vals_survivor", "vals_sustainer"],
    "buitengericht": ["vals_belonger", "vals_emulator", "vals_achiever"],
    "binnengericht": ["vals_i_am_me", "vals_experiential", "vals_socially_conscious", "vals_integrated"],
}
vragen = data.load("values_survey").set_index("customer_id")
zinnen = groepen["behoeftegedreven"] + groepen["buitengericht"] + groepen["binnengericht"]
klanten["leefstijl"] = segmentation.strongest(vragen[zinnen], groepen)
klanten["leefstijl"].value_counts()

# %% [markdown]
# `+` plakt lijsten aan elkaar. Van ruim driehonderd klanten kennen we nu de leefstijl, van alle anderen niet. Veel van
# de 900 ondervraagden kochten in 2024 niets en staan dus niet in `klanten`; een deel kreeg geen groep.
#
# **Voorspel eerst.** Welke van de zes indelingen voorspelt het best hoe vaak iemand in 2025 bestelt? En hoeveel procent
# van de verschillen verwacht je: 10, 40 of 90?

# %%
alle = ["leeftijd", "opleiding", "klasse", "plaats", "leefstijl", "gekocht in 2024"]
segmentation.plot_explained(segmentation.explained(klanten, alle, "bestellingen 2025"))

# %% [markdown]
# Gedrag wint ruim: 40%. Alle andere indelingen zijn niet van nul te onderscheiden, de sociale klasse ook niet. Haar
# voorganger ging ervan uit dat klasse iets zegt. Bij deze klanten zien we daar niets van. Bij leefstijl is de lijn
# langer, omdat er minder mensen in zitten: daar weten we het minder goed.
#
# > **Valkuil.** Een collega deelt in op het aantal bestellingen in **2025** en krijgt een prachtig resultaat:

# %%
klanten["gekocht in 2025"] = segmentation.bands(klanten["bestellingen 2025"], [1, 2, 4, 8, 16])
round(segmentation.explained(klanten, ["gekocht in 2025"], "bestellingen 2025")["predicted"], 2)

# %% [markdown]
# 84%, maar het is een **cirkelredenering**: hij voorspelt gedrag uit hetzelfde gedrag. Op 1 januari 2025 bestond dit
# kenmerk nog niet. Vraag bij elke indeling: wist je dit vóórdat gebeurde wat je voorspelt?
#
# ## Een andere vraag, een andere winnaar
#
# Morgenrood wil in 2026 meer biologische koffie verkopen. Nu is de vraag niet hoeveel iemand koopt, maar wat.
# `segmentation.spending` geeft per klant het deel van zijn geld dat naar een soort artikel gaat. P09 en P10 zijn de
# biologische bonen. Eerst leggen we met `.merge` bij elke regel de bestelling.

# %%
regels = data.load("order_lines").merge(bestellingen, on="order_id")
bio = {"biologisch": ["P09", "P10"]}
nu = segmentation.spending(regels[regels["date"].dt.year == 2025], bio)
klanten["bio 2025"] = nu["biologisch"]

# %%
print(round(klanten["bio 2025"].mean(), 2))

# %% [markdown]
# Gemiddeld ging 11% van het geld naar biologisch. Klanten zonder aankoop in 2025 hebben hier geen getal en doen niet
# mee.
#
# We voegen nog één indeling toe: wat iemand in 2024 aan biologisch besteedde (niets, minder dan de helft, meer).
#
# **Voorspel eerst.** Wat doet leefstijl nu: stijgen of bijna nul blijven? En klasse? En *hoe vaak* iemand in 2024
# kocht?

# %%
toen = segmentation.spending(regels[regels["date"].dt.year == 2024], bio)
klanten["bio in 2024"] = segmentation.bands(toen["biologisch"], [0.01, 0.5])
segmentation.plot_explained(segmentation.explained(klanten, alle + ["bio in 2024"], "bio 2025"))

# %% [markdown]
# Leefstijl voorspelt nu een vijfde van de verschillen, en
# *hoe vaak* iemand kocht bijna niets. Bovenaan staat weer gedrag, maar ander gedrag: wie biologisch kocht, koopt het
# opnieuw. Leeftijd en opleiding zeggen een beetje. De beste indeling hangt dus af van de vraag. De klasse voorspelt bij
# geen van beide vragen iets.
#
# ## Typen aan de balie
#
# Winkels leren hun mensen ook een indeling. Een handleiding van een supermarkt noemt zeven typen:
#
# | type | wat je doet |
# |---|---|
# | praatgraag | luister, en breng het gesprek terug naar de koffie |
# | humeurig | blijf rustig, neem het niet persoonlijk |
# | zelfverzekerd | geef gelijk waar het kan, vul aan met feiten |
# | zoekend | vraag wat iemand nodig heeft, laat twee dingen zien |
# | verlegen | begin zelf, stel een vraag met een kort antwoord |
# | gehaast | help meteen, bewaar het praatje |
# | vriendelijk | wees het ook, en neem er geen voordeel van |
#
# Dat helpt bij één gesprek. Het is geen segmentatie. Wie vandaag haast heeft, kan morgen een praatje maken: dezelfde
# klant, een ander moment. **Een type dat je één keer zag, is geen segment.** Zet het dus niet op de klantkaart. Een
# segment moet bij een tweede meting terugkomen en iets voorspellen. Daarvoor heb je net een maat geleerd.

# %% [markdown]
# ## Wat betekent dit voor Morgenrood?
#
# Wat kosten de keuzes? Het adresbestand telt 6.000 adressen van € 0,12. De leefstijl vragen aan alle klanten van 2024
# van wie we die niet weten, kost € 1,50 per antwoord, als iedereen antwoordt.

# %%
print(round(0.12 * 6000), round(1.50 * (len(klanten) - klanten["leefstijl"].value_counts().sum())))

# %% [markdown]
# Het adresbestand kost € 720 per jaar en voorspelt niets wat Morgenrood nu vraagt: stop ermee. De leefstijl vragen kost
# ongeveer € 3.600 en voorspelt wie biologisch koopt. Maar de kassa voorspelt dat beter, en kost niets extra. Een
# verdedigbaar besluit is: kies voor de biologische folder wie in 2024 al biologisch kocht, en vraag leefstijl alleen
# aan nieuwe klanten, van wie nog geen gedrag bekend is. Of de folder iets *verandert*, weet je hiermee niet. Een
# kenmerk dat gedrag voorspelt, is nog geen oorzaak. Dat vraagt een loting, zoals in les 04.2.
#
# ## Hoe ver zaten we van de waarheid?
#
# Morgenrood is een verzonnen bedrijf, en daarom weten we wat een echt bedrijf nooit weet: er zijn vijf soorten klanten.
# Stel dat je die had gekend. **Voorspel eerst** of je dan beter had geraden hoe vaak iemand bestelt.

# %%
klanten["ware soort"] = company.truth().customers["segment"]
round(segmentation.explained(klanten, ["ware soort"], "bestellingen 2025")[["n", "predicted"]], 2)

# %%
round(segmentation.explained(klanten, ["ware soort"], "bio 2025")[["n", "predicted"]], 2)

# %% [markdown]
# De ware soort voorspelt maar 10% van het aantal bestellingen, veel minder dan het gedrag van vorig jaar. Binnen elke
# soort zitten kleine en grote kopers. Maar *wat* iemand koopt, voorspelt zij voor 90%. De klasse deed er in
# werkelijkheid ook niet toe: geen enkele klant van Morgenrood koopt iets om zijn klasse. Ons oordeel klopte dus.

# %% [markdown]
# ## Kort
#
# - Je kunt dezelfde klanten indelen op demografie, plaats, gedrag en leefstijl. Vergelijk wat elke indeling voorspelt.
# - Gedrag van vorig jaar voorspelt hoeveel iemand koopt; voor wat iemand koopt wint ander gedrag.
# - Voorspel een latere periode. Anders voorspel je gedrag uit zichzelf.
# - Een type aan de balie is een moment, geen segment.
#
# In de [volgende les](2_voor_wie_is_de_gemiddelde_klant.ipynb) kijken we wat er misgaat als je helemaal niet indeelt.
#
# *Bronnen: Fisher (1925), Statistical methods for research workers. Shannon (1948), A mathematical theory of
# communication. Mitchell (1983), The nine American lifestyles.*
