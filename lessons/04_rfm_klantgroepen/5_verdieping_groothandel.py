# ---
# jupyter:
#   kernelspec: {display_name: Python 3, language: python, name: python3}
#   klantlab:
#     lesson: "04.5"
#     kind: deepening
#     title: "Op wie draait deze echte webwinkel?"
#     minutes: 25
#     concepts: [C30]
#     after: ["04.1"]
#     teaches: [data.fetch, shape, median]
#     data: [online_retail]
#     given:
#       "77.183,60": "SOURCE.md van het bestand: 74.215 keer 1,04"
# ---

# %% [markdown]
# # Op wie draait deze echte webwinkel?
#
# Tot nu toe kwamen alle klanten van Morgenrood. In deze verdieping reken je met een echte webwinkel: een Britse
# groothandel in cadeaus, van december 2010 tot en met 9 december 2011 (Chen 2015). Het bestand is rommelig, zoals
# kassabestanden zijn. Veel rekenvoorbeelden over RFM gebruiken het, en ze komen lang niet altijd op dezelfde getallen
# uit.
#
# **Na deze les kun je**
#
# - een ruw kassabestand lezen en zeggen wat je wegliet en waarom (C30);
# - een RFM-tabel van echte klanten narekenen, op de cent (C30).
#
# *Tijd: 25 minuten. Nodig: les 04.1. Deze gegevens staan niet in de cursus zelf: `data.fetch` haalt ze eenmalig op.*

# %%
from klantlab import data, plotting, rfm

ruw = data.fetch("online_retail")
ruw.shape

# %% [markdown]
# Dat zijn 541.909 rijen. Een rij is hier een **regel** van een rekening: één artikel. Wie tien artikelen koopt, staat
# er tien keer in.

# %%
ruw.head(3)

# %% [markdown]
# ## Wat telt er mee?
#
# `data.read_orders` ken je uit hoofdstuk 00. Hier geven we geen bedrag op, maar een aantal en een prijs; het bedrag is
# hun product. Rekeningen waarvan het nummer met een C begint, zijn ingetrokken.
#
# **Voorspel eerst.** Welke rijen zou jij weglaten voordat je klanten telt? Noem er twee soorten.

# %%
verkoop = data.read_orders(
    ruw, customer="CustomerID", date="InvoiceDate", order="InvoiceNo", quantity="Quantity", price="UnitPrice"
)
verkoop

# %% [markdown]
# Dit verslag zegt wat er is gelezen en wat er afviel. Een kwart van de rijen heeft geen klantnummer. Die verkopen zijn
# echt, maar we weten niet van wie. Verder vallen de ingetrokken rekeningen af en een paar regels met prijs nul.
# Onderaan staat wat bewaard bleef: 5.192 regels zijn precies gelijk aan een eerdere. Dat kan twee keer hetzelfde
# artikel op één rekening zijn, of een fout bij het wegschrijven. Het bestand zegt niet welke van de twee.

# %%
regels = verkoop.orders
print(len(regels), regels["order_id"].nunique(), regels["customer_id"].nunique(), round(regels["amount"].sum(), 2))

# %% [markdown]
# Van de 541.909 rijen blijven er 397.884 over, van 18.532 rekeningen en 4.338 klanten, samen goed voor £ 8.911.407,90.
# Zulke getallen horen in elk verslag: wie ze noemt, kan worden nagerekend.
#
# ## De tabel
#
# **Voorspel eerst.** We kijken terug vanaf 9 december 2011, de laatste dag in het bestand. Wat is groter bij het bedrag
# per klant: het gemiddelde of de middelste waarde (*median*)?

# %%
klanten = rfm.table(regels, order="order_id", on="2011-12-09")
print(round(klanten.mean(), 2))

# %%
print(round(klanten.median(), 2))

# %% [markdown]
# De `.median()` is de waarde van de klant die precies in het midden staat: de helft zit eronder. De middelste klant
# kocht 50 dagen geleden voor het laatst, kocht 2 keer en besteedde samen ongeveer £ 674. Het gemiddelde bedrag is drie
# keer zo hoog. Dat komt door een paar heel grote klanten:

# %%
grootste = klanten.sort_values("monetary", ascending=False).head(3)
print(round(100 * grootste["monetary"] / klanten["monetary"].sum(), 1))
grootste

# %% [markdown]
# De grootste besteedde meer dan £ 280.000, dat is 3,1% van alle omzet. Veel klanten van deze groothandel zijn zelf
# winkels. Eén gemiddelde over zulke verschillende klanten beschrijft niemand.
#
# > **Valkuil.** Een ingetrokken rekening weglaten haalt de verkoop die zij intrekt niet weg. Klant 12346 bestelde één
# > keer, voor £ 77.183,60, en trok alles zestien minuten later in:

# %%
ruw[ruw["CustomerID"] == 12346][["InvoiceNo", "Quantity", "UnitPrice", "InvoiceDate"]]

# %% [markdown]
# In onze tabel telt die bestelling gewoon mee, en staat deze klant op plaats tien. Alle weggelaten C-regels samen zijn
# £ 611.342,09 waard; zoveel kan de omzet in dit notebook te hoog zijn. Verkoop en intrekking bij elkaar zoeken is werk:
# een C-rekening noemt het nummer van de verkoop niet. Zeg daarom bij elk bedrag dat intrekkingen er niet af zijn.
#
# > **Valkuil.** Laat je `order` weg, dan telt `rfm.table` elke rij als een aankoop. Wie één keer een doos met veertig
# > verschillende kaarsen kocht, lijkt dan veertig keer te zijn geweest. Kijk maar:

# %%
verkeerd = rfm.table(regels, on="2011-12-09")
print(round(klanten["frequency"].mean(), 2), round(verkeerd["frequency"].mean(), 2))

# %% [markdown]
# ## Gelijke waarden, weer
#
# **Voorspel eerst.** Bij welk deel van deze klanten zou de volgorde van de rijen meebeslissen over de F-score?

# %%
rfm.plot_ties(klanten)

# %%
print((klanten["frequency"] == 1).sum())

# %% [markdown]
# 1.493 klanten kochten precies één keer. Dat is ruim een derde van allemaal. De eerste groep van vijf hoort een vijfde
# te bevatten, dus de grens valt midden in hen. Wie op internet een rekenvoorbeeld met deze gegevens naloopt, vindt
# daarom vaak andere groepen. Niemand rekende fout; de rijen stonden anders.

# %%
cijfers = rfm.scores(klanten)
cijfers["f"].value_counts()

# %% [markdown]
# Met onze regel krijgen alle 1.493 dezelfde score. Een van de vijf scores komt daardoor niet voor. Dat is de prijs, en
# hij is eerlijk: deze gegevens kennen die vijfde groep niet.

# %% [markdown]
# **Voorspel eerst.** Bij Morgenrood bracht de bovenste vijfde de helft van de omzet binnen. Is dat hier meer of minder?

# %%
omzet = klanten["monetary"].groupby(cijfers["m"]).sum()
deel = 100 * omzet / omzet.sum()
plotting.bars(deel, "Eén op de vijf klanten brengt driekwart van de omzet binnen", "deel van de omzet (%), per M-score")

# %% [markdown]
# Driekwart. Een groothandel leeft van een kleine groep grote klanten, een webwinkel voor koffie veel minder. De bekende
# regel dat twintig procent van de klanten tachtig procent van de omzet brengt, is dus geen wet. Reken hem na bij je
# eigen bedrijf.

# %% [markdown]
# ## Wat betekent dit voor Morgenrood?
#
# Morgenrood denkt erover de vijf grootste klanten een eigen contactpersoon te geven, voor € 9.000 per jaar. Bij deze
# groothandel hangt er veel aan één klant: vertrekt de grootste, dan is 3,1% van de omzet weg. Bij de consumenten van
# Morgenrood hangt aan geen enkele klant zoveel. Daar is € 9.000 beter besteed aan iets wat duizenden
# klanten merken, zoals op tijd bezorgen. De zakelijke klanten van Morgenrood komen in een later hoofdstuk.

# %% [markdown]
# ## Kort
#
# - Noem bij elk resultaat wat je wegliet, met aantallen.
# - Een regel van een rekening is geen aankoop. Geef bij `rfm.table` de kolom met het rekeningnummer op.
# - Bij scheve bedragen zegt de middelste klant meer dan het gemiddelde.
# - Als een derde van de klanten één keer kocht, bestaan er geen vijf even grote groepen voor frequency.
#
# *Bronnen: Chen (2015), Online Retail, UCI Machine Learning Repository (CC BY 4.0). Hughes (1994), Strategic Database
# Marketing.*
