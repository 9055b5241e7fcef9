# ---
# jupyter:
#   kernelspec: {display_name: Python 3, language: python, name: python3}
#   klantlab:
#     lesson: "00.2"
#     kind: lesson
#     title: "Welke bestellingen verdienen een handgeschreven kaart?"
#     minutes: 30
#     concepts: [C08, C30]
#     after: ["00.1"]
#     teaches: [data.tables, method, head, len, subscript, comparison, sort_values, keyword argument,
#       True/False, "&", "|"]
#     truth: "filteren en tellen is geen schatting: de tabel bevat alle bestellingen"
#     terms:
#       methode: [method, "Een opdracht achter een punt, die iets doet met wat voor de punt staat."]
#       index: [index, "De nummers of namen van de rijen, helemaal links in een tabel."]
#       filteren: [filtering, "Alleen de rijen overhouden waarvoor een voorwaarde waar is."]
#       argument met naam: [keyword argument, "Een instelling in een aanroep, met haar naam en een = ervoor."]
#       gestructureerd: [structured, "Passend in rijen en kolommen met vaste waarden.", C08]
#       dynamisch: [dynamic, "Elke dag aangevuld met nieuwe gegevens, zoals bestellingen.", C08]
#       big data: [big data, "Gegevens van grote omvang, veel soorten en hoge snelheid.", C08]
# ---

# %% [markdown]
# # Welke bestellingen verdienen een handgeschreven kaart?
#
# De manager van de webwinkel wil klanten met een grote decemberbestelling een handgeschreven kaart sturen. Iemand moet
# die schrijven, dus alle klanten van december kan niet. Ze heeft € 250 en wil vandaag een lijst.
#
# **Na deze les kun je**
#
# - vertellen welke soorten gegevens een bedrijf heeft, en waar die bij Morgenrood liggen (C08);
# - een tabel laden en bekijken, en er rijen uit kiezen met één of twee voorwaarden (C30);
# - bestellingen op bedrag sorteren en de hoogste eruit halen (C30).
#
# *Tijd: 30 minuten. Nodig: les 00.1.*

# %% [markdown]
# ## Wat een bedrijf van zijn klanten weet
#
# Morgenrood bewaart gegevens in tabellen. `data.tables()` geeft er een lijst van. De haken zijn leeg, want er valt
# niets te kiezen. `.head()` laat de eerste vijf rijen zien. Zo'n opdracht met een punt ervoor, die iets doet met wat
# voor de punt staat, heet een **methode** (*method*).

# %%
from klantlab import data

tabellen = data.tables()
tabellen.head()

# %% [markdown]
# Links de naam, dan het aantal rijen en wat erin staat. De namen zijn Engels, zoals in de meeste bedrijfssystemen. Het
# nummer helemaal links hoort niet bij de gegevens: dat is de **index**, het rijnummer van Python.

# %%
len(tabellen)

# %% [markdown]
# `len` telt rijen: er zijn 62 tabellen. Ze verschillen op twee manieren. *Gestructureerd* past in rijen en kolommen met
# vaste waarden; *ongestructureerd* is vrije tekst, beeld of geluid. *Statisch* blijft lang gelijk; *dynamisch* komt er
# elke dag bij. Samen geeft dat vier vakken:
#
# | | statisch | dynamisch |
# |---|---|---|
# | **gestructureerd** | `persons` (geboortedatum, postcode), `locations` | `orders`, `sessions` (bezoeken aan de webwinkel) |
# | **ongestructureerd** | de beschrijving van een actie in `campaigns` | de open antwoorden in `survey` |
#
# **Voorspel eerst.** In welk vak hoort een klacht per e-mail?
#
# Komen er heel veel gegevens bij elkaar, dan heet het *big data*. Gartner noemt drie kenmerken: omvang (*volume*),
# soorten (*variety*) en snelheid (*velocity*). Capgemini voegt er een toe: kloppen ze wel (*veracity*)?
#
# Een voorbeeld. Voor het prijsindexcijfer noteerden mensen van het CBS elke maand met de hand 29.000 prijzen in 540
# supermarkten. Met de gegevens van de kassascanners werden het er 540.000.

# %%
print(round(540000 / 29000, 1))

# %% [markdown]
# Ruim achttien keer zoveel, en niemand loopt er nog een winkel voor in. En de klacht per e-mail? De tekst ervan hoort
# rechtsonder: vrije tekst die er elke dag bij komt. De tabel `complaints` heeft ook gestructureerde kolommen, zoals de
# datum: één tabel kan in meer vakken vallen.
#
# Morgenrood heeft geen big data. Het past op je laptop, en de vierde vraag, of het klopt, is er even belangrijk.
#
# ## Een tabel bekijken
#
# Voor de kaart hebben we de bestellingen nodig.

# %%
orders = data.load("orders")
orders.head(3)

# %% [markdown]
# Elke rij is één bestelling. `amount` is het betaalde bedrag in euro, met btw en verzendkosten. `NaN` betekent: hier
# staat niets (*not a number*). Bij deze bestellingen is geen kortingscode gebruikt.
#
# **Voorspel eerst.** De tabel loopt van 2023 tot en met 2025. Hoeveel bestellingen verwacht je: honderden, duizenden of
# tienduizenden?

# %%
len(orders)

# %% [markdown]
# 58.137 bestellingen. Die lees je niet meer met het oog; daarom kiest Python voor je. Eén kolom haal je uit de tabel
# met rechte haken en de naam tussen aanhalingstekens:

# %%
orders["amount"]

# %% [markdown]
# Je ziet de eerste en de laatste vijf. Links weer de index, rechts de bedragen. Onderaan staat de naam van de kolom,
# hoe lang hij is en wat voor soort waarden erin zit. `float64` zijn getallen met cijfers achter de komma, `int64` hele
# getallen, `str` is tekst en `datetime64` zijn datums. Met datums en getallen kun je rekenen, met tekst niet. Dat
# onderscheid komt in les 00.5 terug, want een bedrag dat als tekst is ingelezen, geeft vroeg of laat een foutmelding.
#
# ## Een voorwaarde
#
# Welke bestellingen zijn groot? Stel Python een vraag over de hele kolom tegelijk. `>=` betekent: groter dan of gelijk
# aan.

# %%
orders["amount"] >= 150

# %% [markdown]
# Geen lijst met grote bestellingen, maar bij elke rij een antwoord: `True` (waar) of `False` (onwaar). Dat is precies
# wat we nodig hebben. Zet je die antwoorden tussen de rechte haken van de tabel, dan blijven alleen de rijen over waar
# `True` staat. Dat heet **filteren**.

# %%
groot = orders[orders["amount"] >= 150]
print(len(groot))

# %% [markdown]
# 948 bestellingen van € 150 of meer. De tabel `orders` zelf is niet veranderd; het resultaat zit in `groot`.
#
# De andere vergelijkingen zijn `>`, `<`, `<=`, `==` (gelijk aan) en `!=` (niet gelijk aan). Gelijk aan heeft twee
# tekens, want één `=` is al bezet: daarmee geef je een naam.

# %%
web = orders[orders["channel"] == "webwinkel"]
print(len(web))

# %% [markdown]
# Ruim twee derde van de bestellingen komt via de webwinkel. Tekst zet je tussen aanhalingstekens, en de spelling moet
# precies kloppen. **Verander** `"webwinkel"` in `"Webwinkel"` en voer de cel uit. Je krijgt geen foutmelding, maar nul:
# er is geen enkele rij met een hoofdletter. Zet het daarna terug en voer de cel opnieuw uit.
#
# > **Valkuil.** Een filter dat niets vindt, klaagt niet. Kijk na elk filter met `len` hoeveel rijen er over zijn, en
# > vraag je af of dat kan.
#
# ## Twee voorwaarden
#
# Voor de kaart moeten drie dingen waar zijn: webwinkel, december, en een groot bedrag. Met `&` (en) ertussen moeten ze
# allemaal waar zijn. Zet om elke voorwaarde ronde haken. Een datum schrijf je als tekst, met het jaar voorop.

# %%
december = web[web["date"] >= "2025-12-01"]
kaart = orders[(orders["channel"] == "webwinkel") & (orders["date"] >= "2025-12-01") & (orders["amount"] >= 150)]
print(len(december), len(kaart))

# %% [markdown]
# Van de 2.096 webwinkelbestellingen in december blijven er 47 over. Zonder de haken weet Python niet wat bij elkaar
# hoort, en krijg je een foutmelding.
#
# Met `|` (of) is het genoeg als een van de twee waar is. Het teken staat op de meeste toetsenborden boven de
# Enter-toets; houd er Shift bij ingedrukt.
#
# **Voorspel eerst.** Wordt de lijst langer of korter als we ook alle bestellingen met korting meenemen?

# %%
ruimer = december[(december["amount"] >= 150) | (december["discount"] > 0)]
print(len(ruimer))

# %% [markdown]
# Langer: 359. Met *en* wordt een lijst korter, met *of* langer. In gewone taal halen we die twee door elkaar: "alle
# klanten uit Zwolle en Deventer" is in Python een *of*, want niemand woont in beide plaatsen.

# %% [markdown]
# ## Sorteren
#
# Wie krijgt de kaart als eerste? `.sort_values` zet de rijen op volgorde van een kolom. Python begint bij de kleinste;
# met `ascending=False` (niet oplopend) draai je dat om. Zo'n instelling met een naam en een `=` heet een **argument met
# naam** (*keyword argument*).

# %%
hoogste = kaart.sort_values("amount", ascending=False)
hoogste.head()

# %% [markdown]
# De grootste decemberbestelling was € 408,50. Kijk naar de index links: elke rij houdt zijn eigen nummer, ook na
# filteren en sorteren. Zo vind je hem in de oude tabel terug.
#
# **Verander** `head()` in `head(12)`, of laat `ascending=False` weg, en kijk wat er gebeurt.

# %% [markdown]
# ## Wat betekent dit voor Morgenrood?
#
# Een kaart kost met schrijftijd en porto € 4,50. Voor € 250 kan de manager er 55 laten schrijven. Met de grens op € 150
# zijn het er 47:

# %%
print(len(kaart) * 4.50)

# %% [markdown]
# Er blijft dus geld over. Een grens van € 100 dan?

# %%
ruim = december[december["amount"] >= 100]
print(len(ruim), len(ruim) * 4.50)

# %% [markdown]
# Dat wordt € 670,50, te veel. **Verander** de 100 zo dat de lijst net onder € 250 blijft. Je vindt een grens tussen €
# 100 en € 150; schrijf op welke.
#
# Merk op wat hier gebeurt. De vraag was *wie verdient een kaart*, en dat staat in geen enkele kolom. Je maakte er een
# regel van die een computer kan uitvoeren: webwinkel, december, vanaf een bedrag. Die regel is een keuze, en een ander
# mag haar anders maken. Daarom is het goed dat ze in een cel staat en niet in je hoofd: iedereen kan haar lezen en de
# grens verschuiven.
#
# Het besluit: kaarten voor de bestellingen boven die grens, voor hooguit € 250. Of een kaart iets oplevert, weet ze
# hiermee nog niet. Daarvoor zou ze een deel van de lijst, door het lot gekozen, geen kaart moeten sturen. En let op één
# ding: de lijst gaat over *bestellingen*. Wie twee keer groot bestelde, staat er twee keer op. Hoe je klanten telt, is
# de volgende les.

# %% [markdown]
# ## Kort
#
# - Gegevens zijn gestructureerd of ongestructureerd, statisch of dynamisch. Eén tabel kan in meer vakken vallen.
# - `tabel["kolom"]` is een kolom, `tabel[voorwaarde]` zijn de rijen waarvoor de voorwaarde waar is.
# - `&` is en, `|` is of, met haken om elke voorwaarde. Gelijk aan is `==`.
# - Tel na elk filter hoeveel rijen er over zijn.
#
# Ga verder met [les 00.3](3_hoeveel_klanten.ipynb).
#
# *Bronnen: Laney (2001), 3D data management: controlling data volume, velocity, and variety (Gartner); het kenmerk
# veracity volgens Capgemini; de aantallen prijzen volgens het CBS; McKinney (2010), Data structures for statistical
# computing in Python (over pandas, het pakket achter deze tabellen).*
