# ---
# jupyter:
#   kernelspec: {display_name: Python 3, language: python, name: python3}
#   klantlab:
#     lesson: "02.3"
#     kind: lesson
#     title: "In hoeveel groepen vallen onze klanten uiteen?"
#     minutes: 37
#     concepts: [C11]
#     after: ["02.2"]
#     teaches: [segmentation.kmeans, segmentation.assign, segmentation.agreement, segmentation.explore,
#       segmentation.stability, segmentation.clusters_present, segmentation.choose_k, segmentation.plot_choice]
#     terms:
#       clusteren: [clustering, "Groepen laten zoeken van klanten die op elkaar lijken, zonder vooraf te zeggen welke.", C11]
#       k-means: [k-means, "Een manier van clusteren die elke klant bij het dichtstbijzijnde midden zet.", C11]
#       schalen: [scaling, "Kolommen dezelfde spreiding geven, zodat ze even zwaar meetellen.", C11]
#       stabiliteit: [stability, "Hoe goed groepen terugkomen als je de klanten opnieuw trekt.", C11]
# ---

# %% [markdown]
# # In hoeveel groepen vallen onze klanten uiteen?
#
# Een adviesbureau heeft de bestellingen van Morgenrood bekeken en zeven klantgroepen gevonden, elk met een naam en een
# tekening. Voor € 9.500 maken ze er een plan bij. De marketingmanager vraagt jou: bestaan die zeven groepen?
#
# **Na deze les kun je**
#
# - groepen laten zoeken met k-means, en uitleggen waarom je eerst schaalt (C11);
# - nagaan of groepen terugkomen als je opnieuw trekt, en of er wel groepen zijn (C11);
# - een aantal groepen verdedigen als de maatstaven het oneens zijn (C11).
#
# *Tijd: 37 minuten. Nodig: les 02.2. Neem gerust een pauze halverwege, vóór het mandje.*

# %% [markdown]
# ## De tabel van het bureau
#
# Het bureau gebruikte recency, frequency en monetary, zoals in les 04.1. Wij nemen het jaar tot 12 mei 2025, en alleen
# vaste klanten: wie in dat jaar drie keer of vaker kocht.

# %%
from klantlab import company, data, rfm, segmentation

bestellingen = data.load("orders")
jaar = bestellingen[(bestellingen["date"] >= "2024-05-12") & (bestellingen["date"] < "2025-05-12")]
tabel = rfm.table(jaar, on="2025-05-12")
vast = tabel[tabel["frequency"] >= 3]
print(len(vast))

# %% [markdown]
# ## Groepen laten zoeken
#
# **Clusteren** (*clustering*) is groepen laten zoeken zonder vooraf te zeggen welke. Zo'n groep heet ook een *cluster*.
# De bekendste manier is **k-means** (Lloyd 1982). Die werkt zo:
#
# 1. Kies hoeveel groepen je wilt. Dat aantal heet *k*.
# 2. Zet k middens ergens neer en geef elke klant het dichtstbijzijnde midden.
# 3. Verschuif elk midden naar het gemiddelde van zijn klanten. Herhaal stap 2 en 3 tot er niets meer verschuift.
#
# `segmentation.kmeans(3)` maakt het model klaar en `segmentation.assign` geeft elke klant een groep. Groep 1 is de
# grootste.

# %%
drie = segmentation.assign(segmentation.kmeans(3), vast)
drie.value_counts()

# %% [markdown]
# *Dichtbij* meet k-means in de getallen van je tabel. Monetary loopt tot duizenden euro's, frequency tot enkele
# tientallen. Een verschil van 10 euro telt dan even zwaar als een verschil van 10 bestellingen. Daarom maakt `kmeans`
# de spreiding van alle kolommen eerst gelijk. Dat heet **schalen** (*scaling*). Met `scale=False` laat je het weg.
#
# `segmentation.agreement` legt twee indelingen van dezelfde klanten naast elkaar. 1 betekent precies gelijk, 0 betekent
# niet meer overeenkomst dan bij een loting. Hoe de groepen heten, maakt niet uit.

# %%
zonder = segmentation.assign(segmentation.kmeans(3, scale=False), vast)
segmentation.agreement(drie, zonder)

# %% [markdown]
# Zonder schalen krijg je heel andere groepen: die gaan bijna alleen over geld. Hoe zwaar een kolom telt, is dus een
# keuze.
#
# Hieronder staan 800 klanten, door het lot gekozen, op een kaart. Die legt de kolommen zo plat dat je de grootste
# verschillen ziet. De computer trekt de klanten tien keer opnieuw, zoals in les 08.3, en zoekt steeds opnieuw groepen.
# Wie vaak van groep wisselt, is een grijs rondje. Voer je dit zelf uit, dan staan er schuifjes boven.
#
# **Voorspel eerst.** Zie je op de kaart losse eilanden, of één wolk?

# %%
segmentation.explore(vast, start=3)

# %% [markdown]
# Eén wolk met uitlopers. De kleuren knippen hem in stukken, maar tussen de stukken ligt geen leegte. Verander met het
# schuifje het aantal groepen: van 2 naar 7. Bij welke aantallen worden er veel klanten grijs? Zet ook het schalen eens
# uit. De kaart is een snelle blik op een deel van de klanten; hierna rekenen we nauwkeuriger, met allemaal.
#
# ## Komen de groepen terug?
#
# De **stabiliteit** (*stability*) zegt of een indeling terugkomt bij andere klanten van dezelfde soort. We nemen zeven
# groepen, zoals het bureau. `segmentation.stability` trekt steeds twee keer opnieuw en vergelijkt de twee indelingen.

# %%
segmentation.stability(segmentation.kmeans(7), vast)

# %% [markdown]
# Gemiddeld lijken de indelingen redelijk op elkaar, maar twee van de zeven groepen komen niet goed terug. Vervang de 7
# door een 3 en voer opnieuw uit: nu komt alles terug. Is drie dan het goede aantal? Er is een vraag die eerst komt:
# *zijn er groepen?* Ook een egale wolk kun je elke keer op dezelfde plaats doorknippen. Verdeel een klas op lengte in
# drieën. Bij een andere klas liggen de grenzen bijna gelijk, en toch zijn er geen drie soorten studenten.
#
# `segmentation.clusters_present` zoekt een leegte tussen groepen, zoals het gat bij de koppen in les 02.2. De helft van
# de klanten wijst de richting aan waarin de leegte het grootst lijkt. De andere helft beslist (Hartigan en Hartigan
# 1985). Zo kan lang zoeken geen leegte verzinnen.
#
# **Voorspel eerst** wat de uitslag is.

# %%
segmentation.clusters_present(vast)

# %% [markdown]
# Geen groepen. Er zijn klanten die veel besteden en klanten die weinig besteden, en alles daartussen. De grenzen van
# het bureau zijn door het bureau getrokken. Dat mag: soms wil je een wolk in stukken knippen, zoals bij RFM-scores.
# Maar dan heb je niets ontdekt, en zijn zeven stukken niet waarder dan vijf. De toets kan wel iets missen: een kleine
# groep, of groepen die half over elkaar heen liggen.
#
# > **Valkuil.** Vraag je alleen *hoeveel*, dan krijg je altijd een aantal. Kijk maar wat drie bekende maatstaven
# > zeggen:
#
# - **silhouet** (Rousseeuw 1987): liggen klanten dichter bij hun eigen groep dan bij de volgende? Hoger is beter;
# - **BIC** (Schwarz 1978): passen k wolken goed genoeg om hun ingewikkeldheid waard te zijn? Lager is beter;
# - **stabiliteit**: komt de indeling terug? Hoger is beter.
#
# `segmentation.choose_k` rekent ze uit voor 2 tot en met 7 groepen. Met `repeats=5` trekken we vijf paren per aantal;
# meer is nauwkeuriger en duurt langer.

# %%
keuze = segmentation.choose_k(vast, repeats=5)
round(keuze.table[["silhouette", "bic", "stability", "smallest"]], 2)

# %% [markdown]
# `smallest` is het aantal klanten in de kleinste groep. Het silhouet wil twee groepen. De BIC wordt alleen maar lager
# en wil er zeven, of meer. Het ene boek noemt het ene, het andere boek het andere, en het bureau koos wat het beste
# verkoopt.
#
# **Voorspel eerst** wat de titel van de figuur zal zeggen.

# %%
segmentation.plot_choice(keuze)

# %% [markdown]
# Bijna alle aantallen komen terug, en toch zijn er geen groepen. **Stabiel is niet hetzelfde als echt.** Probeer
# `keuze` in een eigen cel: die zin zet alles op een rij.
#
# ## Het mandje in plaats van het bedrag
#
# Clusteren vindt alleen wat in de kolommen staat. RFM weet hoeveel iemand kocht, niet wat. In les 02.1 zag je dat juist
# dat klanten uit elkaar houdt. We verdelen een deel van het assortiment in vijf soorten. Welke, dat is onze keuze.

# %%
soorten = {
    "biologisch": ["P09", "P10"],
    "grootverpakking": ["P12"],
    "losse herkomst": ["P07", "P08"],
    "cadeau": ["P27", "P28", "P29", "P30"],
    "apparaat of cursus": ["P19", "P20", "P21", "P23", "P31", "P32", "P33", "P34"],
}

# %% [markdown]
# *Losse herkomst* is koffie uit één streek, zoals Ethiopië. Gewone koffie, thee en filters horen bij geen soort; die
# tellen alleen mee in het totaal. Daarna nemen we dezelfde vaste klanten: `.isin` kiest de rijen.

# %%
regels = data.load("order_lines").merge(jaar, on="order_id")
uitgaven = segmentation.spending(regels, soorten)
mandje = uitgaven[uitgaven.index.isin(vast.index)]
round(mandje.head(), 2)

# %% [markdown]
# Elke rij is een klant; 0,65 betekent dat 65% van het geld naar die soort ging. **Voorspel eerst:** vallen deze klanten
# uiteen in groepen?

# %%
segmentation.clusters_present(mandje)

# %% [markdown]
# Nu wel, bij precies dezelfde klanten. Hoeveel groepen zijn het? **Voorspel eerst** of de maatstaven het nu eens zijn.

# %%
keuze_mandje = segmentation.choose_k(mandje, repeats=5)
print(keuze_mandje)
segmentation.plot_choice(keuze_mandje)

# %% [markdown]
# Elk aantal komt bijna altijd terug. Het silhouet kiest 6, de BIC kiest 7. Dat er ergens een leegte is, weten we dus
# heel zeker. Hoeveel groepen het zijn, weten we niet precies: ongeveer zes. Zo eerlijk hoort het in een verslag.
# Verander gerust je keuze van soorten: zet in `soorten` een `#` voor de regel met grootverpakking en voer alles daarna
# opnieuw uit. Hoeveel groepen kiest het silhouet dan? Zet het daarna terug en voer de cellen eronder opnieuw uit.
#
# **Voorspel eerst:** hoe ziet de kaart er nu uit?

# %%
segmentation.explore(mandje, start=6)

# %% [markdown]
# Duidelijke takken. Bijna niemand wisselt van groep. Vergelijk met het schuifje 5, 6 en 7 groepen: welke tak valt er
# steeds in tweeën?
#
# ## Wat betekent dit voor Morgenrood?
#
# Het bureau vraagt € 9.500 voor zeven groepen waartussen geen leegte te vinden is. Het alternatief is de indeling van
# deze les, en voor elke groep een eigen nieuwsbrief. Een ontwerp kost € 850 per groep en een groep onder de 200 klanten
# is te klein om er een te maken. Wat kosten zes ontwerpen, en hoe groot is de kleinste groep? De tweede regel laat de
# groepen zien.

# %%
print(6 * 850)
segmentation.assign(segmentation.kmeans(6), mandje).value_counts()

# %% [markdown]
# Zes ontwerpen kosten € 5.100, en de kleinste groep haalt de 200 niet. Wil je het toch proberen, dan zijn vijf
# ontwerpen genoeg (850 keer vijf) en krijgt de kleinste groep de gewone brief. Maar of een eigen brief meer oplevert
# dan één brief voor iedereen, weet je nog niet. Een verdedigbaar besluit: betaal het bureau niet, en bestel nog geen
# ontwerpen. In de [volgende les](4_krijgt_elke_groep_een_eigen_aanbod.ipynb) kijken we eerst wat een loting zegt.
#
# ## Hoe ver zaten we van de waarheid?
#
# Morgenrood is een verzonnen bedrijf, dus we weten hoeveel soorten klanten er echt zijn. **Voorspel eerst** het aantal.

# %%
waar = company.truth().customers["segment"]
waar[mandje.index].value_counts()

# %% [markdown]
# Het zijn er vijf. Wij kwamen op zes uit, het bureau op zeven. Hoe dicht zit elke indeling bij de ware soorten? Eerst
# de zeven groepen van het bureau, dan onze zes, dan vijf.

# %%
print(segmentation.agreement(segmentation.assign(segmentation.kmeans(7), vast), waar[vast.index]))
print(segmentation.agreement(segmentation.assign(segmentation.kmeans(6), mandje), waar[mandje.index]))
print(segmentation.agreement(segmentation.assign(segmentation.kmeans(5), mandje), waar[mandje.index]))

# %% [markdown]
# De groepen van het bureau hebben met de ware soorten bijna niets te maken, al kwamen de meeste terug. Onze zes lijken
# er sterk op, en vijf was nog beter geweest. Geen van de maatstaven koos vijf. Dat komt door wat k-means aanneemt:
# groepen die rond zijn en ongeveer even groot. Bij Morgenrood zijn ze lang, ongelijk en ze lopen een beetje in elkaar
# over. Een lange groep wordt dan in tweeën geknipt. Welke dat was, zie je in de volgende les.

# %% [markdown]
# ## Kort
#
# - Schaal eerst, anders beslist de kolom met de grootste getallen.
# - Vraag eerst óf er groepen zijn, dan pas hoeveel. Elke maatstaf noemt altijd een aantal.
# - Stabiel is niet hetzelfde als echt: ook een egale wolk knip je steeds op dezelfde plaats.
# - Andere kolommen geven andere groepen. Kies kolommen die bij je vraag passen.
# - Zijn de maatstaven het oneens, zeg dan welk aantal je kiest en waarom.
#
# In de [volgende les](4_krijgt_elke_groep_een_eigen_aanbod.ipynb) krijgen de groepen een naam.
#
# *Bronnen: Lloyd (1982), Least squares quantization in PCM. Rousseeuw (1987), Silhouettes. Schwarz (1978), Estimating
# the dimension of a model. Hartigan en Hartigan (1985), The dip test of unimodality. Hennig (2007), Cluster-wise
# assessment of cluster stability.*
