# ---
# jupyter:
#   kernelspec: {display_name: Python 3, language: python, name: python3}
#   klantlab:
#     lesson: "06.5"
#     kind: lesson
#     title: "Wat vragen we, en aan hoeveel klanten?"
#     minutes: 35
#     concepts: [C55, C56, C57]
#     after: ["00.3", "04.2", "08.3"]
#     teaches: [satisfaction.problem_coverage, satisfaction.plot_problem_coverage, survey.plot_margin,
#       survey.sample_size, survey.margin, flawed_questions, problems]
#     terms:
#       diepte-interview: [depth interview, "Een lang gesprek met één klant, met open vragen.", C56]
#       focusgroep: [focus group, "Een gesprek met ongeveer zeven klanten tegelijk.", C56]
#       enquête: [survey, "Dezelfde vragen aan veel klanten, met antwoorden die je kunt tellen.", C56]
#       representatief: [representative, "Wie antwoordt, lijkt op iedereen over wie je iets wilt zeggen.", C57]
#       nauwkeurig: [precise, "Bij een herhaling met andere klanten zou de uitkomst weinig schelen.", C57]
#       betrouwbaar: [reliable, "Wie de vraag nog eens krijgt, geeft weer hetzelfde antwoord.", C57]
#       foutmarge: [margin of error, "Hoeveel een uitkomst er naar boven of onder naast kan zitten door toeval.", C57]
# ---

# %% [markdown]
# # Wat vragen we, en aan hoeveel klanten?
#
# Het is eind september 2025. De directeur van Morgenrood wil weten hoe tevreden zijn klanten zijn en wat hij het eerst
# moet verbeteren. Er ligt al een vragenlijst van twintig vragen, door een stagiair gemaakt. Het bureau dat het
# onderzoek doet, wil weten hoeveel klanten het moet aanschrijven. Aan jou de vraag of we zo kunnen beginnen.
#
# **Na deze les kun je**
#
# - een onderzoek indelen in zeven stappen, en fouten in een vragenlijst vinden (C55);
# - bij een vraag de techniek kiezen, en uitrekenen hoeveel gesprekken genoeg zijn (C56);
# - zeggen hoeveel antwoorden een uitkomst nauwkeurig genoeg maken (C57).
#
# *Tijd: 35 minuten. Nodig: hoofdstuk 00 en de lessen 04.2 en 08.3.*
#
# ## Zeven stappen
#
# Deze les en de volgende twee volgen samen één onderzoek, in de zeven stappen van Van Dooren (2004).
#
# | stap | wat je doet | les |
# |---|---|---|
# | 1. oriëntatie | vaststellen welk besluit er genomen moet worden | 06.5 |
# | 2. vooronderzoek | horen waar klanten het zelf over hebben | 06.5 |
# | 3. methode | kiezen hoe je vraagt, en aan hoeveel mensen | 06.5 |
# | 4. vragen | de vragenlijst maken en uitproberen | 06.5 |
# | 5. veldwerk | uitnodigen, herinneren, tellen wie er zwijgt | 06.6 |
# | 6. analyse | uitzoeken wat het zwaarst weegt | 06.7 |
# | 7. verbeterplan | besluiten, met wat het kost | 06.7 |
#
# Stap 1 staat hierboven: *wat verbeteren we het eerst?* Een vraag die dat besluit niet kan veranderen, hoort niet in de
# lijst.
#
# ## Stap 2: eerst luisteren
#
# Welke techniek je kiest, hangt af van wat je wilt weten.
#
# | je wilt weten | techniek |
# |---|---|
# | welke ideeën en woorden klanten hebben, en hoe ze op elkaar reageren | focusgroep: ongeveer zeven mensen om een tafel |
# | wat er bij één klant precies gebeurt, ook als dat gevoelig ligt | diepte-interview: één klant, een uur |
# | hoeveel klanten iets vinden | enquête: veel klanten, steeds dezelfde vragen |
#
# Het bureau hield zestig diepte-interviews. In elke rij van `interviews` staat één probleem dat in één gesprek werd
# genoemd. Hoeveel gesprekken staan erin, en hoeveel verschillende problemen?

# %%
from klantlab import company, data, satisfaction, survey

gesprekken = data.load("interviews")
print(gesprekken["interview_id"].nunique(), gesprekken["problem"].nunique())

# %% [markdown]
# Er staan maar 54 gesprekken in de tabel, en er waren er zestig. In zes gesprekken noemde niemand een probleem, en dus
# is er van die gesprekken geen rij.
#
# > **Valkuil.** Een tabel met wat er genoemd is, zwijgt over wie niets noemde. Wie hier door 54 deelt, maakt elk
# > probleem groter dan het is.
#
# We delen door zestig. Dan staat er bij elk probleem de kans dat één gesprek het oplevert.

# %%
kans = gesprekken["problem"].value_counts() / 60
print(round(kans.head(), 2))

# %% [markdown]
# Te laat leveren komt in vier van de tien gesprekken ter sprake. Onderaan de lijst staan problemen die in één van de
# zestig gesprekken voorkwamen, zoals de factuur en de rolstoel bij de deur.
#
# **Voorspel eerst.** Na hoeveel gesprekken heb je naar verwachting 90% van deze twintig problemen minstens één keer
# gehoord: 7, 20 of 40?

# %%
gehoord = satisfaction.problem_coverage(kans)
satisfaction.plot_problem_coverage(gehoord)

# %% [markdown]
# Na 42. De lijn stijgt eerst snel, want wat vaak voorkomt hoor je meteen. Daarna wacht je op de zeldzame problemen. De
# band laat zien wat één onderzoek kan treffen: met 42 gesprekken hoor je ergens tussen 80% en 100%. Wie in 95 van de
# 100 onderzoeken 90% wil horen, heeft er 70 nodig.
#
# Nu kende het bureau alle zestig gesprekken. Stel dat het na twaalf gesprekken had willen stoppen.
#
# **Voorspel eerst.** Hoeveel gesprekken zeggen deze twaalf dat er nodig zijn: meer dan 42, ongeveer 42 of minder?

# %%
eerste = gesprekken[gesprekken["interview_id"] <= 12]
satisfaction.problem_coverage(eerste["problem"].value_counts() / 12)

# %% [markdown]
# Zestien gesprekken lijken genoeg, en het bureau is er bijna. Maar die 90% gaat over de zestien problemen die al
# genoemd zijn. Er bestaan er nog minstens vier, en daarvan weet je na twaalf gesprekken niets. **Verander** beide keren
# de 12 in 30 en voer de cel opnieuw uit: nu zijn er achttien problemen en heet 32 genoeg. De eindstreep schuift mee.
# Zet daarna beide getallen terug op 12 en voer de cel nog eens uit.
#
# Een gesprek kost € 90. Wat kosten 12 gesprekken, en wat kosten er 42?

# %%
print(12 * 90, 42 * 90)

# %% [markdown]
# Voor het vooronderzoek hoef je niet alles te horen. Je zoekt de onderwerpen voor de vragenlijst, en het grote werk
# doen de eerste twaalf al. Met een open vraag achteraan (*Wat moeten we als eerste verbeteren?*) vang je de rest.
#
# ## Stap 4: twintig vragen, hoeveel fouten?
#
# We nemen stap 4 voor stap 3, want zonder goede vragen heeft tellen geen zin. Dit zijn de vragen van de stagiair. De
# eerste regel is vraag 1.

# %%
vragen = data.load("questions")["text"].to_list()
vragen

# %% [markdown]
# Let op deze fouten: een vraag die je een kant op duwt (*sturend*), twee vragen in één, vage woorden, een dubbele
# ontkenning, antwoorden die elkaar overlappen, een schaal met meer plaats aan één kant, vaktaal, iets wat niemand
# onthoudt, iets persoonlijks zonder reden, en een *weet niet* dat als cijfer meetelt.
#
# **Voorspel eerst.** Schrijf de nummers op van de vragen die volgens jou niet deugen, met de fout erbij. Bewaar je
# lijst: aan het eind van de les kijk je haar na.
#
# Wat kost één slechte vraag? Vraag 19 laat wie de website niet gebruikt een 5 invullen. In het onderzoek dat er een
# week later kwam, mocht je de vraag overslaan. Daarmee rekenen we uit wat er anders was gebeurd. `ingevuld` telt wie
# een cijfer gaf; de rest krijgt een 5.

# %%
onderzoek = data.load("survey")
website = onderzoek[onderzoek["wave"] == 2]["website"]
ingevuld = (website >= 1).sum()
leeg = len(website) - ingevuld
print(leeg, round(website.mean(), 2), round((website.sum() + 5 * leeg) / len(website), 2))

# %% [markdown]
# Het cijfer zakt van 7,16 naar 6,99, alleen door 103 mensen die de website niet kennen. De bouwer van de website krijgt
# straks een gesprek over een daling die er niet is. **Vervang** de 5 door een 8: dan lijkt het juist beter te gaan. Zet
# daarna de 5 terug en voer de cel opnieuw uit.
#
# ## Stap 3: aan hoeveel klanten?
#
# Een uitkomst moet drie dingen zijn, en het zijn drie verschillende dingen.
#
# | woord | vraag | waar |
# |---|---|---|
# | representatief | lijkt wie antwoordt op wie zwijgt? | 06.6 |
# | nauwkeurig | hoe groot is de foutmarge? | hier |
# | betrouwbaar | geeft iemand twee weken later hetzelfde antwoord? | 06.6 |
#
# De **foutmarge** is de helft van een 95%-interval: 40% ± 5 procentpunt loopt van 35% tot 45%.
#
# **Voorspel eerst.** Met 400 antwoorden is de foutmarge bij een percentage hoogstens 5 procentpunt. Hoeveel antwoorden
# geven een foutmarge die half zo groot is: 600, 800 of 1.600?

# %%
survey.plot_margin()

# %% [markdown]
# 1.600, vier keer zoveel. De eerste honderden antwoorden leveren het meest op, daarna wordt precisie duur.
# `survey.sample_size` rekent de andere kant op: je geeft de foutmarge (0.05 is 5 procentpunt) en krijgt het aantal
# antwoorden.
#
# Morgenrood is klein. Het afgelopen jaar bestelden er zoveel klanten (wie alleen een abonnement heeft, tellen we hier
# niet mee):

# %%
bestellingen = data.load("orders")
jaar = bestellingen[(bestellingen["date"] >= "2024-10-01") & (bestellingen["date"] < "2025-10-01")]
klanten = jaar["customer_id"].nunique()
print(klanten)

# %% [markdown]
# Wie een flink deel van een kleine groep spreekt, weet meer dan wie evenveel mensen uit een groot land spreekt: de
# klanten die je sprak, hoef je niet meer te schatten. Met `population` telt dat mee. Dat heet de
# *eindigheidscorrectie*.
#
# **Voorspel eerst.** Voor een eindeloos grote groep zijn er 385 antwoorden nodig. Hoeveel scheelt het dat Morgenrood
# maar 3.336 klanten heeft: 40, 140 of 240 antwoorden?

# %%
print(survey.sample_size(0.05), survey.sample_size(0.05, population=klanten))

# %% [markdown]
# Veertig. Een kleine groep helpt pas echt als je er een groot deel van spreekt. **Verander** `klanten` in 200, zo groot
# als een basisschool, en kijk hoeveel ouders er mee moeten doen.
#
# De directeur wil geen percentage, hij wil een rapportcijfer, op 0,05 nauwkeurig. Dan telt ook hoe verschillend de
# cijfers zijn. Bij de meting van 2024 was de standaardafwijking 0,88; die geef je op als `sd`. En niet iedereen
# antwoordt: toen deed 45% mee. Met `response_rate` krijg je het aantal uitnodigingen.

# %%
antwoorden = survey.sample_size(0.05, population=klanten, sd=0.88)
uitnodigingen = survey.sample_size(0.05, population=klanten, sd=0.88, response_rate=0.45)
print(antwoorden, uitnodigingen)

# %% [markdown]
# ## Wat betekent dit voor Morgenrood?
#
# Het bureau stelt voor om 2.900 klanten uit te nodigen. Een uitnodiging met herinnering kost € 0,80, een antwoord € 2
# aan bedankbonnen. Bij 2.900 uitnodigingen verwacht het bureau 1.305 antwoorden. Wat kost dat, en wat kost jouw aantal?

# %%
print(round(2900 * 0.80 + 1305 * 2), round(uitnodigingen * 0.80 + antwoorden * 2))

# %% [markdown]
# En wat koopt hij voor dat verschil? `survey.margin` geeft de foutmarge bij een aantal antwoorden.

# %%
ruim = survey.margin(1305, population=klanten, sd=0.88)
krap = survey.margin(antwoorden, population=klanten, sd=0.88)
print(round(ruim, 3), round(krap, 3))

# %% [markdown]
# De directeur betaalt ruim € 1.600 meer voor een foutmarge van 0,04 in plaats van 0,05. Voor één cijfer over het hele
# bedrijf verandert dat geen enkel besluit. Er is wel een andere reden om het te doen: wie straks de klanten van één
# serviceteam apart wil bekijken, heeft van elk team genoeg antwoorden nodig (les 08.3). Is zo'n vergelijking niet
# nodig, neem dan het kleine aantal, en besteed een deel van het verschil aan twaalf interviews (€ 1.080). De
# vragenlijst van de stagiair gaat in geen geval zo de deur uit: een foute vraag wordt met meer antwoorden alleen
# nauwkeuriger fout. In de volgende les zie je wat er gebeurde: het bureau kreeg zijn 2.900 uitnodigingen.
#
# ## Hoe ver zaten we van de waarheid?
#
# Alleen bij een verzonnen bedrijf kunnen we nakijken welke vragen expres fout zijn gemaakt. Leg je lijst ernaast.

# %%
waarheid = company.truth()
waarheid.flawed_questions

# %% [markdown]
# Dertien van de twintig. Mis je er een paar, dan ben je in goed gezelschap: daarom laat je een vragenlijst eerst door
# tien mensen hardop invullen. Vond je er een die hier niet staat, zeg dan waarom. Over taal heeft ook deze waarheid
# niet het laatste woord.
#
# Ook de echte kans van elk probleem is bekend. Hoeveel gesprekken zijn er volgens die kansen nodig?

# %%
import pandas as pd

satisfaction.problem_coverage(pd.Series(waarheid.problems))

# %% [markdown]
# Volgens de echte kansen zijn het er 32. De twaalf gesprekken zeiden 16, veel te weinig: wat nog niet genoemd was,
# telde niet mee. De zestig gesprekken zeiden 42, te veel. Wie een probleem één keer in zestig gesprekken hoort, kan
# zijn echte kans niet zien: de factuur heeft in werkelijkheid een kans van één op twintig en kwam maar één keer
# voorbij. (De dertig gesprekken uit je verandering kwamen op 32. Dat was geluk: daarin ontbraken twee problemen.)
#
# ## Kort
#
# - Begin bij het besluit. Luister dan, kies een methode, en vraag pas daarna.
# - Veelgenoemde problemen hoor je snel. Over wat je nog niet hoorde, zeggen je gesprekken niets.
# - Vier keer zoveel antwoorden halveren de foutmarge. Een foute vraag wordt er niet beter van.
# - Representatief, nauwkeurig en betrouwbaar zijn drie verschillende dingen.
#
# In de [volgende les](6_spreken_we_de_juiste_klanten.ipynb) gaan de uitnodigingen de deur uit.
#
# *Bronnen: Van Dooren (2004). Virzi (1992), Refining the test phase of usability evaluation, Human Factors. Griffin en
# Hauser (1993), The voice of the customer, Marketing Science. Cochran (1977), Sampling Techniques.*
