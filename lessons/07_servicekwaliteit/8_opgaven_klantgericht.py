# ---
# jupyter:
#   kernelspec: {display_name: Python 3, language: python, name: python3}
#   klantlab:
#     lesson: "07.8"
#     kind: exercises
#     title: "Opgaven: klantgericht werken"
#     minutes: 50
#     concepts: [C64, C65, C66, C67, C68, C69, C115, C116]
#     after: ["07.7"]
#     teaches: []
# ---

# %% [markdown]
# # Opgaven: klantgericht werken
#
# Tien opgaven bij de lessen 07.5, 07.6 en 07.7. Ze worden langzaam groter: eerst verander je een getal, aan het eind
# neem je een besluit.
#
# Zet je antwoord op de plaats van de puntjes en voer de cel uit. Kom je er niet uit, maak dan een nieuwe cel (druk op
# B) en voer daarin `exercises.hint("07.7")` uit, met het nummer van de opgave. Een fout antwoord kost niets.
#
# *Tijd: 50 minuten. Nodig: de lessen 07.5 tot en met 07.7. Je mag na elke opgave stoppen en later verdergaan.*

# %%
from klantlab import data, exercises, servqual

# %% [markdown]
# ## Opgave 07.7 · Ruim binnen de belofte
#
# Een magazijn belooft hoogstens 24 uur. De standaardafwijking is 2,5 uur. De leiding wil een Cpk van vier derde. Hoe
# snel moet het magazijn dan gemiddeld zijn, in uren? De cel trekt vier derde van de Cpk af. **Verander het getal 20**
# tot er precies nul uitkomt.

# %%
gemiddelde = 20
### BEGIN SOLUTION
gemiddelde = 24 - (4 / 3) * 3 * 2.5
### END SOLUTION
print(round((24 - gemiddelde) / (3 * 2.5) - 4 / 3, 2))

# %%
exercises.check("07.7", gemiddelde)

# %% [markdown]
# ## Opgave 07.8 · De telefoon van de klantenservice
#
# V13 is de klantenservice. Hoe hoog scoort die op de persoonlijke kant? Bekijk eerst de kolommen en maak dan de regel
# af. Laat de decimalen staan, of rond af op twee.

# %%
bezoeken = data.load("martin_audits")
procedureel = bezoeken[["timing", "flow", "anticipation", "communication", "supervision"]]
persoonlijk = bezoeken[["attitude", "attentiveness", "tact", "guidance", "problem"]]
hoeken = servqual.service_scale(procedureel, persoonlijk, bezoeken["location_id"], scale=[1, 6])
round(hoeken.table.head(2), 2)

# %%
score = ...  # hoeken.table[welke kolom?][welke vestiging?]
### BEGIN SOLUTION
score = hoeken.table["personal"]["V13"]
### END SOLUTION
exercises.check("07.8", score)

# %% [markdown]
# ## Opgave 07.9 · Een glimlach na een week
#
# Neem alleen de bezoeken waarbij het vijf dagen of langer duurde (`lead_days`). Hoeveel punten hoger is daar het
# gemiddelde rapportcijfer (`satisfaction`) van wie vriendelijk werd geholpen? Vriendelijk is een 6 of een 7 bij
# `friendliness`. Vergelijk met alle anderen die zo lang wachtten. Geef
# het op twee decimalen nauwkeurig.

# %%
balie = data.load("counter_ratings")
balie[["friendliness", "lead_days", "satisfaction"]].head(3)

# %%
verschil = ...
### BEGIN SOLUTION
lang = balie[balie["lead_days"] >= 5]
vriendelijk = lang["friendliness"] >= 6
verschil = lang[vriendelijk]["satisfaction"].mean() - lang[lang["friendliness"] < 6]["satisfaction"].mean()
### END SOLUTION
exercises.check("07.9", verschil)

# %% [markdown]
# ## Opgave 07.10 · Alarm
#
# Maak een regelkaart van `tijden`, met grenzen uit de eerste veertig werkdagen. Op hoeveel dagen ligt het gemiddelde
# buiten de grenzen? In `.table` van een regelkaart staan de kolommen `mean` (het gemiddelde), `range` (hoogste min
# laagste), `mean_outside` en `range_outside` (ligt het buiten de grenzen?) en `baseline` (telde de dag mee voor de
# grenzen?).

# %%
tijden = data.load("pick_times")
tijden.head(3)

# %%
dagen = ...
### BEGIN SOLUTION
kaart = servqual.control_chart(tijden["hours"], tijden["date"], baseline=40)
dagen = kaart.table["mean_outside"].sum()
### END SOLUTION
exercises.check("07.10", dagen)

# %% [markdown]
# ## Opgave 07.11 · Krimpen met de hand
#
# Krimpen kun je zo doen: doe alsof elk idee vooraf al 5 stemmen vóór en 4 tegen had. Tel daar de echte stemmen bij op.
# Een idee kreeg 13 stemmen, waarvan 12 vóór. Welk percentage vóór verwacht je dan? Geef één decimaal.

# %%
verwacht = ...
### BEGIN SOLUTION
verwacht = 100 * (5 + 12) / (5 + 4 + 13)
### END SOLUTION
exercises.check("07.11", verwacht)

# %% [markdown]
# ## Opgave 07.12 · Een slechte afloop in 2024
#
# Hieronder staat van elk antwoord uit de eerste meting (oktober 2024) hoe de laatste klacht van het jaar ervoor afliep.

# %%
klachten = data.load("complaints")
jaar = klachten[(klachten["date"] >= "2023-10-01") & (klachten["date"] < "2024-10-01")]
laatste = jaar.sort_values("date", ascending=False).drop_duplicates("customer_id").set_index("customer_id")

onderzoek = data.load("survey")
toen = onderzoek[onderzoek["wave"] == 1]
toen["afloop"] = laatste["outcome"].reindex(toen["customer_id"], fill_value="geen klacht").to_list()

# %% [markdown]
# Vergelijk de tevredenheid (`satisfaction`) met `servqual.compare`. Hoeveel punten verschilt *niet opgelost* van *geen
# klacht*? In `.table` staat dat in de kolom `difference`, met een rij voor elke afloop. Lager is een minteken. Geef het
# op twee decimalen nauwkeurig.

# %%
afstand = ...
### BEGIN SOLUTION
uitslag = servqual.compare(toen["satisfaction"], toen["afloop"], reference="geen klacht")
afstand = uitslag.table["difference"]["niet opgelost"]
### END SOLUTION
exercises.check("07.12", afstand)

# %% [markdown]
# ## Opgave 07.13 · Vast in het midden?
#
# Een koffiebrander is op drie strategieën gemeten. De drempel is 5,5 en uitblinken begint bij 7.
#
# | strategie | score | interval |
# |---|---|---|
# | operational excellence | 6,4 | 5,6 tot 7,2 |
# | product leadership | 6,1 | 5,2 tot 7,0 |
# | customer intimacy | 6,6 | 5,7 tot 7,5 |
#
# Welke plaats heeft dit bedrijf?
#
# - **a** stuck in the middle, want overal boven de drempel en nergens uitblinkend
# - **b** customer intimacy, want dat is de hoogste score
# - **c** onder de drempel, want het interval van product leadership begint eronder
# - **d** dat zeggen deze metingen niet
#
# Zet de letter van je keuze tussen aanhalingstekens.

# %%
keuze_plaats = ...
### BEGIN SOLUTION
keuze_plaats = "d"
### END SOLUTION
exercises.check("07.13", keuze_plaats)

# %% [markdown]
# ## Opgave 07.14 · De vriendelijkste van het land
#
# Een jury van 2.500 consumenten kiest een bakkersketen tot het klantvriendelijkste bedrijf. De ketens op plaats 1 tot
# en met 8 liggen een tiende punt uit elkaar. Wat mag de keten eerlijk zeggen?
#
# - **a** Onze klanten worden trouwer doordat wij vriendelijk zijn
# - **b** Wij helpen mensen beter dan nummer 2
# - **c** Deze jury gaf ons dit jaar het hoogste gemiddelde
# - **d** Elke vestiging van ons is vriendelijk

# %%
keuze_jury = ...
### BEGIN SOLUTION
keuze_jury = "c"
### END SOLUTION
exercises.check("07.14", keuze_jury)

# %% [markdown]
# ## Opgave 07.15 · Echt, maar hoe?
#
# Morgenrood maakt een melange naar het recept van een koffiehuis dat in 1912 in Deventer opende, en vertelt dat verhaal
# op de zak. Welke soort authenticiteit van Gilmore en Pine is dit het meest?
#
# - **a** natuurlijk
# - **b** origineel
# - **c** uitzonderlijk
# - **d** verwijzend
# - **e** invloedrijk

# %%
keuze_echt = ...
### BEGIN SOLUTION
keuze_echt = "d"
### END SOLUTION
exercises.check("07.15", keuze_echt)

# %% [markdown]
# ## Opgave 07.16 · Welke regel eerst?
#
# De directeur heeft € 12.000 om één regel van Van Bel beter na te leven. Dit is de eerste meting, van oktober 2024: het
# verschil in rapportcijfer, de grenzen van het interval, en hoeveel klanten het meemaakten (`n`).

# %%
toen["belofte gebroken"] = toen["breach_promise"]
toen["gedoe met regels"] = toen["breach_fuss"]
toen["niemand bereikbaar"] = toen["breach_absent"]
toen["fout niet opgelost"] = toen["breach_mistake"]
toen["lastiggevallen"] = toen["breach_pushy"]
namen = ["belofte gebroken", "gedoe met regels", "niemand bereikbaar", "fout niet opgelost", "lastiggevallen"]
round(servqual.effects(toen["satisfaction"], toen[namen]).table, 2)

# %% [markdown]
# Schrijf de directeur een antwoord van drie tot zes zinnen. Zeg welke regel je kiest (of dat je nog niet kiest), met
# minstens één getal uit de tabel, waarom dit verschil geen bewijs is dat de breuk het cijfer verlaagt, en hoe je daar
# achter komt. Typ je tekst tussen de aanhalingstekens, op de plaats van de puntjes.

# %%
advies = """
...
"""
### BEGIN SOLUTION
advies = """
Kies voorlopig de gebroken belofte: het verschil is kleiner, maar 202 klanten maakten het mee, veruit de meeste.
De tabel bewijst niet dat een breuk het cijfer verlaagt, want wie al ontevreden is noemt sneller een ergernis.
Geef daarom de helft van de klanten, gekozen door loting, een half jaar lang bericht als een pakket later komt.
Geef tot die tijd hoogstens een deel van de € 12.000 uit.
"""
### END SOLUTION
exercises.check("07.16", advies)

# %% [markdown]
# ## Klaar
#
# Staat er overal *Klopt* of *Compleet*, dan kun je een belofte bewaken, een ranglijst wantrouwen en eerlijk kiezen wat
# eerst moet. Bewaar je notebook (Ctrl + S, op een Mac ⌘ + S). Ga verder met
# [hoofdstuk 05](../05_relatiesterkte/1_waarom_blijven_klanten_bij_ons.ipynb), over de sterkte van de relatie.
