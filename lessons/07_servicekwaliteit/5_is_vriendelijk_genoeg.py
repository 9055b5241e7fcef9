# ---
# jupyter:
#   kernelspec: {display_name: Python 3, language: python, name: python3}
#   klantlab:
#     lesson: "07.5"
#     kind: lesson
#     title: "Is een vriendelijke balie genoeg?"
#     minutes: 34
#     concepts: [C115, C64, C116]
#     after: ["07.1", "08.3"]
#     teaches: [servqual.plot_interaction, servqual.service_scale, servqual.plot_service_scale,
#       friendliness, lead_day]
#     given:
#       "1,13": 8,22 - 7,09
#       "0,70": 7,58 - 6,88
#       "0,12": 0,5 * 0,24
#       "0,22": 1,5 * 0,15
#       "3,5": (1 + 6) / 2
#       "1.875": een achtste van het budget van 15.000 euro
#     terms:
#       front office: [front office, "Alles wat een klant ziet: de balie, de telefoon, de bezorger.", C115]
#       back office: [back office, "Het werk achter de schermen dat de klant niet ziet.", C115]
#       interactie: [interaction, "Het effect van het ene hangt af van hoeveel er van het andere is.", C115]
#       vriendelijke dierentuin: [friendly zoo, "Persoonlijk goed, maar met een rommelig verloop.", C64]
# ---

# %% [markdown]
# # Is een vriendelijke balie genoeg?
#
# De manager winkels en koffiebars van Morgenrood heeft € 15.000 voor betere service. Een bureau biedt een training in
# vriendelijkheid aan. De teamleider in Maastricht wil iets anders. "Aan de balie zijn we aardig genoeg," zegt hij.
# "Maar daarna ligt een vraag drie dagen." Wie van de twee krijgt het geld?
#
# **Na deze les kun je**
#
# - laten zien hoe het verschil dat bij vriendelijkheid hoort, afhangt van de wachttijd (C115);
# - een vestiging een plaats geven op de twee kanten van Martin, en zeggen hoe zeker die is (C64);
# - uitleggen wat een ranglijst van vriendelijke bedrijven wel en niet zegt (C116).
#
# *Tijd: 34 minuten. Nodig: les 07.1 en les 08.3.*
#
# ## Voor en achter de balie
#
# Wat een klant ziet, heet de **front office**: de balie, de telefoon. Het werk dat hij niet ziet, heet de **back
# office**: de vraag uitzoeken, de bestelling klaarmaken. In het najaar van 2025 gaven klanten meteen na hun bezoek een
# oordeel.

# %%
from klantlab import company, data, servqual

balie = data.load("counter_ratings")
balie["rapportcijfer"] = balie["satisfaction"]
balie["vriendelijkheid"] = balie["friendliness"]
balie["wachtdagen"] = balie["lead_days"]
balie[["location_id", "vriendelijkheid", "wachtdagen", "mood", "rain", "rapportcijfer"]].head()

# %% [markdown]
# Drie kolommen kregen een Nederlandse naam; die staat straks in de figuur. Eén rij is één bezoek. `location_id` is de
# code van de vestiging. `vriendelijkheid` zegt hoe vriendelijk de klant werd geholpen, van 1 tot en met 7. `wachtdagen`
# telt de dagen tot het achter de schermen klaar was. `mood` is de stemming van de klant bij binnenkomst (1 tot en met
# 7), `rain` of het regende. We noemen een bezoek *vriendelijk* vanaf een 6, en *traag* als het langer dan twee dagen
# duurde. `.groupby` kan ook op twee kolommen tegelijk: je krijgt dan een rij voor elke combinatie.
#
# **Voorspel eerst.** Na een vriendelijk bezoek is het rapportcijfer hoger. Is dat verschil bij trage bezoeken groter,
# kleiner of even groot?

# %%
balie["vriendelijk"] = balie["vriendelijkheid"] >= 6
balie["traag"] = balie["wachtdagen"] > 2
round(balie.groupby(["traag", "vriendelijk"])["rapportcijfer"].mean(), 2)

# %% [markdown]
# Ging het vlot, dan scheelt vriendelijkheid 1,13 punt: van 7,09 naar 8,22. Ging het traag, dan scheelt zij 0,70. Als
# het effect van het ene afhangt van het andere, heet dat een **interactie** (*interaction*). Wie alleen naar het
# gemiddelde effect kijkt, ziet dat niet. Verander de 2 in een 4, zodat pas vijf dagen traag is. Wordt het verschil bij
# trage bezoeken groter of kleiner? (Kleiner.) Zet daarna de 2 terug en voer de cel opnieuw uit.
#
# ## Met alle dagen en alle punten
#
# Een grens bij 6 en bij 2 gooit veel weg. `servqual.effects` gebruikt alle waarden. Eerst komt wat je wilt verklaren,
# dan de kolommen die dat misschien doen. Achter `interaction` staan de twee namen waarvan we willen weten of ze samen
# iets doen.

# %%
twee = ["vriendelijkheid", "wachtdagen"]
samen = servqual.effects(balie["rapportcijfer"], balie[twee], interaction=twee)

# %% [markdown]
# **Voorspel eerst.** De figuur krijgt een lijn voor veel en een lijn voor weinig vriendelijkheid. Komen ze naar rechts
# dichter bij elkaar, of gaan ze uit elkaar?

# %%
servqual.plot_interaction(samen)

# %% [markdown]
# De lijnen komen naar elkaar toe. Links, bij een halve dag wachten, liggen ze ruim één punt uit elkaar. Rechts, bij
# vier dagen, is dat minder dan één punt. Een vriendelijke belofte aan de balie die daarna blijft liggen, verliest een
# deel van haar waarde. Ze verliest niet alles: ook wie lang wacht, geeft na een vriendelijk gezicht een hoger cijfer.
#
# De zin onder de figuur noemt de interactie: −0,07. Bij elke dag wachten extra is een punt vriendelijkheid 0,07 minder
# waard. Nul ligt buiten het interval.
#
# > **Valkuil.** "Elk punt vriendelijkheid is een half punt rapportcijfer" klopt gemiddeld en is voor bijna niemand
# > waar. Bij snelle bezoeken is het meer, bij trage minder. Vraag bij een gemiddeld effect altijd: voor wie?
#
# ## Is het echt de vriendelijkheid?
#
# Wie vrolijk binnenkomt, vindt de barista aardiger en geeft ook een hoger cijfer. Op de derde plaats tussen de haakjes
# zetten we wat we gelijk willen houden: stemming en regen. **Voorspel eerst** of het effect van vriendelijkheid
# daardoor groter of kleiner wordt.

# %%
gelijk = servqual.effects(balie["rapportcijfer"], balie[twee], balie[["mood", "rain"]])
round(gelijk.table[["effect", "controlled"]], 2)

# %% [markdown]
# `effect` is zonder rekening te houden met stemming en regen, `controlled` met. Van vriendelijkheid blijft 0,46 over:
# een deel van het verschil hoorde bij de stemming. Wat we niet vroegen, kunnen we ook niet gelijk houden. Een barista
# die de vriendelijkste is, kan ook de beste koffie zetten. Dit zijn verschillen tussen bezoeken. Niemand heeft door
# loting bepaald wie vriendelijk werd geholpen.
#
# ## De twee kanten van Martin
#
# Martin (1986) beoordeelt service op twee kanten: de **procedurele** (loopt het op tijd, vlot, duidelijk?) en de
# **persoonlijke** (houding, aandacht, tact). Samen geven ze vier hoeken.
#
# | | persoonlijk laag | persoonlijk hoog |
# |---|---|---|
# | **procedureel hoog** | fabriek | klantgerichte kwaliteitsservice |
# | **procedureel laag** | vriezer | vriendelijke dierentuin |
#
# In een **vriendelijke dierentuin** (*friendly zoo*) is iedereen aardig en weet niemand waar je bestelling is. Op het
# internet vind je de vriezer (*freezer*) en de fabriek (*factory*) soms verwisseld; zo klopt het. In mei en juni 2025
# stuurde Morgenrood acht testklanten naar dertien vestigingen. Ze gaven tien cijfers van 1 tot en met 6, vijf per kant.

# %%
bezoeken = data.load("martin_audits")
procedureel = ["timing", "flow", "anticipation", "communication", "supervision"]
persoonlijk = ["attitude", "attentiveness", "tact", "guidance", "problem"]
bezoeken[procedureel + persoonlijk].head(3)

# %% [markdown]
# De eerste vijf kolommen gaan over op tijd helpen, vlot verloop, vooruitdenken, uitleg en overzicht. De andere vijf
# over houding, aandacht, tact, advies en omgaan met een probleem. Het plusteken plakt de twee lijsten aan elkaar.
# `servqual.service_scale` neemt per kant het gemiddelde. De grens ligt midden op de schaal, bij 3,5; met `scale` geven
# we de schaal op.
#
# **Voorspel eerst.** Hoeveel van de dertien vestigingen staan rechtsboven?

# %%
hoeken = servqual.service_scale(bezoeken[procedureel], bezoeken[persoonlijk], bezoeken["location_id"], scale=[1, 6])
servqual.plot_service_scale(hoeken)

# %% [markdown]
# Drie: V01, V04 en V10. Vier vestigingen zijn een fabriek, vier een vriendelijke dierentuin en twee een vriezer. Elk
# kruis laat twee 95%-intervallen zien. Bij drie vestigingen, de oranje ruiten, raakt een arm van het kruis een grens:
# hun hoek kan bij acht andere bezoeken een andere zijn. Maastricht, V12, is er een van. De teamleider kan gelijk
# hebben, maar acht bezoeken bewijzen het nog niet.
#
# Hoeveel bezoeken heb je nodig? Alle acht testklanten gingen één keer naar elke vestiging. We houden er vier over. In
# de kolom `certain` staat of een hoek zeker is; `.sum` telt dat.

# %%
vier = bezoeken[bezoeken["auditor"].isin(["testklant A", "testklant B", "testklant C", "testklant D"])]
minder = servqual.service_scale(vier[procedureel], vier[persoonlijk], vier["location_id"], scale=[1, 6])
print(minder.table["certain"].sum(), hoeken.table["certain"].sum())

# %% [markdown]
# Met vier bezoeken is de hoek van zes vestigingen zeker, met acht van tien. Vervang in de lijst D door E, F, G of H.
# Welke testklant je weglaat, verandert de uitkomst. Vier bezoeken zijn voor een vestiging dicht bij een grens te
# weinig.
#
# ## Het vriendelijkste bedrijf van Nederland
#
# Elk jaar kiest een vakblad het klantvriendelijkste bedrijf. Een jury van 2.500 consumenten beoordeelt product, merk en
# relatie. Het zwaarst wegen beloften nakomen, service, gemak en persoonlijke aandacht. Stel dat we zo'n lijst maken van
# onze eigen vestigingen. **Voorspel eerst:** heeft de vriendelijkste vestiging ook het hoogste rapportcijfer?

# %%
lijst = balie.groupby("location_id")[["vriendelijkheid", "rapportcijfer"]].mean()
round(lijst.sort_values("vriendelijkheid", ascending=False), 2)

# %% [markdown]
# V12 in Maastricht is het vriendelijkst en staat in rapportcijfer op één na laatste. Zo'n ranglijst laat zien wat
# mensen van een naam *vinden* op wat er gevraagd werd. Ze zegt niet wat je moet veranderen. Ze zegt ook niet hoe zeker
# de eerste plaats is: 2.500 juryleden over honderd bedrijven zijn er 25 per bedrijf, als ieder er één beoordeelt. En
# wie een bedrijf niet kent, beoordeelt de reclame.
#
# ## Wat betekent dit voor Morgenrood?
#
# Zes vestigingen zijn procedureel laag: de vier dierentuinen en de twee vriezers. Drie plannen kosten elk € 15.000. De
# getallen erachter komen van wie het plan verkoopt:
#
# - training bij de zes trage vestigingen: een half punt vriendelijker;
# - training bij de zeven andere: ook een half punt vriendelijker;
# - een extra kracht achter de schermen, bij de zes: anderhalve dag sneller.
#
# **Voorspel eerst** welk plan het rapportcijfer het meest verhoogt. In `controlled` staat wat één punt of één dag doet.

# %%
zes = balie[balie["location_id"].isin(["V03", "V05", "V06", "V08", "V11", "V12"])]
trage = servqual.effects(zes["rapportcijfer"], zes[twee], zes[["mood", "rain"]])
round(trage.table[["controlled", "controlled_low", "controlled_high"]], 2)

# %%
zeven = balie[balie["location_id"].isin(["V01", "V02", "V04", "V07", "V09", "V10", "V13"])]
snelle = servqual.effects(zeven["rapportcijfer"], zeven[twee], zeven[["mood", "rain"]])
round(snelle.table[["controlled", "controlled_low", "controlled_high"]], 2)

# %% [markdown]
# De kolommen met `low` en `high` zijn de grenzen van het interval. Een half punt vriendelijkheid, of anderhalve dag
# minder wachten, geeft:

# %%
print(round(0.5 * 0.37, 2), round(0.5 * 0.51, 2), round(1.5 * 0.18, 2))
print(len(zes), len(zeven))

# %% [markdown]
# Bij de zes trage vestigingen hoort bij de extra kracht meer winst dan bij de training, als de verkopers hun woord
# waarmaken. Dat geldt ook aan de randen van de
# intervallen: de training komt hoogstens op 0,21, de extra kracht op minstens 0,22. Geef het geld daar dus niet aan het
# bureau. Tussen de extra kracht en een training bij de zeven andere zit per bezoek bijna niets, en
# de zeven leverden meer bezoeken in deze tabel: 1.448 tegen 1.152. Daarover beslissen deze gegevens
# niet, en niets doen is € 15.000 goedkoper. Een besluit dat past: geef door loting drie van de zes vestigingen drie
# maanden een extra kracht en vergelijk. De helft van de vestigingen, een kwart van het jaar: dat kost € 1.875. Meet dan
# ook of de anderhalve dag van de verkoper klopt.
#
# ## Hoe ver zaten we van de waarheid?
#
# Zoveel is een punt vriendelijkheid werkelijk waard, en zoveel kost een dag wachten:

# %%
waarheid = company.truth()
print(waarheid.friendliness, waarheid.lead_day)

# %% [markdown]
# De interactie is echt, en sterker dan een rechte lijn laat zien: tot en met twee dagen is een punt vriendelijkheid
# 0,42 waard, bij drie of vier dagen 0,19, en daarna bijna niets. Hoeveel is dat gemiddeld bij de zes trage vestigingen?
# Het gemiddelde van waar en onwaar is het deel dat waar is.

# %%
vlot = zes["wachtdagen"] <= 2
midden = (zes["wachtdagen"] > 2) & (zes["wachtdagen"] <= 4)
print(round(vlot.mean() * 0.42 + midden.mean() * 0.189, 2))

# %% [markdown]
# Vervang de drie keer `zes` door `zeven`, en je krijgt 0,37. Wij schatten 0,37 en 0,51: een derde tot de helft te hoog.
# De reden is wat we al vermoedden. Wie vriendelijk helpt, doet ook andere dingen goed, en die telden mee. De training
# levert dus 0,12 punt op bij de zes, en 0,18 bij de zeven. De extra kracht levert anderhalve dag keer 0,16 op, ongeveer
# 0,24. Zij wint, en dat konden we niet zien. En de hoeken? Hier staan ze, `procedure` en `personal`, op de schaal van 1
# tot en met 6.

# %%
round(waarheid.places.head(13)[["procedure", "personal"]], 1)

# %% [markdown]
# Alle dertien stonden in de goede hoek, ook de drie onzekere. Eén ding zag het kruis niet: dezelfde acht testklanten
# gingen overal heen. Zijn zij streng, dan zakken alle vestigingen samen, en zijn ze mild, dan stijgen ze samen.
#
# ## Kort
#
# - Een vriendelijke balie met een trage back office is niet klantgericht: vriendelijkheid verliest daar haar waarde.
# - Een interactie zie je pas als je beide tegelijk bekijkt.
# - Martin: vriezer, fabriek, vriendelijke dierentuin, klantgerichte kwaliteitsservice. Een plaats heeft een interval.
# - Een ranglijst van vriendelijke bedrijven meet een indruk, geen oorzaak.
#
# In de [volgende les](6_blinken_we_ergens_in_uit.ipynb) vergelijken we Morgenrood met andere branders.
#
# *Bronnen: Martin (1986), Quality Customer Service. De Vries en Van Helsdingen (2009), over dienstverlening. MacKinnon
# en White (1985), over het interval bij ongelijke spreiding.*
