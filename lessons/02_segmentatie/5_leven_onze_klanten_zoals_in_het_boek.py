# ---
# jupyter:
#   kernelspec: {display_name: Python 3, language: python, name: python3}
#   klantlab:
#     lesson: "02.5"
#     kind: lesson
#     title: "Leven onze klanten zoals in het boek?"
#     minutes: 34
#     concepts: [C12, C13]
#     after: ["02.4"]
#     teaches: [segmentation.compare_shares, segmentation.plot_shares, statistic, effect, segmentation.milieus, scores,
#       segmentation.plot_milieus, segmentation.plot_map, vals]
#     given:
#       "0,5": Cohen 1988
#     terms:
#       VALS: ["values and lifestyles", "Een Amerikaanse indeling van mensen in leefstijlen, uit 1983.", C12]
#       nulhypothese: [null hypothesis, "Wat je aanneemt totdat de gegevens het tegendeel laten zien.", C12]
#       chi-kwadraat: [chi-squared, "Een getal dat zegt hoe ver aantallen liggen van wat je verwachtte.", C12]
#       effectgrootte: [effect size, "Hoe groot een verschil is, los van de vraag of het toeval kan zijn.", C12]
#       milieu: [milieu, "Mensen met ongeveer dezelfde waarden over leven, werk, vrije tijd en politiek.", C13]
#       factor: [factor, "Een richting waarin veel antwoorden samen oplopen.", C13]
# ---

# %% [markdown]
# # Leven onze klanten zoals in het boek?
#
# Een reclamebureau wil de nieuwe campagne van Morgenrood maken, voor € 12.000. "Volgens de bekende indeling is 77% van
# de mensen *buitengericht*," staat in het voorstel. "Dus driekwart van het budget gaat naar beelden van succes en erbij
# horen." De marketingmanager twijfelt: geldt dat ook voor onze klanten?
#
# **Na deze les kun je**
#
# - je eigen aandelen toetsen aan die uit een boek, en zeggen of die vergelijking zin heeft (C12);
# - veel vragen over waarden samenvatten in een paar richtingen, en daarin milieus zoeken (C13).
#
# *Tijd: 34 minuten. Nodig: les 02.4.*

# %% [markdown]
# ## De indeling uit het boek
#
# **VALS** (*values and lifestyles*, Mitchell 1983) verdeelt mensen in negen leefstijlen, en die in drie groepen. Zo
# staan ze in Nederlandse studieboeken:
#
# | groep | leefstijlen | deel |
# |---|---|---|
# | behoeftegedreven | overlevers, volhouders | 15% |
# | buitengericht | erbij horen, navolgen, presteren | 77% |
# | binnengericht | ik ben ik, beleven, maatschappelijk bewust, in balans | 8% |
#
# In les 02.1 gaf je 900 mensen een van de drie groepen. Dat doen we nog eens.

# %%
from klantlab import company, data, segmentation

vragen = data.load("values_survey").set_index("customer_id")
groepen = {
    "behoeftegedreven": ["vals_survivor", "vals_sustainer"],
    "buitengericht": ["vals_belonger", "vals_emulator", "vals_achiever"],
    "binnengericht": ["vals_i_am_me", "vals_experiential", "vals_socially_conscious", "vals_integrated"],
}

# %%
vals = groepen["behoeftegedreven"] + groepen["buitengericht"] + groepen["binnengericht"]
leefstijl = segmentation.strongest(vragen[vals], groepen)
print(len(leefstijl) - leefstijl.value_counts().sum())

# %% [markdown]
# Dit getal telt wie twee groepen even hoog antwoordde: 160 mensen kregen er geen. Een computer die bij gelijke
# antwoorden steeds de eerste kolom kiest, deelt hen in naar de volgorde van de kolommen. Dat zegt niets over de mensen.
#
# **Voorspel eerst.** Hoe groot is het deel *binnengericht* bij onze klanten, denk je: 8%, 20% of 30%?

# %%
boek = {"behoeftegedreven": 15, "buitengericht": 77, "binnengericht": 8}
uitslag = segmentation.compare_shares(leefstijl, boek)
segmentation.plot_shares(uitslag)

# %% [markdown]
# De blauwe stip is ons onderzoek, met een interval; de oranje ruit is wat het boek zegt (*bekend*). Bijna een derde van
# onze klanten is binnengericht, vier keer zoveel als in het boek.
#
# ## Toeval, en hoe groot
#
# Twee vragen horen bij elkaar. De eerste: kan dit toeval zijn? Je begint bij een **nulhypothese** (*null hypothesis*):
# onze klanten zijn een steekproef uit de mensen van het boek. **Chi-kwadraat** (χ², Pearson 1900) telt hoe ver de
# aantallen daarvan af liggen. Bij drie groepen komt een getal boven de 6 door toeval maar vijf keer op de honderd voor.

# %%
round(uitslag.statistic)

# %% [markdown]
# Veel groter dan 6: toeval valt af. De tweede vraag is hoe *groot* het verschil is. χ² wordt vanzelf groter als je meer
# mensen vraagt, ook bij een klein verschil. De **effectgrootte** (*effect size*) w (Cohen 1988) doet dat niet: 0,1 is
# klein, 0,3 middelgroot, 0,5 groot.

# %%
print(round(uitslag.effect, 2))
uitslag

# %% [markdown]
# Probeer wat er gebeurt met minder mensen: zet in de cel met `boek` `leefstijl.head(90)` in plaats van `leefstijl`. χ²
# wordt veel kleiner, w blijft groot. Zet het daarna terug en voer de cellen eronder opnieuw uit.
#
# > **Valkuil.** "Onze klanten wijken af van de norm." Welke norm? De 15, 77 en 8 komen uit de Verenigde Staten, van
# > rond 1980, en gaan over alle volwassenen. Ons onderzoek gaat over klanten van een koffiebrander in Nederland en
# > België, veertig jaar later. Dat die twee verschillen, wist je al. Een toets geeft antwoord op de vraag die je stelt,
# > ook als het een slechte vraag is.
#
# Het boek is ook niet het enige. Een Amerikaanse bron noemt voor dezelfde indeling andere getallen: 11%
# behoeftegedreven, 66% buitengericht, 21% binnengericht, en 2% *in balans* (integrated) apart. Met die vierde groep:

# %%
vier = {
    "behoeftegedreven": ["vals_survivor", "vals_sustainer"],
    "buitengericht": ["vals_belonger", "vals_emulator", "vals_achiever"],
    "binnengericht": ["vals_i_am_me", "vals_experiential", "vals_socially_conscious"],
    "in balans": ["vals_integrated"],
}
bron = {"behoeftegedreven": 11, "buitengericht": 66, "binnengericht": 21, "in balans": 2}
segmentation.compare_shares(segmentation.strongest(vragen[vals], vier), bron)

# %% [markdown]
# Dezelfde klanten, een ander boek, en het verschil is klein in plaats van groot. De uitkomst hangt dus vooral af van de
# norm die je kiest. Een betere vraag is: verschillen onze *leefstijlgroepen* van elkaar in iets wat Morgenrood wil
# weten? Dat deed je in les 02.1.
#
# ## Milieus
#
# Een Nederlandse aanpak begint niet bij een type, maar bij waarden. Mensen met ongeveer dezelfde waarden over leven,
# werk, vrije tijd en politiek vormen een **milieu** (Mentality, Motivaction 1997). In het onderzoek stonden zestien
# zinnen, vier per onderwerp. De kolommen hebben Engelse namen:
#
# | leven (`life_`) | werk (`work_`) | vrije tijd (`leisure_`) | politiek (`politics_`) |
# |---|---|---|---|
# | `tradition`: hoe het vroeger ging | `duty`: werken is een plicht | `home`: het liefst thuis | `order`: strenger optreden |
# | `new`: graag iets nieuws | `career`: hogerop komen | `travel`: ver reizen | `climate`: iets inleveren voor het klimaat |
# | `family`: familie gaat voor | `meaning`: iets bijdragen | `culture`: museum, theater | `equal`: kleinere inkomensverschillen |
# | `self`: mezelf ontplooien | `balance`: tijd boven promotie | `luxury`: mooie, dure spullen | `market`: bedrijven vrij laten |

# %%
zinnen = ["life_tradition", "life_new", "life_family", "life_self", "work_duty", "work_career", "work_meaning"]
zinnen = zinnen + ["work_balance", "leisure_home", "leisure_travel", "leisure_culture", "leisure_luxury"]
zinnen = zinnen + ["politics_order", "politics_climate", "politics_equal", "politics_market"]
waarden = vragen[zinnen]
waarden[["life_tradition", "life_new", "leisure_culture", "politics_order"]].head(3)

# %% [markdown]
# Zestien kolommen kun je niet op een kaart zetten. Veel antwoorden lopen samen op: wie naar het museum gaat, probeert
# ook graag iets nieuws. `segmentation.milieus` zoekt zulke gezamenlijke richtingen. Zo'n richting heet een **factor**.
# Wij vragen er twee. De **lading** zegt hoe sterk een zin eraan hangt, van −1 tot 1.
#
# **Voorspel eerst.** Welke zinnen staan recht tegenover *ik probeer graag iets nieuws* (`life_new`)? Noem er twee.

# %%
richtingen = segmentation.milieus(waarden, 2)
segmentation.plot_milieus(richtingen)

# %% [markdown]
# Rechts van nul loopt een zin op met de factor, links ervan loopt hij af. Factor 1 gaat van *hoe het vroeger ging*,
# orde en plicht (links) naar nieuw, cultuur en betekenis (rechts). Factor 2 gaat over luxe, carrière en de vrije markt.
# Die namen zijn van ons; de computer kent alleen getallen.
#
# Onder de figuur staat het ook: twee factoren vangen nog geen vier tiende van alle verschillen. De rest van wat mensen
# vinden, valt weg. Nu heeft iedereen een plaats op twee assen, in `.scores`. **Voorspel eerst:** vallen de 900 mensen
# daar in groepen uiteen?

# %%
segmentation.clusters_present(richtingen.scores)

# %% [markdown]
# Nee. Toch tekenen bureaus milieus als losse eilanden. We knippen de wolk in vier en kijken hoe dat eruitziet.
# **Voorspel eerst** waar de grenzen komen te liggen.

# %%
milieu = segmentation.assign(segmentation.kmeans(4), richtingen.scores)
segmentation.plot_map(richtingen.scores, milieu)

# %% [markdown]
# Vier taartpunten van één ronde wolk. Bijna een vijfde van de mensen ligt haast even dicht bij een ander midden. Met
# andere klanten liggen de grenzen anders:

# %%
segmentation.stability(segmentation.kmeans(4), richtingen.scores)

# %% [markdown]
# Verander de 4 in 3 en in 6. Bij geen van de drie aantallen liggen de grenzen vast. Een milieu is hier dus een plek op
# de kaart, en geen soort mens. Zo kun je het gebruiken: zeg dat iemand *rechtsonder* zit (modern, weinig op luxe),
# zonder een grens te doen alsof.
#
# Voorspelt een milieu dan iets? We kijken naar het deel van het geld dat naar biologisch ging.

# %%
regels = data.load("order_lines").merge(data.load("orders"), on="order_id")
mensen = segmentation.spending(regels, {"biologisch": ["P09", "P10"]}).reindex(vragen.index)
mensen["milieu"] = milieu
mensen["leefstijl"] = leefstijl
round(segmentation.explained(mensen, ["milieu", "leefstijl"], "biologisch")[["n", "predicted", "predicted_low"]], 2)

# %% [markdown]
# Ja, ook zonder losse groepen: ongeveer een zesde van de verschillen. (Bij leefstijl staat iets anders dan in les 02.1:
# nu tellen alle jaren mee, en meer mensen.) `predicted_low` is de ondergrens van het interval; die ligt ruim boven nul.
# Een indeling hoeft geen ontdekking te zijn om nuttig te zijn.
#
# ## Wat betekent dit voor Morgenrood?
#
# Het bureau wil 77% van € 12.000 aan *buitengerichte* beelden besteden. Wat is dat, en wat zou het zijn met ons eigen
# aandeel?

# %%
print(round(0.77 * 12000), round(uitslag.table["share"]["buitengericht"] * 12000))

# %% [markdown]
# Dat scheelt bijna € 2.000. Maar ook het tweede bedrag volgt niet vanzelf: dat 61% van de klanten buitengericht is,
# zegt niet dat zulke beelden bij hen *werken*. Een verdedigbaar besluit: teken het voorstel van € 12.000 niet, laat
# twee versies van één advertentie maken, en loot wie welke ziet. Betaal ook niet voor milieu-etiketten op alle
# adressen. Waarden voorspellen wie biologisch koopt, maar in les 02.1 deed de kassa dat veel beter, zonder kosten.
#
# ## Hoe ver zaten we van de waarheid?
#
# De ware aandelen bij Morgenrood staan hieronder, onder hun Engelse namen: *need-driven* is behoeftegedreven,
# *outer-directed* is buitengericht en *inner-directed* is binnengericht.

# %%
print(company.truth().vals)
round(uitslag.table[["share", "share_low", "share_high"]], 3)

# %% [markdown]
# De drie ware aandelen liggen alle drie in ons interval, terwijl 160 mensen niet meededen. De aandelen uit het boek
# liggen er ver buiten. En de milieus? Er bestaan vijf ware soorten klanten. **Voorspel eerst** hoeveel van milieu 4 uit
# één soort komt.

# %%
segmentation.plot_agreement(segmentation.agreement(milieu, company.truth().customers["segment"]))

# %% [markdown]
# Geen enkel milieu is één soort. In milieu 4 zitten de meeste wereldverbeteraars, maar zij zijn daar nog geen derde.
# Waarden en soorten hangen samen, maar je kunt de een niet aan de ander aflezen: bij drie van de vier milieus zit je
# vaker mis dan raak.

# %% [markdown]
# ## Kort
#
# - Bij een toets horen twee vragen: kan het toeval zijn, en hoe groot is het?
# - Vraag ook of de nulhypothese zin heeft. Een ander land of een andere tijd geeft vanzelf een verschil.
# - Waarden laten zich samenvatten in een paar richtingen. Of er groepen in zitten, is een aparte vraag.
# - Een indeling zonder losse groepen kan toch iets voorspellen. Noem haar dan een snede, geen soort.
#
# In de [opgaven](6_opgaven_segmentatie.ipynb) ga je zelf aan de slag.
#
# *Bronnen: Mitchell (1983), The nine American lifestyles. Motivaction (1997), Mentality. Pearson (1900), over
# chi-kwadraat. Cohen (1988), Statistical power analysis. Kaiser (1958), over het draaien van factoren.*
