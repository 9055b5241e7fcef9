"""The public data sets of the course: where they come from, what they may be used for, what bites."""

from __future__ import annotations

from dataclasses import dataclass, field

from klantlab.errors import InputError
from klantlab.results import Result
from klantlab.words import listing

UCI = "https://archive.ics.uci.edu/static/public"
CC_BY = "CC BY 4.0: je mag de data gebruiken, delen en bewerken als je de bron noemt"


@dataclass(frozen=True)
class Download:
    """One file at its public address.

    The address may give a zip. What is pinned is the file inside: a zip can be packed again without
    a byte of the data changing, and then the course goes on.
    """

    file: str  # below $KLANTLAB_DATA
    sha256: tuple[str, ...]  # the file, and the same data in another form
    url: str | None


@dataclass(frozen=True)
class Source(Result):
    """Where a public data set comes from and what to know before using it."""

    name: str
    title: str
    licence: str
    citation: str
    address: str
    size: str
    traps: tuple[str, ...]
    downloads: dict[str, Download] = field(repr=False)

    @property
    def words(self) -> str:
        """Title, size, licence, citation, address and traps."""
        return (
            f"{self.title} ({self.size}). Licentie: {self.licence}. Noem als bron: {self.citation}. "
            f"Adres: {self.address}. Let op: {'; '.join(self.traps)}."
        )


SOURCES = {
    source.name: source
    for source in (
        Source(
            name="online_retail",
            title="Online Retail: alle orderregels van een Britse webwinkel in cadeauartikelen",
            licence=CC_BY,
            citation="Chen, D. (2015). Online Retail. UCI Machine Learning Repository. doi:10.24432/C5BW33",
            address="https://archive.ics.uci.edu/dataset/352/online+retail",
            size="541.909 orderregels, 8 kolommen, 1 december 2010 tot en met 9 december 2011",
            traps=(
                "135.080 regels hebben geen klantnummer",
                "9.288 regels zijn annuleringen: hun factuurnummer begint met een C en hun aantal is negatief",
                "2.517 regels hebben een prijs van nul of lager, en niet elk negatief aantal is een annulering",
                "5.268 regels staan er dubbel in; twee keer hetzelfde bestellen kan echt zijn",
                "codes als POST, DOT en BANK CHARGES zijn geen artikelen",
                "de bedragen zijn Britse ponden",
            ),
            downloads={
                "": Download(
                    "online_retail/online_retail.parquet",
                    (
                        "43465a06f2ccf7c8b5bd2892bc7defb52f97487934fe93b16ae4c3936424676d",  # the workbook
                        "8b06d78c359ff59aad96a76e5e5d05872e78d8b448b4404890885657d306336e",  # its Parquet copy
                    ),
                    f"{UCI}/352/online+retail.zip",
                )
            },
        ),
        Source(
            name="sfo_survey",
            title="Klantenonderzoek van de luchthaven van San Francisco",
            licence="PDDL (publiek domein): je mag de data vrij gebruiken",
            citation="San Francisco International Airport, Customer Survey (2016, 2017, 2018). DataSF",
            address="https://data.sfgov.org/Transportation",
            size="per jaar ongeveer 2.900 reizigers en 97 kolommen",
            traps=(
                "in 2017 en 2018 betekent NETPRO 11 'niet ingevuld': het is geen score",
                "de vragen Q7 lopen van 1 tot 5; een 6 is 'nooit gebruikt' en een 0 is 'niet ingevuld'",
                "kolomnamen veranderen per jaar, en in 2018 eindigen sommige op spaties ('NETPRO  ')",
                "WEIGHT is het gewicht van een antwoord: reken uitslagen voor alle reizigers gewogen uit",
            ),
            downloads={
                "2016": Download(
                    "sfo_survey/2016_SFO_Customer_Survey.csv",
                    ("731ea430d8ab64c0e1cced851b629f7a2e15b0ed0f5a51632b3947ac8fa19f8c",),
                    "https://data.sfgov.org/api/views/t3vr-buhp/rows.csv?accessType=DOWNLOAD",
                ),
                "2017": Download(
                    "sfo_survey/2017_SFO_Customer_Survey.csv",
                    ("171423b74247f1c0144a93104ef19265975be6a78c6665a7319d8efbc7d1493e",),
                    "https://data.sfgov.org/api/views/nnh5-5rwz/rows.csv?accessType=DOWNLOAD",
                ),
                "2018": Download(
                    "sfo_survey/2018_SFO_Customer_Survey.csv",
                    ("8d8e368dffb048679044159486bf89c5b838c7dbff731304ba02d4a8a2099c8b",),
                    None,
                ),
            },
        ),
        Source(
            name="wholesale",
            title="Wholesale customers: wat klanten van een Portugese groothandel in een jaar kochten",
            licence=CC_BY,
            citation="Cardoso, M. (2013). Wholesale customers. UCI Machine Learning Repository. doi:10.24432/C5030X",
            address="https://archive.ics.uci.edu/dataset/292/wholesale+customers",
            size="440 klanten, 8 kolommen",
            traps=(
                "Channel (1 horeca, 2 winkel) en Region (1 Lissabon, 2 Porto, 3 elders) zijn codes, geen getallen",
                "de bedragen zijn erg scheef verdeeld: een paar klanten kopen het meeste",
                "de kolom Delicassen is zo gespeld in de bron",
            ),
            downloads={
                "": Download(
                    "wholesale/wholesale_customers.csv",
                    ("c3d018c643565b85cee733c4a2ac76dd76e080e857cb23f0ccfcc2e15a6c17ef",),
                    f"{UCI}/292/wholesale+customers.zip",
                )
            },
        ),
        Source(
            name="online_shoppers",
            title="Online Shoppers Purchasing Intention: bezoeken aan een webwinkel, en of er gekocht werd",
            licence=CC_BY,
            citation=(
                "Sakar, C. & Kastro, Y. (2018). Online Shoppers Purchasing Intention. "
                "UCI Machine Learning Repository. doi:10.24432/C5F88Q"
            ),
            address="https://archive.ics.uci.edu/dataset/468/online+shoppers+purchasing+intention+dataset",
            size="12.330 bezoeken, 18 kolommen",
            traps=(
                "PageValues verklapt de uitkomst: die waarde ontstaat pas door te kopen",
                "de maand juni heet 'June' en de andere maanden hebben drie letters; januari en april ontbreken",
                "125 regels staan er dubbel in",
            ),
            downloads={
                "": Download(
                    "online_shoppers/online_shoppers_intention.csv",
                    ("b3055ee355f59134d851d32641183cb4a8b45def7124d2f50442a042f358e0d9",),
                    f"{UCI}/468/online+shoppers+purchasing+intention+dataset.zip",
                )
            },
        ),
        Source(
            name="iranian_churn",
            title="Iranian churn: klanten van een telecombedrijf, en wie er wegging",
            licence=CC_BY,
            citation="Iranian Churn (2020). UCI Machine Learning Repository. doi:10.24432/C5JW3Z",
            address="https://archive.ics.uci.edu/dataset/563/iranian+churn+dataset",
            size="3.150 klanten, 14 kolommen",
            traps=(
                "sommige kolomnamen hebben een dubbele spatie: 'Call  Failure'",
                "300 regels staan er dubbel in",
                "15,7% vertrok: wie altijd 'blijft' voorspelt, heeft al 84,3% goed",
            ),
            downloads={
                "": Download(
                    "iranian_churn/Customer Churn.csv",
                    ("90d5fb6bd1630cd4de4b4d28fcf8b4cb92a8f6ab7484605b0799d47386f7dbe1",),
                    f"{UCI}/563/iranian+churn+dataset.zip",
                )
            },
        ),
        Source(
            name="cdnow",
            title="CDNOW: alle aankopen van klanten die begin 1997 voor het eerst een cd kochten",
            licence=(
                "door de makers openbaar gemaakt zonder licentie erbij; de bestanden komen mee met het pakket "
                "lifetimes (MIT), deel ze zelf niet verder"
            ),
            citation=(
                "Fader, P. S. & Hardie, B. G. S. (2001). Forecasting repeat sales at CDNOW: a case study. "
                "Interfaces, 31(3), S94–S107"
            ),
            address="https://www.brucehardie.com/datasets/",
            size="sample: 6.919 aankopen van 2.357 klanten; master: 69.659 aankopen van 23.570 klanten",
            traps=(
                "een klant kan op één dag twee regels hebben: dat is één moment van kopen",
                "customer_id begint met nullen en is daarom tekst",
                "een bedrag kan nul zijn",
            ),
            downloads={
                "sample": Download(
                    "cdnow/CDNOW_sample.txt",
                    ("6fae10155c0b0ba363c2c386e30f77990d22328220efd862a5edd1443420d94a",),
                    None,
                ),
                "master": Download(
                    "cdnow/CDNOW_master.txt",
                    ("eff6889ed364c5199d6eacbbeb7a6d559971df4406ac876f322c373f00a072ef",),
                    None,
                ),
            },
        ),
    )
}


def source(name: str) -> Source:
    """Tell where a public data set comes from: licence, citation, address and traps (in Dutch).

    Parameters
    ----------
    name : str
        A name that `fetch` knows.

    Returns
    -------
    Source
        `.licence`, `.citation`, `.address`, `.size` and `.traps`; `.words` says it all.

    Raises
    ------
    InputError
        An unknown name.

    Examples
    --------
    >>> source("wholesale").citation
    'Cardoso, M. (2013). Wholesale customers. UCI Machine Learning Repository. doi:10.24432/C5030X'
    """
    if not isinstance(name, str) or name not in SOURCES:
        raise InputError(f"Er is geen openbare dataset {name!r}: kies uit {listing(SOURCES, most=len(SOURCES))}.")
    return SOURCES[name]
