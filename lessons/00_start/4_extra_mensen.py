# ---
# jupyter:
#   kernelspec: {display_name: Python 3, language: python, name: python3}
#   klantlab:
#     lesson: "00.4"
#     kind: lesson
#     title: "In welke maanden hebben we extra mensen nodig?"
#     minutes: 30
#     concepts: [C08, C60]
#     after: ["00.3"]
#     teaches: [plotting.bars, attribute, dt, month, plotting.line, year]
#     truth: "de bestellingen zijn geteld, niet geschat; wat volgend jaar brengt, weet niemand"
#     terms:
#       staafdiagram: [bar chart, "Een figuur met een staaf voor elke groep."]
#       attribuut: [attribute, "Een eigenschap achter een punt, zonder haken."]
#       traceback: [traceback, "Het rode blok waarmee Python zegt waar en waarom een cel vastliep."]
#     given:
#       "2,3": "580 / 251"
#       "1,6": "2.175 / 1.396"
# ---

# %% [markdown]
# # In welke maanden hebben we extra mensen nodig?
#
# Het magazijn van Morgenrood pakt elk pakket met de hand in. De chef magazijn vraagt om tijdelijke inpakkers, en de
# directeur wil weten voor welke maanden en hoeveel. Een inpakker die niets te doen heeft, kost evenveel als een die
# doorwerkt.
#
# **Na deze les kun je**
#
# - een staafdiagram en een lijn maken, en kiezen welke van de twee past (C08);
# - een figuur lezen en er een bewering boven zetten die klopt (C08);
# - uitrekenen wat een drukke maand aan extra mensen vraagt, en onderweg een foutmelding lezen (C60).
#
# *Tijd: 30 minuten. Nodig: les 00.3.*

# %%
from klantlab import data, plotting

orders = data.load("orders")
jaar = orders[(orders["channel"] == "webwinkel") & (orders["date"] >= "2025-01-01")]
print(len(jaar))

# %% [markdown]
# 17.005 pakketten in 2025. Uit `klantlab` halen we deze keer ook `plotting`, met de figuren van de cursus. Een tabel
# met duizenden rijen kun je niet lezen; een figuur wel, als je weet wat je wilt laten zien. Een goede figuur
# beantwoordt één vraag. Bedenk die vraag dus voordat je gaat tekenen.

# %% [markdown]
# ## Een staaf per groep
#
# Een figuur maak je van iets wat je eerst telt of optelt. We beginnen met een vraag van de klantenservice: waarover
# gaan de klachten? Eerst tellen, met wat je al kent:

# %%
klachten = data.load("complaints")
onderwerpen = klachten["topic"].value_counts()
onderwerpen

# %% [markdown]
# Nu de figuur. `plotting.bars` krijgt drie dingen: de getallen, de **bewering** die erboven komt en de **eenheid** op
# de as.
#
# **Voorspel eerst.** Hoeveel langer wordt de bovenste staaf dan die eronder?

# %%
plotting.bars(onderwerpen, "Bijna de helft van de klachten gaat over een laat pakket", "klachten")

# %% [markdown]
# De bovenste staaf is 2,3 keer zo lang als de tweede. Onder de figuur staan de hoogste en de laagste waarde in woorden,
# voor wie de figuur niet kan zien.
#
# Klopt de bewering ook? Dat kan een figuur niet voor je nakijken. Reken het na. Met rechte haken en een naam haal je
# één getal uit zo'n telling, net als een kolom uit een tabel:

# %%
print(round(onderwerpen["te laat"] / len(klachten), 2))

# %% [markdown]
# 46%, dus "bijna de helft" mag. Een titel als *Klachten per onderwerp* zegt niet wat de lezer moet zien. Een bewering
# wel, en zij dwingt jou om haar na te rekenen.
#
# Let ook op de eenheid. "300" zegt niets, "300 klachten" wel, en 300 euro was weer iets anders geweest. Een figuur
# zonder eenheid kun je niet gebruiken in een besluit.
#
# **Verander** de bewering in een zin over de kleinste groep, en kijk of die ook klopt.

# %% [markdown]
# ## Van datum naar maand
#
# Voor het magazijn hebben we het aantal pakketten per maand nodig. De datum staat in één kolom. Met `.dt.month` haal je
# de maand eruit (1 is januari). Er staan geen haken achter: het is geen opdracht maar een eigenschap, een **attribuut**
# (*attribute*).

# %%
maand = jaar["date"].dt.month
maand.head(3)

# %% [markdown]
# Bij elke bestelling staat nu een 1 tot en met 12; de eerste drie zijn van januari. De tabel staat op volgorde van
# tijd, dus dat klopt. **Probeer** ook `.dt.day`: dat geeft de dag van de maand.
#
# Zo'n kolom mag meteen tussen de haken van `groupby`. Het aantal bestellingen per stapel is het aantal verschillende
# ordernummers.

# %%
per_maand = jaar.groupby(maand)["order_id"].nunique()
per_maand

# %% [markdown]
# **Voorspel eerst.** Welke maand komt bovenaan in een staafdiagram, en waar komt januari?

# %%
plotting.bars(per_maand, "In november en december is het veel drukker", "pakketten")

# %% [markdown]
# Links staat het nummer van de maand, rechts het aantal pakketten. De bewering klopt. Toch leest deze figuur lastig: de
# staven staan op lengte, dus de maanden staan door elkaar. Dat past bij groepen zonder vaste volgorde, zoals
# onderwerpen of plaatsen. Tijd heeft wel een volgorde. Daarvoor neem je een lijn.

# %%
plotting.line(per_maand, "In november springt het aantal pakketten omhoog", "pakketten", "maand van 2025")

# %% [markdown]
# Nu zie je het jaar lopen: tien maanden tussen 1.096 en 1.431 pakketten, en dan een sprong naar ruim tweeduizend. De as
# begint bij nul. Zou hij bij duizend beginnen, dan leek november wel drie keer zo druk als oktober. In het echt is het
# 1,6 keer zo druk.
#
# > **Valkuil.** Kijk eerst waar de as begint. Een as die niet bij nul begint, maakt van een klein verschil een berg.
# > Bij staven is dat altijd misleidend, want je oog vergelijkt lengtes.

# %% [markdown]
# ## Eén jaar of drie?
#
# Waarom nemen we alleen 2025, en niet alle drie de jaren? Kijk eerst hoe de webwinkel groeide. `.dt.year` geeft het
# jaar.

# %%
alles = orders[orders["channel"] == "webwinkel"]
per_jaar = alles.groupby(alles["date"].dt.year)["order_id"].nunique()
per_jaar

# %% [markdown]
# Ook hier haal je er met rechte haken één getal uit: `per_jaar[2025]` is het aantal van 2025. Van 8.858 naar 17.005
# pakketten. Een gemiddelde maand over drie jaar hoort dan bij een bedrijf dat niet meer bestaat. Bovendien zou het
# gemiddelde de groei en het seizoen door elkaar halen: een gewone maand in 2025 is even druk als een feestmaand in
# 2023. Voor volgend jaar is 2025 het beste wat we hebben, en waarschijnlijk nog te laag.

# %% [markdown]
# ## Een foutmelding lezen
#
# Vroeg of laat loopt een cel vast. Dan komt er een rood blok onder, soms van veertig regels. Dat heet een
# **traceback**. Schrik niet van de lengte: je leest hem van onderaf. **Voorspel eerst:** wat ging er in de volgende cel
# mis?

# %% tags=["raises-exception"]
plotting.bars(jaar["channel"], "De meeste pakketten gaan via de webwinkel", "pakketten")

# %% [markdown]
# Hier valt het mee: één regel. Links van de dubbele punt staat de soort fout, rechts wat er mis is en wat je kunt doen.
# De kolom `channel` is nog niet geteld; er staan woorden in en geen getallen. Zo kort houdt alleen `klantlab` het, en
# alleen daar is het Nederlands. De meldingen van Python en van pandas, het pakket achter deze tabellen, zijn Engels, en
# langer. De kolom met bedragen heet in deze tabel `amount`, en wie Nederlands denkt, schrijft:

# %% tags=["raises-exception"]
jaar["bedrag"]

# %% [markdown]
# Een lang blok, en onderaan één woord dat telt: `KeyError: 'bedrag'`. Er is geen kolom die zo heet. De werkwijze is
# altijd dezelfde:
#
# 1. Lees de **laatste regel**: links van de dubbele punt de soort fout, rechts de uitleg.
# 2. Zoek bovenaan de pijl `---->`. Die wijst naar de regel in **jouw** cel waar het misging.
# 3. Verander één ding en voer de cel opnieuw uit.
#
# Alles ertussen is het binnenwerk van pandas; dat hoef je nooit te lezen. **Vervang** `"bedrag"` door `"amount"` en
# voer de cel opnieuw uit. In les 00.5 komen de vijf foutmeldingen langs die elke beginner krijgt.

# %% [markdown]
# ## Wat betekent dit voor Morgenrood?
#
# De vaste ploeg kan 1.500 pakketten per maand aan. Een tijdelijke inpakker doet acht pakketten per uur en kost € 21 per
# uur. Welke maanden komen daarboven uit?

# %%
druk = per_maand[per_maand > 1500]
druk

# %%
teveel = druk.sum() - 1500 * len(druk)
print(round(teveel / 8), round(teveel / 8 * 21))

# %% [markdown]
# `druk` bevat alleen de maanden boven de grens: filteren werkt bij een getelde kolom net als bij een tabel. Van hun
# totaal gaat af wat de vaste ploeg in die maanden aankan, en de rest delen we door acht. Er zijn ongeveer 159 extra
# uren nodig, voor € 3.336. Alles zit in november en december. Het besluit: één tijdelijke inpakker voor die twee
# maanden, ongeveer 80 uur per maand, en de rest van het jaar niemand. De prijs van niets doen is ook bekend: pakketten
# die te laat komen, en daarover gaat nu al bijna de helft van de klachten.
#
# Kijk nog eens terug naar de vraag van de directeur: *welke maanden en hoeveel*. Zo'n som is een schatting met een paar
# aannames: acht per uur, elk pakket even groot, en een vaste ploeg die elke maand evenveel aankan. Schrijf zulke
# aannames erbij. Dan kan de chef magazijn zeggen welke niet klopt, in plaats van het hele plan af te keuren.
#
# Een inpakker voor januari alvast aannemen "omdat het zo druk was" zou zonde zijn: uren zonder pakketten kun je niet
# bewaren. En let op wat deze figuur niet zegt: 2026 staat er niet in. Groeit de webwinkel door, dan is dit te krap.
# **Verander** de 1500 in beide cellen hierboven eens in 1300, voer ze uit en kijk welke maanden erbij komen.
#
# ## Kort
#
# - Eerst tellen of optellen, dan pas tekenen. Staven voor groepen, een lijn voor tijd.
# - De titel is een bewering die je hebt nagerekend, met de eenheid op de as.
# - Lees een foutmelding van onderaf: laatste regel, dan de pijl, dan één ding veranderen.
#
# Ga verder met [les 00.5](5_vijf_foutmeldingen.ipynb).
#
# *Bronnen: De Vries en Van Helsdingen (2009), over diensten die niet te bewaren zijn; Cleveland en McGill (1984),
# Graphical perception; Huff (1954), How to lie with statistics.*
