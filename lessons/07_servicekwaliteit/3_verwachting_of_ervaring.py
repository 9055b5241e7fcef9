# ---
# jupyter:
#   kernelspec: {display_name: Python 3, language: python, name: python3}
#   klantlab:
#     lesson: "07.3"
#     kind: lesson
#     title: "Moeten we naar verwachtingen vragen?"
#     minutes: 31
#     concepts: [C61, C63]
#     after: ["06.7", "07.2"]
#     teaches: [servqual.servperf, servqual.contest, servqual.plot_contest, respondents, servqual.effects,
#       servqual.plot_effects, service_effects]
#     given:
#       "0,6": 7,45 - 6,85
#       "1,29": 0,115 + 0,46 + 0,253 + 0,161 + 0,299
#     terms:
#       SERVPERF: [SERVPERF, "Servicekwaliteit meten met alleen de ervaring.", C63]
#       kruisvalidatie: [cross-validation,
#         "Een voorspelling toetsen op mensen die niet meededen toen je haar maakte, om de beurt.", C63]
#       verstorende factor: [confounder, "Iets wat twee dingen tegelijk omhoog of omlaag duwt, zodat ze verband lijken te hebben.", C61]
# ---

# %% [markdown]
# # Moeten we naar verwachtingen vragen?
#
# De vragenlijst van les 07.2 duurt negen minuten en de helft gaat over verwachtingen. "Kan het korter?" vraagt de
# manager van de winkels. Ze wil ook weten welke kant van de service als eerste beter moet. Het is een regenachtig
# najaar, en ze vermoedt dat mensen met natte voeten alles slechter vinden.
#
# **Na deze les kun je**
#
# - SERVQUAL en SERVPERF eerlijk tegen elkaar laten voorspellen (C63);
# - uitleggen waarom je een voorspelling toetst op andere mensen (C63);
# - het effect van service schatten met en zonder stemming en weer (C61).
#
# *Tijd: 31 minuten. Nodig: de lessen 06.7 en 07.2.*

# %% [markdown]
# ## Twee scores voor hetzelfde
#
# Cronin en Taylor (1992) stelden een lastige vraag: waarom zou je naar verwachtingen vragen? Hun antwoord heet
# **SERVPERF**: dezelfde 22 zinnen, maar alleen de ervaring. `servqual.servperf` rekent die score uit.

# %%
from klantlab import company, data, satisfaction, servqual

bezoek = data.load("servqual")
vragen = servqual.questionnaire(bezoek)
servqual.servperf(vragen.perceptions)

# %% [markdown]
# Leg dat naast les 07.2. De kloof is het diepst bij betrouwbaarheid; de *ervaring* is het laagst bij responsiviteit. De
# twee methoden wijzen dus elk een ander probleem aan. Wie heeft gelijk?
#
# ## Een eerlijke wedstrijd
#
# Alle 640 bezoekers gaven ook een rapportcijfer voor de service als geheel, van 1 tot 10. Dat staat in de kolom
# `overall`. De score die dat cijfer het best voorspelt, zegt het meest over wat mensen vinden.
#
# Eerlijk is die wedstrijd alleen op *andere mensen*. Wie voorspelt wat hij al gezien heeft, wint altijd. Daarom werkt
# de computer zo: deel de bezoekers in tien groepjes, leer het verband van negen, voorspel het tiende, en doe dat om de
# beurt. Het heet **kruisvalidatie** (*cross-validation*). `servqual.contest` herhaalt dat twintig keer. Ook de gewogen
# vormen doen mee, met de honderd punten van iedere bezoeker.
#
# **Voorspel eerst.** Zet de vier op volgorde: SERVQUAL, SERVPERF, en allebei gewogen.

# %%
wedstrijd = servqual.contest(vragen.expectations, vragen.perceptions, bezoek["overall"], vragen.weights)
servqual.plot_contest(wedstrijd)

# %% [markdown]
# SERVPERF verklaart 57% van de verschillen in het cijfer, SERVQUAL 37%. *Verklaren* betekent hier: zoveel kleiner wordt
# de fout (in het kwadraat) als je de score weet. Het verschil is ongeveer twintig procentpunt, en het interval daarvan
# ligt helemaal aan één kant. De gewichten helpen niet. Eén kanttekening: het cijfer en de ervaring komen op hetzelfde
# moment van dezelfde persoon. Dat kan SERVPERF een beetje helpen.
#
# Is dat ook zo met minder bezoekers? Hieronder doen alleen de eerste vijftig mee. Verander de 50 in 100 en daarna in
# 200.

# %%
aantal = 50
servqual.contest(
    vragen.expectations.head(aantal),
    vragen.perceptions.head(aantal),
    bezoek["overall"].head(aantal),
)

# %% [markdown]
# Met vijftig mensen is het verschil niet aangetoond. Er is niets veranderd aan de service: alleen de steekproef is
# kleiner.
#
# ## Waarom verliest SERVQUAL?
#
# SERVQUAL trekt de verwachting van de ervaring af. Het doet alsof een punt meer verwacht net zo erg is als een punt
# minder ervaren. Dat kun je nakijken. `.respondents` geeft per bezoeker de score; `overall` is daar het gemiddelde over
# de vijf dimensies. `servqual.effects` schat hoeveel het cijfer per punt verschilt, bij mensen met een gelijke andere
# score. Je kent deze functie uit hoofdstuk 06, waar ze `satisfaction.effects` heet.
#
# **Voorspel eerst.** Als SERVQUAL gelijk heeft, wat hoort er dan bij één punt meer verwachting te staan?

# %%
bezoek["verwachting"] = servqual.servperf(vragen.expectations).respondents["overall"]
bezoek["ervaring"] = servqual.servperf(vragen.perceptions).respondents["overall"]
samen = servqual.effects(bezoek["overall"], bezoek[["verwachting", "ervaring"]])
round(samen.table[["effect", "low", "high"]], 2)

# %% [markdown]
# Een punt meer ervaring gaat samen met anderhalf punt op het rapportcijfer. Een punt meer verwachting met bijna niets:
# −0,13, en nul ligt in het interval. Volgens SERVQUAL hadden die twee even groot moeten zijn, met een ander teken. De
# verwachting voegt dus vooral ruis toe.
#
# > **Valkuil.** "Dan zijn verwachtingen onzin." Ze voorspellen het cijfer niet, maar ze zeggen wél wat een klant
# > normaal vindt. Voor *hoe blij zijn ze* heb je genoeg aan de ervaring. Voor *waar beloven we te veel* heb je de kloof
# > nodig.
#
# ## Natte voeten
#
# Naast de vijf factoren noemen Zeithaml en Bitner (2000) dingen die een bedrijf niet kan sturen: de situatie, zoals het
# weer, en de persoon, zoals zijn stemming. Drie kolommen krijgen een Nederlandse naam, want die komt in de uitkomsten
# te staan: `overall` wordt *het cijfer*, `mood` (van 1 tot en met 7) wordt *stemming* en `rain` (regende het?) wordt
# *regen*.

# %%
bezoek["het cijfer"] = bezoek["overall"]
bezoek["stemming"] = bezoek["mood"]
bezoek["regen"] = bezoek["rain"]
round(bezoek.groupby("regen")[["het cijfer", "ervaring", "stemming"]].mean(), 2)

# %% [markdown]
# Achter `True` staan de bezoeken met regen. Het cijfer is dan 0,6 lager. De ervaren service is bijna gelijk, de
# stemming niet. Een winkel die in een natte maand wordt gemeten, verliest dus punten aan de wolken.
#
# Stemming doet nog iets. Wie vrolijk binnenkomt, ziet de service zonniger *en* geeft een hoger cijfer. Zo'n
# **verstorende factor** (*confounder*) duwt beide omhoog.
#
# Met een derde tabel houdt `servqual.effects` iets gelijk: het vergelijkt dan mensen met dezelfde stemming en hetzelfde
# weer.
#
# **Voorspel eerst.** Zonder stemming en weer is het effect van de ervaring +1,46. Wordt het met die twee groter of
# kleiner, en scheelt dat veel?

# %%
servqual.effects(bezoek["het cijfer"], bezoek["ervaring"], bezoek[["stemming", "regen"]])

# %% [markdown]
# Het zakt van 1,46 naar 1,30. Service leek dus meer te doen dan ze doet: ongeveer een tiende kwam van stemming en weer.
# Verander de derde tabel in `bezoek[["regen"]]`. Hoeveel zakt het effect dan nog? (Bijna niets: de stemming is de
# verstoorder.)
#
# ## Welke dimensie eerst?
#
# Nu de vijf dimensies los. Eerst de drijvers van hoofdstuk 06, die geen rekening houden met stemming en weer.
# **Voorspel eerst** welke dimensie het zwaarst weegt en welke het lichtst.

# %%
satisfaction.plot_drivers(satisfaction.drivers(vragen.perceived, bezoek["het cijfer"]))

# %% [markdown]
# Betrouwbaarheid staat bovenaan, responsiviteit volgt, en de titel zegt eerlijk dat de volgorde van die twee niet zeker
# is. Nu dezelfde vijf met stemming en weer erbij. De grijze stippen zijn zonder, de blauwe met. **Voorspel eerst**
# welke stip het meest verschuift.

# %%
dimensies = servqual.effects(bezoek["het cijfer"], vragen.perceived, bezoek[["stemming", "regen"]])
servqual.plot_effects(dimensies)

# %% [markdown]
# De stip van responsiviteit schuift het verst naar links: van de tweede naar de derde plaats. Inlevingsvermogen schuift
# nauwelijks. Waarom juist die ene, zeggen deze cijfers niet. Let op de strepen: die van inlevingsvermogen overlapt met
# allebei haar buren. Of betrouwbaarheid echt eerste is, zeggen deze strepen dus niet. Dat zij meer gewicht heeft dan
# zekerheid en tastbaarheden, is wel te zien.
#
# Blijft er iets over wat we niet gelijk hielden? Vast wel: wie trouw is, vindt alles wat beter. Mensen vergelijken is
# geen proef. Het woord *effect* boven een kolom betekent hier *verschil bij gelijke stemming en weer*.
#
# ## Wat betekent dit voor Morgenrood?
#
# Eerst de vragenlijst. Elk antwoord op de lange lijst kost een bon van € 4,00, elk antwoord op de korte € 2,50. Drie
# plannen: iedereen lang, iedereen kort, of honderd bezoekers lang en de rest kort.

# %%
print(640 * 4.00, 640 * 2.50, 100 * 4.00 + 540 * 2.50)

# %% [markdown]
# Wat kun je dan nog over de kloof zeggen, met honderd antwoorden?

# %%
servqual.gaps(vragen.expectations.head(100), vragen.perceptions.head(100))

# %% [markdown]
# De kloof blijft aangetoond. Welke van de twee slechtste dimensies de laagste is, weet je niet meer. Het gemengde plan
# kost € 1.750: € 150 meer dan iedereen kort, € 810 minder dan nu. Dat is een verdedigbaar besluit, zolang de loting
# bepaalt wie de lange lijst krijgt.
#
# Dan de eerste verbetering. Stel dat een training € 9.000 kost en één dimensie een half punt beter maakt; of dat lukt,
# weten we niet. Bij betrouwbaarheid hoort daar naar schatting 0,2 punt op het rapportcijfer bij (0,41 gedeeld door
# twee), bij tastbaarheden ruim een kwart daarvan. Het geld gaat dus naar betrouwbaarheid, eerst in twee vestigingen,
# met twee andere om mee te vergelijken. Meet alle vier in dezelfde weken, met hetzelfde weer.
#
# ## Hoe ver zaten we van de waarheid?
#
# In de wereld van Morgenrood weten we hoeveel elke dimensie echt aan het cijfer doet, per punt ervaring.

# %%
print(company.truth().service_effects)

# %%
round(dimensies.table[["effect", "controlled", "controlled_low", "controlled_high"]], 2)

# %% [markdown]
# In `effect` staat onze schatting zonder stemming en weer, in `controlled` die met. Leg de waarheid ernaast. Zonder
# stemming leek responsiviteit 0,37 te doen. In het echt is het 0,25, en het interval met stemming (0,22 tot 0,34) bevat
# dat. Ook de volgorde klopt nu: inlevingsvermogen is echt de tweede. Samen is één punt op alle vijf echt 1,29 waard;
# wij schatten 1,30. Zo dicht kom je zelden. Het lukte omdat de verstoorder gemeten was. Bij een echt bedrijf weet je
# dat nooit.
#
# De drijvers uit hoofdstuk 06 gaven betrouwbaarheid 31% van het verklaarde deel. Deel je haar echte 0,46 door de som
# van 1,29, dan is dat 36%: de rand van hun interval. Een algemene indruk kleurt alle vijf de cijfers, en trekt de
# aandelen daardoor naar elkaar toe.
#
# En de verwachting? Die doet in werkelijkheid een klein beetje: een tiende van de ervaring, met een minteken. SERVPERF
# wint hier dus terecht. In een ander bedrijf kan dat anders zijn. De wedstrijd kun je zelf overdoen, de uitslag niet
# overnemen.
#
# ## Kort
#
# - SERVPERF is SERVQUAL zonder verwachtingen.
# - Vergelijk voorspellingen op mensen die niet meededen aan het leren.
# - De kloof zegt waar je te veel belooft; de ervaring voorspelt hoe blij mensen zijn.
# - Stemming kleurt de service en het cijfer. Houd haar gelijk, anders geef je de service te veel eer.
# - Vergelijk vestigingen in dezelfde weken, of houd rekening met het weer.
#
# Maak nu de [opgaven](4_opgaven_servicekwaliteit.ipynb).
#
# *Bronnen: Cronin en Taylor (1992), Measuring service quality: a reexamination and extension, Journal of Marketing.
# Zeithaml en Bitner (2000), Services marketing. Stone (1974), Cross-validatory choice and assessment of statistical
# predictions, Journal of the Royal Statistical Society B.*
