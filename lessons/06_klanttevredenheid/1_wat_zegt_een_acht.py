# ---
# jupyter:
#   kernelspec: {display_name: Python 3, language: python, name: python3}
#   klantlab:
#     lesson: "06.1"
#     kind: lesson
#     title: "Geven onze klanten ons echt een 8,2?"
#     minutes: 31
#     concepts: [C50, C59]
#     after: ["04.3", "08.3"]
#     teaches: [satisfaction.compare, satisfaction.plot_compare, satisfaction.plot_tails,
#       satisfaction.three_populations, moments]
#     terms:
#       tevredenheid: [satisfaction, "De reactie van een klant op iets wat hij meemaakte, op een bepaald moment.", C50]
#       reactie: [response, "Wat de klant voelt of vindt, en hoe sterk.", C50]
#       onderwerp: [focus, "Waarover het oordeel gaat: een product, een contact of het hele bedrijf.", C50]
#       meetmoment: [moment of measurement, "Wanneer het oordeel wordt gevraagd.", C50]
#       spreiding: [spread, "Hoe ver de antwoorden uit elkaar liggen.", C59]
#       standaardafwijking: [standard deviation,
#         "Een maat voor spreiding: hoe ver een antwoord doorgaans van het gemiddelde ligt.", C59]
# ---

# %% [markdown]
# # Geven onze klanten ons echt een 8,2?
#
# Wie bij Morgenrood een espressomachine of een molen koopt, krijgt dezelfde dag een mail met één vraag: *welk cijfer
# geef je ons?* Het gemiddelde is een 8,2, en de directeur wil dat in het jaarverslag zetten. De manager apparatuur
# twijfelt. Op haar bureau liggen ook brieven van kopers die hun machine na een maand niet meer aanzetten.
#
# **Na deze les kun je**
#
# - zeggen welke drie dingen vastliggen als iemand tevreden heet, en dezelfde klant op drie momenten vergelijken (C50);
# - laten zien hoe drie heel verschillende groepen klanten hetzelfde gemiddelde kunnen hebben (C59).
#
# *Tijd: 31 minuten. Nodig: les 04.3 en les 08.3.*

# %% [markdown]
# ## Een reactie, op iets, op een moment
#
# Dit hoofdstuk volgt een klantonderzoek van de eerste vraag tot het verbeterplan. Van Dooren (2004) deelt die weg in
# zeven stappen: oriëntatie, vooronderzoek, methode, vragen, veldwerk, analyse en verbeterplan. Wij beginnen bij de
# oriëntatie: wat wil je eigenlijk weten? Giese en Cote (2000) legden de omschrijvingen van **tevredenheid**
# (*satisfaction*) naast elkaar die onderzoekers gebruikten. Drie dingen kwamen steeds terug:
#
# | deel | wat het is | bij de mail van Morgenrood |
# |---|---|---|
# | **reactie** (*response*) | wat de klant voelt of vindt, en hoe sterk | een rapportcijfer |
# | **onderwerp** (*focus*) | waarover het gaat | "ons": het apparaat, de verkoper of het hele bedrijf? |
# | **meetmoment** | wanneer je het vraagt | op de dag van de aankoop |
#
# Het onderwerp kan één contact zijn, of alles wat iemand ooit met het bedrijf meemaakte (Thomassen 2004). De mail laat
# dat open. En het moment? Morgenrood vroeg het 350 kopers van apparatuur voor dit onderzoek drie keer: vlak na de
# aankoop, in gebruik en achteraf. Wij nemen aan dat *in gebruik* na zes weken was, en *achteraf* na een jaar. In de
# tabel staan die dagen niet.

# %%
from klantlab import company, data, satisfaction

cijfers = data.load("moments")
cijfers["tevredenheid"] = cijfers["satisfaction"]
cijfers.head(6)

# %% [markdown]
# Elke koper staat er drie keer in, met de drie momenten in de kolom `moment`. De tweede regel maakt een kolom met een
# Nederlandse naam; die naam komt straks in de figuur.
#
# **Voorspel eerst.** Op welk moment is het gemiddelde het laagst: vlak na de aankoop, in gebruik of achteraf? En
# hoeveel scheelt dat met een 8,2?
#
# `satisfaction.compare` krijgt een kolom met cijfers en een kolom met groepen, en geeft per groep het gemiddelde met
# een 95%-interval. De figuur zegt er ook bij hoeveel klanten lager dan een 6 en hoger dan een 8 gaven.

# %%
per_moment = satisfaction.compare(cijfers["tevredenheid"], cijfers["moment"])
satisfaction.plot_compare(per_moment)

# %% [markdown]
# De 8,2 bestaat: zo tevreden zijn kopers op de dag zelf. In gebruik is het een 7,1, achteraf een 7,4. Vlak na de
# aankoop gaf niemand een onvoldoende, in gebruik 15%. Dit zijn dezelfde klanten en dezelfde apparaten. Alleen het
# moment verschilt.
#
# De zin onder de figuur vergelijkt elk moment met *achteraf*, het eerste in het alfabet. Daarbij doet zij alsof het
# elke keer andere mensen zijn. Dat kan beter, en dat doe je zo zelf.
#
# ## Niet alleen lager, ook verder uit elkaar
#
# De uitslag bewaart een tabel. We bekijken drie kolommen: het aantal (`n`), het gemiddelde (`mean`) en de
# **standaardafwijking** (`sd`, van *standard deviation*). Dat laatste getal meet **spreiding** (*spread*): hoe ver een
# cijfer doorgaans van het gemiddelde ligt.
#
# **Voorspel eerst.** Op welk moment lopen de cijfers het verst uiteen?

# %%
round(per_moment.table[["n", "mean", "sd"]], 2)

# %% [markdown]
# In gebruik is de spreiding bijna twee keer zo groot als vlak na de aankoop: 1,47 tegen 0,79. Bij de kassa is iedereen
# ongeveer even blij. Pas aan de keukentafel blijkt voor wie het apparaat past en voor wie niet.
#
# Met `marks` kies je zelf wat laag en hoog heet. **Verander** hieronder de 6 in een 7 en voer de cel uit. Welk deel gaf
# in gebruik lager dan een 7: een kwart, een derde of de helft? (De kolom `share_low` is een deel van 1: 0.15 is 15%.)

# %%
andere_grens = satisfaction.compare(cijfers["tevredenheid"], cijfers["moment"], marks=[6, 8])
round(andere_grens.table[["share_low", "share_high"]], 2)

# %% [markdown]
# ## Dezelfde klant, twee keer
#
# Een gemiddelde kan zakken doordat iedereen een beetje zakt, of doordat een deel hard zakt. Daarvoor moet je de cijfers
# van één koper naast elkaar leggen. We maken per moment een kolom met het klantnummer als naam van de rij.

# %%
vlak = cijfers[cijfers["moment"] == "vlak na aankoop"].set_index("customer_id")["tevredenheid"]
gebruik = cijfers[cijfers["moment"] == "in gebruik"].set_index("customer_id")["tevredenheid"]
verschil = gebruik - vlak
verschil.head()

# %% [markdown]
# Een negatief getal betekent dat deze koper in gebruik een lager cijfer gaf. **Voorspel eerst.** Welk deel van de
# kopers zakte? En welk deel gaf een hoger cijfer dan op de dag van de aankoop? Het derde getal hieronder is het deel
# dat twee punten of meer zakte.

# %%
print(round((verschil < 0).mean(), 2), round((verschil > 0).mean(), 2), round((verschil <= -2).mean(), 2))

# %% [markdown]
# Twee derde zakte, ruim één op de acht steeg, en de rest bleef gelijk. Vier op de tien zakten twee punten of meer. Het
# gemiddelde verschil, dat je zo ziet, beschrijft hen slecht.
#
# Zonder groepen geeft `satisfaction.compare` het gemiddelde van één kolom, hier van de verschillen:

# %%
satisfaction.compare(verschil)

# %% [markdown]
# *Allen* zijn hier alle 350 kopers. Gemiddeld zakt een koper 1,1 punt; met deze 350 kopers kan dat tussen 1,0 en 1,3
# liggen. De nul ligt er ver buiten.
#
# > **Valkuil.** Je vraagt klanten een cijfer op het moment dat jou het best uitkomt, en noemt de uitslag *de*
# > tevredenheid. Zeg bij een cijfer altijd waarover het gaat en wanneer het is gevraagd, en vergelijk alleen cijfers
# > van hetzelfde moment.
#
# ## Drie vestigingen met een 7,4
#
# De directeur heeft nog een lijst. In drie vestigingen gaven elk 250 bezoekers een cijfer. In `marks_by_location` staat
# de code van de vestiging; `.merge` zoekt de naam erbij.

# %%
bezoek = data.load("marks_by_location").merge(data.load("locations"), on="location_id")
print(bezoek.groupby("name")["mark"].mean())

# %% [markdown]
# Overal precies een 7,4. "Drie keer even goed", zegt de directeur, "daar hoeft niemand naar te kijken."
#
# **Voorspel eerst.** Hoeveel procent van de bezoekers gaf een onvoldoende? Schrijf voor de drie vestigingen één getal
# op.
#
# `satisfaction.plot_tails` verdeelt elke groep in drie stukken: lager dan 6, 6 tot en met 8, en hoger dan 8.

# %%
bezoek["cijfer"] = bezoek["mark"]
per_vestiging = satisfaction.compare(bezoek["cijfer"], bezoek["name"])
satisfaction.plot_tails(per_vestiging)

# %% [markdown]
# In Neude gaf niemand een onvoldoende, in de Langestraat ruim een kwart. Daar staat tegenover dat in de Langestraat 42%
# hoger dan een 8 gaf. Een 7,4 kan dus betekenen: bijna iedereen tamelijk tevreden, of een groep fans naast een groep
# ontevreden klanten. De drie bedrijfsleiders hebben ieder een andere taak, en het gemiddelde ziet dat niet.
#
# Is dat toeval van Morgenrood? Met `satisfaction.three_populations` maak je zelf drie verzonnen groepen met hetzelfde
# gemiddelde. Er komt geen loting aan te pas.

# %%
verzonnen = satisfaction.three_populations(mean=7.4)
drie = satisfaction.compare(verzonnen["score"], verzonnen["population"])
round(drie.table[["mean", "sd", "share_low", "share_high"]], 2)

# %% [markdown]
# Alleen het gemiddelde is gelijk. **Verander** de 7.4 in 8.2, het getal van de directeur, en voer de cel uit. Kan ook
# bij een 8,2 een deel van de klanten ontevreden zijn? Zet het daarna terug en voer de cel opnieuw uit.
#
# Geef bij een gemiddelde dus ook de spreiding, en het deel dat lager dan een 6 gaf. Met die twee getallen erbij kan de
# directeur de vestigingen niet meer verwisselen.

# %% [markdown]
# ## Wat betekent dit voor Morgenrood?
#
# De manager wil kopers helpen bij wie het thuis misgaat. Een telefoontje met uitleg kost € 9,50. Er liggen drie
# plannen: niets doen, alle 350 kopers na zes weken bellen, of na zes weken een mail sturen (€ 0,40) en alleen bellen
# wie lager dan een 6 geeft.
#
# **Voorspel eerst.** Hadden we die laatste groep ook kunnen vinden met de mail op de dag van de aankoop? Kijk nog eens
# naar de eerste figuur.

# %%
ontevreden = gebruik < 6
print(ontevreden.sum(), (ontevreden & (vlak < 6)).sum())
print(350 * 9.50, round(350 * 0.40 + ontevreden.sum() * 9.50, 2))

# %% [markdown]
# Het tweede getal telt wie op beide momenten een onvoldoende gaf. Van de 51 ontevreden gebruikers is dat er niet één,
# want op de dag zelf gaf niemand een onvoldoende. De mail van nu kan hen dus niet vinden. Iedereen bellen kost € 3.325;
# eerst mailen en dan bellen kost € 624,50. Dat laatste gaat ervan uit dat iedereen de mail beantwoordt, zoals in dit
# onderzoek. In het echt doet een deel dat niet, en je weet niet wie er zwijgt.
#
# Een verdedigbaar besluit: stuur de mail zes weken na de aankoop, vraag naar het apparaat in plaats van naar "ons", en
# zet geen 8,2 in het jaarverslag zonder het moment erbij. Of een telefoontje helpt, weet niemand: er is nog nooit
# iemand gebeld. Laat het lot daarom kiezen welke helft van de ontevreden kopers gebeld wordt, voor nog geen € 250, en
# vraag na een jaar wat beide helften vinden.

# %% [markdown]
# ## Hoe ver zaten we van de waarheid?
#
# In de waarheid staat welk cijfer kopers op elk moment gemiddeld in hun hoofd hebben (`mean`), en hoe groot de
# spreiding daarvan is (`spread`).

# %%
round(company.truth().moments, 2)

# %% [markdown]
# De drie echte gemiddelden liggen in onze intervallen. De spreiding schatten we op twee momenten te hoog: 0,79 tegen
# 0,73 vlak na de aankoop, en 1,19 tegen 1,06 achteraf. Een deel daarvan is toeval. Een ander deel komt door afronden:
# een koper met een 7,6 in zijn hoofd moet een 8 invullen. Eén ding ging hier makkelijker dan in het echt: alle kopers
# antwoordden drie keer.

# %% [markdown]
# ## Kort
#
# - Tevredenheid is een reactie, op een onderwerp, op een moment. Noem ze alle drie bij elk cijfer.
# - Dezelfde klant geeft op een ander moment een ander cijfer: hier zakte twee derde na de aankoop.
# - Eén gemiddelde verbergt alles wat uit elkaar ligt. Geef er de spreiding en het deel onder de 6 bij.
# - Meet op een moment waarop je er nog iets aan kunt doen.
#
# In de [volgende les](2_waarmee_vergelijken_klanten.ipynb) zoeken we uit waarmee klanten ons vergelijken.
#
# *Bronnen: Giese en Cote (2000), Defining consumer satisfaction, Academy of Marketing Science Review. Thomassen (2004),
# over klanttevredenheid. Van Dooren (2004), over de stappen van een klantonderzoek.*
