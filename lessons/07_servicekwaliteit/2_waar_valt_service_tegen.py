# ---
# jupyter:
#   kernelspec: {display_name: Python 3, language: python, name: python3}
#   klantlab:
#     lesson: "07.2"
#     kind: lesson
#     title: "Waar valt onze service tegen?"
#     minutes: 33
#     concepts: [C61, C62]
#     after: ["07.1"]
#     teaches: [servqual.questionnaire, expectations, perceptions, servqual.gaps, servqual.plot_gaps, dimensions,
#       servqual.zone_of_tolerance, servqual.plot_zone_of_tolerance, expected, adequate, perceived,
#       servqual.by_source, servqual.internal_gaps, servqual.plot_internal_gaps, gap_scores]
#     given:
#       "0,74": 6,28 - 5,54
#       "1,2": 6,5 - 5,3
#       "7,3": een verzonnen voorbeeld
#     terms:
#       SERVQUAL: [SERVQUAL, "Een vragenlijst die bij 22 punten de verwachting en de ervaring naast elkaar zet.", C62]
#       kloof: [gap, "Het verschil tussen twee dingen die gelijk horen te zijn, zoals ervaring min verwachting.", C62]
#       dimensie: [dimension, "Een kant van de service waar een paar vragen samen over gaan.", C61]
#       responsiviteit: [responsiveness, "Hoe vlot en gewillig klanten worden geholpen.", C61]
#       tastbaarheden: [tangibles, "Wat een klant van de dienst kan zien en vastpakken.", C61]
#       tolerantiezone: [zone of tolerance, "De ruimte tussen nog net goed genoeg en gewenst.", C62]
# ---

# %% [markdown]
# # Waar valt onze service tegen?
#
# De directie van Morgenrood heeft € 40.000 voor betere service in de twaalf winkels en koffiebars. Het plan op tafel is
# een nieuwe inrichting. "Onze klanten verwachten een mooie zaak", zegt de directeur. Dit jaar zijn 640 bezoekers
# gevraagd wat ze verwachten en wat ze kregen. Aan jou de vraag of het geld naar de inrichting moet.
#
# **Na deze les kun je**
#
# - de vijf factoren van servicekwaliteit noemen en bij een klacht de goede kiezen (C61);
# - de kloof tussen verwachting en ervaring uitrekenen, gewoon en gewogen (C62);
# - zeggen of een ervaring binnen de tolerantiezone ligt, en voor hoeveel klanten niet (C62);
# - in het bedrijf zelf zoeken waar de kloof begint (C62).
#
# *Tijd: 33 minuten. Nodig: les 07.1.*

# %% [markdown]
# ## Vijf factoren
#
# Waar letten mensen op als ze service beoordelen? Zeithaml en Bitner (2000) noemen vijf factoren. Vaak heten ze
# *dimensies*. Tabellen in deze les gebruiken soms de Engelse naam.
#
# | dimensie | Engels | een zin uit de vragenlijst |
# |---|---|---|
# | **tastbaarheden** | *tangibles* | de inrichting ziet er verzorgd uit |
# | **betrouwbaarheid** | *reliability* | afspraken worden nagekomen |
# | **responsiviteit** | *responsiveness* | je wordt vlot geholpen |
# | **zekerheid** | *assurance* | medewerkers weten waar ze over praten |
# | **inlevingsvermogen** | *empathy* | je krijgt persoonlijke aandacht |
#
# Daarnaast tellen dingen mee die geen bedrijf kan sturen: het weer, of de stemming van de klant. Die komen in de
# volgende les. "Ik stond tien minuten bij de kassa en niemand keek op": welke dimensie is dat?
#
# ## Twee keer 22 vragen
#
# Dat was responsiviteit: er werd niet vlot geholpen. (De belofte was er niet, dus betrouwbaarheid is het niet.)
#
# Parasuraman, Zeithaml en Berry (1988) maakten er een vragenlijst van: **SERVQUAL**. Elke zin wordt twee keer gevraagd,
# met antwoorden van 1 tot en met 7. Eerst: *wat verwacht je van een goede koffiezaak?* Dan: *hoe was het bij
# Morgenrood?* `servqual.questionnaire` haalt de delen uit het bestand.

# %%
from klantlab import company, data, servqual

vragen = servqual.questionnaire(data.load("servqual"))
vragen

# %% [markdown]
# De verwachtingen heten e01 tot en met e22, de ervaringen p01 tot en met p22. De letters komen van *expectation* en
# *perception*. Zin 5 is *afspraken worden nagekomen*.

# %%
print(round(vragen.expectations["e05"].mean(), 2), round(vragen.perceptions["p05"].mean(), 2))

# %% [markdown]
# De gemiddelde bezoeker verwacht een 6,28 en kreeg een 5,54. De **kloof** (*gap*) is ervaring min verwachting, hier
# −0,74. Onder nul betekent: minder dan verwacht. Verander de vraag in `e02` en `p02` (*de apparatuur is modern*). Welke
# kant wijst die kloof op?
#
# ## De kloof per dimensie
#
# `servqual.gaps` doet dit voor alle 22 zinnen en neemt per dimensie het gemiddelde. In het model heet dit *kloof 5*.
#
# **Voorspel eerst.** Bij welke dimensie is de kloof het grootst? En is er een dimensie die beter is dan verwacht?

# %%
kloof = servqual.gaps(vragen.expectations, vragen.perceptions)
servqual.plot_gaps(kloof)

# %% [markdown]
# De open stip is de verwachting, de dichte de ervaring. Bij betrouwbaarheid komt Morgenrood 0,8 punt tekort, bij
# responsiviteit 0,7. De tastbaarheden zijn juist beter dan verwacht. Daar wil de directie € 40.000 aan uitgeven.
# Dezelfde uitkomst als tabel, met `expectation` (verwachting), `perception` (ervaring) en `gap` (kloof):

# %%
round(kloof.dimensions[["expectation", "perception", "gap"]], 2)

# %% [markdown]
# Kijk ook waarom. De tastbaarheden krijgen bijna dezelfde ervaring als betrouwbaarheid, 5,4 tegen 5,5. Het verschil zit
# in de verwachting: van een inrichting verwachten mensen minder. Een kloof kan dus verdwijnen doordat de *verwachting*
# daalt, terwijl er in de zaak niets verbetert.
#
# > **Valkuil.** Een kloof van nul betekent niet *goed*. Wie weinig verwacht en weinig krijgt, heeft ook kloof nul. Kijk
# > altijd naar de ervaring zelf.
#
# ## Honderd punten
#
# Niet elke dimensie is even belangrijk. Elke bezoeker verdeelde honderd punten over de vijf. Dit is het gemiddelde:

# %%
round(vragen.weights.mean())

# %% [markdown]
# **Voorspel eerst.** De gemiddelde kloof zonder gewichten is −0,31. Wordt hij met deze gewichten groter of kleiner?

# %%
servqual.gaps(vragen.expectations, vragen.perceptions, vragen.weights)

# %% [markdown]
# Groter, want de punten gaan naar betrouwbaarheid, en daar is de kloof het diepst. Zo'n totaal hangt af van wie er
# weegt. Verdeel eens zelf honderd punten. Hieronder staat de verdeling van iemand die de inrichting het belangrijkst
# vindt. Verander de getallen, en houd het totaal op 100.

# %%
punten = {"tastbaarheden": 60, "betrouwbaarheid": 10, "responsiviteit": 10, "zekerheid": 10, "inlevingsvermogen": 10}
servqual.gaps(vragen.expectations, vragen.perceptions, punten)

# %% [markdown]
# Voor deze klant is de kloof bijna weg, met dezelfde antwoorden. Noem bij een gewogen kloof dus altijd wiens gewichten
# het zijn.
#
# ## Goed genoeg?
#
# Een verwachting is wat iemand wenst. De meeste mensen accepteren minder. Bezoekers gaven per dimensie ook aan wat voor
# hen *nog net goed genoeg* was. Tussen nog net goed genoeg en gewenst ligt de **tolerantiezone** (*zone of tolerance*).
# `servqual.zone_of_tolerance` vraagt drie tabellen met per bezoeker en dimensie een getal: gewenst, genoeg en ervaren.
# Met `scale` zeg je dat de antwoorden van 1 tot 7 lopen.
#
# **Voorspel eerst.** Ligt de gemiddelde ervaring bij betrouwbaarheid binnen de zone, of eronder?

# %%
zone = servqual.zone_of_tolerance(vragen.expected, vragen.adequate, vragen.perceived, scale=[1, 7])
servqual.plot_zone_of_tolerance(zone)

# %% [markdown]
# Gemiddeld ligt alles binnen de zone of erboven. Maar klanten zijn geen gemiddelde. Dit is het deel dat eronder
# (`below`), erin (`inside`) en erboven (`above`) zit; 0,33 is 33%.

# %%
round(zone.table[["below", "inside", "above"]], 2)

# %% [markdown]
# Een op de drie bezoekers vindt de betrouwbaarheid onvoldoende, bij de tastbaarheden zijn het er zes van de honderd.
# (Een paar antwoorden doen niet mee: daar was gewenst lager dan genoeg. De zin onder de figuur telt ze.)
#
# ## Waar begint de kloof?
#
# Kloof 5 zit tussen klant en zaak. Volgens het model ontstaat hij uit vier kloven in het bedrijf zelf:
#
# | kloof | wat wordt vergeleken | als het misgaat |
# |---|---|---|
# | 1 | wat de leiding denkt − wat klanten verwachten | de leiding kent de klant niet |
# | 2 | de norm − wat de leiding denkt | de regels volgen niet wat de leiding weet |
# | 3 | wat medewerkers leveren − de norm | de norm wordt niet gehaald |
# | 4 | wat medewerkers leveren − wat de reclame belooft | er wordt te veel beloofd |
#
# In `gap_ratings` geven klanten, leiding en medewerkers elk hun cijfers. Zes mensen lazen de normen en de reclame door.
# De lijst is lang: één cijfer per rij. `servqual.by_source` maakt van elke bron een eigen tabel.

# %%
bron = servqual.by_source(data.load("gap_ratings"))
klanten = bron["klant verwacht"]
leiding = bron["leiding denkt dat de klant verwacht"]
print(len(klanten), len(leiding), len(bron["norm"]), len(bron["medewerker levert"]))

# %% [markdown]
# Zestig klanten, negen leidinggevenden, zes mensen voor de norm, veertig medewerkers. Onthoud die kleine aantallen.
# `servqual.internal_gaps` krijgt elke bron bij zijn eigen naam.
#
# **Voorspel eerst.** Bij welke kloof verwacht je het grootste tekort: kent de leiding de klant niet, of belooft de
# reclame te veel?

# %%
binnen = servqual.internal_gaps(
    customers=klanten,
    managers=leiding,
    standards=bron["norm"],
    delivered=bron["medewerker levert"],
    promised=bron["reclame belooft"],
)
servqual.plot_internal_gaps(binnen)

# %% [markdown]
# In een oranje vak ligt het hele interval onder nul, in een grijs vak ligt nul erin. De leiding onderschat hoe
# belangrijk inlevingsvermogen is. De normen blijven achter bij betrouwbaarheid en responsiviteit. En de reclame belooft
# vlottere hulp dan er komt. Pas op met de grijze vakken: met zes of negen mensen is een interval breed. Dit zijn de
# eerste twee rijen van de figuur, met in `difference` het verschil en in `low` en `high` het interval:

# %%
round(binnen.table[["difference", "low", "high"]].head(10), 2)

# %% [markdown]
# Elk grijs vak zegt *niet aangetoond*. Dat is iets anders dan *er is niets*. En er zijn twintig vakken. Ook als er
# nergens iets mis is, kleurt er dan gemiddeld één door toeval.
#
# ## Wat betekent dit voor Morgenrood?
#
# Drie plannen. Een nieuwe inrichting kost € 40.000. Nieuwe normen met een training (wat beloven we, en hoe houden we
# ons eraan) kosten € 9.000. Niets doen kost niets. Bij hoeveel van onze bezoekers is er per plan iets te winnen? Dat
# zijn degenen die het nu onvoldoende vinden.

# %%
onvoldoende = zone.table["below"] * zone.table["n"]
print(round(onvoldoende))

# %% [markdown]
# Bij de tastbaarheden gaat het om 37 van onze bezoekers, voor € 40.000. Bij betrouwbaarheid om 202, en bij
# responsiviteit om
# 177. Het besluit: geen nieuwe inrichting. Begin met betrouwbaarheid en responsiviteit, en kies eerst wat het minst
#      kost: schrijf de reclame over vlotte hulp eerlijker op, voor ongeveer € 1.000. De hulp wordt daar niet vlotter
#      van, maar de belofte klopt dan. Betaal de € 9.000 nog niet. Vraag eerst alle vestigingsleiders naar de normen,
#      want met zes lezers en negen leidinggevenden weet je niet zeker *welke* kloof je moet dichten. Wat dit kost: wie
#      op een mooiere zaak hoopte, moet wachten.
#
# ## Hoe ver zaten we van de waarheid?
#
# In de wereld van Morgenrood weten we wat elke bron echt in het hoofd heeft, voordat het een heel cijfer wordt. We
# kijken naar betrouwbaarheid en responsiviteit.

# %%
company.truth().gap_scores[["betrouwbaarheid", "responsiviteit"]]

# %% [markdown]
# Reken kloof 2 na, de norm min wat de leiding denkt. Bij responsiviteit is hij in werkelijkheid −0,9; wij vonden −1,0.
# Bij betrouwbaarheid is hij −0,1, en wij vonden −0,9 met een interval dat nul niet bevat. Dat oranje vak was toeval:
# een van de twintig. Wie de € 9.000 meteen aan normen voor betrouwbaarheid had gegeven, had ze verspild. De echte
# oorzaken zitten in drie grijze vakken: de leiding onderschat de klant (kloof 1, −0,5), de norm wordt niet gehaald
# (kloof 3, −0,5) en de reclame belooft te veel (kloof 4, −1,2). De steekproef was te klein om dat te zien.
#
# Er zit nog een fout in die altijd dezelfde kant op wijst. Klanten verwachten echt een 6,4. Maar de schaal houdt op bij
# 7, dus wie een 7,3 in gedachten heeft, omcirkelt een 7. Een hoge verwachting meet je daardoor te laag, en de kloof te
# klein.
#
# ## Kort
#
# - Vijf factoren: tastbaarheden, betrouwbaarheid, responsiviteit, zekerheid, inlevingsvermogen.
# - Kloof 5 is ervaring min verwachting. Kijk ook naar de ervaring zelf.
# - Gewichten maken uit. Zeg wiens gewichten het zijn.
# - Een gemiddelde in de tolerantiezone verbergt klanten die eronder vallen.
# - Kloof 1 tot en met 4 zoeken de oorzaak in het bedrijf. Met een handvol beoordelaars is dat een vermoeden, geen
#   bewijs.
#
# In de [volgende les](3_verwachting_of_ervaring.ipynb) kijken we of de vragen over verwachtingen wel nodig zijn.
#
# *Bronnen: Parasuraman, Zeithaml en Berry (1985), A conceptual model of service quality, Journal of Marketing.
# Dezelfden (1988), SERVQUAL, Journal of Retailing. Zeithaml en Bitner (2000), Services marketing.*
