# ---
# jupyter:
#   kernelspec: {display_name: Python 3, language: python, name: python3}
#   klantlab:
#     lesson: "07.7"
#     kind: lesson
#     title: "Wat kost een gebroken belofte?"
#     minutes: 36
#     concepts: [C67, C68, C69]
#     after: ["07.6"]
#     teaches: [servqual.compare, servqual.plot_compare, servqual.rank_ideas, servqual.plot_rank_ideas, breach_effect,
#       recovery_effect, idea_quality]
#     terms:
#       herstel van service: [service recovery, "Een fout zo oplossen dat de klant blijft.", C67]
#       omgekeerde oorzaak: [reverse causation, "Het gevolg dat jij bedoelt, is zelf de oorzaak.", C67]
#       co-creatie: [co-creation, "Klanten denken mee over wat een bedrijf maakt.", C68]
#       krimpen: [shrinkage, "Een uitkomst met weinig gegevens naar het gemiddelde trekken.", C68]
#       koude start: [cold start, "Iets nieuws waarover nog niemand een mening gaf.", C68]
#       authenticiteit: [authenticity, "Dat een aanbod echt aanvoelt en niet nep.", C69]
# ---

# %% [markdown]
# # Wat kost een gebroken belofte?
#
# De manager klantenservice van Morgenrood krijgt € 7.000 om klanten minder te ergeren. Op de wand van haar kantoor
# hangen vijf regels uit een boek. Ze wil de regel aanpakken die het meest kwaad doet als je hem breekt. Haar collega
# van de webwinkel heeft negentig ideeën van klanten liggen en mag er twee laten maken, voor € 4.000 per stuk. Bij
# allebei is de vraag: wat eerst?
#
# **Na deze les kun je**
#
# - uitrekenen bij welke regel van Van Bel een breuk samengaat met de laagste cijfers, en wat herstel doet (C67);
# - ideeën op een eerlijke volgorde zetten als het ene veel meer stemmen heeft dan het andere (C68);
# - vijf soorten authenticiteit herkennen (C69).
#
# *Tijd: 36 minuten. Nodig: les 07.6.*
#
# ## Vijf regels
#
# Van Bel (2009) vroeg 6.000 consumenten hoe klantvriendelijk bedrijven zijn. Twee derde was negatief. Hij geeft vijf
# regels:
#
# 1. doe wat je belooft;
# 2. geen gedoe met formaliteiten;
# 3. wees er als de klant je nodig heeft;
# 4. geef fouten toe en los ze perfect op;
# 5. laat de klant met rust, tenzij je iets te bieden hebt.
#
# Beloften nakomen geeft een niveau dat klanten aanvaarden. Wie verwachtingen keer op keer overtreft, maakt klanten
# trouw. In het voorwoord staat ook dat 40% van de organisaties geen klantonderzoek doet, en dat driekwart van de
# medewerkers het beeld van de leiding te rooskleurig vindt. Bij die twee getallen staat geen bron. Gebruik ze dus niet
# als feit. De tweede vraag stelde Morgenrood zelf:

# %%
from klantlab import company, data, servqual

medewerkers = data.load("employees")
print(len(medewerkers), round(100 * medewerkers["rosy_picture"].mean()))

# %% [markdown]
# Van de 180 medewerkers vindt 63% dat de leiding een te mooi beeld heeft. Dat is één bedrijf, en het is gemeten.
#
# ## Wie maakte wat mee?
#
# In het klantonderzoek van oktober 2025 staat bij elke klant of een regel het afgelopen jaar gebroken werd. We geven de
# kolommen een Nederlandse naam. `nps` is het cijfer voor aanbevelen, `satisfaction` het rapportcijfer. Het gemiddelde
# van waar en onwaar is het deel dat waar is.

# %%
onderzoek = data.load("survey")
meting = onderzoek[onderzoek["wave"] == 2]
meting["belofte gebroken"] = meting["breach_promise"]
meting["gedoe met regels"] = meting["breach_fuss"]
meting["niemand bereikbaar"] = meting["breach_absent"]
meting["fout niet opgelost"] = meting["breach_mistake"]
meting["lastiggevallen"] = meting["breach_pushy"]
meting["de aanbeveling"] = meting["nps"]
meting["het rapportcijfer"] = meting["satisfaction"]

# %%
regels = ["belofte gebroken", "gedoe met regels", "niemand bereikbaar", "fout niet opgelost", "lastiggevallen"]
round(100 * meting[regels].mean(), 1)

# %% [markdown]
# Ruim een kwart zag een belofte gebroken worden. De andere vier komen bij 7 tot 11% voor.
#
# **Voorspel eerst.** Bij welke regel is het cijfer voor aanbevelen het laagst als hij gebroken wordt?

# %%
kosten = servqual.effects(meting["de aanbeveling"], meting[regels])
servqual.plot_effects(kosten)

# %% [markdown]
# Elke stip is het verschil in het cijfer van 0 tot en met 10 tussen klanten die dit wel en niet meemaakten, bij gelijke
# andere regels. Een *stap* is hier van nee naar ja. *Gedoe met regels* staat bovenaan met −0,86. Maar de strepen van
# alle vijf liggen voor een groot deel boven elkaar. Alle vijf gaan samen met een lager cijfer. Welke het ergst is,
# zeggen deze gegevens niet.
#
# Er is nog een tweede vraag. Gedoe raakt 7% van de klanten, een gebroken belofte 27%. Vermenigvuldig het verschil met
# het deel van de klanten, en je ziet hoeveel een regel scheelt in het gemiddelde van *alle* klanten. In de kolom `n`
# staat hoeveel klanten het meemaakten. **Voorspel eerst** welke regel dan bovenaan komt.

# %%
round(kosten.table["effect"] * kosten.table["n"] / len(meting), 3)

# %% [markdown]
# De gebroken belofte, met ruim twee keer zo veel als de volgende. Per persoon is het verschil bijna het kleinst. Maar
# het zijn er zo veel. Vervang in de cel met de figuur `"de aanbeveling"` door `"het rapportcijfer"`. Welke regel staat
# dan bovenaan? (De gebroken belofte: ook deze volgorde is niet vast.) Zet het daarna terug en voer de cellen eronder
# opnieuw uit.
#
# > **Valkuil.** "Wie gedoe meemaakt, geeft een lager cijfer" kan ook andersom zijn. Wie al ontevreden is, noemt
# > elk formulier gedoe. Dat heet een **omgekeerde oorzaak** (*reverse causation*). Een vragenlijst die cijfer en
# > ergernis tegelijk vraagt, kan de twee niet uit elkaar halen.
#
# ## Als het misging
#
# Regel 4 gaat over **herstel van service** (*service recovery*). Van de klachten weten we hoe ze afliepen. Dat staat
# niet in de vragenlijst maar in het systeem, van vóór het onderzoek. We nemen per klant de laatste klacht van het jaar
# ervoor. `.drop_duplicates` houdt de bovenste rij, daarom zetten we de laatste dag bovenaan.

# %%
klachten = data.load("complaints")
jaar = klachten[(klachten["date"] >= "2024-10-01") & (klachten["date"] < "2025-10-01")]
laatste = jaar.sort_values("date", ascending=False).drop_duplicates("customer_id").set_index("customer_id")
laatste["outcome"].value_counts()

# %% [markdown]
# Nu leggen we de afloop naast de antwoorden. `.reindex` zet hem op de klanten van het onderzoek; met `fill_value`
# krijgt wie niet klaagde de woorden *geen klacht*.

# %%
meting["afloop"] = laatste["outcome"].reindex(meting["customer_id"], fill_value="geen klacht").to_list()
herstel = servqual.compare(meting["het rapportcijfer"], meting["afloop"], reference="geen klacht")

# %% [markdown]
# `servqual.compare` vergelijkt elke groep met de groep achter `reference`. **Voorspel eerst.** Wie is tevredener: een
# klant zonder klacht, of een klant met een klacht die goed werd opgelost?

# %%
servqual.plot_compare(herstel)

# %% [markdown]
# Boven elke stip staat welk deel een cijfer onder de 6 gaf, en welk deel boven de 8. De twee groepen bovenaan schelen
# een tiende, en dat kan toeval zijn. Na een opgeloste klacht zien we dus geen verschil. Na een klacht die niet werd
# opgelost wel: die klanten zitten ruim een punt lager. *Half opgelost* zit ertussenin, en daar raakt het
# interval van het verschil bijna aan nul. Dit blijft een verschil tussen klanten, geen proef. Misschien
# zijn de lastigste klachten ook de klachten die mislukken. En wie boos vertrok, vulde niets in.
#
# ## Negentig ideeën
#
# Op het ideeënplein bedenken klanten iets en stemmen anderen voor of tegen. Dat heet **co-creatie** (*co-creation*). De
# collega van de webwinkel sorteert op het aandeel stemmen vóór.

# %%
ideeen = data.load("ideas")
ideeen["stemmen"] = ideeen["votes_up"] + ideeen["votes_down"]
ideeen["aandeel"] = ideeen["votes_up"] / ideeen["stemmen"]
kaal = ideeen.sort_values("aandeel", ascending=False)
round(kaal[["title", "votes_up", "stemmen", "aandeel"]].head(6), 2)

# %% [markdown]
# Vijf ideeën hebben 100%. Twee daarvan met één stem, misschien van de bedenker zelf. Wie op het *aantal* stemmen
# sorteert, laat een nieuw idee nooit winnen. `servqual.rank_ideas` doet iets ertussenin. Het kijkt hoe alle ideeën
# samen scoren en trekt een aandeel dat op weinig stemmen rust naar dat gemiddelde toe. Dat heet **krimpen**
# (*shrinkage*).
#
# **Voorspel eerst.** Waar komt een idee met acht van de acht stemmen terecht: op plaats 1, bij de eerste tien, of
# lager?

# %%
volgorde = servqual.rank_ideas(ideeen["votes_up"], ideeen["stemmen"], ideeen["title"])
servqual.plot_rank_ideas(volgorde)

# %% [markdown]
# Op plaats 4. De open stip is het kale aandeel, de dichte wat je verwacht als iedereen zou stemmen. Bij 73 stemmen
# liggen ze dicht bij elkaar. Bij acht stemmen is het verschil groot, en de streep ook. Het eerste idee is daarmee nog
# niet zeker het beste: de strepen van de eerste vier overlappen.
#
# En een idee van vandaag, zonder stemmen? Dat begint op het gemiddelde van alle ideeën, 56%. Zo lost krimpen de **koude
# start** (*cold start*) op. Hieronder staan vijf ideeën; *nieuw* heeft 3 stemmen, alle 3 vóór. In de uitkomst is
# `share` het kale aandeel en `expected` wat je verwacht; de kolommen met `rank` geven de plaats op die twee lijsten.

# %%
proef = servqual.rank_ideas(
    [66, 69, 49, 23, 3], [73, 78, 105, 68, 3], ["thuisles", "cafeïnevrij", "buurt", "buren", "nieuw"]
)
round(proef.table[["votes", "share", "expected", "rank_share", "rank_expected"]], 2)

# %% [markdown]
# Op het kale aandeel staat *nieuw* eerste, op wat je verwacht derde. Verander de twee drieën in 30. Nu heeft *nieuw*
# genoeg stemmen en komt het op beide lijsten bovenaan.
#
# ## Echt of nep
#
# Klanten letten er ook op of een idee *echt* bij je past. Gilmore en Pine (2007) noemen vijf soorten **authenticiteit**
# (*authenticity*):
#
# | soort | echt, omdat het … | bij koffie |
# |---|---|---|
# | natuurlijk | uit de natuur komt | bonen zonder iets erbij |
# | origineel | de eerste is | het eerste hervulbare blik van de stad |
# | uitzonderlijk | met persoonlijke zorg is gedaan | de barista die jouw maling kent |
# | verwijzend | eer geeft aan iets van vroeger of elders | een melange naar grootvaders recept |
# | invloedrijk | ergens goed voor is | een deel van de prijs naar de boer |
#
# Hier is niets aan te rekenen. Wel kun je ernaar vragen, en dan geldt alles uit dit hoofdstuk.
#
# ## Wat betekent dit voor Morgenrood?
#
# Voor de € 7.000 zijn er drie plannen. Plan A: elke klacht die niet of half werd opgelost krijgt € 25 om het goed te
# maken. Plan B: elke klager krijgt € 25. Plan C: formulieren schrappen, want gedoe stond bovenaan. Niets doen kan ook.

# %%
niet_goed = jaar["outcome"].isin(["niet opgelost", "half opgelost"]).sum()
print(len(jaar), niet_goed, 25 * niet_goed, 25 * len(jaar))

# %% [markdown]
# Plan A kost € 6.600 en past in het budget. Plan B kost € 15.825 en past niet, en het geeft geld aan klanten die al
# geholpen zijn. Plan C rust op een stip die misschien andersom werkt. Toch is A nog geen zekerheid: niemand heeft laten
# zien dat € 25 een slechte afloop goedmaakt. Een besluit: loot bij elke niet goed opgeloste klacht of de klant € 25
# krijgt. Dat kost de helft. Vergelijk na een half jaar. De grootste winst zit misschien ergens anders: bij de beloften,
# want die raken de meeste klanten.
#
# Van de ideeën: maak de eerste twee, voor € 8.000. Hun strepen zijn smal en liggen boven 75%. Vraag nog vijftig klanten
# naar nummer 3 en 4 voordat daar geld naartoe gaat.
#
# ## Hoe ver zaten we van de waarheid?
#
# Zoveel rapportcijfer kost elke breuk werkelijk, meteen nadat hij gebeurt. De namen zijn die van de kolommen:

# %%
waarheid = company.truth()
waarheid.breach_effect

# %% [markdown]
# Twee regels doen kwaad: een gebroken belofte, en een fout die niet wordt opgelost. De andere drie kosten niets. Dat ze
# wel boven kwamen, is vooral de omgekeerde oorzaak uit de valkuil: ontevreden klanten melden meer breuken. Had de
# manager formulieren geschrapt, dan had ze € 7.000 uitgegeven aan een schaduw. En het herstel na een te laat pakket?

# %%
waarheid.recovery_effect

# %% [markdown]
# Een goede oplossing geeft er meer bij dan het late pakket kostte. Bij Morgenrood bepaalt het lot hoe een klacht
# afloopt. Ons verschil was dus grotendeels een effect, al konden we dat niet weten. Maar de herinnering slijt, en na
# een paar maanden zagen wij geen voorsprong meer. Of € 25 helpt, staat nergens: dat blijft een vraag voor de proef. Tot
# slot de ideeën: welk deel van alle klanten is er echt voor, bij de vijf van elke lijst?

# %%
ideeen["echt"] = waarheid.idea_quality.to_list()
echt = ideeen.set_index("title")["echt"]
print(round(echt[kaal["title"].head(5)].mean(), 2), round(echt[volgorde.table.head(5).index].mean(), 2))

# %% [markdown]
# De eerste vijf van onze volgorde zijn beter dan de vijf met 100%. Precies goed is ook onze volgorde niet.
#
# ## Kort
#
# - Vijf regels van Van Bel. Kijk naar het verschil per klant én naar hoeveel klanten het raakt.
# - Vraag je ergernis en cijfer tegelijk, dan kan de oorzaak omgekeerd zijn.
# - Na een opgeloste klacht zagen we geen lager cijfer, na een niet opgeloste wel.
# - Krimpen zet ideeën met veel en weinig stemmen op een eerlijke volgorde.
#
# In de [opgaven](8_opgaven_klantgericht.ipynb) doe je dit zelf.
#
# *Bronnen: Van Bel (2009), over klantvriendelijkheid. Gilmore en Pine (2007), Authenticity. Wilson (1927), Probable
# inference, Journal of the American Statistical Association. Robbins (1956), An empirical Bayes approach to
# statistics.*
