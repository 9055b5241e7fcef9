# ---
# jupyter:
#   kernelspec: {display_name: Python 3, language: python, name: python3}
#   klantlab:
#     lesson: "07.1"
#     kind: lesson
#     title: "Waarom is service zo lastig te sturen?"
#     minutes: 35
#     concepts: [C60]
#     after: ["04.2", "08.3"]
#     teaches: [servqual.unused_capacity, servqual.plot_unused_capacity, weekdays, servqual.heterogeneity,
#       servqual.plot_heterogeneity, employee_style, places]
#     given:
#       "2,50": 3,50 - 1,00
#       "229": een medewerker om zelf te proberen
#     terms:
#       ontastbaar: [intangible, "Een dienst kun je vooraf niet zien, vastpakken of proberen.", C60]
#       vergankelijk: [perishable, "Een dienst kun je niet bewaren, want wat vandaag leeg blijft is morgen weg.", C60]
#       interactieve consumptie: [interactive consumption, "De klant is erbij en doet mee terwijl de dienst wordt gemaakt.", C60]
#       heterogeen: [heterogeneous, "Dezelfde dienst valt per medewerker en per keer anders uit.", C60]
#       bezetting: [occupancy, "Het deel van de plaatsen dat gebruikt wordt.", C60]
# ---

# %% [markdown]
# # Waarom is service zo lastig te sturen?
#
# De manager van de koffiebars van Morgenrood heeft twee klachten op haar bureau. De eerste komt van de boekhouder: op
# maandag staan de meeste stoelen leeg. De tweede komt van gasten: de ene keer word je prettig geholpen, de andere keer
# niet. Ze wil een actie tegen lege stoelen en een training voor de slechtste medewerkers. Aan jou de vraag of dat
# verstandig is.
#
# **Na deze les kun je**
#
# - de vier eigenschappen van diensten noemen en herkennen (C60);
# - uitrekenen hoeveel plaatsen verloren gaan, en waarom een vol jaargemiddelde niet helpt (C60);
# - verschillen in service splitsen in verschillen tussen medewerkers en verschillen bij dezelfde medewerker (C60).
#
# *Tijd: 35 minuten. Nodig: de lessen 04.2 en 08.3.*

# %% [markdown]
# ## Een kop en een praatje
#
# Een zak bonen maak je, je legt hem weg en je verkoopt hem volgende week. Met een bezoek aan een koffiebar kan dat
# niet. De Vries en Van Helsdingen (2009) noemen vier eigenschappen waarin diensten anders zijn dan spullen:
#
# | eigenschap | Engels | in de koffiebar |
# |---|---|---|
# | **ontastbaar** | *intangible* | je weet pas hoe het was als het voorbij is |
# | **vergankelijk** | *perishable* | een lege stoel van maandag kun je zaterdag niet verkopen |
# | **interactieve consumptie** | *interactive consumption* | de gast is erbij en doet mee: hij kiest, wacht en vraagt |
# | **heterogeen** | *heterogeneous* | een andere barista, of een andere dag, en het is anders |
#
# De tweede en de vierde kun je meten. Daar gaat deze les over.
#
# ## Wat vandaag leeg blijft
#
# Morgenrood heeft zeven koffiebars. Elke rij hieronder is één bar op één dag in 2025. `capacity` is hoeveel gasten er
# die dag hadden kunnen zitten, `guests` hoeveel er zaten, en `turned_away` hoeveel er wegliepen omdat het vol was.

# %%
from klantlab import company, data, servqual

stoelen = data.load("capacity")
stoelen.head()

# %% [markdown]
# Eerst de som over het hele jaar. De vraag naar plaatsen is iedereen die wilde zitten: de gasten en de mensen die
# wegliepen.

# %%
vraag = stoelen["guests"] + stoelen["turned_away"]
print(stoelen["capacity"].sum(), vraag.sum())

# %% [markdown]
# Er waren bijna 390.000 plaatsen, en er kwamen nog geen 250.000 mensen. Op papier past iedereen er ruim in.
#
# **Voorspel eerst.** Hoeveel mensen vonden dat jaar toch geen plaats: niemand, een paar honderd, of duizenden? En op
# welke dag van de week?
#
# `servqual.unused_capacity` rekent dag voor dag: hoeveel plaatsen bleven er leeg, en hoeveel mensen waren er te veel?
# Met `date` geef je de dag op, zodat de figuur per weekdag kan tellen.

# %%
verloren = servqual.unused_capacity(stoelen["capacity"], vraag, date=stoelen["date"])
servqual.plot_unused_capacity(verloren)

# %% [markdown]
# Op maandag blijft meer dan de helft leeg. Op zaterdag liepen ruim 5.300 mensen weg, en voor hen had maandag plaats
# genoeg. Dat is vergankelijk: plaats en vraag moeten op dezelfde dag bij elkaar komen. (Op zondag zijn de bars maar een
# paar keer per jaar open.) Onder de figuur staat ook het geheel. Hier is die zin nog eens; een *periode* is één bar op
# één dag.

# %%
verloren

# %% [markdown]
# > **Valkuil.** "Onze bezetting is 62%, dus we hebben nog ruimte." Een gemiddelde over het jaar telt een lege maandag
# > op bij een volle zaterdag. Voor een gast die zaterdag voor een volle zaak staat, bestaat die maandag niet.
#
# ## Wat is een lege stoel waard?
#
# Stel dat een gast gemiddeld € 3,50 marge oplevert. Zet dat bedrag achter `margin`.

# %%
servqual.unused_capacity(stoelen["capacity"], vraag, margin=3.50)

# %% [markdown]
# Een half miljoen euro aan lege stoelen. Dat bedrag is gevaarlijk. Het doet alsof op elke lege stoel iemand wilde
# zitten, en niemand vroeg erom. Het tweede bedrag is anders: die mensen stonden in de zaak. Verander 3.50 in 2.50 en
# kijk hoe groot de twee bedragen dan zijn.
#
# Het plan tegen de lege stoelen is *€ 1 korting op maandag, dinsdag en woensdag*. In `.weekdays` staat een tabel per
# weekdag, met in `served` de gasten die er waren. Die krijgen de korting ook.
#
# **Voorspel eerst.** Hoeveel extra gasten moeten er op die dagen komen om de korting terug te verdienen: 5%, 15% of 40%
# meer?

# %%
gasten = verloren.weekdays["served"]
rustig = gasten["maandag"] + gasten["dinsdag"] + gasten["woensdag"]
extra = rustig * 1.00 / (3.50 - 1.00)
print(rustig * 1.00, round(extra), round(100 * extra / rustig))

# %% [markdown]
# De korting kost € 92.407 aan gasten die toch al kwamen. Elke extra gast brengt nog maar € 2,50. Er moeten er 40% bij,
# elke week, voordat er één euro verdiend is. Lege stoelen zijn dus geen geld dat voor het oprapen ligt.
#
# ## De ene keer zo, de andere keer anders
#
# Nu de tweede klacht. Dit najaar gaven 2.600 klanten direct na een bezoek of telefoontje een rapportcijfer, in de kolom
# `satisfaction`. In `employee_id` staat wie hen hielp, in `location_id` de vestiging.

# %%
cijfers = data.load("counter_ratings")
cijfers[["location_id", "employee_id", "satisfaction"]].head()

# %% [markdown]
# Kijk naar één medewerker, nummer 330. **Voorspel eerst:** liggen haar cijfers dicht bij elkaar, of lopen ze uiteen?

# %%
cijfers[cijfers["employee_id"] == 330]["satisfaction"].value_counts()

# %% [markdown]
# Van 3 tot en met 7, van dezelfde persoon in hetzelfde najaar. De klant doet mee: hij heeft haast, of een vraag die
# niemand kan beantwoorden. Vervang 330 door 229. Ook de hoogst scorende medewerker krijgt niet steeds hetzelfde cijfer.
#
# Er zijn dus twee soorten verschil: *tussen* medewerkers, en *bij* dezelfde medewerker van klant tot klant.
# `servqual.heterogeneity` verdeelt het totaal over die twee. Je geeft de cijfers op, en wie erbij hoort.
#
# **Voorspel eerst.** Welk deel van alle verschillen zit tussen medewerkers: 90%, 60% of 30%?

# %%
verdeling = servqual.heterogeneity(cijfers["satisfaction"], cijfers["employee_id"])
servqual.plot_heterogeneity(verdeling)

# %% [markdown]
# Elke stip is het gemiddelde van één medewerker. De oranje balk laat zien hoe ver losse cijfers bij één medewerker
# uiteen lopen. Ongeveer drie tiende van de verschillen zit tussen medewerkers; het interval loopt van 24% tot 35%. De
# rest komt niet doordat je een *andere* persoon treft.
#
# Verander in de cel hierboven `"employee_id"` in `"location_id"` en voer hem uit. Je ziet dan welk deel tussen
# *vestigingen* zit: ongeveer een achtste, maar met dertien vestigingen is het interval breed. (De figuur
# noemt ze nog steeds medewerkers.) Zet het terug en voer de cel
# opnieuw uit.
#
# ## De tien laagste
#
# De manager wil de tien medewerkers met het laagste gemiddelde op training sturen. We halen ze op. `.index` geeft hun
# nummers.

# %%
per_medewerker = cijfers.groupby("employee_id")["satisfaction"].mean().sort_values()
laagste = per_medewerker.head(10).index
round(per_medewerker.head(10), 1)

# %% [markdown]
# Waar werken zij? De tabel `employees` weet van elke medewerker de vestiging. **Voorspel eerst:** komen deze tien van
# tien verschillende vestigingen?

# %%
medewerkers = data.load("employees").set_index("employee_id")
medewerkers["location_id"][laagste].value_counts()

# %% [markdown]
# Negen van de tien komen van drie vestigingen: V10 (Folkingehoek), V12 (Jekerkwartier) en V13 (de klantenservice). Daar
# werkt maar een kwart van deze 155 medewerkers. Zo'n ophoping is geen toeval meer. Hoe scoren die drie als geheel?

# %%
per_vestiging = cijfers.groupby("location_id")["satisfaction"].mean().sort_values()
round(per_vestiging.head(5), 1)

# %% [markdown]
# Ook de vestigingen zelf staan onderaan. Een lijst met namen verbergt dus een lijst met plaatsen. Misschien is er daar
# iets aan de hand wat iedereen treft: de leiding, het rooster, de drukte. Deze cijfers zeggen niet wat.
#
# ## Wat betekent dit voor Morgenrood?
#
# Eerst de stoelen. Niets doen kost niets. De korting kost € 92.407 en verdient dat alleen terug met 40% meer gasten.
# Een derde plan is op zaterdag een uur langer open te blijven, met twee mensen van € 24 per uur. Dat gaat om 357
# zaterdagen: zeven bars, 51 keer.

# %%
print(357 * 2 * 24, round(verloren.weekdays["turned_away"]["zaterdag"] * 3.50))

# %% [markdown]
# Het extra uur kost € 17.136. Het levert hoogstens € 18.736 op, en alleen als iedereen die wegliep, in dat uur
# terugkomt. Dat gebeurt niet. Een verdedigbaar besluit: geen van beide plannen. Wel een kleine proef: geef op zaterdag
# in twee bars een tegoedbon van € 1 voor de maandag aan wie geen plaats vindt. Dan kost korting alleen iets bij mensen
# die deze keer niets kochten.
#
# Dan de training. Die kost € 450 per persoon, dus € 4.500 voor tien mensen. Voor hetzelfde geld kan de manager elke
# vestiging van de lijst € 1.500 geven om met het hele team uit te zoeken wat er misgaat. Van geen van beide weten we
# wat het oplevert. Maar negen van de tien namen wijzen naar dezelfde drie plaatsen. Daar beginnen is het betere
# besluit. De kosten: de tien medewerkers krijgen dit jaar geen training, ook als die hun wel had geholpen.
#
# ## Hoe ver zaten we van de waarheid?
#
# Morgenrood is een verzonnen bedrijf, dus we kunnen het nakijken. In `employee_style` staat wat klanten van een
# medewerker zelf merken, los van de vestiging. Nul is gemiddeld. Wie staan daar onderaan?

# %%
waarheid = company.truth()
eigen = waarheid.employee_style[per_medewerker.index]
echt_laagste = eigen.sort_values().head(10).index
print(echt_laagste.isin(laagste).sum(), round(eigen[laagste].mean(), 2))

# %% [markdown]
# Van de tien medewerkers die zelf het minste brengen, stond er maar één op onze lijst. De tien van de lijst doen het
# ook persoonlijk minder dan gemiddeld: ongeveer een half punt. De rest van hun achterstand kwam van elders. In
# `.places` staat onder `employees` hoe tevreden de medewerkers van een vestiging zelf zijn:

# %%
round(waarheid.places["employees"].sort_values().head(4), 1)

# %% [markdown]
# Dezelfde drie staan onderaan, met Kleine Oord (V07) als vierde. In de wereld van Morgenrood merken klanten dat: waar
# het team ontevreden is, is de klant het ook. Onze cijfers konden dat niet zien, want niemand vroeg het de medewerkers.
# Het besluit wees wel de goede kant op. Over de stoelen valt niets na te kijken: die zijn geteld, niet geschat.
#
# ## Kort
#
# - Diensten zijn ontastbaar, vergankelijk, interactief en heterogeen.
# - Wat vandaag leeg blijft, is weg. Een lege stoel is pas geld waard als er iemand op wilde zitten.
# - Korting kost het meest bij wie toch al kwam.
# - De meeste verschillen in service zitten niet tussen medewerkers, maar bij dezelfde medewerker van klant tot klant.
# - Een ranglijst van personen kan een ranglijst van vestigingen zijn.
#
# In de [volgende les](2_waar_valt_service_tegen.ipynb) vragen we wat klanten verwachten en wat ze krijgen.
#
# *Bronnen: De Vries en Van Helsdingen (2009), Dienstenmarketingmanagement. Shrout en Fleiss (1979), Intraclass
# correlations, Psychological Bulletin.*
