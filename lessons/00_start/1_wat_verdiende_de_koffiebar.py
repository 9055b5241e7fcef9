# ---
# jupyter:
#   kernelspec: {display_name: Python 3, language: python, name: python3}
#   klantlab:
#     lesson: "00.1"
#     kind: lesson
#     title: "Wat verdiende de koffiebar vandaag?"
#     minutes: 30
#     concepts: [C60, C91]
#     after: []
#     teaches: [arithmetic, call, print, assignment, round, from-import, data.load]
#     truth: "een dagopbrengst is een optelsom van bekende bedragen; er valt niets te schatten"
#     terms:
#       cel: [cell, "Een vak in een notebook, met tekst of met code die je uitvoert."]
#       variabele: [variable, "Een naam waaronder Python een waarde bewaart."]
#       toekenning: [assignment, "Een regel met één =, die een waarde een naam geeft."]
#       aanroep: [call, "Een naam met ronde haken erachter, die een opdracht laat uitvoeren."]
#       kernel: [kernel, "Het deel van Jupyter dat code uitvoert en onthoudt wat je hebt uitgevoerd."]
#     given:
#       "724": "887,50 - 163,32"
#       "7,7": "19,50 / (4,60 / 1,09 - 1,70)"
# ---

# %% [markdown]
# # Wat verdiende de koffiebar vandaag?
#
# De bedrijfsleider van koffiebar Neude in Utrecht rekent elke avond uit wat de dag opbracht, op de achterkant van een
# kassabon. Vorige week kwam ze met dezelfde bon twee keer op een ander bedrag uit. Ze wil een berekening die ze morgen
# opnieuw kan gebruiken, en die een ander kan nakijken.
#
# **Na deze les kun je**
#
# - een dagopbrengst uitrekenen in losse stappen met een naam (C91);
# - uitleggen waarom de volgorde van uitvoeren het bedrag kan veranderen (C91);
# - zeggen of een uur langer open genoeg opbrengt: een lege stoel verkoop je morgen niet alsnog (C60).
#
# De code achter een doel, zoals C91, is het nummer van het begrip in deze cursus.
#
# *Tijd: 30 minuten. Nodig: niets. Je hoeft nog nooit geprogrammeerd te hebben.*

# %% [markdown]
# ## Je eerste cel
#
# Dit is een **notebook**: tekst en berekeningen onder elkaar. De grijze vakken heten **cellen** (*cells*). In een cel
# staat Python, de rekentaal van deze cursus. Klik in het vak hieronder en druk op **Shift + Enter**. Dan voert Python
# de cel uit en staat de uitkomst eronder.

# %%
142 * 6

# %% [markdown]
# Er kwamen 142 gasten, en ieder gaf ongeveer 6 euro uit: samen 852 euro. De `*` is keer, de `/` is gedeeld door, `+` en
# `-` ken je. Een kommagetal schrijf je in Python met een punt: `6.25` is zes euro en vijfentwintig cent.
#
# Links van de cel staat nu een getal tussen haken: `[1]`. Dit was de eerste cel die je uitvoerde. Staat er `[*]`, dan
# is Python nog bezig. Staat er niets, dan heb je de cel nog niet uitgevoerd, ook al zie je de code staan.
#
# **Verander** in de cel de 6 in `6.25` en voer hem opnieuw uit. Wat staat er nu tussen de haken?

# %% [markdown]
# ## Getallen krijgen een naam
#
# Op de kassabon raakt de bedrijfsleider kwijt welk getal wat was. Daarom geven we elk getal een naam. Dat doe je met
# één `=`. Lees het als: *zet de waarde rechts in een doosje met de naam links*. Zo'n doosje heet een **variabele**
# (*variable*).

# %%
gasten = 142
besteding = 6.25
omzet = gasten * besteding

# %% [markdown]
# Je ziet geen uitkomst, en dat klopt. Een toekenning (*assignment*) bewaart iets, en zegt niets terug. Wil je zien wat
# er in een doosje zit, dan vraag je het met `print`. Tussen de ronde haken zet je wat je wilt zien. Zo'n naam met haken
# erachter heet een **aanroep** (*call*): je roept `print` aan, en `print` gaat aan het werk.

# %%
print(omzet)

# %% [markdown]
# De omzet is € 887,50. Tekst mag er ook bij, tussen aanhalingstekens en met een komma ertussen. Namen mogen niet
# beginnen met een cijfer en er mag geen spatie in; daarom staat er straks `zonder_btw` met een streepje laag.
# Hoofdletters tellen mee: `Omzet` is een ander doosje dan `omzet`.

# %%
print("omzet in euro:", omzet, "van", gasten, "gasten")

# %% [markdown]
# Van die omzet gaat eerst de btw af. Op koffie en gebak zit 9% btw, dus de omzet is 1,09 keer het bedrag zonder btw.
# Terugrekenen is dus delen.
#
# **Voorspel eerst.** Blijft er van de € 887,50 meer of minder dan € 800 over?

# %%
zonder_btw = omzet / 1.09
print(round(zonder_btw, 2))

# %% [markdown]
# Meer: er blijft € 814,22 over. `round(zonder_btw, 2)` rondt af op twee cijfers achter de komma. Zonder `round` laat
# Python er een heleboel zien, en zo nauwkeurig is een kassabon niet.
#
# Nu de kosten. Aan bonen, melk en gebak kost een gast gemiddeld € 1,70. Er stonden die dag 21 uren op het rooster, en
# een uur kost Morgenrood € 19,50.

# %%
inkoop = gasten * 1.70
loon = 21 * 19.50
verdiend = zonder_btw - inkoop - loon
print(round(verdiend, 2))

# %% [markdown]
# De dag leverde € 163,32 op. Daar moeten huur, energie en machines nog van betaald worden. Wat een klant of een dag
# oplevert, is dus iets anders dan wat er in de kassa komt.
#
# > **Valkuil.** Wie de omzet op de bon "verdienste" noemt, zit er die dag € 724 naast. Geef een getal daarom een naam
# > die precies zegt wat het is, zoals `zonder_btw`.

# %% [markdown]
# ## De volgorde van uitvoeren
#
# Nu het punt waar bijna iedereen een keer over struikelt. De bedrijfsleider ontdekt dat er geen 142 maar 150 gasten
# waren. Ze zet het goede getal in het doosje:

# %%
gasten = 150

# %% [markdown]
# **Voorspel eerst.** Wat staat er nu in `omzet`: het bedrag van 142 gasten, of dat van 150?

# %%
print(gasten, omzet)

# %% [markdown]
# Het oude bedrag. Een notebook is geen spreadsheet: verander je één getal, dan rekent Python de rest niet vanzelf
# opnieuw uit. In `omzet` zit wat eruit kwam op het moment dat je die regel uitvoerde. Pas als je de regel opnieuw
# uitvoert, gaat het nieuwe aantal meetellen:

# %%
omzet = gasten * besteding
print(omzet)

# %% [markdown]
# Python onthoudt dus wat je hebt *uitgevoerd*, in de volgorde waarin je dat deed. Wat er op het scherm *staat*, telt
# niet. Het deel dat onthoudt, heet de **kernel**. Vraag je iets wat de kernel nog niet kent, dan krijg je een
# foutmelding. Deze is met opzet; kijk alleen naar de onderste regel.

# %% tags=["raises-exception"]
print(winst)

# %% [markdown]
# `name 'winst' is not defined`: er is nog geen doosje met die naam. Het getal heet hier `verdiend`. Een foutmelding
# maakt niets kapot. In les 00.5 lees je er meer.
#
# Raak je de draad kwijt, begin dan schoon: kies in het menu *Kernel* de regel `Restart Kernel and Run All Cells`. De
# kernel vergeet alles en voert daarna alle cellen van boven naar beneden uit. Klopt het daarna nog, dan kan een ander
# jouw berekening ook volgen. Dat is niet vanzelfsprekend: onderzoekers voerden honderdduizenden openbare notebooks
# opnieuw uit. Nog geen kwart liep zonder fouten door, en van de 25 gaf er één nog dezelfde uitkomsten (Pimentel e.a.
# 2019).

# %% [markdown]
# ## Gereedschap en gegevens erbij halen
#
# Kale Python kan rekenen en tekst laten zien. Voor de rest haal je gereedschap erbij, met `from … import …`: *haal uit
# dat pakket dit onderdeel*. `klantlab` is het pakket van deze cursus, en `data` is het deel met de gegevens van
# Morgenrood.

# %%
from klantlab import data

# %% [markdown]
# Die regel staat bovenaan bijna elk notebook in deze cursus. De punt in `data.load` lees je als *van*: de opdracht
# `load` van `data`. Je geeft de naam van een tabel, tussen aanhalingstekens omdat het tekst is. Wat in de laatste regel
# van een cel staat, laat een notebook vanzelf zien, ook zonder `print`.

# %%
data.load("locations")

# %% [markdown]
# Dit zijn de vestigingen van Morgenrood, een koffiebrander met winkels, koffiebars en een webwinkel. Je komt het
# bedrijf in de hele cursus tegen. Morgenrood is verzonnen; de problemen zijn echt. Elke rij is een vestiging, elke
# kolom iets wat je van die vestiging weet. Neude staat op de eerste rij, en die heeft nummer 0: Python begint bij nul
# te tellen.
#
# **Verander** `"locations"` in `"products"` en voer de cel opnieuw uit. Voor hoeveel verkoopt Morgenrood een kilo
# Huisblend? (`price` is de prijs in de winkel, `cost` de inkoop.)

# %% [markdown]
# ## Wat betekent dit voor Morgenrood?
#
# Neude sluit om 18 uur. De bedrijfsleider denkt aan een uur langer open, met één medewerker. Een stoel die dat uur leeg
# blijft, kan ze morgen niet alsnog verkopen; een uur loon is ze in elk geval kwijt. Wat levert één gast op, na btw en
# inkoop?

# %%
per_gast = besteding / 1.09 - 1.70
print(round(per_gast, 2))

# %% [markdown]
# Een gast levert € 4,03 op, het uur kost € 19,50. **Voorspel eerst:** hoeveel gasten zijn er minstens nodig?

# %%
print(round(19.50 / per_gast, 1))

# %% [markdown]
# Vanaf 5 gasten kan het uit. Bij drie gasten legt ze ruim € 7 per avond toe. Het besluit: twee weken op proef, elke
# avond de gasten van dat uur tellen, en doorgaan als het er gemiddeld minstens vijf zijn. Houdt het stand als een gast
# 's avonds minder uitgeeft, omdat hij geen gebak neemt? **Verander** bovenaan, in de cel met `besteding = 6.25`, dat
# getal in 4.60. Voer die cel uit, en daarna de twee cellen hierboven. Er komt 7,7 uit: dan zijn er acht gasten nodig.

# %% [markdown]
# ## Waar je werk blijft
#
# Je werkt in de map **werkmap**; links in beeld zie je wat erin staat. Bewaar met **Ctrl + S** (op een Mac ⌘ + S).
# Sluit je JupyterLab af, dan blijven je notebook en zijn uitkomsten bewaard, maar de kernel vergeet alles. Voer morgen
# dus eerst de cellen van boven af weer uit. Komt er een nieuwe uitgave van een les, dan wordt jouw bestand nooit
# overschreven: de nieuwe komt ernaast te staan. Wil je zelf iets proberen, druk dan buiten een cel op **B**: er komt
# een lege cel onder.
#
# In dezelfde map vind je een [woordenlijst](9_woordenlijst.ipynb) met alle vaktermen en een
# [spiekblad](9_spiekblad.ipynb) met alles wat je leert typen.
#
# ## Kort
#
# - Shift + Enter voert een cel uit; het getal tussen haken zegt de hoeveelste uitvoering dat was.
# - Met `=` geef je een waarde een naam, met `print` laat je haar zien, met `round` rond je af.
# - De kernel onthoudt wat je hebt uitgevoerd, niet wat er staat. Twijfel je: herstart en voer alles uit.
# - `from klantlab import data` haalt gereedschap erbij, `data.load` een tabel.
#
# Ga verder met [les 00.2](2_welke_bestellingen.ipynb).
#
# *Bronnen: Kluyver e.a. (2016), Jupyter Notebooks, a publishing format for reproducible computational workflows;
# Pimentel, Murta, Braganholo en Freire (2019), A large-scale study about quality and reproducibility of Jupyter
# notebooks. De bedragen van deze avond zijn verzonnen.*
