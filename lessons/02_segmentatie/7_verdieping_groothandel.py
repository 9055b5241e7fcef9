# ---
# jupyter:
#   kernelspec: {display_name: Python 3, language: python, name: python3}
#   klantlab:
#     lesson: "02.7"
#     kind: deepening
#     title: "Hoeveel soorten klanten heeft deze echte groothandel?"
#     minutes: 25
#     concepts: [C11]
#     after: ["02.4"]
#     teaches: [segmentation.parts, data.fetch]
#     data: [wholesale]
# ---

# %% [markdown]
# # Hoeveel soorten klanten heeft deze echte groothandel?
#
# Tot nu toe kwamen de klanten van Morgenrood. In deze verdieping kijk je naar 440 echte klanten van een Portugese
# groothandel (Cardoso 2013): horecazaken en winkels, met wat elk in een jaar besteedde. Het bestand staat in heel veel
# lesboeken. De een vindt er twee groepen, de ander drie, vijf of zes. Wie heeft gelijk?
#
# **Na deze les kun je**
#
# - nagaan of er in echte gegevens groepen zitten, en wat schalen daaraan verandert (C11);
# - groepen die je vindt naast een indeling leggen die al bestond (C11).
#
# *Tijd: 25 minuten. Nodig: les 02.4. Deze gegevens staan niet in de cursus zelf: `data.fetch` haalt ze eenmalig op.*

# %%
from klantlab import data, segmentation

klanten = data.fetch("wholesale")
print(len(klanten))
klanten.head(3)

# %% [markdown]
# Zes kolommen zijn bedragen per jaar: verse waren, zuivel, kruidenierswaren, diepvries, schoonmaak en papier, en
# delicatessen. `Channel` zegt wat voor klant het is: 1 is horeca, 2 is een winkel. `Region` is de streek.

# %%
klanten["Channel"].value_counts()

# %% [markdown]
# 298 horecazaken en 142 winkels.
#
# ## Wie is de gemiddelde klant?
#
# **Voorspel eerst.** Welk deel van de klanten zit dicht bij het gemiddelde bedrag aan verse waren: meer of minder dan
# bij een klokvorm?

# %%
segmentation.plot_near_mean(klanten["Fresh"], name="verse waren per jaar")

# %% [markdown]
# 41%, ongeveer zoveel als bij een klokvorm. Toch is dit geen klok: er is één bult links en een lange staart naar
# rechts. Een paar heel grote klanten trekken het gemiddelde op. Eén getal is dus nooit genoeg; kijk ook naar de figuur.
#
# ## Zijn er groepen?
#
# **Voorspel eerst** wat `clusters_present` zegt over de zes bedragen.

# %%
bedragen = klanten[["Fresh", "Milk", "Grocery", "Frozen", "Detergents_Paper", "Delicassen"]]
segmentation.clusters_present(bedragen)

# %% [markdown]
# Geen groepen. En wat zeggen de maatstaven waar de lesboeken op bouwen?

# %%
keuze = segmentation.choose_k(bedragen, repeats=10)
round(keuze.table[["silhouette", "bic", "stability", "smallest"]], 2)

# %%
segmentation.plot_choice(keuze)

# %% [markdown]
# Elke maatstaf noemt een aantal, en ze noemen niet hetzelfde. Kijk ook naar `smallest`: bij vijf groepen bestaat de
# kleinste uit één klant. K-means zet de grootste klanten apart, omdat die zo ver van de rest liggen. Dat zijn geen
# soorten klanten, dat zijn uitschieters. Wie in een lesboek precies vijf groepen vindt, nam een maatstaf, een schaal en
# een startpunt. Een ander nam andere.
#
# > **Valkuil.** Veel voorbeelden tekenen de uitkomst van k-means in kleur en zeggen: kijk, duidelijke groepen. Kleuren
# > maken altijd groepen. Kijk naar dezelfde kaart en denk de kleuren weg.
#
# **Voorspel eerst:** zie je losse eilanden?

# %%
segmentation.explore(bedragen, start=5)

# %% [markdown]
# ## Een indeling die al bestond
#
# Er is één indeling die niemand hoefde te zoeken: horeca of winkel. Vinden twee groepen van k-means die terug?
# **Voorspel eerst** de overeenkomst, van 0 tot 1.

# %%
twee = segmentation.assign(segmentation.kmeans(2), bedragen)
segmentation.agreement(twee, klanten["Channel"])

# %% [markdown]
# Maar gedeeltelijk. Nu met een andere vraag: niet *hoeveel* geld, maar *waaraan*. We delen elk bedrag door het totaal
# van de klant, zoals bij het mandje in les 02.3. `segmentation.parts` doet dat voor alle kolommen tegelijk.

# %%
deel = segmentation.parts(bedragen)
segmentation.clusters_present(deel)

# %% [markdown]
# Nu vindt dezelfde toets wel een leegte. Waaraan klanten hun geld besteden, verschilt dus meer in soort dan hoeveel ze
# besteden. Zijn die twee soorten horeca en winkel? **Voorspel eerst** of de overeenkomst nu hoger is.

# %%
segmentation.agreement(segmentation.assign(segmentation.kmeans(2), deel), klanten["Channel"])

# %% [markdown]
# Misschien iets hoger (de intervallen overlappen), maar nog steeds ver van 1. Een computer die niet weet dat er horeca
# en winkels zijn, vindt ze dus maar ten dele. Hoe een horecazaak en een winkel van elkaar verschillen, zie je in het
# profiel. **Voorspel eerst** aan welke soort winkels veel meer van hun geld besteden.

# %%
segmentation.plot_profile(segmentation.profile(deel, klanten["Channel"]))

# %% [markdown]
# Winkels geven een veel groter deel uit aan schoonmaak en papier, en aan kruidenierswaren. Horeca koopt vers en
# diepvries. Dat is logisch, en je had er geen clustering voor nodig.

# %% [markdown]
# ## Wat betekent dit voor Morgenrood?
#
# Morgenrood heeft 320 zakelijke klanten, en een bureau biedt aan er voor € 6.000 "natuurlijke groepen" in te zoeken.
# Bij deze groothandel bleek het bruikbaarste onderscheid al in een kolom te staan. Vraag dus eerst wat je al weet:
# café, kantoor of ziekenhuis. Kijk of die indeling iets voorspelt, zoals in les 02.1. Dat kost niets. Zoek pas daarna
# verder. Betaal niet voor "natuurlijke groepen" die bij opnieuw trekken niet terugkomen of waar geen leegte tussen
# ligt.

# %% [markdown]
# ## Kort
#
# - In veel gebruikte gegevens kan elk lesboek een ander aantal groepen vinden zonder een rekenfout te maken.
# - Een paar heel grote klanten worden al snel een eigen "groep".
# - Vergelijk wat je vindt met een indeling die al bestond.
# - Bedragen en delen van bedragen stellen verschillende vragen.
#
# *Bronnen: Cardoso (2013), Wholesale customers, UCI Machine Learning Repository (CC BY 4.0). Hubert en Arabie (1985),
# Comparing partitions.*
