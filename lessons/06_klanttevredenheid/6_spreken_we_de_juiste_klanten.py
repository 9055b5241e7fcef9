# ---
# jupyter:
#   kernelspec: {display_name: Python 3, language: python, name: python3}
#   klantlab:
#     lesson: "06.6"
#     kind: lesson
#     title: "Spreken we de juiste klanten?"
#     minutes: 35
#     concepts: [C55, C57]
#     after: ["04.3", "06.5"]
#     teaches: [survey.response, survey.bands, survey.rake, survey.plot_margins, weights, survey.retest, survey.alpha]
#     given:
#       "7,8": een voorbeeld van een klant die een hoger cijfer geeft
#       "5,8": een voorbeeld van een gevoel dat op papier een 6 wordt
#     terms:
#       non-respons: [non-response, "Wie werd uitgenodigd en niet antwoordde.", C57]
#       raking: [raking, "Antwoorden wegen tot elk bekend kenmerk even vaak voorkomt als bij iedereen.", C57]
#       ontwerpeffect: [design effect, "Hoeveel keer meer antwoorden je door het wegen nodig hebt.", C57]
#       hertest: [test–retest, "Dezelfde mensen dezelfde vraag nog eens stellen.", C57]
#       Cronbachs alfa: ["Cronbach's alpha", "Hoe sterk vragen die hetzelfde bedoelen met elkaar meegaan.", C57]
# ---

# %% [markdown]
# # Spreken we de juiste klanten?
#
# In oktober 2025 kregen 2.900 klanten van Morgenrood de vragenlijst. De antwoorden zijn binnen, en het gemiddelde is
# een 7,3. De financiële man gelooft het niet: "Meer dan de helft zweeg. Alleen onze fans vullen zoiets in." Het bureau
# wil het oplossen met wegen. Aan jou de vraag wie er gelijk heeft.
#
# **Na deze les kun je**
#
# - het veldwerk, stap 5 van het onderzoek, beoordelen: wie zweeg, en maakt dat uit (C55, C57);
# - antwoorden wegen, en zeggen wat dat wel en niet herstelt (C57);
# - nagaan of een vraag een tweede keer hetzelfde antwoord oplevert (C57).
#
# *Tijd: 35 minuten. Nodig: de lessen 04.3 en 06.5.*
#
# ## Wie zweeg er?
#
# In `survey_invitations` staat elke uitnodiging. We nemen die van 2025 en zetten er met `.merge` bij wat Morgenrood al
# van die klant wist.

# %%
from klantlab import company, data, plotting, rfm, survey

uitgenodigd = data.load("survey_invitations").merge(data.load("persons"), on="customer_id")
uitgenodigd = uitgenodigd[uitgenodigd["wave"] == 2].set_index("customer_id")
uitgenodigd[["reminded", "responded"]].head(3)

# %% [markdown]
# In `responded` staat of iemand antwoordde, in `reminded` of er na tien dagen een herinnering ging. Wie niet antwoordt,
# heet **non-respons**.
#
# **Voorspel eerst.** Welk deel van de antwoorden kwam pas na de herinnering: een tiende, een kwart of ruim een derde?

# %%
uitgenodigd[uitgenodigd["responded"]]["reminded"].value_counts()

# %% [markdown]
# Ruim een derde: 474 van de 1.261. Sommigen hadden ook zonder herinnering nog geantwoord, maar zij kost een paar
# dubbeltjes. Het is vaak de goedkoopste stap van een onderzoek.
#
# Nu de zwijgers. Je weet niet wat ze vinden. Je weet wel hoe oud de meesten zijn en hoe vaak ze bestelden.
# `survey.bands` maakt van een getal een groep: bij elke grens begint een nieuwe. Wie geen geboortedatum gaf, heet
# "onbekend". Wie niets bestelde (alleen een abonnement), krijgt een nul.

# %%
bestellingen = data.load("orders")
jaar = bestellingen[(bestellingen["date"] >= "2024-10-01") & (bestellingen["date"] < "2025-10-01")]
aantal = rfm.table(jaar, on="2025-10-01")["frequency"].reindex(uitgenodigd.index, fill_value=0)
geboren = uitgenodigd["birth_date"].dt.year
uitgenodigd["leeftijd"] = survey.bands(2025 - geboren, [35, 55], unknown="onbekend")
uitgenodigd["bestelde"] = survey.bands(aantal, [3, 7])

# %% [markdown]
# **Voorspel eerst.** Wie antwoordde vaker: jong of oud? En wie veel bestelt, of wie weinig bestelt?

# %%
veldwerk = survey.response(uitgenodigd, "responded", ["leeftijd", "bestelde"])
round(veldwerk.table[["invited", "answered", "rate"]], 2)

# %% [markdown]
# `invited` is het deel van de uitnodigingen, `answered` het deel van de antwoorden. Zijn die gelijk, dan is de groep
# eerlijk vertegenwoordigd. In `rate` staat welk deel van de groep antwoordde: van wie 55 of ouder is ruim de helft, van
# wie onder de 35 is een derde. Wie vaak bestelt, antwoordde ook vaker.
#
# De financiële man heeft dus half gelijk: vaste klanten zijn oververtegenwoordigd. Of zij ook tevredener zijn, weten we
# nog niet.
#
# ## Wegen
#
# Is een groep te klein, dan laat je haar antwoorden zwaarder tellen. Bij twee kenmerken tegelijk doe je dat om en om,
# tot allebei kloppen: **raking** (Deming en Stephan 1940). Het doel is de verdeling van alle uitnodigingen. Met
# `normalize=True` geeft `.value_counts` delen in plaats van aantallen.

# %%
onderzoek = data.load("survey")
antwoorden = onderzoek[onderzoek["wave"] == 2].set_index("customer_id")
wie = uitgenodigd.reindex(antwoorden.index)
doel_leeftijd = uitgenodigd["leeftijd"].value_counts(normalize=True)
doel_bestelde = uitgenodigd["bestelde"].value_counts(normalize=True)

# %% [markdown]
# **Voorspel eerst.** Bij welke groep verschuift er het meest?

# %%
weging = survey.rake(wie, {"leeftijd": doel_leeftijd, "bestelde": doel_bestelde})
survey.plot_margins(weging)

# %% [markdown]
# Na het wegen (blauw) ligt elke groep op haar doel, het streepje. De grootste sprong maakt wie zeven keer of vaker
# bestelde.
#
# Wegen kost iets. Een paar mensen tellen zwaar, en dan telt ook hun toeval zwaar. Hoeveel dat kost, staat in de
# uitslag.

# %%
weging

# %% [markdown]
# Niemand telt voor meer dan anderhalf, en 1.261 antwoorden zijn nu zoveel waard als 1.218 ongewogen. Het
# **ontwerpeffect** is 1,04. Bij 2 was de helft van het onderzoek verloren.
#
# ## Een proef op de som
#
# Werkt het? Bijna nooit kun je dat nagaan, want je kent de zwijgers niet. Bij één getal kan het wel: hoe vaak iemand
# bestelde, weten we van alle 2.900. De gewichten zijn gemiddeld 1. Een gewogen gemiddelde is dus het gemiddelde van
# gewicht keer antwoord.
#
# **Voorspel eerst.** Wie antwoordde bestelde gemiddeld 7,5 keer. Alle genodigden samen 6,7 keer. Waar komt het gewogen
# gemiddelde uit?

# %%
gewicht = weging.weights
bestelde_keer = aantal.reindex(antwoorden.index)
print(round(bestelde_keer.mean(), 2), round((gewicht * bestelde_keer).mean(), 2), round(aantal.mean(), 2))

# %% [markdown]
# 6,79: bijna helemaal hersteld. Het wegen deed precies waar het voor bedoeld is, want we wogen op hoe vaak iemand
# bestelt. **Verander** in de cel met `survey.rake` het doel in alleen `{"leeftijd": doel_leeftijd}`, en voer die cel en
# de cellen eronder opnieuw uit. Het getal blijft dan hangen bij 7,5: leeftijd zegt hier weinig over hoe vaak iemand
# bestelt. Zet het doel daarna terug en voer dezelfde cellen nog eens uit.
#
# Nu het rapportcijfer. **Voorspel eerst.** Hoeveel verandert de 7,3 door het wegen: een half punt, een tiende of bijna
# niets?

# %%
cijfer = antwoorden["satisfaction"]
print(round(cijfer.mean(), 3), round((gewicht * cijfer).mean(), 3))
print(round(survey.margin(1261, population=3336, sd=0.99, design_effect=1.04), 3))

# %% [markdown]
# Bijna niets. Wie vaak bestelt is hier niet tevredener dan wie weinig bestelt, en dan helpt rechtzetten niet. Op de
# tweede regel staat de foutmarge van het cijfer, met het ontwerpeffect en de standaardafwijking van dit jaar (0,99).
# Die is bijna tien keer zo groot als de verschuiving.
#
# > **Valkuil.** "We hebben gewogen, dus de uitkomst is representatief." Wegen herstelt alleen wat in je bestand staat
# > én met het antwoord samenhangt. Hangt zwijgen af van wat iemand *vindt*, dan ziet geen gewicht dat.
#
# ## Zou iemand het nog eens zeggen?
#
# Representatief en nauwkeurig hebben we gehad. Nu betrouwbaar. Het bureau vroeg 160 mensen het rapportcijfer twee weken
# later nog eens: een **hertest**. Er was in die weken niets gebeurd.
#
# **Voorspel eerst.** Hoeveel moet het cijfer van één klant veranderen voordat er meer aan de hand is dan ruis: 0,1, 0,5
# of bijna 1?

# %%
tweede = data.load("retest").set_index("response_id")["satisfaction"]
eerste = onderzoek.set_index("response_id")["satisfaction"].reindex(tweede.index)
survey.retest(eerste, tweede)

# %% [markdown]
# De twee metingen gaan sterk samen (1 is precies gelijk), en gemiddeld verschoof er niets. Eén klant die van 7,2 naar
# 7,8 gaat, is toch geen nieuws: pas bij 0,9 is dat bij één persoon meer dan ruis. Voor een gemiddelde van 1.261 mensen
# middelt die ruis uit.
#
# Er is een tweede manier: vraag hetzelfde op vier manieren. **Cronbachs alfa** zegt of de vier antwoorden meegaan.
# Boven 0,7 noemen de meeste onderzoekers een schaal bruikbaar. We doen het voor vier vragen over tevredenheid en daarna
# voor vier over vertrouwen.

# %%
survey.alpha(antwoorden, ["satisfied1", "satisfied2", "satisfied3", "satisfied4"])

# %%
survey.alpha(antwoorden, ["trust1", "trust2", "trust3", "trust4"])

# %% [markdown]
# De eerste vier horen bij elkaar. De tweede vier lijken niets met elkaar te maken te hebben, maar lees het laatste
# stuk: vraag `trust4` is andersom gesteld (*Morgenrood vertelt niet altijd het hele verhaal*). **Verander** de cel: zet
# achter de lijst `, reverse=["trust4"]`, dan draait klantlab die antwoorden om. Wat wordt de alfa?
#
# ## Wat betekent dit voor Morgenrood?
#
# De financiële man wil de zwijgers alsnog bellen. Neem aan dat elk telefoonnummer € 6 aan tijd kost, ook als niemand
# opneemt, en dat zes van de tien opnemen. Hij ziet twee plannen: alle 1.639 zwijgers bellen, of 250 door loting. Wat
# kosten ze, en hoe nauwkeurig ken je de zwijgers daarna? Bij het eerste plan zijn dat 983 antwoorden, bij het tweede
# 150.

# %%
print(1639 * 6, round(survey.margin(983, population=1639, sd=0.99), 2))
print(250 * 6, round(survey.margin(150, population=1639, sd=0.99), 2))

# %% [markdown]
# Wat hangt ervan af? Elke klant met een cijfer onder de 6 krijgt een telefoontje van tien minuten, voor € 7,20. Hoeveel
# klanten zijn dat volgens de gewogen antwoorden, en wat kosten ze samen?

# %%
ontevreden = (gewicht * (cijfer < 6)).mean()
print(round(100 * ontevreden, 1), round(ontevreden * 3336), round(ontevreden * 3336 * 7.20))

# %% [markdown]
# Het gaat om ongeveer € 1.400. Zelfs het kleine plan, van € 1.500, kost meer dan het hele bedrag waar het over gaat.
# Een verdedigbaar besluit: niet bellen, en bij het cijfer zeggen dat 57% zweeg. Het wordt anders als er meer van het
# cijfer afhangt, zoals een bonus van € 50.000. Dan is bellen na loting de goede keus: 150 zwijgers, door het lot
# gekozen, leren je meer dan duizend extra fans. (Vier van de tien nemen ook dan niet op. Een stukje stilte houd je
# altijd.)
#
# ## Hoe ver zaten we van de waarheid?
#
# De waarheid kent het gevoel van alle 2.900 genodigden, ook van wie zweeg, als een cijfer dat nog niet is afgerond.
# Hieronder staan drie gemiddelden: van iedereen, van wie antwoordde, en van wie antwoordde met gewicht.

# %%
echt = company.truth().customers["satisfaction_2025"].reindex(uitgenodigd.index)
sprak = echt.reindex(antwoorden.index)
print(round(echt.mean(), 2), round(sprak.mean(), 2), round((gewicht * sprak).mean(), 2))

# %% [markdown]
# Het gemiddelde was al goed: 7,28 in het echt, 7,31 bij wie antwoordde. Dat verschil past in de foutmarge. Wegen hielp
# niet en schaadde niet. De financiële man had dus geen gelijk over de 7,3. Zat er dan niets scheef? Nu het deel onder
# de 6, in procenten. (Een gevoel van 5,8 wordt op papier vaak een 6. Vergelijk deze twee delen dus met elkaar, niet met
# de 5,7% van hierboven.)

# %%
print(round(100 * (echt < 6).mean(), 1), round(100 * (sprak < 6).mean(), 1))

# %% [markdown]
# Daar zit het: 7,0% van iedereen is ontevreden, en 8,5% van wie antwoordde. **Voorspel eerst** hoe de kans op antwoord
# samenhangt met het echte cijfer. Loopt zij op, loopt zij af, of allebei?

# %%
kans = 100 * uitgenodigd["responded"].groupby(survey.bands(echt, [6, 7, 8, 9])).mean()
plotting.line(kans, "Zo vaak antwoordde wie dit cijfer in zijn hoofd had", "antwoordde (%)", x="echt cijfer")

# %% [markdown]
# Allebei. Boze klanten en fans antwoorden vaker dan het midden. In het gemiddelde heffen zij elkaar op; in een deel dat
# over één uiterste gaat, zoals het aantal criticasters, blijven ze zitten. Daar helpt geen gewicht tegen, want wat
# iemand vindt staat in geen enkel bestand. En wie al weg was, kon nooit antwoorden.
#
# ## Kort
#
# - Een lage respons is nog geen fout. Een respons die samenhangt met het antwoord wel.
# - Wegen zet recht wat je van iedereen weet, en alleen voor antwoorden die daarmee samenhangen.
# - Wegen kost nauwkeurigheid; het ontwerpeffect zegt hoeveel.
# - Betrouwbaar is dat dezelfde persoon hetzelfde antwoordt. Controleer of een vraag andersom is gesteld.
#
# In de [volgende les](7_wat_verbeteren_we_het_eerst.ipynb) zoeken we uit wat Morgenrood het eerst moet verbeteren.
#
# *Bronnen: Deming en Stephan (1940), Annals of Mathematical Statistics. Kish (1965), Survey Sampling. Bethlehem (1988),
# Journal of Official Statistics. Shrout en Fleiss (1979), Psychological Bulletin. Cronbach (1951), Psychometrika.*
