# ---
# jupyter:
#   kernelspec: {display_name: Python 3, language: python, name: python3}
#   klantlab:
#     lesson: "00.6"
#     kind: lesson
#     title: "Kunnen we die export van de kassa gebruiken?"
#     minutes: 30
#     concepts: [C08, C119]
#     after: ["00.5"]
#     teaches: [data.file, data.read_orders, orders, left_out, drop_duplicates]
#     terms:
#       export: [export, "Een bestand dat een programma wegschrijft om elders te gebruiken.", C119]
#     given:
#       "392,21": "19.950,41 - 19.558,20"
#       "358": "zoals het bestand gemaakt is (company.truth kassa)"
#       "0,6": "100 * 122,85 / 19.815,60"
#       "19.800": "19.815,60 afgerond op honderden"
# ---

# %% [markdown]
# # Kunnen we die export van de kassa gebruiken?
#
# De winkels van Morgenrood hebben een eigen kassasysteem. De bedrijfsleider haalt er elke maand een export uit en opent
# die in een spreadsheet. Onderaan staat een totaal van € 19.558,20. De directeur wil dat bedrag in zijn presentatie
# zetten. Kan dat?
#
# **Na deze les kun je**
#
# - een Nederlandse export inlezen, ook een van jezelf, en nagaan hoe elke kolom gelezen is (C119);
# - vertellen welke rijen zijn weggelaten en waarom, en wat dat met het totaal doet (C119);
# - uitleggen waarom hetzelfde getal in twee bestanden iets anders kan betekenen (C08).
#
# *Tijd: 30 minuten. Nodig: les 00.5.*

# %% [markdown]
# ## Een bestand is nog geen tabel
#
# Tot nu toe kwamen de tabellen netjes uit `data.load`. Een echt bestand is rommeliger. `data.file` zegt waar de export
# op je computer staat. We bewaren de plek in een doosje en laten hem niet zien, want hij is op elke computer anders.

# %%
from klantlab import data

bestand = data.file("export_kassa.csv")

# %% [markdown]
# Dit zijn een paar regels, zoals je ze ziet als je het bestand in een kladblok opent:
#
# ```text
# Klantnr;Datum ; Bedrag;Betaalwijze
# 0015615;1-11-2025;€ 36,45;pin
# 0010697;1-11-2025;€ 35,77;pin
# 0014682;1-11-2025;€ 1.249,50;factuur
# ```
#
# Bedenk eerst zelf waar een computer die Engels gewend is over struikelt, en lees dan verder.
#
# Er zijn er zeker vijf. Tussen de kolommen staat een puntkomma. De komma is het decimaalteken, en de punt in 1.249,50
# scheidt de duizendtallen. Soms staat er een euroteken. 1-11-2025 is één november; een Amerikaans programma leest er
# elf januari in. En het klantnummer begint met nullen, die verdwijnen zodra iemand er een getal van maakt.

# %% [markdown]
# ## Inlezen met een verslag
#
# `data.read_orders` leest zo'n bestand. Jij vertelt welke kolom wat is; dat kan niemand anders weten. De namen zijn die
# uit de eerste regel van het bestand.

# %%
export = data.read_orders(bestand, customer="Klantnr", date="Datum", amount="Bedrag")
export

# %% [markdown]
# Je krijgt geen tabel maar een verslag in drie delen. Lees het rustig van boven naar beneden:
#
# - **Gelezen als** zegt hoe het bestand begrepen is, en met welk bewijs. *UTF-8 met BOM* is de manier waarop letters in
#   het bestand bewaard zijn; daar hoef je niets mee. Dag en maand zijn zeker, want 13-11 kan geen dertiende maand zijn.
# - **Weggelaten** noemt elke reden, het aantal rijen en de eerste rijnummers, zoals je spreadsheet ze telt.
# - **Let op** noemt wat wel is meegenomen maar misschien niet klopt.
#
# De gegevens zelf zitten er ook in. Achter de punt vraag je ze op, als attribuut (les 00.4): `export.orders` is de
# tabel.

# %%
kassa = export.orders
kassa.head()

# %% [markdown]
# De kolommen hebben nu vaste Engelse namen, het bedrag is een getal en de datum een datum. Het klantnummer bleef tekst,
# met de nullen vooraan. **Verander** `head()` in `head(12)` en zoek het bedrag van 1.249,50. Hoe staat het er nu?

# %% [markdown]
# ## Wat is er weggelaten?
#
# Een programma dat stilletjes rijen weggooit, is gevaarlijker dan een dat vastloopt. Daarom bewaart `export.left_out`
# ze allemaal, met de reden. **Voorspel eerst:** welke van die redenen kun je in het bestand zelf nog herstellen?

# %%
weg = export.left_out
weg["reason"].value_counts()

# %%
weg[weg["reason"] == "datum onleesbaar"]

# %% [markdown]
# Dezelfde verdeling staat in het verslag, maar hier kun je de rijen zelf bekijken. De kolommen heten weer zoals in het
# bestand, en de waarden staan er zoals ze zijn ingetikt. *gisteren* is geen datum, en 31 november bestaat niet. Iemand
# tikte dat met de hand. Je kunt zulke rijen in het bestand herstellen als je weet wat er bedoeld is. Raden mag niet:
# dan verzin je gegevens. En de rijen zonder klantnummer?

# %%
weg[weg["reason"] == "klantnummer ontbreekt"].head(3)

# %% [markdown]
# Dat zijn gewone aankopen van mensen zonder klantkaart. Voor een vraag over *klanten* zijn ze onbruikbaar, voor een
# vraag over *omzet* tellen ze gewoon mee. Of een rij weg mag, hangt dus af van je vraag. Een negatief bedrag is een
# retour, en € 0,00 hoort hier bij een cadeaubon: de aankoop stond al eerder in de kassa.
#
# > **Valkuil.** "De rommel is eruit gehaald" klinkt als werk dat klaar is. Vraag altijd: hoeveel rijen, welke, en
# > verandert daarmee het antwoord op mijn vraag?

# %% [markdown]
# ## Klopt het totaal?
#
# Onder het bestand staat € 19.558,20. **Voorspel eerst:** is de som van de ingelezen bedragen hoger, lager of gelijk?

# %%
print(round(kassa["amount"].sum(), 2))

# %% [markdown]
# Op de cent gelijk. De kassa telde dus precies de rijen op die wij overhielden: zonder de retouren, maar ook zonder de
# aankopen waarbij geen klantkaart werd gescand. Dat is een keuze, en zij staat nergens in het bestand. Is het daarmee
# de omzet? Nee. Voor een vraag over omzet is het klantnummer niet nodig. Lees het bestand daarom nog eens, met de
# betaalwijze op de plaats van de klant:

# %%
alles = data.read_orders(bestand, customer="Betaalwijze", date="Datum", amount="Bedrag").orders
print(len(alles), round(alles["amount"].sum(), 2))

# %% [markdown]
# Nu doen ook de 9 aankopen zonder klantnummer mee, samen € 392,21. Van dit bedrag moeten de retouren nog af; in het
# verslag staat hoeveel dat samen is.

# %%
netto = alles["amount"].sum() - 134.81
print(round(netto, 2))

# %% [markdown]
# Netto € 19.815,60, en dat is nog zonder de twee rijen met een onleesbare datum.
#
# Er zijn nog 3 verdachte rijen: precies gelijk aan een eerdere rij. Dat kunnen twee gelijke aankopen op één dag zijn,
# of een rij die dubbel is geëxporteerd. `.drop_duplicates()` laat van gelijke rijen alleen de eerste staan.

# %%
zonder_dubbele = kassa.drop_duplicates()
print(len(kassa), len(zonder_dubbele))
print(round(kassa["amount"].sum() - zonder_dubbele["amount"].sum(), 2))

# %% [markdown]
# Het gaat om € 122,85. Of het dubbel is, kan dit bestand niet zeggen: er staat geen bonnummer in en geen tijd. Dat is
# een vraag voor de leverancier van de kassa. Noteer dus beide bedragen.

# %% [markdown]
# ## Eén getal, twee betekenissen
#
# De vraag was ook hoe klanten betalen. `Betaalwijze` is niet vertaald: kolommen waar je niets over zei, blijven zoals
# ze waren.

# %%
kassa["Betaalwijze"].value_counts()

# %%
kassa.groupby("Betaalwijze")["amount"].mean().round(2)

# %% [markdown]
# Wie op factuur koopt, besteedt gemiddeld ruim 28 keer zoveel als wie pint. Dat klinkt als een kans voor de verkoop.
# Kijk nog eens naar de cel erboven: het is **één** rij.
#
# € 1.249,50 in één keer is geen kilo koffie. Waarschijnlijk kocht een bedrijf aan de toonbank; het kan ook een tikfout
# zijn. Zet bij elk gemiddelde dus het aantal. Eén zo'n bedrag trekt ook het gemiddelde van alle aankopen omhoog.
# Gestructureerde gegevens lijken zeker, maar elke kolom is ooit door iemand ingetikt, en de vraag of het klopt
# (*veracity*) houd je altijd.

# %% [markdown]
# ## Je eigen bestand
#
# Heb je zelf een export, van je werk of je bijbaan? Haal eerst namen en adressen eruit (waarom, staat in les 00.7).
# Sleep het bestand dan naar de lijst met bestanden links in JupyterLab, in dezelfde map als dit notebook. Het staat nu
# in je **werkmap**, en dan is de naam tussen aanhalingstekens genoeg: `data.read_orders("mijn_export.csv",
# customer="…", date="…", amount="…")`. Ook Excel-bestanden (`.xlsx`) werken.
#
# Noem je een kolom die er niet is, dan zegt de melding welke kolom je waarschijnlijk bedoelt:

# %% tags=["raises-exception"]
data.read_orders(bestand, customer="Klantnummer", date="Datum", amount="Bedrag")

# %% [markdown]
# **Vervang** `"Klantnummer"` door de goede naam en voer de cel opnieuw uit.

# %% [markdown]
# ## Hoe ver zaten we van de waarheid?
#
# Van dit bestand weten we hoe het gemaakt is. Er zitten 405 bruikbare rijen in van 358 klanten; wij lazen er 405 in,
# van 358 klanten. Geen enkele rij ging verloren en geen enkele kwam er te veel bij. De 3 gelijke rijen waren echt
# dubbel: de export schreef ze twee keer weg. Dat kon jij niet weten. Het echte nettobedrag ligt dus € 122,85 lager dan
# het onze, een verschil van 0,6%.

# %% [markdown]
# ## Wat betekent dit voor Morgenrood?
#
# De directeur kan € 19.558,20 niet als omzet presenteren. Het bedrag mist de aankopen zonder klantkaart, rekent de
# retouren niet mee en telt misschien rijen dubbel. Het besluit: op de dia komt een netto-omzet van ongeveer € 19.800,
# met de voetnoot dat er nog € 122,85 aan mogelijk dubbele rijen in zit. De bedrijfsleider vraagt de leverancier om een
# kolom met het bonnummer. Dat kost niets, en volgende maand is de vraag weg.
#
# ## Kort
#
# - Een Nederlandse export heeft puntkomma's, decimale komma's en dag-maand-jaar. Zeg welke kolom wat is en lees het
#   verslag.
# - Wat weggelaten wordt, tel je en noem je. Of het weg mag, hangt van de vraag af.
# - Een totaal onder een spreadsheet is een bewering. Reken haar na.
# - Nullen vooraan een klantnummer horen erbij: een nummer is een naam, geen getal.
#
# Ga verder met [les 00.7](7_dubbele_klanten.ipynb).
#
# *Bronnen: Wickham (2014), Tidy data; Capgemini over veracity. Het bestand is van Morgenrood, en verzonnen.*
