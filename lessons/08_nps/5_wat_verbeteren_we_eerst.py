# ---
# jupyter:
#   kernelspec: {display_name: Python 3, language: python, name: python3}
#   klantlab:
#     lesson: "08.5"
#     kind: lesson
#     title: "Wat moeten we als eerste verbeteren?"
#     minutes: 36
#     concepts: [C72]
#     after: ["08.3"]
#     teaches: [nps.clean_comments, nps.word_weights, nps.themes, table, labels, nps.plot_themes, nps.theme_costs, theme]
#     terms:
#       open antwoord: [open answer, "Een antwoord in eigen woorden, zonder keuzes om uit te kiezen.", C72]
#       stopwoord: [stop word, "Een woord dat je weglaat omdat het niets zegt over het onderwerp.", C72]
#       TF-IDF: ["term frequency, inverse document frequency", "Hoe zwaar een woord telt in een antwoord; zeldzame woorden wegen meer.", C72]
#       thema: [topic, "Een stapel antwoorden met woorden die vaak samen voorkomen.", C72]
#       NMF: [non-negative matrix factorisation, "Een rekenwijze die antwoorden verdeelt in stapels woorden.", C72]
# ---

# %% [markdown]
# # Wat moeten we als eerste verbeteren?
#
# De NPS van Morgenrood zakte in een jaar dertien punten. De directeur heeft € 9.000 voor één verbetering. De een wil
# een tweede bezorgdienst in de drukke maanden, de ander 50 cent per kilo van de prijs af. Het kost allebei € 9.000.
# Gelukkig stond er in het onderzoek een tweede vraag: *wat moeten we als eerste verbeteren?* Er kwamen meer dan duizend
# antwoorden. Niemand las ze.
#
# **Na deze les kun je**
#
# - open antwoorden schoonmaken en zien wat daarbij verloren gaat (C72);
# - antwoorden door de computer in thema's laten verdelen, en nagaan of die thema's kloppen (C72);
# - van thema's en cijfers een volgorde maken, en zeggen hoe zeker die is (C72).
#
# *Tijd: 36 minuten. Nodig: les 08.3.*
#
# ## Duizend briefjes
#
# Dit zijn de eerste acht antwoorden van dit jaar. `.to_list()` laat ze in hun geheel zien; `nan` betekent dat iemand
# niets schreef.

# %%
from klantlab import company, data, nps

onderzoek = data.load("survey")
dit_jaar = onderzoek[onderzoek["wave"] == 2]
dit_jaar["answer"].head(8).to_list()

# %% [markdown]
# Elk hiervan is een **open antwoord** (*open answer*): klachten, complimenten, tikfouten, en iemand die het niet weet.
# Lezen kan. Dit jaar schreven 1.037 klanten iets op. Met een halve minuut per antwoord en € 35 per uur kost dat:

# %%
print(round(1037 * 0.5 / 60 * 35))

# %% [markdown]
# Onthoud dat bedrag. Eerst kijken we hoever een computer komt.
#
# ## Schoonmaken
#
# Een computer kan niet lezen, wel tellen. Daarom maken we van elk antwoord een rijtje woorden. `nps.clean_comments`
# maakt hoofdletters klein, gooit leestekens en getallen weg, verbetert tikfouten en haalt uitgangen weg, zodat *zakken*
# en *zakjes* hetzelfde woord zijn. Ook **stopwoorden** (*stop words*) gaan weg: *de*, *is*, *voor*.
#
# **Voorspel eerst.** In het derde antwoord staat *Cafeïnevrij is niet te drinken, sorry*. Wat blijft daarvan over?

# %%
nps.clean_comments(dit_jaar["answer"]).head(8).to_list()

# %% [markdown]
# *Cafeïnevrij drinken.* (Waar niets bruikbaars stond, staat `<NA>`.) Het woordje *niet* is weg, en daarmee de klacht.
# Waar stond *weet ik niet*, staat nu alleen nog *weet*.
#
# > **Valkuil.** Na het schoonmaken weet de computer nog wáár iemand over schrijft, maar niet meer wát hij ervan vindt.
# > Dat een klant ontevreden is, halen we daarom nooit uit de woorden. Dat staat in het cijfer dat hij ernaast gaf.
#
# ## Welk woord telt?
#
# `nps.word_weights` telt in hoeveel antwoorden elk woord staat. Onder `share` staat het deel van de antwoorden: 0.13 is
# 13%.

# %%
woorden = nps.word_weights(dit_jaar["answer"])
print(len(woorden))
round(woorden.head(5), 2)

# %% [markdown]
# De kolom `weight` is het gewicht. Een woord dat in veel antwoorden staat, zegt weinig over één antwoord. **Voorspel
# eerst:** welk woord is zwaarder, *koffie* of *spaarkaart*? (Bij een koffiebrander.)

# %%
round(woorden["weight"][["koffie", "bezorging", "spaarkaart"]], 2)

# %% [markdown]
# Wie *spaarkaart* schrijft, heeft het over iets anders dan de meeste mensen. Zo'n weging heet **TF-IDF**: hoe vaak
# staat het woord in dit antwoord (*term frequency*), en in hoe weinig andere (*inverse document frequency*, Spärck
# Jones 1972). Vervang `"spaarkaart"` door een woord uit het lijstje schoongemaakte antwoorden, zoals `"supermarkt"` of
# `"weet"`. (Een stopwoord als *niet* staat er niet meer in. Daarop geeft Python een foutmelding.)
#
# ## Stapels maken
#
# Nu de stapels. `nps.themes` zoekt woorden die vaak samen in één antwoord staan. De rekenwijze heet **NMF**
# (*non-negative matrix factorisation*, Lee en Seung 1999). Zij doet alsof elk antwoord uit een paar stapels woorden is
# gepakt, en zoekt de stapels die daar het best bij passen. Zo'n stapel heet een **thema**.

# %%
eerste_poging = nps.themes(dit_jaar["answer"], dit_jaar["nps"])
eerste_poging.table["n"]

# %% [markdown]
# Zeven stapels. Dat aantal koos de functie zelf: ze liet steeds een vijfde van de antwoorden weg, en keek of er weer
# dezelfde stapels uitkwamen. Een naam bestaat uit de drie zwaarste woorden. Een mens heeft die naam niet bedacht en
# niet gecontroleerd.
#
# **Voorspel eerst.** Waar gaat het grootste thema over, *koffie, kilo, lekker*: de prijs, de smaak of iets anders?

# %%
grootste = dit_jaar["answer"][eerste_poging.labels == "koffie, kilo, lekker"]
grootste.head(6).to_list()

# %% [markdown]
# Van alles door elkaar. In `labels` staat van elk antwoord de stapel; zo haalden we ze op. Het woord *koffie* plakt
# hier dingen aan elkaar die niets met elkaar te maken hebben. Bij een koffiebrander is *koffie* ook een stopwoord. Met
# `stop_words` geef je zulke eigen stopwoorden op.

# %%
themas = nps.themes(dit_jaar["answer"], dit_jaar["nps"], stop_words=["koffie"])
themas.table["n"]

# %% [markdown]
# Dat is beter: naast de bezorging heeft nu ook de prijs van een kilo een stapel. Lees altijd wat er in
# een stapel zit voordat je hem een naam geeft. Deze bijvoorbeeld:

# %%
dit_jaar["answer"][themas.labels == "besteld, later, laat"].head(6).to_list()

# %% [markdown]
# Te *laat* bezorgd, *laat* zien wat de boer verdient, bij *bestellen* korting: de computer ziet dezelfde woorden en
# geen betekenis. Vervang de naam van het thema door `"bezorging, nieuwe, belt"` en daarna door `"kilo, euro, bonen"`.
# Die twee stapels gaan vooral over één ding. Zuiver zijn ook zij niet: zoek in allebei het antwoord dat er niet bij
# hoort.
#
# ## Wat nergens past
#
# Tel de antwoorden in de zeven stapels bij elkaar op. Je mist er veel. Die hebben het label *overig*: ze lijken op geen
# enkele stapel.
#
# **Voorspel eerst.** Welk deel van de 1.037 antwoorden is dat: een tiende, een kwart of de helft?

# %%
themas

# %% [markdown]
# Meer dan de helft. Dat is geen fout die je kunt wegwerken, dat is wat mensen doen: ze noemen honderd verschillende
# dingen, in hun eigen woorden. Trek door loting één op de honderd van die antwoorden (`frac=0.01`):

# %%
dit_jaar["answer"][themas.labels == "overig"].sample(frac=0.01, random_state=1).to_list()

# %% [markdown]
# Geen rommel. Ook deze klanten vertellen wat er beter kan; de computer kan er alleen geen stapel van maken. Wie het
# over *de thema's* heeft en *overig* weglaat, laat dus meer dan de helft van zijn klanten weg.
#
# ## Welk thema kost het meest?
#
# Nu de cijfers erbij. Bij elk antwoord hoort een NPS-cijfer. Per thema zie je hieronder het aantal antwoorden en de NPS
# met interval (van `low` tot `high`), op hele punten.

# %%
round(themas.table[["n", "nps", "low", "high"]])

# %% [markdown]
# Kies je het thema met de laagste NPS? Dan kies je *pakket, thuisgebleven, gezien*, met veertig antwoorden. Beter is de
# vraag: waar staan de meeste criticasters? Elke criticaster die passief tevreden wordt, tilt de NPS van heel Morgenrood
# een beetje op. Al die beetjes van een thema samen heten hier de `cost`, in punten.
#
# **Voorspel eerst.** Welk thema staat bovenaan, en hoe zeker is dat?

# %%
nps.plot_themes(themas)

# %% [markdown]
# De intervallen van de bovenste drie overlappen elkaar: wie er bovenaan hoort, is niet zeker. Maar twee van de bovenste
# vier gaan over hetzelfde, de bezorger. Jij kunt lezen, dus jij mag ze samenvoegen. `.replace` geeft thema's een nieuwe
# naam; wat dezelfde naam krijgt, hoort voortaan bij elkaar. `nps.theme_costs` rekent de kosten opnieuw uit, nu met
# *overig* erbij.

# %%
samen = themas.labels.replace({"bezorging, nieuwe, belt": "bezorging", "pakket, thuisgebleven, gezien": "bezorging"})
samen = samen.replace({"kilo, euro, bonen": "prijs"})
round(nps.theme_costs(samen, dit_jaar["nps"])[["n", "cost", "cost_low", "cost_high"]], 1)

# %% [markdown]
# De bezorging is goed voor 4,7 punten en de prijs voor 1,9. De intervallen raken elkaar niet: dit verschil is meer dan
# toeval. Maar bovenaan staat *overig*, met bijna dertien punten. Daarin kan nog veel meer over de bezorging zitten, of
# over de prijs. En wie niets schreef, staat nergens.
#
# > **Valkuil.** "Los de bezorging op en de NPS stijgt 4,7 punten." Dat staat er niet. Er staat dat zoveel punten horen
# > bij criticasters die over de bezorging schreven. Of zij passief tevreden worden als hun pakket op tijd komt, weet je
# > pas als je het probeert.
#
# ## Wat betekent dit voor Morgenrood?
#
# Wat kost het om ook de antwoorden uit *overig* te lezen?

# %%
print((samen == "overig").sum(), (samen == "overig").sum() * 0.5 / 60 * 35)

# %% [markdown]
# Nog geen vijf uur lezen, voor € 164,50, tegen een besluit van € 9.000. Dat is het eerste wat je doet. Niets doen kost
# nu niets, maar dan weet je volgend jaar even weinig. Tussen de twee plannen wijzen deze gegevens naar de bezorgdienst:
# ruim twee keer zoveel punten als de prijs, als *overig* dat beeld niet omkeert. Geef het geld nog niet in één keer
# uit. Laat het lot de helft van de postcodes kiezen waar de tweede bezorgdienst gaat rijden, voor € 4.500. Vergelijk na
# het seizoen de klanten aan beide kanten. Wat een punt NPS in euro's waard is, staat in geen enkel antwoord.
#
# ## Hoe ver zaten we van de waarheid?
#
# Van elke klant die antwoordde, weten we wat hem het meest dwarszit, ook als hij niets schreef. Dit zijn de echte
# kosten, dit jaar en vorig jaar:

# %%
echt = company.truth().theme
round(nps.theme_costs(echt[dit_jaar["response_id"]], dit_jaar["nps"])["cost"].head(4), 1)

# %%
vorig_jaar = onderzoek[onderzoek["wave"] == 1]
round(nps.theme_costs(echt[vorig_jaar["response_id"]], vorig_jaar["nps"])["cost"].head(4), 1)

# %% [markdown]
# De volgorde klopte: eerst de bezorging, dan de prijs. De omvang niet. De bezorging kost in werkelijkheid 10,5 punten,
# en wij vonden er 4,7. De prijs kost er 5,4, en wij vonden 1,9. De rest zat in *overig*, bij *besteld, later, laat*, en
# bij wie niets schreef. En de nummer drie, de medewerkers, had bij ons niet eens een stapel: daarover schrijft iedereen
# in andere woorden. Ons interval liep van 3,6 tot 6,0 en mist de waarheid dus ver. Een interval kent alleen het toeval
# van wie er antwoordde, en niet de antwoorden die de computer niet begreep.
#
# Vorig jaar kostten de prijs en de bezorging nog bijna evenveel. Zo krijgt ook de vraag uit les 08.3 een antwoord: de
# klanten van álle teams werden minder enthousiast, vooral door de pakketten.
#
# ## Kort
#
# - Schoonmaken en wegen (TF-IDF) maken woorden telbaar; de mening raak je kwijt, die staat in het cijfer.
# - Thema's zijn stapels woorden. Lees ze voordat je ze een naam geeft, en voeg samen wat bij elkaar hoort.
# - Noem altijd hoeveel antwoorden bij geen thema passen. Daar zit de verrassing.
# - Zet thema's op volgorde van criticasters, met interval. Waar ze zitten is nog niet wat oplossen oplevert.
#
# In de [volgende les](6_kunnen_we_zonder_de_nps.ipynb) leggen we de NPS zelf onder de loep.
#
# *Bronnen: Spärck Jones (1972), over het gewicht van zeldzame woorden. Lee en Seung (1999), Learning the parts of
# objects by non-negative matrix factorization, Nature. Greene e.a. (2014), over het aantal thema's. Wilson (1927), over
# het interval van een deel.*
