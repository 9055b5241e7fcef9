# ---
# jupyter:
#   kernelspec: {display_name: Python 3, language: python, name: python3}
#   klantlab:
#     lesson: "08.3"
#     kind: lesson
#     title: "Verdient het beste team een bonus?"
#     minutes: 40
#     concepts: [C71]
#     after: ["00.3", "08.1"]
#     teaches: [sample, nps.interval, nps.plot_draws, nps.ranking, nps.plot_ranking, to_list, nps.difference,
#       nps.compare, nps.detectable_difference, nps.sample_size_difference, company.truth, team_effect, late_wave]
#     terms:
#       steekproef: [sample, "De klanten die antwoordden, als deel van alle klanten over wie je iets wilt weten.", C71]
#       opnieuw trekken: [bootstrap, "Uit je eigen antwoorden nieuwe steekproeven trekken, met terugleggen.", C71]
#     given:
#       "2,5": "(100 - 95) / 2"
# ---

# %% [markdown]
# # Verdient het beste team een bonus?
#
# Elk jaar in oktober vraagt Morgenrood haar klanten of ze het bedrijf aanbevelen. De manager klantenservice heeft zes
# teams en een ranglijst. Team Oost staat bovenaan, en ze wil het € 3.000 bonus geven. De directeur ziet iets anders: de
# NPS van heel Morgenrood is sinds vorig jaar dertien punten gezakt. Aan jou de vraag welk van de twee getallen iets
# betekent.
#
# **Na deze les kun je**
#
# - een interval maken door steeds opnieuw te trekken, zonder formule (C71);
# - laten zien hoeveel van een ranglijst loting kan zijn (C71);
# - zeggen of het verschil tussen twee groepen of twee metingen meer is dan toeval (C71);
# - uitrekenen hoeveel antwoorden een vraag nodig heeft, en wat dat kost (C71).
#
# *Tijd: 40 minuten. Nodig: hoofdstuk 00 tot en met les 00.3, en les 08.1.*
#
# ## De winnaar van oktober
#
# Het onderzoek is twee keer gedaan. In de kolom `wave` staat een 1 voor oktober 2024 en een 2 voor oktober 2025. In
# `team` staat welk team de klant het laatst hielp. We tellen de antwoorden van vorig jaar, die van dit jaar en die van
# team Oost.

# %%
from klantlab import company, data, nps

onderzoek = data.load("survey")
vorig_jaar = onderzoek[onderzoek["wave"] == 1]
dit_jaar = onderzoek[onderzoek["wave"] == 2]
oost = dit_jaar[dit_jaar["team"] == "Oost"]["nps"]
print(len(vorig_jaar), len(dit_jaar), len(oost), round(nps.score(oost).value, 1))

# %% [markdown]
# Het laatste getal is de NPS van Oost: +7,7, met 208 antwoorden. Deze 208 klanten zijn een **steekproef** (*sample*).
# Oost hielp veel meer klanten, en 208 anderen hadden een ander getal gegeven.
#
# ## Een zak met 208 kaartjes
#
# Nog eens 208 klanten vragen kan niet. Iets wat erop lijkt wel. Schrijf elk antwoord op een kaartje en doe ze in een
# zak. Trek er één, schrijf het cijfer op, en leg het kaartje terug. Doe dat 208 keer. Sommige antwoorden trek je twee
# of drie keer, andere niet. Zo krijg je een nieuwe steekproef, uit de beste kopie van de klanten die je hebt: hun eigen
# antwoorden.
#
# `.sample` trekt kaartjes. `frac=1` betekent: evenveel als er in de zak zaten. `replace=True` betekent: met
# terugleggen. Met hetzelfde getal bij `random_state` trekt de computer elke keer dezelfde kaartjes, zodat jij ziet wat
# hier staat.
#
# **Voorspel eerst.** Onze uitslag is +7,7. Hoeveel punten zal een nieuwe trekking ernaast zitten: 1, 5 of 15?

# %%
trekking = oost.sample(frac=1, replace=True, random_state=1)
print(round(nps.score(trekking).value, 1))

# %% [markdown]
# Bijna twee punten hoger. Eén trekking zegt weinig, dus nog twee:

# %%
tweede = oost.sample(frac=1, replace=True, random_state=2)
derde = oost.sample(frac=1, replace=True, random_state=3)
print(round(nps.score(tweede).value, 1), round(nps.score(derde).value, 1))

# %% [markdown]
# De tweede zit er dertien punten naast. Er is geen klant bij gekomen en niemand is van mening veranderd: dit is alleen
# het toeval van wie er getrokken wordt. Vervang de 3 in de cel hierboven door een ander getal. Hoe ver zit jouw
# trekking ernaast?
#
# ## Tweeduizend keer
#
# Nu doet de computer het 2.000 keer. Dat heet **opnieuw trekken** (*bootstrap*, Efron 1979). `nps.interval` legt alle
# uitkomsten op volgorde en knipt aan beide kanten de uiterste 2,5% eraf. Wat overblijft is een 95%-interval.
#
# **Voorspel eerst.** Ligt de nul erin, of erbuiten?

# %%
getrokken = nps.interval(oost, "bootstrap")
nps.plot_draws(getrokken)

# %% [markdown]
# De meeste trekkingen liggen tussen −3 en +18, en de nul ligt er ruim in. Waarom mag je zo iets over *echte* klanten
# zeggen? Omdat de ene stap op de andere lijkt: zoals een trekking naast onze uitslag valt, zo viel onze uitslag naast
# de echte NPS. Echt is wat je vindt als alle klanten van Oost antwoord geven.
#
# Er bestaat ook een formule, die `nps.score` gebruikt. Die is sneller klaar.

# %%
nps.score(oost)

# %% [markdown]
# Van −2 tot +18: bijna hetzelfde. De formule is dus een kortere weg naar wat jij net met kaartjes deed. Probeer het met
# minder kaartjes: zet in de cel met de figuur `oost.head(52)` in plaats van `oost`. Met een kwart van de antwoorden is
# het interval ongeveer twee keer zo breed.
#
# ## De ranglijst
#
# De manager zag dit, maar dan zonder de strepen. Elke streep is een interval. De kolom rechts zegt hoe groot de kans is
# dat dit team echt het beste is, gezien de antwoorden van alle zes.
#
# **Voorspel eerst.** Hoe zeker is het dat Oost het beste team is: 90%, 60% of 40%?

# %%
nps.plot_ranking(nps.ranking(dit_jaar, by="team", score="nps"))

# %% [markdown]
# Nog geen 40%. De strepen van alle zes teams liggen voor een groot deel boven elkaar. Had Morgenrood vorig jaar al een
# bonus gegeven, wie had hem dan gekregen? **Voorspel eerst** op welke plaats Oost toen stond, en op welke plaats West.

# %%
nps.plot_ranking(nps.ranking(vorig_jaar, by="team", score="nps"))

# %% [markdown]
# Oost stond vijfde. West stond tweede en is nu laatste. Een team dat in een jaar van de tweede naar de laatste plaats
# zakt, kan iets hebben laten liggen. Maar zo ziet een ranglijst er ook uit als niemand iets verandert.
#
# ## Teams die niet bestaan
#
# Dat kun je proberen. We husselen de kolom `team`: elke klant houdt zijn cijfer en krijgt door loting een team. De
# teams houden hun grootte. Zonder `replace=True` komt elk kaartje precies één keer uit de zak. `.to_list()` maakt er
# een losse lijst van; anders legt pandas elk team weer bij zijn eigen klant.
#
# **Voorspel eerst.** Deze teams hebben niets gedaan. Hoeveel punten zit er tussen het hoogste en het laagste?

# %%
geloot = dit_jaar[["nps"]]
geloot["team"] = dit_jaar["team"].sample(frac=1, random_state=1).to_list()
nps.plot_ranking(nps.ranking(geloot, by="team", score="nps"))

# %% [markdown]
# Nu staat West bovenaan, met +8. Het verschil met het laagste team is elf punten, en bij de echte teams was het
# dertien. Een lijst van zes heeft altijd een eerste en een laatste, ook na een loting. Zelfs hier wijst de kolom rechts
# een favoriet aan: ze rekent alsof er een beste team bestaat, en kan niet weten dat er niets te winnen was. Vervang
# `random_state=1` door 2, 3 en 4. Hoe vaak wint hetzelfde team?
#
# > **Valkuil.** Je kiest uit een ranglijst het hoogste en het laagste team en vergelijkt alleen die twee. Dan lijkt het
# > verschil vaak echt. Kijk maar naar vorig jaar:

# %%
noord = vorig_jaar[vorig_jaar["team"] == "Noord"]["nps"]
weekend = vorig_jaar[vorig_jaar["team"] == "Weekend"]["nps"]
nps.difference(noord, weekend)

# %% [markdown]
# *Waarschijnlijk geen toeval*, staat er. Die zin klopt alleen als je deze twee teams vooraf had gekozen, voordat je de
# uitslag zag. Er zijn vijftien paren van zes teams, en jij pakte het paar dat het verst uit elkaar lag.
# `nps.compare` houdt elk team tegen de rest en rekent mee hoe vaak je kijkt (Holm 1979).

# %%
nps.compare(vorig_jaar, by="team", score="nps")

# %% [markdown]
# Geen enkel team springt eruit. De ranglijst heeft wel een volgorde, maar die past helemaal bij toeval.
#
# ## Vorig jaar en dit jaar
#
# Nu de vraag van de directeur. Hij koos zijn vergelijking vooraf: heel Morgenrood, dit jaar tegen vorig jaar.
#
# **Voorspel eerst.** Het gaat om dertien punten, net zo veel als tussen Oost en West. Is dit ook toeval?

# %%
toen = nps.score(vorig_jaar["nps"])
nu = nps.score(dit_jaar["nps"])
nps.plot_interval({"oktober 2024": toen, "oktober 2025": nu})

# %% [markdown]
# Hier raken de strepen elkaar niet. Per meting zijn er ongeveer zes keer zoveel antwoorden als bij één team, en dus
# zijn de intervallen veel smaller. Hoe groot het verschil zelf kan zijn, staat in een eigen interval:

# %%
nps.difference(nu, toen)

# %% [markdown]
# De daling ligt tussen 7 en 19 punten. De nul ligt er ver buiten: er is iets gebeurd. Kijk altijd naar dit interval.
# Twee strepen kunnen elkaar een stukje overlappen en het verschil kan dan toch echt zijn. (Een deel van de klanten
# antwoordde beide keren. Daardoor is dit interval eerder te breed dan te smal.)
#
# Vervang `nu` in de laatste cel door `nps.score(oost)`. Je houdt dan alleen de klanten van Oost tegen vorig jaar. Ook
# zij scoren lager, maar de nul ligt er weer in. Toeval uitsluiten lukt niet met zo weinig antwoorden, ook als de daling
# echt is.
#
# ## Hoeveel antwoorden heb je nodig?
#
# Stel dat je in je eigen klas van 30 studenten de NPS van de opleiding wilt weten, op tien punten nauwkeurig.
# Morgenrood wil hetzelfde van 3.000 klanten. Met `population` geef je op hoeveel mensen er in totaal zijn.
#
# **Voorspel eerst.** De tweede groep is honderd keer zo groot. Hoeveel keer zoveel antwoorden zijn er nodig?

# %%
klas = nps.sample_size(10, promoters=0.30, detractors=0.28, population=30)
klanten = nps.sample_size(10, promoters=0.30, detractors=0.28, population=3000)
print(klas, klanten)

# %% [markdown]
# In de klas moet bijna iedereen meedoen. Bij 3.000 klanten heb je nog geen acht keer zoveel antwoorden nodig. Vul de
# grootte van je eigen klas in. Hoe groter de groep, hoe minder haar grootte telt: het gaat om het aantal antwoorden.
#
# Een verschil zien vraagt meer. Hoe groot moet het tussen twee teams zijn, met 210 antwoorden per team, om het meestal
# te merken (vier van de vijf keer)?

# %%
print(round(nps.detectable_difference(210, promoters=0.30, detractors=0.28)))

# %% [markdown]
# Kleinere verschillen blijven meestal onzichtbaar. Tussen het eerste en het laatste team zaten er dertien. Dit
# onderzoek was te klein voor een bonus, al voordat het begon.
#
# ## Wat betekent dit voor Morgenrood?
#
# De bonus is € 3.000. Stel dat de manager een verschil van tien punten eerlijk wil belonen, en dat elk antwoord € 1,50
# kost, zoals bij de kaartjes in les 08.1. Hoeveel antwoorden heeft ze nodig per team, en wat kost dat voor zes teams?

# %%
per_team = nps.sample_size_difference(10, promoters=0.30, detractors=0.28)
print(per_team, per_team * 6 * 1.50)

# %% [markdown]
# Ruim 900 antwoorden per team, voor samen € 8.190. Weten wie de bonus verdient, kost bijna drie keer zoveel als de
# bonus. Een verdedigbaar besluit: geen bonus op een ranglijst, en ook geen gesprek met West over zijn laatste plaats.
# De € 3.000 gaat naar de vraag waar wel iets aan de hand is: waarom zijn klanten van álle teams minder enthousiast dan
# vorig jaar? Dat kost de manager een winnaar om te feliciteren. Het bespaart vijf teams een uitslag die nergens op
# slaat.
#
# ## Hoe ver zaten we van de waarheid?
#
# Morgenrood is een verzonnen bedrijf. Daarom kunnen we opzoeken hoe het werkelijk zit; een echt bedrijf kan dat nooit.
# `company.truth` is de enige plek waar dat staat. Hoeveel punten doet het ertoe door welk team je geholpen bent?

# %%
company.truth().team_effect

# %% [markdown]
# Niets. De klanten zijn door loting over de teams verdeeld, en geen team is beter dan een ander. Elke ranglijst van
# deze teams, elk jaar, is een loting. En de daling?

# %%
company.truth().late_wave

# %% [markdown]
# In deze weken, vlak voor de tweede meting, kwam bijna de helft van de pakketten te laat. Zonder die weken was de NPS
# nauwelijks gezakt. De daling was dus echt, en de oorzaak lag bij geen enkel serviceteam.
#
# Eén ding ziet geen interval: wie er zwijgt. Bij Morgenrood antwoorden heel tevreden en heel ontevreden klanten vaker
# dan de rest, en wie weg is, antwoordt nooit. Meer antwoorden maken een interval smaller, maar ze halen zo'n scheve
# groep niet recht.
#
# ## Kort
#
# - Een interval ontstaat door opnieuw te trekken uit je eigen antwoorden. De formule is de kortere weg.
# - Elke ranglijst heeft een winnaar, ook een loting. Vraag hoe zeker de plaats is.
# - Wie na het zien van de uitslag de uitersten kiest, vindt bijna altijd een verschil.
# - Vergelijk twee metingen met het interval van hun verschil, en kies die vergelijking vooraf.
# - Reken vóór het onderzoek uit welk verschil het kan zien.
#
# In de [volgende les](5_wat_verbeteren_we_eerst.ipynb) lezen we waarom klanten minder enthousiast zijn. Wie dit eerst
# met een echt onderzoek wil doen, maakt de [verdieping](4_verdieping_vliegveld.ipynb).
#
# *Bronnen: Efron (1979), Bootstrap methods: another look at the jackknife, Annals of Statistics. Holm (1979), A simple
# sequentially rejective multiple test procedure, Scandinavian Journal of Statistics. Goldstein en Spiegelhalter (1996),
# League tables and their limitations, Journal of the Royal Statistical Society A.*
