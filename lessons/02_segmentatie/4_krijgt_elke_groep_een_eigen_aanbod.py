# ---
# jupyter:
#   kernelspec: {display_name: Python 3, language: python, name: python3}
#   klantlab:
#     lesson: "02.4"
#     kind: lesson
#     title: "Krijgt elke groep een eigen aanbod?"
#     minutes: 36
#     concepts: [C11]
#     after: ["02.3"]
#     teaches: [segmentation.profile, segmentation.plot_profile, segmentation.hierarchical, segmentation.mixture,
#       segmentation.plot_agreement, mailing_lift]
#     terms:
#       profiel: [profile, "Een beschrijving van een groep: waarin zij afwijkt van alle klanten samen.", C11]
#       hiërarchisch clusteren: [hierarchical clustering,
#         "Klanten stap voor stap samenvoegen: steeds de twee groepen die het minst verschillen.", C11]
#       doelgroep: [target group, "De klanten op wie je een aanbod richt.", C11]
# ---

# %% [markdown]
# # Krijgt elke groep een eigen aanbod?
#
# In les 02.3 vonden we ongeveer zes groepen klanten die verschillende dingen kopen. De marketingmanager ziet het al
# voor zich: zes namen, zes nieuwsbrieven, zes aanbiedingen. De financieel directeur vraagt of dat meer oplevert dan één
# mail voor iedereen. Op 12 mei 2025 deed Morgenrood een proef, en die kan het zeggen.
#
# **Na deze les kun je**
#
# - groepen beschrijven en een naam geven zonder meer te zeggen dan je weet (C11);
# - nagaan of een andere manier van clusteren dezelfde groepen vindt (C11);
# - met een loting meten of een aanbod per groep meer oplevert dan een aanbod voor iedereen (C11).
#
# *Tijd: 36 minuten. Nodig: les 02.3.*

# %% [markdown]
# ## Dezelfde klanten
#
# We maken dezelfde tabel als in les 02.3: vaste klanten, en het deel van hun geld per soort artikel.

# %%
from klantlab import company, data, relations, rfm, segmentation

bestellingen = data.load("orders")
jaar = bestellingen[(bestellingen["date"] >= "2024-05-12") & (bestellingen["date"] < "2025-05-12")]
tabel = rfm.table(jaar, on="2025-05-12")
vast = tabel[tabel["frequency"] >= 3]

# %%
soorten = {
    "biologisch": ["P09", "P10"],
    "grootverpakking": ["P12"],
    "losse herkomst": ["P07", "P08"],
    "cadeau": ["P27", "P28", "P29", "P30"],
    "apparaat of cursus": ["P19", "P20", "P21", "P23", "P31", "P32", "P33", "P34"],
}
uitgaven = segmentation.spending(data.load("order_lines").merge(jaar, on="order_id"), soorten)
mandje = uitgaven[uitgaven.index.isin(vast.index)]

# %%
groep = segmentation.assign(segmentation.kmeans(6), mandje)
groep.value_counts()

# %% [markdown]
# ## Wie zitten erin?
#
# Een **profiel** (*profile*) zegt waarin een groep afwijkt van alle klanten samen.
#
# **Voorspel eerst.** Welke van de vijf soorten artikelen houdt de groepen het scherpst uit elkaar?

# %%
profiel = segmentation.profile(mandje, groep)
round(profiel[["1", "2", "3", "4", "5", "6", "allen", "effect"]], 2)

# %% [markdown]
# Boven elke kolom staat een groep; `allen` is iedereen samen. De rij `n` telt de klanten. In groep 3 gaat 74% van het
# geld naar biologisch. `effect` is het verklaarde deel uit les 02.1: hoeveel van de verschillen tussen klanten de
# indeling vangt. Hoge waarden zijn hier geen ontdekking, want op deze kolommen zijn de groepen gemaakt.
#
# Eerlijker is een kolom die *niet* meedeed. We leggen frequency, monetary en de opleiding ernaast.

# %%
mensen = data.load("persons").set_index("customer_id")
buiten = vast[["frequency", "monetary"]].reindex(mandje.index)
buiten["opleiding"] = mensen["education"]
round(segmentation.profile(buiten, groep)[["1", "2", "3", "4", "5", "6", "allen", "effect"]], 2)

# %% [markdown]
# Bij tekst staat er per antwoord welk deel van de groep dat antwoord heeft. Groep 6 koopt minder vaak dan de rest, en
# in groep 3 heeft 41% de universiteit gedaan (`wo`), tegen 25% van alle klanten. Maar kijk naar `effect`: de indeling
# vangt 4% tot 7% van deze verschillen. Wie de groepen aan hun opleiding wil herkennen, zit meestal mis.
#
# **Voorspel eerst.** Welke groep wijkt in de figuur het verst af, en op welke soort?

# %%
segmentation.plot_profile(profiel)

# %% [markdown]
# 100 is wat alle klanten samen doen; 600 is zes keer zoveel. Elke soort heeft één of twee groepen die er ver bovenuit
# steken. Groep 1 steekt nergens boven uit.
#
# ## Een naam
#
# Een naam maakt een groep bruikbaar en gevaarlijk. Noem wat je gemeten hebt, niet wat je erbij denkt. "Biologische
# kopers" is gemeten. "Wereldverbeteraars" is een verhaal over waarom. Met `.replace` krijgt elk nummer een naam.

# %%
namen = {
    1: "gewone koffie",
    2: "losse herkomst",
    3: "biologisch",
    4: "apparaat of cursus",
    5: "cadeau",
    6: "grootverpakking",
}
genoemd = groep.replace(namen)
genoemd.value_counts()

# %% [markdown]
# > **Valkuil.** Na een week is iedereen vergeten dat "gewone koffie" gewoon de rest is: klanten die nergens boven
# > uitsteken. De grootste groep is heel vaak zo'n rest. Geef haar geen karakter dat niemand gemeten heeft.
#
# Verander een naam in iets wat jij duidelijker vindt. Laat de getallen ervoor staan, en voer de cellen eronder opnieuw
# uit.
#
# ## Een andere manier
#
# K-means is één manier. Er zijn er meer:
#
# - **hiërarchisch clusteren** (Ward 1963) begint met elke klant apart en voegt steeds de twee groepen samen die het
#   minst verschillen, tot er zes over zijn: `segmentation.hierarchical(6)`;
# - een **mengsel van klokvormen** (les 02.2, nu met vijf kolommen tegelijk) laat groepen ongelijk en langgerekt zijn:
#   `segmentation.mixture(6)`.
#
# **Voorspel eerst.** Hoe gelijk zijn de drie indelingen, op de schaal van 0 (toeval) tot 1 (gelijk)?

# %%
stap_voor_stap = segmentation.assign(segmentation.hierarchical(6), mandje)
mengsel = segmentation.assign(segmentation.mixture(6), mandje)
print(segmentation.agreement(groep, stap_voor_stap))
print(segmentation.agreement(groep, mengsel))

# %% [markdown]
# Waar zitten ze uit elkaar? In de figuur is elke rij een groep van ons, en elke kolom een groep van het mengsel.

# %%
segmentation.plot_agreement(segmentation.agreement(genoemd, mengsel))

# %% [markdown]
# Biologisch, grootverpakking en cadeau komen bijna heel terug. Maar *losse herkomst* en *apparaat of cursus* zitten bij
# het mengsel voor het grootste deel samen in groep 3. Onthoud dat. Vervang `mengsel` in de laatste cel door
# `stap_voor_stap`: blijven de twee daar wel apart? Groepen die bij elke manier terugkomen, kun je vertrouwen. Een groep
# die per manier anders uitvalt, kan een keuze van de methode zijn.
#
# ## Van groep naar aanbod
#
# Nu het geld. Op 12 mei 2025 verdeelde een loting de klanten van de proef over vier aanbiedingen: *geen*, *massa* (voor
# iedereen gelijk), *doelgroep* (gekozen naar koopgedrag) en *persoonlijk* (door een medewerker per klant geschreven).

# %%
proef = data.load("mailing")
print(len(proef))
proef[["customer_id", "arm", "wanted", "margin", "cost"]].head(3)

# %% [markdown]
# `arm` is het aanbod dat iemand door loting kreeg, `wanted` zegt of hij toestemming had gegeven voor mail, `margin` is
# de marge in de twee weken erna en `cost` wat het aanbod kostte. `relations.pilot_values` ken je uit les 04.2: de extra
# marge boven *geen*, min de kosten. Onze groepen zijn van vóór de proef, dus dit is eerlijk vergelijken.

# %%
waarde = relations.pilot_values(proef, genoemd, before=vast["frequency"], action="arm", nothing="geen")

# %% [markdown]
# Met `action` zeg je in welke kolom het aanbod staat, en met `nothing` hoe de vergelijkingsgroep daar heet.
#
# **Voorspel eerst.** Er zijn zes groepen en drie aanbiedingen: achttien uitkomsten. Bij hoeveel ligt het hele interval
# boven nul?

# %%
relations.plot_action_values(waarde)

# %% [markdown]
# Bij één: persoonlijk bij gewone koffie. Bij alle andere kan het ook verlies zijn. De zin onder de figuur noemt per
# groep het beste van drie, maar kijk naar het interval erachter. Per groep en aanbod zijn er soms maar enkele
# tientallen klanten. En wie uit achttien de mooiste kiest, kiest ook het toeval mee. Deze proef kan niet zeggen welk
# aanbod bij welke groep past.
#
# ## Een grovere vraag
#
# Met minder groepen blijven er meer klanten per groep over. Deel in op iets wat je al had vóór het clusteren: gaf de
# klant toestemming? Nu doet iedereen uit de proef mee.

# %%
toestemming = proef.set_index("customer_id")["wanted"].replace({True: "wel toestemming", False: "geen toestemming"})
eerder = bestellingen[bestellingen["date"] < "2025-05-12"]["customer_id"].value_counts()
grof = relations.pilot_values(proef, toestemming, before=eerder, action="arm", nothing="geen")
round(grof.table[["n", "gain", "cost", "value", "value_low", "value_high"]], 2)

# %% [markdown]
# Met toestemming levert een persoonlijk aanbod een paar euro per klant op, en het interval ligt boven nul. Bij de vijf
# andere regels bevat het interval nul: daar is niets aangetoond. Bij *doelgroep* met toestemming scheelt het weinig.
#
# ## Wat betekent dit voor Morgenrood?
#
# Vergelijk vijf plannen. Niets doen levert nul op. Het persoonlijke aanbod kan naar wie toestemming gaf, of naar alle
# 3.306 klanten. Hetzelfde geldt voor het plan van de marketingmanager: het doelgroepaanbod, met zes ontwerpen van
# € 850. Eerst tellen we wie toestemming gaf. Daarna staan op de tweede regel de twee persoonlijke plannen, op de derde
# de twee met ontwerpen.

# %%
aantal_met = proef["wanted"].sum()
aantal_zonder = len(proef) - aantal_met
met = aantal_met * grof.table["value"]["wel toestemming"]
zonder = aantal_zonder * grof.table["value"]["geen toestemming"]
print(aantal_met, aantal_zonder)
print(round(met["persoonlijk"]), round(met["persoonlijk"] + zonder["persoonlijk"]))
print(round(met["doelgroep"] - 6 * 850), round(met["doelgroep"] + zonder["doelgroep"] - 6 * 850))

# %% [markdown]
# Iedereen persoonlijk lijkt het meest op te brengen. Maar hoe zeker is dat? Hieronder de grenzen van drie bedragen:
# persoonlijk met toestemming, wat de klanten zonder toestemming daar nog bij brengen, en doelgroep met toestemming en
# ontwerpen.

# %%
laag = grof.table["value_low"]
hoog = grof.table["value_high"]
wel = "wel toestemming"
geen = "geen toestemming"
print(round(aantal_met * laag[wel]["persoonlijk"]), round(aantal_met * hoog[wel]["persoonlijk"]))
print(round(aantal_zonder * laag[geen]["persoonlijk"]), round(aantal_zonder * hoog[geen]["persoonlijk"]))
print(round(aantal_met * laag[wel]["doelgroep"] - 6 * 850), round(aantal_met * hoog[wel]["doelgroep"] - 6 * 850))

# %% [markdown]
# Alleen de eerste regel ligt helemaal boven nul. Wat de klanten zonder toestemming erbij brengen, kan ook verlies zijn,
# en zij hadden geen mail gevraagd. Het plan met zes ontwerpen verdient zich in één ronde naar schatting niet terug.
# Zeker is dat niet: het interval loopt door tot boven nul. Of zes ontwerpen meer doen dan het doelgroepaanbod van de
# proef, is niet gemeten. Een verdedigbaar besluit: stuur het persoonlijke aanbod aan wie toestemming gaf, en aan
# niemand anders. Gebruik de zes groepen om te kiezen *wat* je aanbiedt, en loot daarover in de volgende ronde.
#
# ## Hoe ver zaten we van de waarheid?
#
# Eerst de groepen. **Voorspel eerst:** welke van onze zes namen blijkt geen eigen soort te zijn?

# %%
segmentation.plot_agreement(segmentation.agreement(genoemd, company.truth().customers["segment"]))

# %% [markdown]
# Elke groep bestaat voor 85% of meer uit één soort. Twee groepen, *losse herkomst* en *apparaat of cursus*, zijn in
# werkelijkheid dezelfde soort: fijnproevers. De een gaf dit jaar meer uit aan bonen, de ander aan een molen. Dat was de
# groep te veel uit les 02.3, en het mengsel had het gezien. Ook *gewone koffie*, de rest, bleek een echte soort:
# gewoontedrinkers. Dat wist je vooraf niet.
#
# Nu het aanbod. De waarheid zegt hoe groot de kans is dat een aanbod een bestelling brengt die er anders niet was
# geweest, bij wie nog klant is en mail wil. Zonder toestemming is die kans maar een tiende daarvan.

# %%
company.truth().mailing_lift

# %% [markdown]
# Persoonlijk werkt het best, en voor elke soort klant **even goed**. De verschillen tussen de zes groepen in onze
# figuur waren dus toeval, of kwamen doordat de een duurder bestelt dan de ander. Het besluit om op toestemming te
# kiezen was goed: een tiende van 22% is zo weinig, dat de extra bestellingen de € 1,10 niet terugverdienen.

# %% [markdown]
# ## Kort
#
# - Beschrijf groepen ook met kolommen die niet meededen aan het clusteren.
# - Een naam zegt wat je gemeten hebt. De grootste groep is vaak de rest.
# - Groepen die bij een andere methode terugkomen, verdienen meer vertrouwen.
# - Groepen die anders kopen, reageren niet vanzelf anders. Dat meet je met een loting.
# - Achttien uitkomsten en één winnaar: reken op toeval.
#
# In de [volgende les](5_leven_onze_klanten_zoals_in_het_boek.ipynb) delen we in op waarden en leefstijl.
#
# *Bronnen: Ward (1963), Hierarchical grouping to optimize an objective function. Dempster, Laird en Rubin (1977),
# Maximum likelihood from incomplete data. Hennig (2007), Cluster-wise assessment of cluster stability.*
