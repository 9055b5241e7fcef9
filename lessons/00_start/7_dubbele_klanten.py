# ---
# jupyter:
#   kernelspec: {display_name: Python 3, language: python, name: python3}
#   klantlab:
#     lesson: "00.7"
#     kind: lesson
#     title: "Hoeveel mensen zitten er achter onze klantkaarten?"
#     minutes: 30
#     concepts: [C113, C119]
#     after: ["00.6"]
#     teaches: []
#     terms:
#       pseudonimiseren: [pseudonymisation, "Weghalen wat iemand direct aanwijst, zoals een naam.", C113]
#       toestemming: [consent, "Een keuze van de klant zelf, zoals voor aanbiedingen per e-mail.", C113]
#     given:
#       "1.482": "7.369 - 5.887"
#       "938": "5.542 - 4.604"
#       "114": "geteld met company.truth().cards: echte klanten die de regel met e-mail mist"
#       "899": "geteld met company.truth().cards: dubbelen die de regel met naam laat staan"
#       "195": "geteld met company.truth().cards: echte klanten die de regel met naam mist"
#       "1.369": "7.369 - 6.000"
#       "2.056,80": "(8.226 - 7.369) * 2,40"
#       "3.285,60": "1.369 * 2,40"
#       "6.571,20": "2 * 3.285,60"
# ---

# %% [markdown]
# # Hoeveel mensen zitten er achter onze klantkaarten?
#
# Marketing wil iedereen met een klantkaart een catalogus sturen. In het bestand staan ruim achtduizend kaarten, uit
# drie systemen die niets van elkaar weten. De manager marketing vermoedt dat sommige mensen de catalogus twee keer
# krijgen. Ze wil ook weten wat ze met al die persoonsgegevens eigenlijk mag.
#
# **Na deze les kun je**
#
# - dubbele en verouderde kaarten opsporen, en uitleggen waarom dat nooit helemaal lukt (C119);
# - laten zien wat dubbele klanten doen met het aantal klanten en met gemiddelden (C119);
# - een tabel pseudonimiseren, en te kleine groepen herkennen voordat je ze deelt (C113).
#
# *Tijd: 30 minuten. Nodig: les 00.3 en les 00.6.*

# %%
from klantlab import data

kaarten = data.load("customer_cards")
kaarten["system"].value_counts()

# %% [markdown]
# 8.226 kaarten. De webwinkel, de kassa en de klantenservice houden elk hun eigen lijst bij. Wie in de webwinkel bestelt
# en ook eens in de winkel een kaart aanvraagt, krijgt er twee.
#
# **Voorspel eerst.** Zou je dubbele kaarten vinden door te zoeken naar gelijke kaartnummers?

# %%
print(len(kaarten), kaarten["card_id"].nunique())

# %% [markdown]
# Geen enkel nummer komt twee keer voor. Het systeem geeft elke kaart een nieuw nummer, ook als de mens dezelfde is. Een
# dubbele *rij* is iets anders dan een dubbele *klant*. Je moet dus naar de mens kijken. Neem één naam:

# %%
kaarten[kaarten["name"] == "Lieke Schemerterp"]

# %% [markdown]
# 6 kaarten. Zijn dat evenveel vrouwen met dezelfde naam, of één vrouw met veel kaarten? Kijk naar postcode,
# geboortejaar en e-mailadres. Sommige passen bij elkaar, andere niet, en waar niets is ingevuld kun je het niet weten.
#
# **Vervang** de naam door `"N. Nevelweel"`, en daarna door `"Noor Nevelweel"` en `"Niels Nevelweel"`. Van wie is de
# kaart met alleen de N? De postcode wijst naar Noor. Zeker weten doe je het niet: in die wijk kan nog een N. wonen.

# %% [markdown]
# ## Ontdubbelen met een regel
#
# Met de hand achtduizend kaarten vergelijken gaat niet. Je hebt een regel nodig: *twee kaarten zijn van dezelfde klant
# als …* gelijk is. `.drop_duplicates` uit de vorige les kan op één kolom letten, of op een lijst kolommen. **Voorspel
# eerst:** welke van deze drie regels houdt de meeste kaarten over?

# %%
print(len(kaarten.drop_duplicates("email")))
print(len(kaarten.drop_duplicates("name")))
print(len(kaarten.drop_duplicates(["name", "postcode"])))

# %% [markdown]
# Drie regels, drie aantallen, en ze lopen 1.482 uit elkaar. Elke regel maakt twee soorten fouten:
#
# - **te veel samenvoegen**: twee mensen met dezelfde naam worden één klant. Bij de regel met e-mail worden zelfs alle
#   kaarten zonder e-mailadres één en dezelfde klant;
# - **te weinig samenvoegen**: *N. Nevelweel* en *Noor Nevelweel* blijven twee klanten, net als iemand die verhuisd is.
#
# Er bestaan betere regels, die ook op lijkende namen letten en kansen uitrekenen. Ook die maken fouten; ze maken er
# alleen minder.
#
# Een strengere regel verkleint de ene fout en vergroot de andere. Voor een catalogus is één te veel niet erg. Voor een
# rekening of een medisch dossier is samenvoegen van twee mensen wel erg.
#
# > **Valkuil.** "We hebben ontdubbeld" is geen antwoord. Vraag: met welke regel, en wat gebeurde er met lege velden?

# %% [markdown]
# ## Verouderd
#
# Dubbel is één probleem, oud een ander. In `updated` staat wanneer een kaart voor het laatst is bijgewerkt.

# %%
oud = kaarten[kaarten["updated"] < "2024-01-01"]
print(len(oud), round(len(oud) / len(kaarten), 2))

# %% [markdown]
# 10% van de kaarten is na 2023 niet meer bijgewerkt. In die tijd verhuizen mensen. **Verander** de datum in
# `"2025-01-01"`: hoeveel kaarten zijn er nu ouder dan een jaar?

# %% [markdown]
# ## Wat dubbele klanten met je cijfers doen
#
# In `orders` staat welke kaart werd gebruikt, en ook het klantnummer dat Morgenrood er later met veel zoekwerk bij
# zette. Zo kun je hetzelfde twee keer uitrekenen: alsof elke kaart een klant is, en met de echte klanten.

# %%
orders = data.load("orders")
print(orders["card_id"].nunique(), orders["customer_id"].nunique())

# %%
per_kaart = orders.groupby("card_id")["amount"].sum()
per_klant = orders.groupby("customer_id")["amount"].sum()
print(round(per_kaart.mean(), 2), round(per_klant.mean(), 2))

# %% [markdown]
# Wie kaarten telt, ziet 938 klanten te veel, en denkt dat een klant € 87 minder uitgeeft dan in het echt. De omzet is
# dezelfde; de klanten zijn doormidden geknipt.
#
# **Voorspel eerst.** Er zijn trouwe klanten met twintig of meer bestellingen. Vind je er meer of minder als je kaarten
# telt?

# %%
keren_kaart = orders.groupby("card_id")["order_id"].nunique()
keren_klant = orders.groupby("customer_id")["order_id"].nunique()
print((keren_kaart >= 20).sum(), (keren_klant >= 20).sum())

# %% [markdown]
# Minder: 821 in plaats van 895. 74 van je trouwste klanten herken je niet, omdat hun bestellingen over twee kaarten
# verdeeld zijn. Juist wie overal komt, raakt zoek. **Verander** de 20 in een 1 en de `>=` in `==`: wat gebeurt er met
# het aantal eenmalige kopers?

# %% [markdown]
# ## Wat mag je met deze gegevens?
#
# Om kaarten te vergelijken keken we naar namen en adressen. Mag dat? De privacywet (AVG, in het Engels GDPR) zegt niet
# dat je niets mag, maar vraagt bij elk gebruik: *waarvoor, met welke reden, en kan het met minder?*
#
# | gebruik | mag het? |
# |---|---|
# | een bestelling bezorgen | ja: het adres is nodig voor de afspraak met de klant |
# | dubbele kaarten opruimen | ja: gegevens moeten juist zijn; doe het met zo weinig mogelijk mensen |
# | een aanbieding per e-mail | alleen met toestemming (`opt_in`), of aan eigen klanten die zich makkelijk kunnen afmelden |
# | klanten indelen in groepen | meestal wel, als je het vertelt en er geen gevoelige gegevens in zitten |
# | de lijst aan een student geven | zonder namen, met een afspraak, en alleen de kolommen die nodig zijn |
#
# Bij de laatste regel staat niet *nee*. Je mag met gegevens van klanten leren en onderzoeken, als het met minder
# gegevens niet kan en als niemand er last van heeft. Wie het doel niet kan noemen, mag de gegevens ook niet hebben.
#
# Voor een analyse heb je zelden een naam nodig. **Pseudonimiseren** is: haal weg wat iemand direct aanwijst, en laat
# hooguit een nummer staan, liefst een ander dan het klantnummer. Wie bij dat nummer hoort, weet alleen de beheerder.

# %%
persons = data.load("persons")
deelbaar = persons[["customer_id", "postcode", "birth_date", "gender", "education", "town"]]
deelbaar.head(3)

# %% [markdown]
# Naam en e-mailadres zijn weg. Is deze tabel nu anoniem? **Voorspel eerst:** hoeveel mensen zijn de enige met hun
# combinatie van postcode, geboortedatum en geslacht?

# %%
groepjes = deelbaar[["postcode", "birth_date", "gender"]].value_counts()
print(len(groepjes), (groepjes == 1).sum())

# %% [markdown]
# Allemaal: 5.178 van de 5.178 mensen van wie de geboortedatum bekend is. Wie van zijn buurvrouw de verjaardag weet,
# vindt haar in deze tabel terug. Latanya Sweeney (2000) schatte dat zo 87% van de Amerikanen te vinden is. Pseudoniem
# is dus niet anoniem, en de wet blijft gelden.
#
# Maak de gegevens daarom grover, en deel alleen groepen. Spreek een kleinste groep af: bij Morgenrood tien mensen.

# %%
groepen = deelbaar[["town", "education", "gender"]].value_counts()
print(len(groepen), (groepen < 10).sum())

# %% [markdown]
# Van de 106 groepen zijn er 30 te klein. Die voeg je samen met een andere groep of laat je weg, en dat schrijf je
# erbij. **Verander** `"town"` in `"postcode"`. Hoeveel groepen zijn er dan te klein?

# %% [markdown]
# ## Hoe ver zaten we van de waarheid?
#
# Bij Morgenrood weten we bij welke mens elke kaart hoort. Achter de 8.226 kaarten zitten precies 6.000 mensen. De
# kaarten van Lieke Schemerterp zijn van drie verschillende vrouwen. En dit deden de drie regels:
#
# | twee kaarten horen bij elkaar als dit gelijk is | kaarten over | nog dubbel | mensen kwijtgeraakt |
# |---|---|---|---|
# | e-mail | 5.887 | 1 | 114 |
# | naam | 6.704 | 899 | 195 |
# | naam en postcode | 7.369 | 1.369 | 0 |
#
# De regel met e-mail komt het dichtst bij 6.000, en dat ziet er goed uit. Toch raakt hij mensen kwijt: wie nergens een
# e-mailadres invulde, is met alle anderen zonder adres samengevoegd tot één klant. De regel met naam en postcode laat
# veel dubbel, maar raakt niemand kwijt. Een aantal dat bijna klopt, bewijst dus niet dat de regel klopt.

# %% [markdown]
# ## Wat betekent dit voor Morgenrood?
#
# Een catalogus kost met porto € 2,40. Hoeveel gaat er verloren als elke kaart er een krijgt?

# %%
print(round((len(kaarten) - len(persons)) * 2.40, 2))

# %% [markdown]
# € 5.342,40 per catalogus, nog zonder de ergernis van wie er twee krijgt. Het besluit: eerst ontdubbelen op naam en
# postcode. Dat scheelt meteen € 2.056,80, en niemand raakt zijn catalogus kwijt. Dan gaat er nog € 3.285,60 per keer
# verloren. Daarvoor komt er één klantnummer voor alle drie de systemen; een bureau vraagt daar € 9.000 voor. Met twee
# catalogussen per jaar scheelt dat € 6.571,20 per jaar, dus in het tweede jaar is het terugverdiend. De e-mailversie
# gaat alleen naar wie toestemming gaf.
#
# ## Kort
#
# - Een dubbele rij is iets anders dan een dubbele klant. Elke regel voegt soms te veel en soms te weinig samen.
# - Dubbele klanten maken je klantental te hoog, je gemiddelde te laag en je trouwste klanten onzichtbaar.
# - Waarvoor, met welke reden, kan het met minder? Pseudoniem is nog niet anoniem; deel geen groep kleiner dan tien.
#
# Maak nu de [opgaven](8_opgaven_start.ipynb).
#
# *Bronnen: Verordening (EU) 2016/679, de AVG; Sweeney (2000), Simple demographics often identify people uniquely. De
# kleinste groep van tien is een afspraak; organisaties kiezen zelf een grens.*
