# ---
# jupyter:
#   kernelspec: {display_name: Python 3, language: python, name: python3}
#   klantlab:
#     lesson: "00.3"
#     kind: lesson
#     title: "Hoeveel klanten hebben we eigenlijk?"
#     minutes: 30
#     concepts: [C01]
#     after: ["00.2"]
#     teaches: [nunique, isin, item assignment, sum, list, value_counts, mean, groupby]
#     terms:
#       klant: [customer, "Wie een relatie met het bedrijf heeft of er koopt, naar gelang de definitie.", C01]
#       klantreis: [customer journey, "Alle momenten waarop een klant zelf met het bedrijf in aanraking komt.", C01]
#       lijst: [list, "Waarden op een rij, tussen rechte haken en met komma's ertussen."]
#     given:
#       "1.396": "6.000 - 4.604"
#       "174": "persons zonder bestelling en zonder eigen contact, met een rij in subscriptions"
#       "1,95": "gekozen bedrag"
#       "11.700": "6.000 * 1,95"
#       "9.329": "4.784 * 1,95"
# ---

# %% [markdown]
# # Hoeveel klanten hebben we eigenlijk?
#
# In het directieoverleg van Morgenrood vallen drie getallen. Marketing heeft het over zesduizend klanten, verkoop over
# nog geen vijfduizend, en de klantenservice zit ertussenin. Ze hebben alle drie goed geteld. De directeur vraagt jou
# welk getal in het jaarverslag moet.
#
# **Na deze les kun je**
#
# - drie definities van *klant* uitleggen, en tellen hoeveel klanten elk oplevert (C01);
# - laten zien wie er bij een definitie buiten valt (C01);
# - uitrekenen wat de definitie met een gemiddelde doet (C01).
#
# *Tijd: 30 minuten. Nodig: les 00.2.*
#
# ## Eén woord, drie definities
#
# | definitie | wie is klant? |
# |---|---|
# | **relatie** (Thomassen 2004) | iedereen met wie het bedrijf een relatie heeft, betaald of niet |
# | **verkoop** | wie een product of dienst krijgt en daar geld of iets anders van waarde voor geeft |
# | **klantreis** | wie zelf in aanraking komt met producten, diensten, mensen of processen van het bedrijf |
#
# Bij de eerste definitie is ook iemand klant die op een proeverij zijn naam achterliet. Bij de tweede niet: die heeft
# niets betaald. Wie alleen belt met een vraag, is klant volgens de derde. Geen van de drie is fout. Een boekhouder
# heeft aan de tweede genoeg, wie een klantenservice moet bemannen kan beter de derde nemen, en wie nieuwe klanten zoekt
# begint bij de eerste.
#
# Dat het uitmaakt, merk je zodra er geld aan vastzit. Kost een systeem een vast bedrag per klant, dan wil je weten wie
# er geteld wordt. En belooft een directeur tien procent meer klanten, dan kan hij die belofte ook waarmaken door een
# ruimere definitie te kiezen.
#
# Drie tabellen hebben we nodig: `persons` (iedereen die Morgenrood kent), `orders` (bestellingen) en `contacts`
# (gesprekken, berichten en bezoeken zonder bestelling).

# %%
from klantlab import data

persons = data.load("persons")
orders = data.load("orders")
contacts = data.load("contacts")
print(len(persons), len(orders), len(contacts))

# %% [markdown]
# 6.000 mensen, 58.137 bestellingen, 11.736 contacten. De tabellen horen bij elkaar: in alle drie staat het klantnummer,
# `customer_id`.
#
# ## Tellen zonder dubbel te tellen
#
# Volgens *relatie* is iedereen in `persons` klant: 6.000. Voor *verkoop* moeten we weten hoeveel mensen er bestelden.
# **Voorspel eerst:** zijn dat er evenveel als er bestellingen zijn?

# %%
print(orders["customer_id"].nunique())

# %% [markdown]
# Nee, veel minder. `.nunique()` telt hoeveel *verschillende* waarden er in een kolom staan (*number of unique*). Wie
# tien keer bestelt, telt één keer. 4.604 mensen bestelden wel eens.
#
# > **Valkuil.** Rijen tellen is geen klanten tellen. `len(orders)` geeft 58.137 "klanten". Dat zijn er ruim twaalf keer
# > zoveel als er mensen zijn, en toch staat zo'n getal geregeld op een dia.
#
# Voor *klantreis* kijken we ook naar contacten. Welke soorten zijn er? `.value_counts()` telt hoe vaak elke waarde
# voorkomt, de vaakste bovenaan.

# %%
contacts["kind"].value_counts()

# %% [markdown]
# **Verander** `"kind"` in `"channel"` en voer de cel opnieuw uit: langs welke weg komen de meeste contacten binnen? Zet
# het daarna terug en voer de cel opnieuw uit.
#
# Niet elk contact telt. Een terugwinbrief verstuurt Morgenrood zelf; de ontvanger heeft misschien niets gedaan. De
# kolom `by_firm` zegt van wie het initiatief kwam. We tellen alleen contacten die de klant zelf zocht.

# %%
zelf = contacts[contacts["by_firm"] == False]
print(zelf["customer_id"].nunique())

# %% [markdown]
# `False` staat zonder aanhalingstekens: het is geen tekst, maar een antwoord op een ja-neevraag. Met `True` kreeg je
# juist de contacten waarbij Morgenrood begon: brieven, proefzakjes en cadeaus.
#
# ## Wie zit waarin?
#
# Een bestelling is ook een aanraking met het bedrijf. Klant volgens de *klantreis* is dus wie bestelde **of** zelf
# contact zocht. Dat vragen we aan iedereen in `persons`. `.isin` zegt bij elke rij of de waarde in een andere kolom
# voorkomt. Het antwoord bewaren we als nieuwe kolom: links van de `=` staat de tabel met de naam van die kolom.

# %%
persons["bestelde"] = persons["customer_id"].isin(orders["customer_id"])
persons["zocht_contact"] = persons["customer_id"].isin(zelf["customer_id"])

# %% [markdown]
# Meer kolommen tegelijk kies je met een **lijst** (*list*): namen tussen rechte haken, met komma's ertussen. Samen met
# de haken van de tabel zijn dat er twee.

# %%
persons[["customer_id", "name", "bestelde", "zocht_contact"]].head()

# %% [markdown]
# De toevoeging geldt alleen in dit notebook. Het bestand met klanten blijft zoals het was, en na een herstart van de
# kernel zijn de twee kolommen weg. In de nieuwe kolommen staat `True` of `False`. Die kun je optellen: `True` telt als
# 1 en `False` als 0. Zo telt `.sum()` hoe vaak iets waar is.

# %%
klantreis = persons["bestelde"] | persons["zocht_contact"]
print(persons["bestelde"].sum(), klantreis.sum())

# %% [markdown]
# Drie definities, drie getallen: 6.000 volgens *relatie*, 5.440 volgens *klantreis* en 4.604 volgens *verkoop*. Het
# verschil tussen het hoogste en het laagste is 1.396 mensen.
#
# **Voorspel eerst.** Er zijn vier combinaties van bestellen en contact zoeken. Welke komt het minst voor?

# %%
persons[["bestelde", "zocht_contact"]].value_counts()

# %% [markdown]
# De meesten deden beide. 411 mensen bestelden zonder ooit iets te vragen, 836 zochten contact zonder te bestellen: zij
# vallen bij *verkoop* buiten de boot. 560 mensen deden geen van beide. Aan het eind van de les blijkt dat een deel van
# hen toch betaalt.
#
# `.mean()` van zo'n kolom geeft het deel dat waar is, als getal tussen 0 en 1.

# %%
print(round(persons["bestelde"].mean(), 3))

# %% [markdown]
# Van iedereen die Morgenrood kent, heeft 77% wel eens besteld.
#
# ## Wat de definitie met een gemiddelde doet
#
# De directeur wil ook weten wat een klant gemiddeld besteedt. De omzet ligt vast, de definitie niet.

# %%
omzet = orders["amount"].sum()
print(round(omzet / persons["bestelde"].sum(), 2))
print(round(omzet / klantreis.sum(), 2))
print(round(omzet / len(persons), 2))

# %% [markdown]
# De regels lopen van de strengste naar de ruimste definitie. Dezelfde omzet, en toch € 515, € 436 of € 395 per klant.
# Wie twee jaren of twee bedrijven vergelijkt, moet eerst vragen: gedeeld door wie?
#
# **Verander** in de regel met `omzet / klantreis.sum()` het stuk achter de streep in `zelf["customer_id"].nunique()`.
# Nu telt alleen wie zelf contact zocht. Van wie tel je dan de omzet mee, maar het hoofd niet?

# %% [markdown]
# ## Groeperen
#
# Eén gemiddelde voor iedereen verbergt verschillen. Hoeveel besteedt een klant in de webwinkel, en hoeveel in de
# winkel? `.groupby` maakt stapels van rijen met dezelfde waarde; daarna kies je een kolom en wat je ermee doet.

# %%
orders.groupby("channel")["amount"].mean().round(2)

# %% [markdown]
# De webwinkel en de winkel schelen niet veel: nog geen drie euro per bestelling. Lees het van links naar rechts: neem
# de bestellingen, maak stapels per kanaal, pak het bedrag, neem het gemiddelde. Een kolom rond je af met `.round(2)`
# erachter. Er staat dus een gemiddelde per *bestelling*. Per klant is iets anders:

# %%
per_klant = orders.groupby("customer_id")["amount"].sum()
per_klant.head(3).round(2)

# %% [markdown]
# Nu is elke rij een klant met zijn totale besteding. Welke klanten brachten het meest op? Een kolom sorteer je net als
# een tabel:

# %%
per_klant.sort_values(ascending=False).head(3).round(2)

# %% [markdown]
# Het klantnummer staat nu links, op de plaats van de index. Dat doet `groupby` altijd: de naam van de stapel wordt de
# naam van de rij. De klant bovenaan gaf in drie jaar € 5.583 uit, het gemiddelde is € 515. **Probeer** in een nieuwe
# cel (druk op B) `orders.groupby("customer_id")["order_id"].nunique()`: dat telt het aantal bestellingen per klant.

# %% [markdown]
# ## Hoe ver zaten we van de waarheid?
#
# Bij Morgenrood kennen we de waarheid. Achter elk klantnummer in `persons` zit precies één mens: de eerste telling is
# dus precies goed. De tweede telling mist iets. Wie alleen een koffieabonnement heeft, betaalt elke maand en staat toch
# niet in `orders`.

# %%
subscriptions = data.load("subscriptions")
abonnee = persons["customer_id"].isin(subscriptions["customer_id"])
print((persons["bestelde"] | abonnee).sum())

# %% [markdown]
# 4.784 betalende klanten in plaats van 4.604: we zaten er 180 naast. De definitie was goed, de tabel was te klein. De
# telling volgens *klantreis* (5.440) mist bijna dezelfde mensen: van de 560 mensen die niet bestelden en geen contact
# zochten, hebben er 174 een abonnement. In een echt bedrijf kent helemaal niemand het juiste getal. Daar ontdek je
# zoiets pas als twee afdelingen hun tellingen naast elkaar leggen.

# %% [markdown]
# ## Wat betekent dit voor Morgenrood?
#
# Het jaarverslag krijgt een kaartje per klant: drukwerk en porto kosten € 1,95. Volgens *relatie* kost dat € 11.700,
# volgens *verkoop* met de abonnees erbij € 9.329. Het besluit: in het jaarverslag komt het aantal betalende klanten,
# met de definitie erbij in één zin. Marketing mag de zesduizend gebruiken zolang er "relaties" bij staat. Zo kan
# niemand de drie getallen nog tegen elkaar uitspelen, en volgend jaar weet iedereen nog wat er geteld is.
#
# ## Kort
#
# - Klant kan *relatie*, *verkoop* of *klantreis* betekenen. Noem de definitie bij elk aantal.
# - `.nunique()` telt verschillende waarden, `.value_counts()` hoe vaak elke waarde voorkomt.
# - `.isin` zoekt waarden van de ene tabel op in de andere; `.sum()` en `.mean()` van waar en onwaar geven een aantal en
#   een deel.
# - `.groupby("kolom")["getal"].sum()` telt op per groep.
#
# Ga verder met [les 00.4](4_extra_mensen.ipynb).
#
# *Bronnen: Thomassen (2004), over de klant als relatie; McKinney (2010), Data structures for statistical computing in
# Python.*
