# ---
# jupyter:
#   kernelspec: {display_name: Python 3, language: python, name: python3}
#   klantlab:
#     lesson: "10.1"
#     kind: lesson
#     title: "Wat mag een nieuwe klant kosten?"
#     minutes: 34
#     concepts: [C90, C92]
#     after: ["04.1"]
#     teaches: [clv.present_value, clv.margin_multiplier, clv.lifetime_value, clv.plot_present_value, clv.elasticities,
#       clv.break_even_retention_spend, cancel_by_segment]
#     terms:
#       klantwaarde: [customer lifetime value,
#         "Wat een klant over de hele relatie oplevert, in euro's van vandaag, min alle kosten.", C90]
#       contante waarde: [present value, "Wat een bedrag van later vandaag waard is.", C90]
#       rekenrente: [discount rate, "Het percentage per jaar waarmee een later bedrag minder waard is.", C90]
#       retentie: [retention, "Het deel van de klanten dat na een periode nog klant is.", C90]
#       margemultiplier: [margin multiplier, "Wat één euro marge per jaar over de hele relatie waard is.", C90]
#       elasticiteit: [elasticity, "Met hoeveel procent een uitkomst verandert als je één getal 1% groter maakt.", C92]
#     given:
#       "1,10": "1 + 0,10"
#       "1,21": "1,10 * 1,10"
#       "0,3721": "0,61 * 0,61"
#       "0,37": "0,61 * 0,61"
#       "59,17": "0,61 * 97"
#       "36,09": "0,3721 * 97"
#       "53,79": "59,17 / 1,10"
#       "29,83": "36,09 / 1,21"
#       "161": "31,40 + 130"
#       "621": geteld in subscriptions, Vast 500 g zonder einddatum
#       "6.831": "621 * 11"
# ---

# %% [markdown]
# # Wat mag een nieuwe klant kosten?
#
# Een vergelijkingssite biedt Morgenrood 300 nieuwe abonnees aan, voor € 130 per stuk. Dat is samen € 39.000. De
# marketingmanager vindt het duur: een abonnement kost € 20,10 per maand, en van de eerste betaling blijft maar een paar
# euro over. Maar een abonnee betaalt meer dan één keer. Aan jou de vraag of € 130 te veel is.
#
# **Na deze les kun je**
#
# - een bedrag van later omrekenen naar vandaag, met de hand en met Python (C90);
# - de waarde van een klant uitrekenen uit marge, retentie en rente (C90);
# - zeggen welk getal die waarde het sterkst verandert, en wat behouden mag kosten (C92).
#
# *Tijd: 34 minuten. Nodig: hoofdstuk 04.*

# %% [markdown]
# ## Wie blijft er?
#
# Het gaat om het abonnement *Vast 500 g*. We nemen iedereen die er in 2023 mee begon. `months_paid` is het aantal
# maanden dat iemand betaalde. Wie er meer dan twaalf betaalde, was na een jaar nog klant.

# %%
from klantlab import clv, company, data

abonnementen = data.load("subscriptions")
vast = abonnementen[(abonnementen["plan"] == "Vast 500 g") & (abonnementen["start"].dt.year == 2023)]
gebleven = vast["months_paid"] > 12
print(len(vast), gebleven.sum(), round(gebleven.mean(), 2))

# %% [markdown]
# Van de 171 abonnees waren er na een jaar nog 104. Het deel dat blijft heet de **retentie** (*retention*): 0,61 per
# jaar.
#
# ## Wat levert een jaar op?
#
# Van € 20,10 gaat 9% btw af: delen door 1,09. De koffie kost € 6,10, de betaling € 0,32 en het pakket € 3,95.

# %%
marge = 12 * (20.10 / 1.09 - 6.10 - 0.32 - 3.95)
print(round(marge, 2))

# %% [markdown]
# We ronden af op € 97 marge per jaar.
#
# ## Later is minder waard
#
# € 100 over een jaar is vandaag minder waard dan € 100. Met het geld van vandaag kun je een jaar lang iets doen, en wie
# het later krijgt loopt risico. Morgenrood rekent met 10% per jaar: de **rekenrente** (*discount rate*). Wat een later
# bedrag nu waard is, heet de **contante waarde** (*present value*). Voor elk jaar wachten deel je door 1,10.
#
# In deze tabel telt een jaarmarge pas mee als iemand dat jaar uitdient.
#
# | jaar | deel dat er nog is | verwacht bedrag | delen door | waarde vandaag |
# |---|---|---|---|---|
# | 1 | 0,61 | 0,61 × 97 = 59,17 | 1,10 | 53,79 |
# | 2 | 0,61 × 0,61 = 0,3721 | 0,3721 × 97 = 36,09 | 1,10 × 1,10 = 1,21 | 29,83 |
# | 3 | … | … | … | … |
#
# **Voorspel eerst.** Reken zelf de derde rij uit. Hoeveel is dat jaar vandaag waard, en wat is het totaal van de drie?

# %%
drie_jaar = [97 * 0.61, 97 * 0.61 * 0.61, 97 * 0.61 * 0.61 * 0.61]
print(round(97 * 0.61 * 0.61 * 0.61 / 1.331, 2), round(clv.present_value(drie_jaar, 0.10), 2))

# %% [markdown]
# Het derde jaar is vandaag € 16,54 waard: drie keer delen door 1,10 is delen door 1,331. `clv.present_value` krijgt een
# lijst met één bedrag per jaar, en de rekenrente. Samen zijn de drie jaren € 100,16.
#
# ## Alle jaren in één getal
#
# Elk jaar is een vast deel van het vorige: 0,61 gedeeld door 1,10. Zo'n rij kun je in één keer optellen, ook als ze
# nooit ophoudt. Voor één euro marge per jaar is de som
#
# *retentie / (1 + rente − retentie)*
#
# Dit getal heet de **margemultiplier** (*margin multiplier*, Gupta en Lehmann 2003). Met `payments` stopt de rij na
# zoveel betalingen.
#
# **Voorspel eerst.** Na drie jaar was het totaal € 100,16. Hoeveel komt er nog bij als je eindeloos door telt: € 20, €
# 100 of € 1.000?

# %%
print(round(97 * clv.margin_multiplier(0.61, 0.10, payments=3), 2))
print(round(97 * clv.margin_multiplier(0.61, 0.10), 2))

# %% [markdown]
# Er komt maar ongeveer € 21 bij. Over tien jaar is bijna niemand van deze groep er nog. Verander 0.61 in 0.90, op beide
# regels: dan maken de late jaren wel veel uit. Zet daarna 0.61 terug en voer de cel opnieuw uit.
#
# ## De klantwaarde
#
# Trek de kosten van het werven eraf en je hebt de **klantwaarde** (*customer lifetime value*, CLV).

# %%
print(round(clv.lifetime_value(97, 0.61, 0.10, acquisition_cost=130), 2))

# %% [markdown]
# Een min: volgens deze som kost een abonnee van € 130 meer dan hij oplevert.
#
# **Voorspel eerst.** Hieronder staat per jaar een staaf, met als lijn het totaal tot dan toe. Waar begint de lijn? En
# in welk jaar komt ze het dichtst bij nul?

# %%
clv.plot_present_value(97, 0.61, 0.10, acquisition_cost=130)

# %% [markdown]
# De lijn begint bij −130 en kruipt omhoog, maar haalt de nul niet. Elke staaf is kleiner dan de vorige, omdat er minder
# klanten over zijn en omdat het geld later komt.
#
# ## Wanneer komt het geld?
#
# Wij telden een jaarmarge pas als iemand het jaar uitdient. Wie in maand tien opzegt, telde dus voor niets. Je kunt het
# ook omdraaien: de eerste jaarmarge komt zeker, ook bij wie halverwege weggaat. Dat kies je met
# `timing="end_of_period"`.

# %%
print(round(clv.lifetime_value(97, 0.61, 0.10, acquisition_cost=130, timing="end_of_period"), 2))

# %% [markdown]
# Van verlies naar winst, met dezelfde klanten. De eerste som was te streng, deze te ruim. Een abonnee betaalt per
# maand, dus reken per maand: € 8,07 marge. Een retentie van 0,61 per jaar is 0,96 per maand (twaalf keer 0,96 met
# zichzelf vermenigvuldigd is 0,61). En 10% rente per jaar is ongeveer 0,8% per maand.

# %%
print(round(clv.lifetime_value(8.07, 0.96, 0.008, acquisition_cost=130), 2))

# %% [markdown]
# De klant is ongeveer € 161 waard. Na aftrek van € 130 blijft € 31 over.
#
# > **Valkuil.** Marge, retentie en rente horen bij dezelfde periode. Wie maandbedragen gebruikt en de rente per jaar
# > laat staan, rekent alsof een euro volgende maand al 10% minder waard is:

# %%
print(round(clv.lifetime_value(8.07, 0.96, 0.10, acquisition_cost=130), 2))

# %% [markdown]
# Zo lijkt elke klant een strop. Er komt geen foutmelding; het zijn gewoon drie getallen.
#
# ## Wat telt het zwaarst?
#
# De **elasticiteit** (*elasticity*) zegt met hoeveel procent de waarde verandert als je één getal 1% groter maakt.
#
# **Voorspel eerst.** Wat doet het meest: 1% meer marge, 1% meer retentie of 1% meer rente? We laten de wervingskosten
# even weg en rekenen weer per jaar.

# %%
clv.elasticities(97, 0.61, 0.10)

# %% [markdown]
# Retentie weegt ruim twee keer zo zwaar als marge. De rente doet bijna niets. Vervang 0.61 door 0.80: hoe hoger de
# retentie al is, hoe zwaarder zij weegt. Zo'n procent is wel klein: van 61% naar 61,6%. Of dat goedkoop te krijgen is,
# zegt de elasticiteit niet.
#
# ## Wat mag behouden kosten?
#
# "Een klant behouden is vijf keer goedkoper dan een nieuwe werven." Die zin staat overal, zelden met een berekening.
# Hoeveel keer goedkoper het is, hangt af van wat het kost en van wat het doet. Stel dat elke abonnee elk jaar een pak
# koffie krijgt, en dat de retentie daardoor van 0,61 naar 0,66 gaat. Hoeveel mag dat pak per klant per jaar hoogstens
# kosten?

# %%
print(round(clv.break_even_retention_spend(97, 0.61, 0.66, 0.10), 2))

# %% [markdown]
# Hoogstens € 16,50. Dat is een grens: bij precies dat bedrag verandert de waarde niet. Het pak gaat ook naar wie toch
# al bleef, en dat zit in deze som. Verander 0.66 in 0.64 en daarna in 0.62. Bij drie procentpunten extra mag het pak
# ruim € 10 kosten, bij één procentpunt nog geen € 4.

# %% [markdown]
# ## Wat betekent dit voor Morgenrood?
#
# Er liggen drie plannen:
#
# - niets doen kost niets, en levert niets op;
# - 300 abonnees kopen, één keer, voor € 39.000;
# - elke zittende abonnee elk jaar een pak koffie van € 11 geven. Bij de 621 van *Vast 500 g* is dat € 6.831 per jaar.
#
# De koop hangt aan één vraag: lijken abonnees van de site op de onze? Bij welke maandretentie speelt de koop quitte?

# %%
print(round(300 * clv.lifetime_value(8.07, 0.96, 0.008, acquisition_cost=130)))
print(round(300 * clv.lifetime_value(8.07, 0.95, 0.008, acquisition_cost=130)))

# %% [markdown]
# Blijft per maand 96%, dan verdient Morgenrood ruim € 9.000. Blijft per maand 95%, dan is het bijna nul. Dat ene
# procentpunt is het hele verschil, en van klanten die op prijs vergelijken weet niemand hier hoe lang ze blijven. Een
# verdedigbaar besluit: koop er eerst 50, voor € 6.500, en tel na zes maanden hoeveel er nog zijn. Bij 96% zijn dat er
# ongeveer 39, bij 95% ongeveer 37. Dat verschil kan toeval zijn, maar je ziet wel of ze veel sneller weggaan dan die
# van ons. Het pak koffie van € 11 moet de retentie ruim drie procentpunten verhogen. Ook dat weet niemand. Geef het
# door loting aan de helft.

# %% [markdown]
# ## Hoe ver zaten we van de waarheid?
#
# De abonnees van 2023 zijn nu twee tot drie jaar verder. Met een vaste retentie van 0,61 is er na twee jaar nog 0,61 ×
# 0,61 = 0,37 over. Wat gebeurde er echt? En hoeveel marge betaalden zij tot eind 2025, zonder rente gerekend?

# %%
print(round((vast["months_paid"] > 24).mean(), 2), round(8.07 * vast["months_paid"].mean()))

# %% [markdown]
# Bijna de helft was er na twee jaar nog, veel meer dan 0,37. Tegen de prijs van nu brachten ze gemiddeld al € 148 op
# (in 2023 was de prijs lager), en velen betalen nog steeds. Onze jaarsom was dus te somber: wie daarop had vertrouwd,
# had voor abonnees zoals deze ten onrechte nee gezegd. Waarom blijven er meer dan verwacht?

# %%
company.truth().cancel_by_segment

# %% [markdown]
# Dit is de echte kans per maand om op te zeggen, per soort klant. Bij de één is ze drie keer zo groot als bij de ander.
# Er bestaat geen vaste retentie: wie makkelijk opzegt is na een jaar weg, en wie overblijft zegt minder vaak op. Daar
# gaat de volgende les over.

# %% [markdown]
# ## Kort
#
# - Een later bedrag is vandaag minder waard: deel voor elk jaar door 1 plus de rekenrente.
# - Klantwaarde is marge maal multiplier, min de kosten van het werven.
# - Marge, retentie en rente horen bij dezelfde periode. Zeg ook wanneer het geld komt.
# - Retentie weegt het zwaarst, maar elk procentpunt heeft een prijs. Reken uit wat het hoogstens mag kosten.
#
# In de [volgende les](2_hoe_lang_blijft_een_abonnee.ipynb) laat je de vaste retentie los.
#
# *Bronnen: Gupta en Lehmann (2003), Customers as assets, Journal of Interactive Marketing. Reichheld (1996), The
# loyalty effect, over de waarde van behouden.*
