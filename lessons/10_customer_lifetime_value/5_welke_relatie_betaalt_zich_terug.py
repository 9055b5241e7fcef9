# ---
# jupyter:
#   kernelspec: {display_name: Python 3, language: python, name: python3}
#   klantlab:
#     lesson: "10.5"
#     kind: lesson
#     title: "Welke relatie betaalt zich terug?"
#     minutes: 40
#     concepts: [C96, C97, C98, C120]
#     after: ["04.2", "10.4"]
#     teaches: [clv.bonds, clv.plot_bonds, clv.contact_saving, clv.plot_contact_saving, clv.relationship_break_even,
#       clv.plot_relationship_break_even, clv.relation_level, bonds]
#     terms:
#       financiële binding: [financial bond, "Klanten vasthouden met geld, zoals korting of punten.", C98]
#       sociale binding: [social bond, "Klanten vasthouden met persoonlijk contact.", C98]
#       structurele binding: [structural bond, "Klanten vasthouden met een dienst waar ze op bouwen.", C98]
#       selectief relatiebeheer: [selective relationship management,
#         "Per groep klanten kiezen hoeveel contact de relatie krijgt.", C120]
#       relatiemarketing: [relationship marketing, "Geld uitgeven om een relatie te houden en te verdiepen.", C97]
#     given:
#       "5.366": "3.577 * 1,50"
#       "22.800": "800 * (11 + 17,50)"
#       "16,5": "geteld met company.truth().customers: vertrokken in het tweede halfjaar van 2025"
# ---

# %% [markdown]
# # Welke relatie betaalt zich terug?
#
# De directeur van Morgenrood krijgt drie voorstellen op één ochtend. De marketingmanager wil een klantenprogramma voor
# iedereen. De financiële man wil juist minder contact met klanten, want elke minuut kost € 0,72. En de verkoopleider
# wil meer bezoeken aan zakelijke klanten, voor € 96 per keer. Aan jou de vraag wat zich terugbetaalt.
#
# **Na deze les kun je**
#
# - drie soorten binding vergelijken in een proef, en zeggen wat elke soort doet (C98);
# - naast de besparing op contact zetten wat je aan klantwaarde verliest (C120);
# - zien bij welke klanten relatiemarketing loont, en er een niveau van relatie bij kiezen (C96, C97).
#
# *Tijd: 40 minuten. Nodig: de lessen 04.2 en 10.4. Neem gerust een pauze voor de zakelijke klanten.*

# %% [markdown]
# ## Drie manieren om te binden
#
# Berry en Parasuraman (1991) noemen er drie. **Financiële binding** (*financial bond*) is geld: korting, punten.
# **Sociale binding** is een mens: iemand die je kent en belt. **Structurele binding** is een dienst waar je op bouwt,
# zoals een machine die vanzelf wordt onderhouden.
#
# Op 1 juli 2025 begon Morgenrood een proef. Het lot verdeelde 1.600 klanten over de drie soorten en een controlegroep,
# die niets kreeg.

# %%
from klantlab import clv, company, data, rfm

proef = data.load("loyalty_programme")
proef["bond"].value_counts()

# %%
proef.groupby("bond")["cost"].mean()

# %% [markdown]
# Het bedrag is wat een soort per klant in een half jaar kost. Nu tellen we de marge per klant in het halve jaar na de
# start, en in het halve jaar ervoor. Wie niets kocht, telt mee met nul.

# %%
orders = data.load("orders")
deelnemers = proef.set_index("customer_id").index
na = orders[orders["date"] >= "2025-07-01"]
marge_na = 0.36 * na.groupby("customer_id")["amount"].sum().reindex(deelnemers, fill_value=0)

# %%
voor = orders[(orders["date"] >= "2025-01-01") & (orders["date"] < "2025-07-01")]
marge_voor = 0.36 * voor.groupby("customer_id")["amount"].sum().reindex(deelnemers, fill_value=0)

# %% [markdown]
# `clv.bonds` vergelijkt elke soort met de controlegroep. Met `before` haalt het eruit wat door het toeval van de loting
# al vooraf verschilde, zoals in les 04.2. We kijken drie keer, en wie vaker kijkt vindt vaker iets. Daarom zijn de drie
# intervallen breder gemaakt: samen kloppen ze in 95 van de 100 proeven.
#
# **Voorspel eerst.** Welke soort levert na aftrek van de kosten het meest op in dit halve jaar?

# %%
print(round(marge_na.groupby(proef.set_index("customer_id")["bond"]).mean(), 2))
effect = clv.bonds(proef, marge_na, before=marge_voor)
clv.plot_bonds(effect)

# %% [markdown]
# Bovenaan staat de gemiddelde marge per groep, nog zonder correctie en zonder kosten. Na beide wint korting: € 10,23
# per klant. Het interval raakt bijna nul. Bij *sociaal* is een verlies even goed mogelijk als winst; bij *structureel*
# ligt bijna het hele interval onder nul. Omdat het lot verdeelde, zijn dit gevolgen van het programma.
#
# ## Kopen of blijven?
#
# Een half jaar is kort voor een relatie. Wat deden de klanten aan het einde? We kijken wie er van oktober tot en met
# december nog iets kocht. Retentie is dat niet (les 10.3: trage kopers tellen als weg), maar bij alle vier de groepen
# is de fout ongeveer even groot.
#
# **Voorspel eerst.** Is de volgorde van de drie hier dezelfde?

# %%
eind = orders[orders["date"] >= "2025-10-01"]
kocht_nog = eind.groupby("customer_id")["amount"].sum().reindex(deelnemers, fill_value=0) > 0
clv.plot_bonds(clv.bonds(proef, kocht_nog))

# %% [markdown]
# De volgorde is anders. Bij *sociaal* is het deel dat nog kocht negen tot tien procentpunten groter, bij *structureel*
# ruim zeven. Bij korting is er geen verschil aangetoond. Korting laat mensen nu meer kopen; de andere twee houden hen
# vast.
#
# > **Valkuil.** Wie een programma na een half jaar op omzet afrekent, kiest bijna altijd de korting. Het effect op
# > blijven zit dan nog niet in de cijfers.
#
# Wat is blijven waard? In de controlegroep kocht 79% nog, bij *sociaal* 88% en bij *structureel* 86%. De marge van de
# controlegroep was € 67 per half jaar en de rente is 5% per half jaar. We doen nu even alsof "kocht nog" de retentie
# per half jaar is. Als de verschillen blijven bestaan, mag de binding per half jaar hoogstens dit kosten:

# %%
print(round(clv.break_even_retention_spend(67, 0.79, 0.88, 0.05), 2))
print(round(clv.break_even_retention_spend(67, 0.79, 0.86, 0.05), 2))
print(round(clv.break_even_retention_spend(67, 0.79, 0.80, 0.05), 2))

# %% [markdown]
# *Sociaal* kost € 11 en zou bijna € 28 mogen kosten; *structureel* kost € 17,50 en zou € 22 mogen kosten. Maar het
# interval van *structureel* begint bij nog geen één procentpunt. Dan mag het maar ruim € 3 kosten, de laatste regel.
# Verander op die regel 0.80 in 0.85 en zoek waar *structureel* quitte speelt.
#
# ## Minder contact?
#
# Nu het voorstel van de financiële man: stop met alle contact. Bij **selectief relatiebeheer** (*selective relationship
# management*) kies je per groep. We verdelen de klanten van 2024 in vijf groepen naar wat ze besteedden, met 5 als
# hoogste.

# %%
in_2024 = orders[orders["date"].dt.year == 2024]
klanten = rfm.table(in_2024, on="2024-12-31")
cijfer = rfm.scores(klanten)["m"]
contacten = data.load("contacts")
minuten = contacten[contacten["date"].dt.year == 2024].groupby("customer_id")["minutes"].sum()
in_2025 = orders[orders["date"].dt.year == 2025]
besteed = in_2025.groupby("customer_id")["amount"].sum().reindex(klanten.index, fill_value=0)

# %%
groepen = klanten.groupby(cijfer)[["monetary"]].mean()
groepen["customers"] = cijfer.value_counts()
groepen["margin"] = 0.36 * groepen["monetary"]
groepen["contact_cost"] = 0.72 * minuten.reindex(klanten.index, fill_value=0).groupby(cijfer).mean()
groepen["retention"] = (besteed > 0).groupby(cijfer).mean()
groepen["retention_after"] = groepen["retention"] - 0.02
round(groepen, 2)

# %% [markdown]
# Zo lees je een rij: het aantal klanten, hun marge per jaar, wat contact met hen per jaar kost, en het deel dat in 2025
# weer kocht. De laatste kolom is een **aanname**: zonder contact blijven er twee procentpunten minder. In de proef deed
# persoonlijk contact veel meer dan dat.
#
# **Voorspel eerst.** Bij welke groepen kost zwijgen meer dan het bespaart?

# %%
clv.plot_contact_saving(clv.contact_saving(groepen, 0.10))

# %% [markdown]
# Bij de onderste twee groepen bespaart zwijgen meer dan het kost; bij de drie bovenste niet. Contact kost bijna overal
# even weinig, en wat er op het spel staat niet. Verander 0.02 in 0.05 of in 0.005 en voer ook de cel met de figuur
# opnieuw uit. Bij 0.05 verliezen dezelfde drie groepen, bij 0.005 alleen groep 5: het besluit hangt aan deze aanname.
# Het voordeel onderaan is samen ongeveer € 8.000 over alle jaren. Wat je bovenaan verliest, is meer dan tien keer
# zoveel. Wie begint die gesprekken eigenlijk? `by_firm` is waar als wij begonnen. Dit zijn de minuten.

# %%
contacten[contacten["date"].dt.year == 2024].groupby("by_firm")["minutes"].sum()

# %% [markdown]
# Bijna alle minuten gaan naar klanten die zelf iets wilden. Stoppen met wat wij beginnen bespaart dus bijna niets. Wie
# echt wil besparen, moet vragen van klanten korter of anders beantwoorden.
#
# ## Zakelijke klanten
#
# **Relatiemarketing** (*relationship marketing*) loont als de extra marge door de relatie groter is dan wat ze kost.
# Eerst de kosten: bezoeken en telefoontjes in 2025, per zakelijke klant.

# %%
gesprekken = data.load("account_contacts").merge(data.load("account_people"), on="person_id")
gesprekken = gesprekken[gesprekken["date"].dt.year == 2025]
gesprekken["kosten"] = 96 * (gesprekken["kind"] == "bezoek") + 14.50 * (gesprekken["kind"] == "telefoon")
kosten = gesprekken.groupby("account_id")["kosten"].sum()

# %% [markdown]
# Welk deel van hun omzet aan de relatie te danken is, weet niemand: deze klanten zijn niet door loting bezocht. We
# nemen 10% aan. Van elke euro zakelijke omzet blijft € 0,25 over.
#
# **Voorspel eerst.** Bij welk deel van de klanten die we bezochten of belden, loont de relatie dan?

# %%
zakelijk = data.load("account_orders")
omzet = zakelijk[zakelijk["date"].dt.year == 2025].groupby("account_id")["amount"].sum()
tabel = data.load("accounts").set_index("account_id")
tabel["relation_cost"] = kosten
tabel["relation_revenue"] = 0.10 * omzet.reindex(tabel.index, fill_value=0)
bezocht = tabel[tabel["relation_cost"] > 0]
clv.plot_relationship_break_even(clv.relationship_break_even(bezocht, margin=0.25))

# %% [markdown]
# Elke stip is een klant. Boven de lijn verdient de relatie zich terug. Verander 0.10 in 1 op de regel met
# `relation_revenue`: zelfs als álle omzet aan de relatie te danken was, bleven er 41 klanten onder de lijn. Zet 0.10
# terug en voer de cel opnieuw uit.
#
# ## Een niveau kiezen
#
# Kotler onderscheidt vijf niveaus van relatie: **elementair** (verkopen en klaar), **reactief** (bel ons bij vragen),
# **verantwoordelijk** (wij bellen of het bevalt), **proactief** (wij bellen met ideeën) en **partnerschap** (samen
# werken). Welk niveau past, hangt af van de marge per klant en van het aantal klanten. Uitgaven van zijn boek
# verschillen in een paar vakken; noem dus welke je gebruikt. Kantoren: 108 klanten met elk weinig marge. Ziekenhuizen:
# 23 klanten met elk veel marge.

# %%
print(clv.relation_level(margin="laag", customers="veel"))
print(clv.relation_level(margin="hoog", customers="weinig"))

# %% [markdown]
# Kantoren krijgen een goede bestelpagina, ziekenhuizen een vaste partner.
#
# ## Wat betekent dit voor Morgenrood?
#
# Stel dat alle 3.577 klanten van 2025 een half jaar lang financiële binding krijgen. Dat kost € 5.366. Wat levert het
# op, met de onderkant en de bovenkant van het interval?

# %%
netto = effect.table[["net_low", "net", "net_high"]]
round(3577 * netto)

# %% [markdown]
# Als alle klanten op de deelnemers lijken, is de verwachting bij korting ruim € 36.000 winst, met een onderkant van
# bijna nul. Bij de andere twee kan het verlies in dit halve jaar groot zijn. Een verdedigbaar besluit: geef financiële
# binding aan iedereen die niet in de proef zit (dat kost minder dan € 5.366). Laat de proef, met haar controlegroep,
# een jaar doorlopen; *sociaal* en *structureel* kosten dan ongeveer € 22.800. Die tweede uitgave koopt een antwoord op
# de vraag of blijven blijft. En het contact: bespaar alleen bij de onderste twee groepen, met een webpagina die hun
# vragen beantwoordt, en doe ook dat eerst bij de helft.
#
# ## Hoe ver zaten we van de waarheid?
#
# Dit doet elke binding echt. `buying` is de factor op het kopen, `leaving` die op de kans om te vertrekken.

# %%
company.truth().bonds

# %% [markdown]
# Korting laat klanten 22% meer kopen en houdt niemand vast. *Structureel* doet het omgekeerde: de kans op vertrek is
# minder dan de helft. De proef zag dat goed, behalve dat *sociaal* en *structureel* bij het blijven van plaats
# wisselden. En het besluit? In de controlegroep vertrok ongeveer 16,5% in het halve jaar. Bij *structureel* is dat 0,45
# keer zo vaak, dus blijft 92,6%; bij *sociaal* is het 0,70 keer, dus blijft 88,5%. Met de echte factoren is een klant
# over drie jaar (zes halve jaren) dit waard: met niets doen, korting, *sociaal* en *structureel*.

# %%
print(round(clv.lifetime_value(67, 0.835, 0.05, payments=6, timing="now")))
print(round(clv.lifetime_value(67 * 1.22 - 1.50, 0.835, 0.05, payments=6, timing="now")))
print(round(clv.lifetime_value(67 * 1.08 - 11, 0.885, 0.05, payments=6, timing="now")))
print(round(clv.lifetime_value(67 * 1.04 - 17.50, 0.926, 0.05, payments=6, timing="now")))

# %% [markdown]
# Over drie jaar wint korting: € 293, tegen € 244 met niets doen. *Sociaal* voegt bijna niets toe, en *structureel* kost
# zelfs meer dan het oplevert. En over alle jaren, in dezelfde volgorde?

# %%
print(round(clv.lifetime_value(67, 0.835, 0.05, timing="now")))
print(round(clv.lifetime_value(67 * 1.22 - 1.50, 0.835, 0.05, timing="now")))
print(round(clv.lifetime_value(67 * 1.08 - 11, 0.885, 0.05, timing="now")))
print(round(clv.lifetime_value(67 * 1.04 - 17.50, 0.926, 0.05, timing="now")))

# %% [markdown]
# Nu wint *structureel*, en zijn korting en *sociaal* bijna gelijk. Welk besluit goed is, hangt dus af van hoe ver je
# kijkt, en of het effect zo lang duurt weet ook de waarheid van een half jaar niet.
#
# ## Kort
#
# - Financiële binding laat kopen, sociale en structurele binding houden vast. Meet allebei.
# - Reken bij drie vergelijkingen met drie keer kijken.
# - Zet naast elke besparing op contact wat er aan klantwaarde verloren gaat, per groep.
# - Relatiemarketing loont alleen bij klanten met genoeg extra marge. Dat *extra* moet je meten.
#
# Maak nu de [opgaven](6_opgaven_klantwaarde.ipynb).
#
# *Bronnen: Berry en Parasuraman (1991), Marketing services: competing through quality. Kotler (1992), over niveaus van
# relaties. Welch (1947), over het vergelijken van twee groepen.*
