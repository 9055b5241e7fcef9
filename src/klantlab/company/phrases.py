# ruff: noqa: E501  a declaration is one line per column, a phrase one line per wording
"""What customers say, in Dutch: sentences with (one|or|another) wording and {slots}.

These are people who type on a phone, in a hurry, pleased or cross. A sentence that starts with ``~`` is
only said after the summer of 2025.
"""

from __future__ import annotations

GRIPES: dict[str, tuple[str, ...]] = {
    "delivery": (
        "(Mijn|M'n|Het) pakket kwam {n} dagen (te laat|later dan beloofd|na de beloofde datum)",
        "Op {dag} besteld, pas {n} dagen later (in huis|binnen|bezorgd) (terwijl er morgen stond|terwijl jullie 'morgen in huis' beloven|)",
        "(Levering|De levering|De bezorging) (duurt veel te lang|is niet meer wat het was|gaat de laatste tijd steeds mis|moet echt beter)",
        "De bezorger (belt niet aan|zet het pakket gewoon buiten in de regen|levert alles bij de buren af|komt nooit op de dag die in de mail staat)",
        "Track en trace (zei drie keer 'onderweg'|stond stil sinds {dag}|klopte van geen kanten|werkte niet)",
        "Ik (zat {n} dagen zonder koffie|heb {n} dagen zonder koffie gezeten|kon {n} dagen geen koffie zetten) (door jullie bezorging|)",
        "(Moest|Ik moest) het (pakje|pakket) zelf ophalen bij een (afhaalpunt|benzinestation|servicepunt) (aan de andere kant van {plaats}|5 km verderop|)",
        "Doe wat je belooft: morgen is morgen, niet (volgende week|over {n} dagen|eind van de week)",
        "Cadeau voor (mijn moeder|mijn zus|een collega|de verjaardag van mijn man) kwam (een dag|{n} dagen) te laat, (dat is wel zuur|heel vervelend|daar sta je dan)",
        "~Die nieuwe bezorgdienst (belt niet aan|gooit het pakket over de schutting|rijdt gewoon door|is een ramp)",
        "~Sinds de zomer (komt elk pakket te laat|gaat het mis met de pakketten|is het met de bezorging behelpen)",
        "Niemand (laat weten|vertelt) dat het later wordt, dat vind ik (erger dan het wachten zelf|het ergste|niet netjes)",
        "Thuisgebleven op {dag} voor het pakket en (niets|niemand gezien|het kwam niet)",
        "Bezorging in {plaats} (lukt nooit op tijd|is een ramp|kan beter)",
    ),
    "price": (
        "De prijs (is wel erg hard gestegen|gaat maar omhoog|loopt de spuigaten uit|begint te knellen)",
        "(Te duur|Veel te duur) (geworden|geworden voor wat het is|voor een kilo {soort}|)",
        "(Bijna|Meer dan) (25|27|28|30) euro voor een kilo (koffie|bonen) is (niet meer te doen|gewoon veel|me te gortig)",
        "Vaste klanten (betalen de volle prijs en nieuwe krijgen de helft korting|zien nooit een korting|worden vergeten, alle acties zijn voor nieuwe klanten)",
        "In de supermarkt (heb ik voor de helft ook lekkere koffie|kost een vergelijkbaar pak {bedrag} minder)",
        "(Verzendkosten|De verzendkosten) (zijn te hoog|van bijna 5 euro zijn belachelijk|mogen wel omlaag|weegt niet op tegen een zakje van 250 gram)",
        "Eerst gratis verzending vanaf 35 euro en nu (ineens|opeens) vanaf 45, (zo jaag je mensen weg|flauw|jammer)",
        "(Weer|Alweer) een prijsverhoging (in februari|dit jaar|zonder uitleg)",
        "Ik snap dat koffie duurder wordt, maar (dit gaat hard|leg dan uit waarom|een spaarkaart zou helpen)",
        "Ik koop alleen nog (in de actieweek|met een kortingscode|als er iets in de aanbieding is)",
        "Meer (aanbiedingen|acties|korting) voor (trouwe klanten|vaste klanten|mensen die al jaren bestellen)",
    ),
    "taste": (
        "De {soort} smaakt (de laatste tijd|sinds kort|tegenwoordig) (anders|vlakker|bitterder|zuurder dan eerst)",
        "{product} vond ik (tegenvallen|te zuur|te bitter|veel te donker gebrand|een beetje wrang)",
        "Niet elke zak is (even vers|hetzelfde), (soms proef je karton|de laatste was muf|er zit verschil in de branding)",
        "Branddatum was al {n} weken oud (toen ik hem kreeg|bij aankomst|)",
        "(Lekkere|Prima) koffie maar de {soort} is (te sterk|te slap) voor (ons|mijn maag|'s avonds)",
        "De smaak is (wisselend|niet constant|achteruit gegaan)",
        "Verwachtte meer van {product}, de beschrijving (klopt niet met wat ik proef|belooft bessen en chocola maar ik proef vooral bitter|is mooier dan de koffie)",
        "Cafeïnevrij (smaakt naar niks|kan echt beter|is niet te drinken, sorry)",
        "De maling was te (grof|fijn) voor mijn (filter|apparaat|percolator|machine)",
    ),
    "staff": (
        "(Medewerker|Een medewerker|Het meisje|De jongen) in de winkel in {plaats} (was kortaf|had geen zin|stond op de telefoon|wist niks van koffie)",
        "De klantenservice (reageert traag|neemt niet op|geeft een standaardantwoord|verwijst je van het kastje naar de muur)",
        "Drie keer gemaild, (één|geen) antwoord",
        "Ik (stond|hing) (een kwartier|20 minuten|een half uur) in de wacht (en toen werd de verbinding verbroken|voor één simpele vraag|)",
        "Als er iets fout gaat (moet je smeken om een oplossing|ligt het altijd aan de bezorger of aan jou|zegt niemand gewoon sorry)",
        "Beter luisteren naar de klant, (ik kreeg antwoord op een vraag die ik niet stelde|nu krijg je een plaatje tekst terug|het voelt alsof je lastig bent)",
        "Iedereen zegt weer iets anders, (de winkel weet niet wat de webwinkel doet|dat schiet niet op|heel verwarrend)",
        "Te weinig personeel op {dag}, (lange rij|ik ben weggelopen|iedereen gestrest)",
        "Vriendelijk zijn ze wel, maar (er gebeurt niks|het probleem bleef liggen|je moet overal zelf achteraan)",
        "(Belofte om terug te bellen is niet nagekomen|Ze zouden terugbellen, nooit meer iets gehoord)",
    ),
    "website": (
        "De website (is traag|werkt niet op mijn telefoon|loopt vast bij het betalen|is onoverzichtelijk)",
        "Inloggen (lukt nooit in één keer|is een drama|kost me elke keer een nieuw wachtwoord)",
        "(Ik kan|Kan) mijn oude bestellingen nergens (vinden|terugvinden), (dan zou ik zo opnieuw kunnen bestellen|onhandig)",
        "De zoekfunctie (vindt niks|snapt het niet als je een letter mist|is waardeloos)",
        "Winkelmandje (was ineens leeg|vergeet alles als je even weg bent)",
        "Ideal (deed het niet|gaf een foutmelding), (daarna dubbel betaald|moest alles opnieuw invullen)",
        "Kortingscode werd (niet geaccepteerd|geweigerd) terwijl hij nog (geldig was|liep)",
        "Filteren op (maling|smaak|fairtrade) zou (fijn|handig) zijn",
        "Te veel stappen voordat je hebt (besteld|betaald)",
    ),
    "packaging": (
        "De zak was (gescheurd|open|lek), (de helft lag in de doos|overal bonen|zonde van de koffie)",
        "Te veel (plastic|karton|opvulling) voor (één zakje|twee zakjes|zo'n klein pakje)",
        "De sluitstrip (plakt niet meer|laat los na een paar keer|is waardeloos)",
        "Doos te groot voor de brievenbus, (daardoor moet je altijd thuis zijn|maak er een brievenbuspakje van)",
        "Het doosje was (ingedeukt|nat|half open), als cadeau (kon ik het niet geven|niet te doen)",
        "De zakken (kunnen niet bij het papier|zijn niet te recyclen), dat past niet bij jullie verhaal",
        "Een hervulbaar blik zou (mooi zijn|ik meteen kopen|veel afval schelen)",
    ),
    "subscription": (
        "Abonnement (opzeggen is een zoektocht|stoppen kan alleen per mail, waarom|pauzeren lukt niet op de site)",
        "Het abonnement (komt te vaak|stapelt zich op|is niet flexibel), (ik heb nog vier zakken staan|wij drinken niet zoveel|laat me een maand overslaan)",
        "Ik wilde (wisselen van soort|naar een kleiner pakket) en dat (duurde {n} weken|kon pas na drie mailtjes|lukte niet)",
        "Er is {bedrag} afgeschreven (nadat ik had opgezegd|terwijl ik op pauze stond|zonder pakket)",
        "Elke maand dezelfde koffie in het abonnement, (graag meer afwisseling|verras ons eens|saai)",
        "De abonnementsprijs ging omhoog (zonder bericht|en dat zag ik pas op mijn afschrift|met een mailtje dat in de spam zat)",
    ),
    "grinder": (
        "De (molen|elektrische molen|handmolen) was (na {n} weken|al na een paar maanden) kapot",
        "Mijn molen (maakt een raar geluid|loopt vast|maalt niet meer fijn) en (reparatie duurt al {n} weken|niemand weet of er onderdelen zijn|de garantie dekt het niet)",
        "De espressomachine (lekt|wordt niet warm genoeg), (twee keer teruggestuurd|wachten op een monteur)",
        "De gebruiksaanwijzing van de molen is (onleesbaar|alleen in het Engels|een grap)",
    ),
    "mail": (
        "Veel te veel (mail|mailtjes|reclame), (drie per week is te veel|ik lees ze niet meer|minder mag)",
        "Ik had me afgemeld en (krijg nog steeds mail|toch blijft het komen)",
        "Laat me met rust als je niks te melden hebt",
        "Weer een enquête, (alweer|hou eens op|ik vul dit alleen in omdat ik wat kan winnen)",
    ),
    "range": (
        "Meer (keuze in cafeïnevrij|proefzakjes|soorten uit Afrika|thee|koffie voor filter)",
        "{product} is (vaak|altijd) uitverkocht (als ik wil bestellen|)",
        "Jammer dat (de oude melange|de Braziliaanse|de wintermelange) weg is",
        "Kleinere zakjes om te proberen (graag|zou leuk zijn|, 100 gram of zo)",
        "Graag ook (theekopjes|havermelk voor barista's|onderdelen voor de molen) verkopen",
    ),
    "shop": (
        "Ruimere openingstijden, (na het werk is alles dicht|om half zes sta je voor een dichte deur|ook op zondag graag)",
        "Het is (altijd druk|te klein) in de winkel in {plaats}, (je kunt nergens zitten|je loopt elkaar in de weg)",
        "Een winkel in (Leeuwarden|Zeeland|Eindhoven|Den Haag|Twente) zou fijn zijn",
        "De muziek in de winkel staat te hard (voor een gesprek|)",
        "Parkeren bij de winkel in {plaats} is (onmogelijk|duur)",
    ),
    "fair": (
        "Laat beter zien wat de boer (krijgt|eraan verdient)",
        "Meer (biologisch|fairtrade) graag, (nu is het maar één melange|de rest van de wereld doet het ook)",
        "Waarom (vliegt|reist) de koffie de halve wereld over en (is de zak dan nog van plastic|hoor ik niks over de CO2)",
        "Die verhalen over boeren zijn mooi, maar (waar is het bewijs|ik zie geen cijfers)",
    ),
}

PRAISE: dict[str, tuple[str, ...]] = {
    "delivery": (
        "Altijd (snel|netjes|op tijd) (in huis|bezorgd|geleverd)",
        "Vandaag besteld, morgen (koffie|in de brievenbus), (top|zo hoort het)",
    ),
    "price": (
        "Niet de goedkoopste, wel (de lekkerste|zijn geld waard)",
        "Goede prijs voor goede koffie",
        "Fijne aanbiedingen (in de oranjeweek|in november|)",
    ),
    "taste": (
        "De {soort} is (heerlijk|fantastisch|de lekkerste die ik ken|precies goed)",
        "{product} is (mijn favoriet|een feestje|elke ochtend weer raak)",
        "Heerlijke koffie, (ga zo door|niks aan veranderen|wij drinken niks anders meer)",
        "Je proeft dat het vers gebrand is",
        "(Mijn man|Mijn vrouw|Mijn schoonmoeder|Heel de afdeling) is ook om, (eerst dronken we pads|echt waar|)",
    ),
    "staff": (
        "(Vriendelijk|Heel vriendelijk|Kundig) personeel in {plaats}, (nemen de tijd|ze weten waar ze het over hebben|altijd een praatje)",
        "De barista (herkende me meteen|gaf me een goede tip over de maling|liet me drie soorten proeven)",
        "Er ging iets mis en het werd (meteen|binnen een dag|heel netjes) opgelost, (klasse|daar kunnen anderen van leren|hulde)",
        "Een handgeschreven kaartje in de doos, (hoe leuk is dat|dat doet een mens goed)",
        "Fijn contact met de klantenservice, (gewoon een mens aan de lijn|ze denken mee)",
    ),
    "website": ("Bestellen gaat (makkelijk|snel|soepel)", "(Duidelijke|Fijne|Overzichtelijke) site"),
    "packaging": ("Mooi ingepakt, (ook leuk als cadeau|zonder al dat plastic)", "Past door de brievenbus, ideaal"),
    "subscription": (
        "Het abonnement is (ideaal|makkelijk), (nooit meer zonder koffie|je hebt er geen omkijken naar)",
        "Leuk dat er elke maand (iets anders|een verhaaltje) in zit",
    ),
    "shop": ("Gezellige winkel in {plaats}, (het ruikt er heerlijk|ik kom er graag)",),
    "fair": (
        "Goed dat jullie (eerlijk inkopen|de boeren netjes betalen)",
        "Eerlijk verhaal en lekkere koffie, dat zie je niet vaak",
    ),
}

NOTHING = (
    "Niets(, ga zo door|, alles prima| te klagen| eigenlijk|, tevreden klant|)",
    "(Zou het niet weten|Weet ik zo niet|Geen idee|Ik zou niks weten)",
    "(Helemaal|Dik) tevreden(, houden zo|, bedankt|)",
    "(Gewoon zo doorgaan|Ga zo door|Zo houden|Blijf zo|Vooral niks veranderen)",
    "Alles (is goed|is prima|loopt lekker|ok|gaat goed)",
    "Kan zo niks bedenken (wat beter moet|)",
    "Voor mij is het (goed zoals het is|dik in orde|een 10)",
)
EMPTY = (
    "nvt",
    "n.v.t.",
    "geen",
    "-",
    "Geen.",
    "niks",
    "?",
    "Weet niet",
    "weet ik niet",
    "x",
    "...",
    "nee",
    "Geen opmerkingen",
    "geen mening",
)

IRONY = {
    "delivery": (
        "(Fijn hoor|Lekker dan|Gezellig), {n} dagen wachten op koffie. (Wakker blijf je er in elk geval van|Ik heb leren theedrinken|Gelukkig heb ik een buurvrouw met een apparaat)",
        "Chapeau, het pakket heeft {n} dagen over 40 kilometer gedaan. Te voet was (ik|de bezorger) er eerder",
        "'Morgen in huis' zeggen jullie. (Welke morgen staat er niet bij|Ja, ooit is het morgen)",
    ),
    "price": (
        "(Dank jullie wel|Bedankt) voor de prijsverhoging, (ik had toch te veel geld|nu drink ik tenminste bewuster)",
        "Nog even en ik moet (een hypotheek nemen|gaan lappen met de buren) voor een kilo bonen",
    ),
    "staff": (
        "Wat een warm onthaal in {plaats}, (ik heb mijn jas maar aangehouden|bijna had iemand opgekeken)",
        "Klantenservice? Ja, dat (woord heb ik ergens gelezen|zou een goed idee zijn)",
    ),
    "website": ("Jullie site is een (mooie puzzel|escaperoom), (ik ben er na een half uur uit|alleen zonder prijs)",),
    "subscription": (
        "Een abonnement opzeggen bij jullie, (er zijn mensen die sneller scheiden|ik heb er een hobby bij)",
    ),
    "grinder": ("Mooie molen hoor, (hij staat prachtig stil|ideaal als boekensteun)",),
    "packaging": ("Leuk, een zoekplaatje: waar in deze enorme doos zit (mijn zakje koffie|de koffie)",),
    "mail": ("Gezellig al die mail, (mijn eigen moeder schrijft minder|ik voel me bijna populair)",),
    "taste": ("Aroma van rode bessen, (ik proef eerder een oude krant|mijn tong moet zeker naar cursus)",),
}

OPENERS = {
    "bad": (
        *(
            "Jammer: ",
            "Eerlijk gezegd: ",
            "Tja. ",
            "Helaas: ",
            "Ik ben er klaar mee. ",
            "Al jaren klant, maar ",
            "Pfff. ",
        ),
        *(
            "Heel simpel: ",
            "Wat mij betreft: ",
            "Sorry maar ",
            "Nou, ",
            "Zie mijn mail. ",
            "Graag zou ik zien dat jullie het lezen. ",
        ),
    ),
    "mild": (
        "Misschien ",
        "Klein puntje: ",
        "Alleen ",
        "Verder prima, maar ",
        "Als ik iets moet noemen: ",
        "Hooguit dit: ",
        "Enige minpuntje: ",
    ),
    "good": ("", "", "Top! ", "Gewoon goed. ", "Complimenten. ", "Niks mis mee. ", "Blij mee. "),
}
ADDED = {
    "bad": (
        *(
            "Dat is al de tweede keer",
            "Zo ga je niet met klanten om",
            "Voor dat geld mag je meer verwachten",
            "Ik bestel nu ergens anders",
        ),
        *(
            "Erg jammer want de koffie is goed",
            "Dit was vroeger beter",
            "Niet voor herhaling vatbaar",
            "Mijn buurvrouw heeft hetzelfde",
        ),
        *(
            "Graag een reactie",
            "Ik hoor graag wat jullie eraan doen",
            "Los dat eerst maar eens op",
            "Daarom dit cijfer",
        ),
        *(
            "Ik twijfel of ik blijf",
            "Een excuus zou al schelen",
            "Had ik niet verwacht van jullie",
            "Geen reactie op gehad",
        ),
    ),
    "mild": (
        *(
            "Verder tevreden",
            "Voor de rest prima",
            "Verder geen klachten",
            "Maar de koffie is lekker",
            "Niet heel erg hoor",
            "Is maar een idee",
        ),
        *(
            "Dan zou ik vaker bestellen",
            "Succes ermee",
            "Kan gebeuren natuurlijk",
            "De rest is gewoon goed",
            "Zou mij schelen",
        ),
    ),
    "good": (
        *(
            "Ga zo door",
            "Bedankt",
            "Wij blijven klant",
            "Ik vertel het iedereen",
            "Tot de volgende bestelling",
            "Dikke tien",
            "Hou dit vast",
        ),
        *("Al jaren tevreden", "Doen jullie goed", "Groetjes uit {plaats}"),
    ),
}
CLOSERS = ("", "", "", "", "", " mvg", " Gr. {voornaam}", " groet", " Groeten uit {plaats}", " Succes", " Dank alvast")

COMPLAINT_OPENERS = (
    *(
        "Beste Morgenrood, ",
        "Hallo, ",
        "Goedemorgen, ",
        "Geachte heer/mevrouw, ",
        "L.S. ",
        "Hoi, ",
        "",
        "",
        "",
        "Dag, ",
        "Beste mensen, ",
    ),
)
COMPLAINTS: dict[str, tuple[str, ...]] = {
    "te laat": (
        *GRIPES["delivery"],
        "(Waar blijft mijn bestelling|Mijn bestelling is er nog steeds niet|Wanneer komt mijn pakket nou), het zou er {dag} zijn",
    ),
    "beschadigd": (
        *GRIPES["packaging"][:1],
        "De (doos|zak|beker|filterhouder) kwam (kapot|beschadigd|helemaal ingedeukt) aan, (foto's in de bijlage|zie foto|kan ik een nieuwe krijgen)",
        "Er (lag|zat) (koffie door de hele doos|een gat in de zak) bij {product}",
    ),
    "product": (
        *GRIPES["taste"][:4],
        "Ik kreeg {product} terwijl ik (iets anders|bonen en geen gemalen|cafeïnevrij) had besteld",
        "Er (ontbrak een artikel|miste een zak) in mijn bestelling, wel betaald",
    ),
    "apparaat": (
        *GRIPES["grinder"],
        "De (melkopschuimer|ketel) (werkte|deed het) (twee keer|een week) en toen niet meer",
        "(Het apparaat|De machine) kwam zonder (stekker|handleiding|filterhouder), (kunt u die nasturen|en nu)",
    ),
    "abonnement": (*GRIPES["subscription"], IRONY["subscription"][0]),
    "rekening": (
        "Er is twee keer {bedrag} afgeschreven (voor dezelfde bestelling|op {dag}|)",
        "De korting (staat niet op de factuur|is niet verrekend), het scheelt {bedrag}",
        "Ik wacht al {n} weken op mijn geld terug (van een retour|, het gaat om {bedrag}|)",
        "Op de factuur (staat een verkeerd adres|klopt de btw niet), kunt u een nieuwe sturen",
        "(Kreeg een aanmaning|Ik kreeg een herinnering) terwijl ik (allang betaald heb|op {dag} betaald heb)",
    ),
    "reclame": (
        *GRIPES["mail"][:3],
        "Gebeld (tijdens het eten|op mijn werk) met een aanbod, hoe komen jullie aan mijn nummer",
    ),
}

FLEMISH = (
    *(
        (" jullie ", " gullie "),
        ("jullie", "jullie"),
        ("lekker", "lekker"),
        ("Prima", "Content"),
        ("prima", "content"),
        ("mailtjes", "mails"),
    ),
    *(
        ("leuk", "plezant"),
        ("Erg jammer", "Spijtig"),
        ("Jammer", "Spijtig"),
        ("jammer", "spijtig"),
        ("gewoon", "gewoon"),
        ("heel", "heel"),
    ),
    *(
        (" je ", " ge "),
        ("(rij)", "file"),
        ("bellen", "bellen"),
        ("doos", "doos"),
        ("niks", "niks"),
        ("Fijn", "Tof"),
        ("fijn", "tof"),
    ),
)
DIALECT_ENDS = (" Houdoe", " Moi", " Oant moarn", " Ajuus", " Salut", " Goedgoan")
DIALECT_SWAPS = (
    (" niet ", " nie "),
    (" het ", " 't "),
    (" een ", " 'n "),
    ("dat is", "da's"),
    ("altijd", "altied"),
    (" wat ", " wa "),
)
SLANG = (
    (" even ", " ff "),
    (" inderdaad ", " idd "),
    (" in plaats van ", " ipv "),
    ("alsjeblieft", "aub"),
    ("bestelling", "bestelling"),
    (" niks ", " niks "),
    ("graag", "graag"),
    (" euro", "€"),
)
SLIPS = (
    *(
        ("abonnement", "abbonement"),
        ("Abonnement", "Abonement"),
        ("pakket", "paket"),
        ("bezorgd", "bezorgt"),
        ("geleverd", "gelevert"),
    ),
    *(
        ("beloofd", "belooft"),
        ("wordt", "word"),
        ("gebeurt", "gebeurd"),
        ("vind ", "vindt "),
        ("eigenlijk", "eigelijk"),
        ("website", "web site"),
    ),
    *(
        ("klantenservice", "klanten service"),
        ("steeds", "steets"),
        ("verzendkosten", "verzend kosten"),
        ("meteen", "meteen"),
        ("vaste", "vastte"),
    ),
    *(
        ("espresso", "expresso"),
        ("gestegen", "gestegenn"),
        ("kortingscode", "kortings code"),
        ("reactie", "reaktie"),
        ("fantastisch", "fantastich"),
    ),
    *(
        ("cadeau", "kado"),
        ("Cadeau", "Kado"),
        ("heerlijk", "heerlijck"),
        ("openingstijden", "openings tijden"),
        ("enquête", "enquete"),
        ("branding", "brandding"),
    ),
    *(
        ("antwoord", "andwoord"),
        ("onoverzichtelijk", "onoverzichtlijk"),
        ("vriendelijk", "vriendlijk"),
        ("medewerker", "mede werker"),
    ),
)

SORTS = ("espresso", "filterkoffie", "huisblend", "bonen", "cafeïnevrije", "Ethiopië", "gemalen koffie", "melange")
SHORT_NAMES = (
    "de Nachtwacht",
    "Ochtendlicht",
    "de Huisblend",
    "de Yirga",
    "de Huila",
    "de Dommel",
    "Eerlijk en bio",
    "het proefpakket",
    "de Dagkoffie",
    "de Chai",
)
DAYS_OF_WEEK = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag")
NUMBERS = ("twee", "drie", "vier", "vijf", "3", "4", "5", "zes", "2")
SUMS = ("€ 4,95", "12 euro", "16,95", "€27,50", "bijna 18 euro", "31,50 euro", "€ 8", "25 euro", "17.95")
