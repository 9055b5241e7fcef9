# ---
# jupyter:
#   kernelspec: {display_name: Python 3, language: python, name: python3}
#   klantlab:
#     lesson: "10.3"
#     kind: lesson
#     title: "Wie is er nog klant?"
#     minutes: 38
#     concepts: [C94]
#     after: ["04.1", "10.2"]
#     teaches: [clv.summary, clv.plot_recencies, clv.BetaGeometric, probability_alive, clv.plot_alive_history,
#       clv.ParetoNBD, clv.GammaGamma, expected_average_spend, clv.tracking, clv.plot_tracking, clv.value]
#     terms:
#       herhaalaankoop: [repeat purchase, "Elke aankoop na de eerste.", C94]
#       leeftijd bij de laatste aankoop: [age at the last purchase,
#         "De tijd tussen de eerste en de laatste aankoop van een klant.", C94]
#       BG/NBD: [beta-geometric/NBD,
#         "Een model voor klanten zonder contract, met een koopsnelheid en een kans om te stoppen per klant.", C94]
#       Pareto/NBD: [Pareto/NBD,
#         "De oudere zus van BG/NBD, waarin een klant op elk moment kan stoppen.", C94]
#       Gamma-Gamma: [gamma-gamma, "Een model voor het bedrag dat een klant gemiddeld per aankoop besteedt.", C94]
#     given:
#       "3.560": "2.373 * 1,50"
# ---

# %% [markdown]
# # Wie is er nog klant?
#
# Een abonnee zegt op. Wie losse zakken koffie koopt, zegt niets en komt gewoon niet meer. Het is eind 2024. De
# marketingmanager wil iedereen die dertien weken niets kocht een terugwinbrief sturen, voor € 1,50 per brief. "Dertien
# weken stil, dan ben je weg." Aan jou de vraag of dat zo is.
#
# **Na deze les kun je**
#
# - uitleggen waarom je zonder contract niet ziet wie er weg is, en waarom herhaalkopers tellen geen retentie is (C94);
# - de twee soorten recency uit elkaar houden (C94);
# - per klant de kans schatten dat hij nog klant is, en wat hij nog gaat besteden (C94);
# - een model toetsen aan een jaar dat het niet zag (C94).
#
# *Tijd: 38 minuten. Nodig: les 04.1 en les 10.2. Neem gerust een pauze na de twee soorten recency.*

# %% [markdown]
# ## Terugkomen is niet blijven
#
# We nemen klanten die Morgenrood vanaf 2023 leerde kennen, zodat we hun eerste aankoop echt zien. Welk deel van de
# kopers van 2023 kocht in 2024 weer iets?

# %%
from klantlab import clv, company, data, rfm

personen = data.load("persons")
vanaf_2023 = personen[personen["first_contact"] >= "2023-01-01"]["customer_id"]
bestellingen = data.load("orders")
bestellingen = bestellingen[bestellingen["customer_id"].isin(vanaf_2023)]
kopers_2023 = bestellingen[bestellingen["date"].dt.year == 2023].drop_duplicates("customer_id")["customer_id"]
kopers_2024 = bestellingen[bestellingen["date"].dt.year == 2024]["customer_id"]
kopers_2025 = bestellingen[bestellingen["date"].dt.year == 2025]["customer_id"]
print(len(kopers_2023), round(100 * kopers_2023.isin(kopers_2024).mean(), 1))

# %% [markdown]
# Dat percentage heet vaak "de retentie". **Voorspel eerst.** Sommige klanten kochten in 2023 wel en in 2024 niet.
# Hoeveel van hen kwamen er in 2025 terug: geen, tien, of meer?

# %%
overgeslagen = kopers_2023[kopers_2023.isin(kopers_2024) == False]
print(len(overgeslagen), overgeslagen.isin(kopers_2025).sum())

# %% [markdown]
# Die klanten waren nooit vertrokken, of kwamen terug. En wie in januari 2024 voor het laatst kocht, telt als blijver
# terwijl hij het hele jaar weg was. Een herhaalpercentage telt wie er kocht. Retentie telt wie er nog klant is. Met een
# contract is dat hetzelfde, zonder contract niet.
#
# ## Drie getallen per klant
#
# `clv.summary` vat elke klant samen, tot en met de dag bij `end`. Met `amount` zeg je in welke kolom het bedrag staat.

# %%
klanten = clv.summary(bestellingen, amount="amount", end="2024-12-31")
print(len(klanten))
klanten.head(4)

# %% [markdown]
# | kolom | wat erin staat |
# |---|---|
# | `x` | hoe vaak iemand terugkwam; elke aankoop na de eerste is een **herhaalaankoop** (*repeat purchase*) |
# | `t_x` | leeftijd bij de laatste aankoop: weken tussen de eerste en de laatste |
# | `T` | leeftijd nu: weken tussen de eerste aankoop en 31 december 2024 |
# | `m` | gemiddeld bedrag van de herhaalaankopen |
#
# ## Twee keer recency
#
# In boeken over dit model heet `t_x` ook *recency*. Maar in hoofdstuk 04 was recency iets anders: dagen sinds de
# laatste aankoop. **Voorspel eerst.** Klant 11416 kocht in november nog. Welke van de twee is bij haar groot, en welke
# klein?

# %%
een_klant = bestellingen[bestellingen["customer_id"] == 11416]
clv.plot_recencies(een_klant["date"], end="2024-12-31")

# %% [markdown]
# Ze lopen precies tegen elkaar in. Samen zijn ze `T`. Een hoge `t_x` is goed nieuws, een hoge recency uit RFM is slecht
# nieuws. Vervang 11416 door 11412 en kijk of dat bij die klant ook zo is.
#
# Het model schatten we in één regel met `clv.BetaGeometric`; wat het zegt komt zo. Eerst geven we het expres de
# verkeerde recency.

# %%
model = clv.BetaGeometric().fit(klanten)
toen = bestellingen[bestellingen["date"] <= "2024-12-31"]
verwisseld = klanten[["x", "t_x", "T", "m"]]
verwisseld["t_x"] = rfm.table(toen, on="2024-12-31")["recency"]

# %% tags=["raises-exception"]
model.probability_alive(verwisseld)

# %% [markdown]
# De foutmelding is terecht: dagen zijn geen weken. Na delen door 7 zijn er nog klanten bij wie de getallen niet bij
# elkaar passen. Wie hen weglaat om van de melding af te zijn, krijgt een antwoord.
#
# **Voorspel eerst.** Bij de klanten die overblijven is de gemiddelde kans om nog klant te zijn 81%, met de goede kolom.
# Wat wordt het met de verkeerde?

# %%
in_weken = klanten[["x", "t_x", "T", "m"]]
in_weken["t_x"] = verwisseld["t_x"] / 7
in_weken = in_weken[(in_weken["x"] > 0) & (in_weken["t_x"] > 0)]
goed = model.probability_alive(klanten.reindex(in_weken.index))
print(round(goed.mean(), 2), round(model.probability_alive(in_weken).mean(), 2))

# %% [markdown]
# > **Valkuil.** Geen foutmelding meer, en een heel andere uitkomst: 31%. Wie er net was, lijkt al lang weg. Twee
# > kolommen die allebei recency heten, mogen elkaar nooit tegenkomen. Daarom heten ze in deze cursus verschillend.
#
# ## Het verhaal van het model
#
# `clv.BetaGeometric` is het **BG/NBD**-model (Fader, Hardie en Lee 2005). Dat zegt: elke klant koopt op toevallige
# momenten in een eigen tempo. Na elke aankoop gooit hij een eigen, scheve munt: stopt hij, dan komt hij nooit meer.
# Tempo en munt verschillen per klant. Vier parameters beschrijven die verschillen; de computer zoekt de waarden waarbij
# deze klanten het minst verbazen, net als in les 10.2.
#
# Klant 11609 kocht 34 keer opnieuw en is nu zestien weken stil. Klant 11846 kocht drie keer opnieuw en is achttien
# weken stil. **Voorspel eerst:** wie van de twee is waarschijnlijk weg?

# %%
kans = model.probability_alive(klanten)
print(round(kans[11609], 2), round(kans[11846], 2))

# %% [markdown]
# De vaste klant is waarschijnlijk weg; de trage koper waarschijnlijk niet. Zestien weken stilte is voor de één
# ondenkbaar en voor de ander gewoon. Zo zag het leven van 11609 eruit. **Voorspel eerst** wanneer de kans begon te
# zakken.

# %%
vaste_klant = toen[toen["customer_id"] == 11609]
clv.plot_alive_history(model, vaste_klant["date"], end="2024-12-31")

# %% [markdown]
# Elk streepje onderaan is een aankoop. Zolang ze bleef kopen, sprong de kans steeds terug omhoog. Bij iemand met zo'n
# tempo is een paar weken stilte al een signaal. Vervang 11609 in deze cel door 11846: bij haar zakt de lijn veel
# trager.
#
# ## Wie één keer kocht
#
# 312 klanten kochten nog maar één keer. **Voorspel eerst.** Hoe groot schat het model de kans dat zij nog klant zijn?

# %%
eenmalig = klanten["x"] == 0
zus = clv.ParetoNBD().fit(klanten)
kans_zus = zus.probability_alive(klanten)
print(eenmalig.sum(), kans[eenmalig].mean(), round(kans_zus[eenmalig].mean(), 2))

# %% [markdown]
# 100%, ook bij wie al twee jaar niets kocht. In het verhaal van BG/NBD gooit iemand de munt pas na een herhaalaankoop,
# dus wie er geen heeft, kan niet gestopt zijn. Dat is geen uitkomst, dat is de aanname. De oudere zus **Pareto/NBD**
# (Schmittlein, Morrison en Colombo 1987) laat iemand op elk moment stoppen en komt bij hen op 68%.
#
# ## Hoeveel per keer?
#
# Voor het bedrag is er een tweede model: **Gamma-Gamma**. Het neemt aan dat elke klant een eigen gemiddelde heeft, en
# dat wie vaak koopt niet meer of minder per keer besteedt. Klant 11416 besteedde vijf keer gemiddeld € 147.
#
# **Voorspel eerst.** Verwacht het model voor haar volgende aankoop meer, minder of precies evenveel?

# %%
besteding = clv.GammaGamma().fit(klanten)
verwacht_bedrag = besteding.expected_average_spend(klanten)
print(round(klanten["m"][11416], 2), round(verwacht_bedrag[11416], 2), round(klanten["m"].mean(), 2))

# %% [markdown]
# Minder: ongeveer € 109. Het model trekt haar naar het gemiddelde van alle klanten. Vijf aankopen kunnen een paar
# uitschieters zijn, en dat ken je als regressie naar het gemiddelde. Wie vijftig keer kocht, wordt bijna niet
# verschoven.
#
# ## Klopt het met een jaar dat het niet zag?
#
# Het model zag 2023 en 2024. We leggen 2025 ernaast. `clv.tracking` telt per week de herhaalaankopen, echt en verwacht.
# Bij `split` staat de laatste dag die het model zag.
#
# **Voorspel eerst.** Zit het model te hoog of te laag?

# %%
verloop = clv.tracking(model, bestellingen, split="2024-12-31", end="2025-12-31")
clv.plot_tracking(verloop)

# %% [markdown]
# Links van de stippellijn vallen de lijnen bijna samen. Rechts loopt het model weg: het verwachtte 16.888 aankopen en
# het werden er 13.631. Dat is bijna een kwart te veel.
#
# ## In euro's
#
# `clv.value` zet alles bij elkaar: aankopen, bedrag, marge en rente, voor de komende 52 weken. De marge is hier 0,36:
# na btw en koffie gaan ook inpakken en bezorgen eraf. In les 10.4 reken je dat na.

# %%
clv.value(model, besteding, klanten, horizon=52, discount_rate=0.10, margin=0.36)

# %%
in_2025 = bestellingen[(bestellingen["date"].dt.year == 2025) & bestellingen["customer_id"].isin(klanten.index)]
print(round(0.36 * in_2025["amount"].sum()))

# %% [markdown]
# Het werd € 210.776. Dat ligt ver onder het interval. Het interval kent maar één onzekerheid: hoe precies de parameters
# zijn, *als het verhaal van het model klopt*. Dat het verhaal zelf niet klopt, zit er niet in.

# %% [markdown]
# ## Wat betekent dit voor Morgenrood?
#
# Terug naar de brief. De regel van de manager kiest wie dertien weken stil is. Het model kan er evenveel kiezen: de
# klanten met de kleinste kans om nog klant te zijn. We nemen de oudere zus, om de blinde vlek te vermijden. Hoe
# verschillend zijn de twee lijsten?

# %%
stil = (klanten["T"] - klanten["t_x"]) >= 13
laagste = kans_zus.sort_values().head(stil.sum())
print(stil.sum(), 1.50 * stil.sum(), stil[laagste.index].sum())
print(round(1.50 * stil.sum() / 104.22))

# %% [markdown]
# Het zijn 678 brieven, voor € 1.017. Van de 678 namen van het model staan er 646 ook op de lijst van de manager. Een
# klant is het komende jaar gemiddeld € 104,22 waard, dus tien klanten die er echt door terugkomen, maken de brief al
# goed. Dat is gunstig gerekend: wie lang stil was, koopt meestal minder dan gemiddeld. Reken liever op vijftien.
# Iedereen schrijven kost € 3.560 en gaat vooral naar wie toch al kwam.
#
# Of de brief ook maar één klant terughaalt, zeggen deze gegevens niet. Een verdedigbaar besluit: gebruik de eenvoudige
# regel, want het model kiest bijna dezelfde klanten. Laat het lot de helft van de 678 een brief sturen, voor ongeveer €
# 500, en vergelijk na een half jaar hun marge. Een klein effect zie je zo niet, want klanten verschillen veel. Een
# groot effect wel.

# %% [markdown]
# ## Hoe ver zaten we van de waarheid?
#
# De waarheid weet wie er eind 2024 weg was (`left`) en wie er toen alweer terug was (`back`). Welk deel was er echt
# nog: van iedereen, van wie één keer kocht, en van de twee lijsten?

# %%
mensen = company.truth().customers.reindex(klanten.index)
weg = (mensen["left"] <= "2024-12-31") & ((mensen["back"] <= "2024-12-31") == False)
print(round(kans.mean(), 2), round(kans_zus.mean(), 2), round(1 - weg.mean(), 2))
print(round(1 - weg[eenmalig].mean(), 2), round(1 - weg[stil].mean(), 2), round(1 - weg[laagste.index].mean(), 2))

# %% [markdown]
# BG/NBD dacht dat 83% er nog was, de zus 79%, en het was 77%. Van wie één keer kocht was 66% er nog: de zus zat daar
# dichtbij, BG/NBD met zijn 100% ver ernaast. Op beide lijsten met brieven is 29% nog gewoon klant. Voor die keus was de
# regel van dertien weken dus even goed als een model. Het model voegt iets anders toe: een bedrag per klant.
#
# Waarom zat het een jaar later te hoog? In het verhaal stopt iemand alleen vlak na een aankoop, in een tempo dat nooit
# verandert. Bij Morgenrood stoppen mensen op elke dag, ook als de koffie duurder wordt of te laat komt. In februari
# 2025 gingen de prijzen omhoog, en in augustus en september kwam bijna de helft van de pakketten te laat. Het eerste
# had een model van 2024 misschien kunnen zien aankomen, het tweede niet.

# %% [markdown]
# ## Kort
#
# - Zonder contract zie je niemand vertrekken. Een herhaalpercentage is geen retentie.
# - `t_x` en de recency van RFM lopen tegen elkaar in. Verwissel ze nooit.
# - Stilte betekent iets anders bij een vaste klant dan bij een trage koper.
# - BG/NBD noemt wie één keer kocht altijd nog klant. Dat is een aanname, geen schatting.
# - Toets een model aan een periode die het niet zag, en houd een eenvoudige regel ernaast.
# - Het interval kent de fouten van het verhaal niet.
#
# In de [volgende les](4_wat_mag_een_actie_kosten.ipynb) gebruik je deze waarde om te kiezen tussen acties.
#
# *Bronnen: Fader, Hardie en Lee (2005), Counting your customers the easy way, Marketing Science. Fader en Hardie
# (2013), The Gamma-Gamma model of monetary value. Schmittlein, Morrison en Colombo (1987), Counting your customers,
# Management Science.*
