# ruff: noqa: E501  a declaration is one line per column, a phrase one line per wording
"""What Morgenrood sells: products, prices through the years, and what goes together in a basket."""

from __future__ import annotations

import numpy as np

from klantlab.company.declare import Columns, table
from klantlab.company.world import BLANK, DAYS, PRICE_RISES, World, dates, day, stage

# name, category, grams, price in cents on 1 January 2023, VAT, purchase cost as a share, value step
PRODUCTS = (
    ("Ochtendlicht filterkoffie 250 g", "koffie", 250, 695, 9, 0.47, "product"),
    ("Ochtendlicht filterkoffie 1 kg", "koffie", 1000, 2395, 9, 0.52, "product"),
    ("Huisblend bonen 250 g", "koffie", 250, 725, 9, 0.46, "product"),
    ("Huisblend bonen 1 kg", "koffie", 1000, 2495, 9, 0.51, "product"),
    ("Nachtwacht espressobonen 250 g", "koffie", 250, 775, 9, 0.45, "product"),
    ("Nachtwacht espressobonen 1 kg", "koffie", 1000, 2695, 9, 0.50, "product"),
    ("Ethiopië Yirga bonen 250 g", "koffie", 250, 1095, 9, 0.44, "product"),
    ("Colombia Huila bonen 250 g", "koffie", 250, 995, 9, 0.44, "product"),
    ("Eerlijk en bio bonen 500 g", "koffie", 500, 1495, 9, 0.53, "product"),
    ("Eerlijk en bio bonen 1 kg", "koffie", 1000, 2750, 9, 0.55, "product"),
    ("Cafeïnevrij Dommel 250 g", "koffie", 250, 825, 9, 0.48, "product"),
    ("Dagkoffie grootverpakking 1 kg", "koffie", 1000, 1795, 9, 0.64, "grondstof"),
    ("Proefpakket vier zakjes", "koffie", 320, 1395, 9, 0.50, "ervaring"),
    ("Capsules composteerbaar 20 stuks", "koffie", 110, 895, 9, 0.49, "product"),
    ("Muntthee met gember", "thee", 80, 495, 9, 0.42, "product"),
    ("Chai kruidenmix", "thee", 200, 650, 9, 0.43, "product"),
    ("Papieren filters nr. 4, 100 stuks", "accessoires", 150, 395, 21, 0.45, "product"),
    ("Ontkalker voor espressomachines", "accessoires", 500, 950, 21, 0.40, "dienst"),
    ("Melkopschuimer", "apparatuur", 600, 2495, 21, 0.58, "product"),
    ("Handmolen", "apparatuur", 700, 6900, 21, 0.60, "product"),
    ("Elektrische molen", "apparatuur", 2400, 14900, 21, 0.64, "product"),
    ("Filterhouder", "accessoires", 400, 1850, 21, 0.48, "product"),
    ("Gietketel", "apparatuur", 900, 5400, 21, 0.57, "product"),
    ("Schuimkan", "accessoires", 350, 1995, 21, 0.47, "product"),
    ("Borstel voor de molen", "accessoires", 60, 795, 21, 0.38, "product"),
    ("Thermosbeker", "accessoires", 300, 2250, 21, 0.50, "product"),
    ("Geschenkdoos", "cadeau", 600, 2750, 9, 0.46, "ervaring"),
    ("Sinterklaasdoos met chocoladeletter", "cadeau", 450, 2195, 9, 0.48, "ervaring"),
    ("Kerstdoos", "cadeau", 900, 3450, 9, 0.47, "ervaring"),
    ("Stroopwafels in blik", "cadeau", 350, 895, 9, 0.52, "product"),
    ("Proeverij voor twee", "beleving", 0, 4900, 21, 0.55, "ervaring"),
    ("Baristacursus voor thuis", "beleving", 0, 8900, 21, 0.52, "transformatie"),
    ("Espressomachine", "apparatuur", 9800, 39900, 21, 0.70, "product"),
    ("Onderhoudsbeurt machine", "beleving", 0, 5900, 21, 0.50, "dienst"),
)
CATEGORY = np.array([row[1] for row in PRODUCTS])
COFFEE = CATEGORY == "koffie"
SINT, KERST, BOX = 27, 28, 26

_WANTED: tuple[dict[int, float], ...] = (  # by segment: product number (from 1) → weight
    {7: 20, 8: 16, 5: 9, 6: 7, 13: 5, 3: 5, 9: 3, 20: 1.2, 21: 0.9, 23: 1.0, 22: 1.2, 24: 1, 31: 1.4, 32: 0.9, 33: 0.2}
    | {17: 3, 16: 1.5, 18: 1.5, 25: 0.6, 34: 0.5},
    {1: 11, 2: 18, 3: 9, 4: 17, 6: 5, 11: 5, 14: 6, 17: 5, 15: 2, 18: 1.5, 30: 1.5, 26: 0.6, 19: 0.5, 34: 0.4},
    {12: 34, 2: 9, 4: 8, 14: 9, 1: 5, 17: 3, 30: 2, 15: 2, 26: 0.7, 18: 1, 13: 2},
    {27: 15, 13: 9, 30: 9, 3: 7, 1: 6, 15: 5, 26: 4, 22: 1.5, 31: 3, 16: 4, 20: 0.8, 19: 1.4, 32: 0.8, 14: 3},
    {9: 26, 10: 18, 15: 7, 11: 5, 7: 5, 16: 4, 17: 3, 13: 3, 22: 1.2, 20: 0.7, 26: 1.5, 31: 0.8},
)
_GIFTS: tuple[dict[int, float], ...] = (
    {27: 5, 28: 3, 29: 4, 30: 3},
    {27: 3, 28: 4, 29: 3, 30: 5},
    {28: 5, 30: 4},
    {27: 35, 28: 45, 29: 45, 30: 12},
)
_TOGETHER: dict[
    int, tuple[dict[int, float], float]
] = {  # first product → what is added, with its weight, and how often
    1: ({17: 6, 22: 1, 30: 1}, 0.42),
    2: ({17: 6, 30: 1}, 0.42),
    5: ({18: 3, 24: 1, 25: 0.5}, 0.26),
    6: ({18: 4, 24: 1}, 0.30),
    7: ({8: 5, 23: 0.6}, 0.45),
    20: ({25: 6, 7: 2}, 0.62),
    21: ({25: 8, 6: 2}, 0.70),
    22: ({17: 7, 23: 1}, 0.66),
    27: ({30: 4, 15: 1}, 0.40),
    28: ({30: 3, 27: 1}, 0.35),
    33: ({6: 4, 18: 4, 24: 3}, 0.85),
    16: ({19: 1, 15: 3}, 0.30),
}


def wanted() -> np.ndarray:
    """Return weights by (segment × gift season, product): rows 2·segment and 2·segment + 1."""
    out = np.zeros((10, len(PRODUCTS)))
    for segment, weights in enumerate(_WANTED):
        for product, weight in weights.items():
            out[2 * segment : 2 * segment + 2, product - 1] = weight
        gifts: dict[int, float] = _GIFTS[segment] if segment < 4 else {27: 2, 29: 2, 30: 1}
        for product, weight in gifts.items():
            out[2 * segment + 1, product - 1] = weight
    return out


def together() -> tuple[np.ndarray, np.ndarray]:
    """Return what is added to a first product (weights by product) and how often."""
    weights, often = np.zeros((len(PRODUCTS), len(PRODUCTS))), np.zeros(len(PRODUCTS))
    weights[:, 2] = 1.0  # never used where `often` is 0
    for first, (added, share) in _TOGETHER.items():
        weights[first - 1] = 0
        often[first - 1] = share
        for product, weight in added.items():
            weights[first - 1, product - 1] = weight
    return weights, often


@stage
def price_list(w: World) -> tuple[np.ndarray, np.ndarray]:
    """Return prices in whole cents by (period, product), and the period of each day.

    Coffee follows the price rises, rounded to 5 cents in whole numbers; the rest keeps its price.
    """
    start = np.array([row[3] for row in PRODUCTS])
    periods, rows, level = np.zeros(DAYS, dtype=np.int64), [start], 100
    for number, (since, factor) in enumerate(PRICE_RISES.items(), start=1):
        level = level * round(factor * 100) // 100
        periods[day(since) :] = number
        rows.append(np.where(COFFEE, (start * level + 250) // 500 * 5, start))
    return np.stack(rows), periods


def product_id(number: np.ndarray) -> np.ndarray:
    """Turn a product number into its code, such as P01."""
    return np.array([f"P{k:02d}" for k in range(1, len(PRODUCTS) + 1)], dtype=object)[number]


def unit_cost() -> np.ndarray:
    """Return what one of each product costs the firm, in euros without VAT, to the cent."""
    return np.round([price / (100 + vat) * share for _, _, _, price, vat, share, _ in PRODUCTS], 2)


@table(
    "products",
    "Het assortiment van webwinkel en winkels",
    "C32 C82 C111",
    """
    product_id*  text                                                                   | Artikelcode
    name         text                                                                   | Naam op het etiket
    category     text [koffie, thee, accessoires, apparatuur, cadeau, beleving]         | Soort | C32
    grams        int (gram)                                                             | Inhoud; 0 als er niets te wegen is
    price        euro                                                                   | Prijs inclusief btw op 1 januari 2023 | C82
    vat          int (%)                                                                | Btw-tarief: 9 voor koffie en eten, 21 voor apparatuur en beleving
    cost         euro                                                                   | Inkoop of kostprijs, zonder btw | C91 C101
    value_step   text [grondstof, product, dienst, ervaring, transformatie]             | Trede van economische waarde | C82
    """,
)
def products(w: World) -> Columns:
    """List the assortment."""
    return {
        "product_id": product_id(np.arange(len(PRODUCTS))),
        "name": [row[0] for row in PRODUCTS],
        "category": [row[1] for row in PRODUCTS],
        "grams": [row[2] for row in PRODUCTS],
        "price": [row[3] / 100 for row in PRODUCTS],
        "vat": [row[4] for row in PRODUCTS],
        "cost": unit_cost(),
        "value_step": [row[6] for row in PRODUCTS],
    }


@table(
    "prices",
    "De prijslijst door de jaren heen",
    "C82 C111",
    """
    product_id*  text>products  | Artikelcode
    since*       date           | Vanaf deze dag
    price        euro           | Prijs inclusief btw
    """,
)
def prices(w: World) -> Columns:
    """List each price and the day it began."""
    cents, _ = price_list(w)
    starts = [0, *(day(since) for since in PRICE_RISES)]
    number, period = np.meshgrid(np.arange(len(PRODUCTS)), np.arange(len(starts)), indexing="ij")
    changed = (period == 0) | (cents[period, number] != cents[np.maximum(period - 1, 0), number])
    return {
        "product_id": product_id(number[changed]),
        "since": dates(np.array(starts)[period[changed]]),
        "price": cents[period[changed], number[changed]] / 100,
    }


__all__ = ["BLANK", "PRODUCTS", "price_list", "prices", "products", "together", "wanted"]
