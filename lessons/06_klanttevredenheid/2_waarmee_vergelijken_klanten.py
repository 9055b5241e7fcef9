# ---
# jupyter:
#   kernelspec: {display_name: Python 3, language: python, name: python3}
#   klantlab:
#     lesson: "06.2"
#     kind: lesson
#     title: "Moeten we minder beloven?"
#     minutes: 30
#     concepts: [C51, C117]
#     after: ["06.1"]
#     teaches: [satisfaction.disconfirmation, satisfaction.plot_disconfirmation, standards, mediation,
#       satisfaction.effects, satisfaction.plot_effects, shortfall_excess, beside_satisfaction, promise_sources, quotations]
#     terms:
#       maatstaf: [standard, "Waarmee een klant vergelijkt: het ideaal, een concurrent of een belofte.", C51]
#       disconfirmatie: [disconfirmation,
#         "Het uitkomen boven of onder de maatstaf, waar tevredenheid uit volgt.", C51]
#       gevolg: [consequence, "Wat een klant na zijn oordeel doet: klagen, blijven, doorvertellen of opnieuw kopen.", C51]
#       mediatie: [mediation, "Een verband dat via een derde ding loopt.", C51]
#       verwachting: [expectation, "Wat een klant vooraf denkt te krijgen.", C117]
# ---

# %% [markdown]
# # Moeten we minder beloven?
#
# De kwaliteitsmanager van Morgenrood leest de cijfers van klanten en begrijpt ze niet. "De koffie is prima," zegt hij,
# "maar onze reclame belooft de beste koffie van Nederland. Dan valt alles tegen." De verkoopleider schrikt: wie minder
# belooft, verkoopt minder. Wie heeft gelijk?
#
# **Na deze les kun je**
#
# - een ervaring naast drie maatstaven leggen, en zeggen welke het oordeel het best voorspelt (C51);
# - volgen hoe een tegenvaller via tevredenheid doorwerkt in klagen, blijven en doorvertellen (C51);
# - zeggen waar verwachting vandaan komt, en wat minder beloven kost aan orders (C117).
#
# *Tijd: 30 minuten. Nodig: les 06.1. Neem gerust een pauze na de gevolgen.*

# %% [markdown]
# ## Tevreden, vergeleken waarmee?
#
# Een bezorging in drie dagen valt mee als je er vijf verwachtte, en tegen als er één beloofd was. Woodruff en Gardial
# (1996) tekenden dat als een keten:
#
# > ervaring − **maatstaf** (*standard*) = verschil → tevredenheid → gevolgen
#
# Uitkomen boven of onder de maatstaf heet **disconfirmatie** (*disconfirmation*). Niet iedereen gebruikt dezelfde
# maatstaf. Drie komen er vaak voor: het ideaal, de beste concurrent, en wat het bedrijf zelf beloofde. Bij 620 klanten
# van Morgenrood is alles gevraagd, als rapportcijfer.

# %%
from klantlab import company, data, satisfaction

antwoorden = data.load("expectations")
antwoorden["tevredenheid"] = antwoorden["satisfaction"]
antwoorden[["ideal", "competitor", "promise", "performance", "tevredenheid"]].head()

# %% [markdown]
# | kolom | de vraag |
# |---|---|
# | `ideal` | zo zou het idealiter zijn |
# | `competitor` | zo goed is de beste andere brander |
# | `promise` | zo goed beloofde Morgenrood te zijn |
# | `performance` | zo goed was het |
# | `tevredenheid` | hoe tevreden ben je achteraf? |
#
# Eerst met de hand. We trekken de belofte van de ervaring af. **Voorspel eerst.** Bij welk deel van de klanten bleef
# Morgenrood onder wat het beloofde?

# %%
antwoorden["het verschil"] = antwoorden["performance"] - antwoorden["promise"]
onder = antwoorden["het verschil"] < 0
print(round(antwoorden["het verschil"].mean(), 2), round(onder.mean(), 2))

# %% [markdown]
# Gemiddeld ruim een half punt tekort, en bij bijna zes op de tien klanten bleef de ervaring onder de belofte.
#
# ## Drie maatstaven naast elkaar
#
# `satisfaction.disconfirmation` doet dit voor alle maatstaven tegelijk. Tussen accolades staat bij elke maatstaf de
# Nederlandse naam met de kolom erachter. De functie krijgt eerst de ervaring, dan de maatstaven, dan de tevredenheid.
#
# **Voorspel eerst.** Vergeleken met welke maatstaf valt Morgenrood het meest tegen? En welke maatstaf zegt het meest
# over hoe tevreden iemand is?

# %%
maatstaven = {
    "ideaal": antwoorden["ideal"],
    "andere brander": antwoorden["competitor"],
    "belofte": antwoorden["promise"],
}
uitslag = satisfaction.disconfirmation(antwoorden["performance"], maatstaven, antwoorden["tevredenheid"])
round(uitslag.standards[["mean", "worse", "r_squared"]], 2)

# %% [markdown]
# `mean` is het gemiddelde verschil, `worse` het deel dat het slechter vond dan de maatstaf. `r_squared` zegt hoe goed
# het verschil de tevredenheid voorspelt bij klanten die niet meededen aan het rekenen: 0 is niets, 1 is elk cijfer
# precies goed.
#
# Van het ideaal staat Morgenrood het verst af, maar dat vindt bijna iedereen, de tevreden klanten ook. De belofte
# voorspelt de tevredenheid voor 70%, de andere twee maatstaven voor ongeveer 40%. De figuur kijkt nog iets verder: wat
# scheelt een punt onder de maatstaf, en wat een punt erboven?
#
# **Voorspel eerst.** Telt een punt eronder even zwaar als een punt erboven?

# %%
satisfaction.plot_disconfirmation(uitslag)

# %% [markdown]
# Kijk naar de bovenste regel. Bij elk punt onder de belofte hoort 0,70 punt minder tevredenheid, bij elk punt erboven
# 0,42 punt meer. Tekortschieten weegt dus zwaarder. De strepen zijn de intervallen. Bij de andere twee maatstaven is
# dat verschil niet aangetoond.
#
# **Verander** in de cel met de accolades `antwoorden["promise"]` in `antwoorden["ideal"] - 1`, alsof Morgenrood
# iedereen één punt minder dan zijn ideaal beloofde. Voer die cel en de figuur uit. Voorspelt die belofte nog zo goed?
# Zet het daarna terug en voer beide cellen opnieuw uit.
#
# ## En dan?
#
# Tevredenheid is geen einddoel. De klanten zeiden ook, van 1 tot en met 7, of ze erover zouden klagen, klant blijven,
# er goed over vertellen en dit opnieuw zouden kopen. Dat zijn de **gevolgen** (*consequences*).
#
# Loopt het **gevolg** van een verschil via de tevredenheid, dan heet dat **mediatie** (*mediation*). `indirect` is
# hoeveel het gevolg via de tevredenheid scheelt bij één punt hoger verschil; `direct` is wat het daarnaast nog scheelt
# tussen klanten die even tevreden zijn. `direct_low` en `direct_high` zijn de grenzen van het interval daarvan. De
# gevolgen komen in `satisfaction.disconfirmation` op de vierde plaats.
#
# **Voorspel eerst.** Welk gevolg loopt deels buiten de tevredenheid om: klagen, blijven, doorvertellen of opnieuw
# kopen?

# %%
gevolgen = {
    "klagen": antwoorden["complains"],
    "blijven": antwoorden["stays"],
    "doorvertellen": antwoorden["tells"],
    "opnieuw kopen": antwoorden["buys_again"],
}
keten = satisfaction.disconfirmation(
    antwoorden["performance"], {"belofte": antwoorden["promise"]}, antwoorden["tevredenheid"], gevolgen
)
round(keten.mediation[["indirect", "direct", "direct_low", "direct_high"]], 2)

# %% [markdown]
# Bij klanten die een punt hoger uitkwamen tegenover de belofte, is *klagen* via de tevredenheid een half punt lager, en
# daarbuiten nog 0,28 punt. Ook *doorvertellen* gaat deels buiten de tevredenheid om. Bij *blijven* en *opnieuw kopen*
# ligt de nul in het interval: daar is alleen de weg via de tevredenheid aangetoond. Van twee even tevreden klanten
# klaagt dus eerder degene bij wie de belofte is gebroken.
#
# > **Valkuil.** Een pijl in een schema is nog geen oorzaak. Alles is op één moment gevraagd. Wie toch al wilde
# > vertrekken, kan achteraf een lager cijfer geven én een hogere belofte onthouden. De keten past bij deze gegevens, en
# > meer zegt ze niet.
#
# ## Waar komt de verwachting vandaan?
#
# Een **verwachting** (*expectation*) komt ergens vandaan: van wat iemand eerder meemaakte, van vrienden, van wat het
# bedrijf belooft, van concurrenten, en van gewoonte en omstandigheden. De klanten gaven elk van die vijf bronnen een
# cijfer van 0 (helemaal niet) tot 10 (helemaal wel). `satisfaction.effects` vergelijkt klanten die op één bron een punt
# schelen en op de andere vier gelijk zijn: hoeveel scheelt het verschil met de belofte bij hen?
#
# **Voorspel eerst.** Bij welke bron hoort het grootste tekort?

# %%
bronnen = {
    "eigen ervaring": antwoorden["from_experience"],
    "vrienden": antwoorden["from_friends"],
    "belofte van Morgenrood": antwoorden["from_promise"],
    "andere branders": antwoorden["from_competitor"],
    "gewoonte": antwoorden["from_habit"],
}
effecten = satisfaction.effects(antwoorden["het verschil"], bronnen)
satisfaction.plot_effects(effecten)

# %% [markdown]
# Een stap is één punt op de schaal van 0 tot 10. Wie één punt meer op de belofte van Morgenrood afging, kwam 0,21 punt
# lager uit. Bij vijf punten meer scheelt dat al een heel punt. Wie meer op eigen ervaring afging, kwam juist iets hoger
# uit. De getallen achter de figuur, met `low` en `high` als grenzen van het interval:

# %%
round(effecten.table[["effect", "low", "high"]], 2)

# %% [markdown]
# Van de andere drie bronnen is niets aangetoond: de nul ligt in hun interval. De kwaliteitsmanager heeft dus een punt.
# Maar ook dit is geen proef. Klanten kozen zelf waar ze op afgingen.
#
# ## Wat kost minder beloven?
#
# Daarvoor is er wel een proef. Bij 720 aanvragen voor een offerte koos het lot wat er werd beloofd: een offerte in 1, 2
# of 4 dagen. `waited` is waar als de klant bleef wachten; anders ging hij direct naar een ander. `ordered` is waar als
# er een order kwam.
#
# **Voorspel eerst.** Hoeveel van de honderd aanvragers lopen er extra weg als je 4 dagen belooft in plaats van 2?

# %%
offertes = data.load("quotation_experiment")
print(round(offertes.groupby("promised_days")["waited"].mean(), 3))
print(round(offertes.groupby("promised_days")["ordered"].mean(), 3))

# %% [markdown]
# Bij 2 dagen wachten er 93 van de 100, bij 4 dagen nog 78. Minder beloven kost meteen 15 klanten per 100 aanvragen: de
# verkoopleider heeft ook een punt. Maar het aantal orders is er niet lager: 33 per 100 bij 4 dagen, 30 bij 2 dagen. Een
# mogelijke reden: wie vier dagen belooft, is zelden te laat. Dat tel je na in opgave 06.6.

# %% [markdown]
# ## Wat betekent dit voor Morgenrood?
#
# Reken per aanvraag, met nul euro voor wie niets bestelde. Zo telt wie wegliep gewoon mee.
#
# **Voorspel eerst.** Is met deze proef aan te tonen dat 4 dagen beter is dan 2? Met `reference` kies je de groep
# waarmee je vergelijkt.

# %%
offertes["euro per aanvraag"] = offertes["value"]
satisfaction.compare(offertes["euro per aanvraag"], offertes["promised_days"], reference="2")

# %% [markdown]
# Per aanvraag brengt een belofte van 2 dagen gemiddeld € 178 op en een van 4 dagen € 195. Dat verschil kan met deze
# aanvragen alles zijn tussen € 55 minder en € 88 meer. Er is dus niets aangetoond, in geen van beide richtingen.
# **Probeer** `reference="1"`: is er dan wel een verschil aangetoond?
#
# Een verdedigbaar besluit: houd de belofte op 2 dagen en herhaal de proef met meer aanvragen. Dat kan de moeite waard
# zijn, want stel dat het verschil echt € 17 per aanvraag is, en dat er 3.000 aanvragen per jaar zijn. Dan gaat het om €
# 51.000 omzet. En de reclame? Deze proef ging over offertes. Of minder grote woorden orders kosten, moet een eigen
# loting uitwijzen.

# %% [markdown]
# ## Hoe ver zaten we van de waarheid?
#
# Bij `shortfall_excess` staat hoeveel tevredenheid een punt onder de belofte echt kost, en hoeveel een punt erboven
# oplevert. Bij `promise_sources` staat hoeveel hoger de onthouden belofte is per punt op elke bron.

# %%
waarheid = company.truth()
print(waarheid.shortfall_excess)
print(waarheid.beside_satisfaction)
print(waarheid.promise_sources)

# %% [markdown]
# Het grote beeld klopt: tekort weegt zwaarder dan overschot. Maar de echte getallen zijn 0,62 en 0,30, en onze
# intervallen (de strepen in de figuur) liggen er allebei net boven. Dat komt doordat wij naar één maatstaf tegelijk
# keken. Wie boven de belofte uitkomt, komt meestal ook boven de andere brander uit, en dat telt in het echt een beetje
# mee. Wij schreven dat beetje bij op de belofte.
#
# Bij `beside_satisfaction` staan per gevolg twee getallen: hoeveel het bij even tevreden klanten verandert per punt dat
# de ervaring hoger uitkomt, eerst onder de belofte en dan erboven. Klagen verandert alleen onder de belofte: elk punt
# minder tekort geeft 0,45 minder. Doorvertellen verandert alleen erboven. Onze keten rekende met één rechte lijn en
# mengde die twee.
#
# Bij de bronnen is de belofte echt de grootste: 0,20 hoger per punt, dus een verschil van −0,20. Wij vonden −0,21. Bij
# *vrienden* misten we: echt hoort daar −0,06 bij, en ons interval stopte bij −0,03. Klanten die op vrienden afgingen,
# troffen het in dit onderzoek toevallig met hun koffie. Zo ver ernaast is zeldzaam, en toch kan het jouw onderzoek
# zijn.
#
# En de offertes? `leaves` is het deel dat meteen wegloopt. De andere kolommen zijn het deel orders: als niemand bericht
# krijgt bij vertraging, en als iedereen dat krijgt.

# %%
round(waarheid.quotations, 3)

# %% [markdown]
# Vier dagen beloven levert in beide kolommen de meeste orders op. De verkoopleider had ongelijk, en ons voorzichtige
# besluit kost elke maand orders, tot de grotere proef er is. Met deze 720 aanvragen kon je dat niet weten.

# %% [markdown]
# ## Kort
#
# - Tevredenheid volgt uit een verschil: ervaring min maatstaf. De belofte voorspelt hier het best.
# - Een punt tekort weegt zwaarder dan een punt extra.
# - Een verschil werkt door via de tevredenheid, en bij klagen ook daarbuiten.
# - Minder beloven kost meteen klanten, en kan meer orders geven van wie blijft. Reken daarom per aanvraag.
#
# In de [volgende les](3_wat_als_het_later_wordt.ipynb) komt de offerte te laat, en gaan we klanten verrassen.
#
# *Bronnen: Woodruff en Gardial (1996), Know your customer. Oliver (1980), over verwachting en tevredenheid, Journal of
# Marketing Research. Baron en Kenny (1986), over mediatie, Journal of Personality and Social Psychology.*
