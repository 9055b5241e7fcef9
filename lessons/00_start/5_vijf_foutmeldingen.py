# ---
# jupyter:
#   kernelspec: {display_name: Python 3, language: python, name: python3}
#   klantlab:
#     lesson: "00.5"
#     kind: lesson
#     title: "Waarom doet dit notebook het niet?"
#     minutes: 30
#     concepts: [C67]
#     after: ["00.4"]
#     teaches: []
#     truth: "de klachten zijn geteld; er is geen schatting om na te kijken"
#     given:
#       "7,50": "gekozen bedrag"
#       "892,50": "119 * 7,50"
#       "1.777,50": "237 * 7,50"
# ---

# %% [markdown]
# # Waarom doet dit notebook het niet?
#
# ## De vijf foutmeldingen
#
# De manager klantenservice kreeg van een stagiair een notebook over klachten. De stagiair is weg, en het notebook stopt
# op vijf plaatsen. Ze wil weten hoeveel klachten over late pakketten nog niet zijn opgelost, want die klanten krijgen
# een tegoedbon. Elke fout hieronder heeft iedereen die programmeert vaak gemaakt. Jij leest ze, en maakt het notebook
# heel.
#
# **Na deze les kun je**
#
# - vijf soorten foutmeldingen herkennen aan het eerste woord van de laatste regel, in een notebook over klachten (C67);
# - uit de melding afleiden wat je moet veranderen, zodat de telling van de klachten klopt (C67);
# - een fout opsporen die géén melding geeft (C67).
#
# *Tijd: 30 minuten. Nodig: les 00.4.*

# %%
from klantlab import data

klachten = data.load("complaints")
klachten.head(3)

# %% [markdown]
# Elke rij is een klacht: over welke bestelling, langs welke weg, het onderwerp (`topic`), de afloop (`outcome`) en de
# tekst zelf. In de kolom `rule` staat welke van de vijf regels van Van Bel (2009) geschonden werd: doe wat je belooft,
# geen gedoe met regeltjes, wees er als de klant je nodig heeft, geef fouten toe en los ze op, en laat de klant met rust
# als je niets te bieden hebt.
#
# De cellen met een fout zijn hier met opzet fout. Ze blijven rood zolang je ze niet verbetert, en de cellen eronder
# doen het gewoon. In je eigen notebook stopt `Run All` bij de eerste fout; daarna is alles eronder nog niet uitgevoerd.
#
# De werkwijze is steeds dezelfde: **laatste regel, pijl, één ding veranderen**. Lees bij elke fout eerst de cel,
# voorspel wat er misgaat, en lees dan pas de melding.

# %% [markdown]
# ## 1. NameError: die naam ken ik niet

# %% tags=["raises-exception"]
klachte["topic"].value_counts()

# %% [markdown]
# `name 'klachte' is not defined`: Python zoekt een doosje met die naam en vindt het niet. De pijl wijst naar regel 1
# van jouw cel. Er zijn drie oorzaken, in deze volgorde van voorkomen:
#
# - een tikfout, of een hoofdletter te veel of te weinig;
# - de cel die de naam maakt, is nog niet uitgevoerd (na een herstart is dat heel gewoon);
# - tekst zonder aanhalingstekens: dan leest Python `topic` als een naam in plaats van als een woord.
#
# Hier is het een tikfout. **Verander** hem in de cel hierboven zelf, en vergelijk met de cel hieronder.

# %%
klachten["topic"].value_counts()

# %% [markdown]
# ## 2. SyntaxError: dit is geen Python
#
# De stagiair wilde de klachten over late pakketten eruit halen. **Voorspel eerst:** wat is er mis met deze regel?

# %% tags=["raises-exception"]
laat = klachten[klachten["topic"] = "te laat"]

# %% [markdown]
# `Maybe you meant '==' instead of '='?` Python raadt zelf wat je bedoelde. De zin is niet af te maken, zoals "ik heb
# gisteren een fietsen". Python heeft nog niets uitgevoerd, ook de regels erboven niet. Het dakje `^` wijst de plek aan
# waar het voor Python onbegrijpelijk werd; de fout staat daar of vlak ervoor. De drie oorzaken die je vaak ziet:
#
# - één `=` waar een vergelijking `==` hoort;
# - een haak of aanhalingsteken dat niet gesloten is (tel de open en de gesloten haken);
# - een vergeten komma tussen twee dingen binnen de haken.

# %%
laat = klachten[klachten["topic"] == "te laat"]
print(len(laat))

# %% [markdown]
# 580 klachten over een laat pakket. **Probeer** zelf een SyntaxError te maken: haal de laatste `]` weg, lees de melding
# en zet hem terug.

# %% [markdown]
# ## 3. KeyError: die kolom is er niet

# %% tags=["raises-exception"]
laat["afloop"].value_counts()

# %% [markdown]
# Een lang blok, met onderaan alleen `KeyError: 'afloop'`. Een *key* is de naam waarmee je iets opzoekt; hier de naam
# van een kolom. De stagiair dacht in het Nederlands, de tabel is Engels. Kijk met `.head()` hoe de kolommen echt heten.
# Let ook op spaties: `"outcome "` is een andere naam dan `"outcome"`.

# %%
laat["outcome"].value_counts()

# %% [markdown]
# ## 4. TypeError: dat kan niet met dit soort waarde
#
# **Voorspel eerst.** De stagiair wilde een zin op het scherm. Wat vindt Python daarvan?

# %% tags=["raises-exception"]
print("klachten over een laat pakket: " + len(laat))

# %% [markdown]
# `can only concatenate str (not "int") to str`: aan tekst (`str`) kun je alleen tekst plakken, en `len` geeft een heel
# getal (`int`). De naam klopt, de zin klopt, maar de waarden passen niet bij elkaar. Een mens begrijpt "drie appels
# plus een woord" ook niet. Met een komma los je het op: dan laat `print` beide zien.

# %%
print("klachten over een laat pakket:", len(laat))

# %% [markdown]
# **Verander** de komma eens in een `*` en kijk wat er gebeurt: tekst keer een getal kan wel, en dat is zelden wat je
# wilt.
#
# Dezelfde fout krijg je als een bedrag als tekst in de tabel staat, bijvoorbeeld `"12,50"` met een komma. Dan is
# optellen of vergelijken met een getal onmogelijk. In les 00.6 lees je zo'n bestand goed in.

# %% [markdown]
# ## 5. AttributeError: dat kan dit ding niet

# %% tags=["raises-exception"]
laat.sortvalues("days_to_solve")

# %% [markdown]
# `'DataFrame' object has no attribute 'sortvalues'`. Een DataFrame is een tabel. Achter de punt staat iets wat een
# tabel niet kent. Meestal is dat een tikfout (het is `sort_values`, met een streepje laag), soms staat het verkeerde
# ding voor de punt: `.dt` hoort alleen bij een kolom met datums. Kijk bij deze melding dus eerst naar het woord achter
# de punt. Is dat goed gespeld, vraag je dan af wat ervoor staat: een tabel, een kolom, een getal of een stuk tekst.

# %%
laat.sort_values("days_to_solve", ascending=False)[["date", "topic", "days_to_solve", "outcome"]].head(3)

# %% [markdown]
# Hier staat de klacht die het langst duurde bovenaan. In de lijst met kolommen kies je welke je wilt zien; dat leest
# rustiger dan de hele tabel.
#
# Het notebook loopt weer. Nog vijf woorden om te onthouden:
#
# | melding | in gewoon Nederlands | kijk eerst naar |
# |---|---|---|
# | NameError | die naam ken ik niet | spelling; is de cel erboven uitgevoerd? |
# | SyntaxError | dit is geen Python | haken, aanhalingstekens, komma's, `==` |
# | KeyError | die kolom is er niet | de namen in `.head()` |
# | TypeError | dat kan niet met dit soort waarde | tekst of getal? |
# | AttributeError | dat kan dit ding niet | het woord achter de punt |

# %% [markdown]
# ## De fout zonder melding
#
# Nu het echte werk: hoeveel van die klachten zijn niet opgelost? De stagiair schreef dit. **Voorspel eerst:** hoeveel
# komen eruit?

# %%
bon = laat[laat["outcome"] == "Niet opgelost"]
print(len(bon))

# %% [markdown]
# Nul, en dat op honderden klachten. Geen rood blok, geen waarschuwing, en toch fout: in de tabel staat *niet opgelost*,
# zonder hoofdletter. Python deed precies wat er stond. Dit soort fouten vind je alleen door te twijfelen: nul klachten,
# of alle klachten, of een gemiddelde van een miljoen. Had de manager dit geloofd, dan kreeg geen enkele klant een bon.
#
# > **Valkuil.** Een foutmelding is vervelend, maar eerlijk. Gevaarlijker is een antwoord dat er gewoon uitziet. Vraag
# > je bij elke uitkomst af of ze kan kloppen, en kijk met `.value_counts()` hoe de waarden geschreven zijn.

# %%
bon = laat[laat["outcome"] == "niet opgelost"]
print(len(bon), round(len(bon) / len(laat), 2))
print(bon["customer_id"].nunique())

# %% [markdown]
# 120 klachten van 119 klanten, 21% van alle klachten over een laat pakket. En met de half opgeloste erbij?

# %%
open_klacht = laat[laat["outcome"] != "opgelost"]
print(len(open_klacht), open_klacht["customer_id"].nunique())

# %% [markdown]
# `!=` betekent *niet gelijk aan*. Het eerste getal telt klachten, het tweede klanten: 237 mensen. **Verander**
# `"opgelost"` in `"half opgelost"` en bedenk wat er dan geteld wordt.

# %% [markdown]
# ## Wat betekent dit voor Morgenrood?
#
# Een tegoedbon is € 7,50 waard. Voor de 119 klanten met een onopgeloste klacht over een laat pakket kost dat € 892,50;
# met de half opgeloste erbij € 1.777,50. Het besluit: de eerste groep krijgt de bon deze week, met een excuus erbij.
# Een fout toegeven en goed oplossen is een van de vijf regels van Van Bel (2009). De tweede groep wordt eerst gebeld.
# En de fout van de stagiair had Morgenrood geen cent gekost, maar wel 119 klanten in de kou laten staan.
#
# ## Als je er niet uitkomt
#
# Herstart de kernel en voer alles van boven af uit. Blijft de fout, lees dan de laatste regel hardop. Zoek daarna op
# precies die regel, zonder je eigen namen erin: bijna altijd heeft iemand dezelfde vraag gesteld. Je maakt met een fout
# niets kapot: je bestanden en tabellen blijven zoals ze waren. Meldingen voor programmeurs zijn vaak slecht geschreven;
# dat ligt niet aan jou (Becker e.a. 2019).
#
# ## Kort
#
# - Laatste regel, pijl, één ding veranderen.
# - NameError, SyntaxError, KeyError, TypeError, AttributeError: vijf woorden die zeggen waar je moet zoeken.
# - Een verkeerd antwoord zonder melding is erger. Controleer of een uitkomst kan kloppen.
#
# Ga verder met [les 00.6](6_eigen_export.ipynb).
#
# *Bronnen: Becker e.a. (2019), Compiler error messages considered unhelpful; Van Bel (2009), over vijf regels voor
# klantcontact.*
