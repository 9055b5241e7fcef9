"""Open answers and complaints: what a person met, in the words and the spelling of that person."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from klantlab.company import phrases
from klantlab.company.people import PERSONS, TOWNS, facts, population
from klantlab.company.world import World, day, stage

THEMES = tuple(phrases.GRIPES)
AFTER_SUMMER = day("2025-08-18")


def _fit(options: Sequence[str], today: int) -> tuple[str, ...]:
    """Leave out what nobody says before the summer of 2025."""
    if today >= AFTER_SUMMER:
        return tuple(option.lstrip("~") for option in options)
    return tuple(option for option in options if not option.startswith("~"))


_CHOICE = re.compile(r"\(([^()]*\|[^()]*)\)")
_SLOT = re.compile(r"\{(\w+)\}")
_TOWN_NAMES = tuple(town for *_, town, country, _ in TOWNS if country == "NL")


class Voice:
    """One stream of choices, drawn ahead in blocks because a text needs about thirty."""

    def __init__(self, rng: np.random.Generator) -> None:
        self.rng = rng
        self.ahead: list[float] = []

    def chance(self, share: float) -> bool:
        """Return True in `share` of the cases."""
        return self.number() < share

    def number(self) -> float:
        """Return a number from 0 to 1."""
        if not self.ahead:
            self.ahead = self.rng.random(4096).tolist()
        return self.ahead.pop()

    def one(self, options: Sequence[str]) -> str:
        """Choose one of the options."""
        return options[int(self.number() * len(options))]

    def two(self, options: Sequence[str]) -> tuple[str, str]:
        """Choose two different options (the same one where there is only one)."""
        first = int(self.number() * len(options))
        second = first + 1 + int(self.number() * (len(options) - 1))
        return options[first], options[second % len(options)]

    def say(self, options: Sequence[str], name: str = "") -> str:
        """Choose a sentence, choose among its wordings, and fill its slots."""
        text = _CHOICE.sub(lambda found: self.one(found[1].split("|")), self.one(options))
        slots = {
            "n": phrases.NUMBERS,
            "dag": phrases.DAYS_OF_WEEK,
            "plaats": _TOWN_NAMES,
            "soort": phrases.SORTS,
            "product": phrases.SHORT_NAMES,
            "bedrag": phrases.SUMS,
            "voornaam": (name,),
        }
        return _SLOT.sub(lambda found: self.one(slots[found[1]]), text).strip()


def _sentence(text: str) -> str:
    text = re.sub(r"\s+", " ", text).replace(" ,", ",").strip(" ,")
    return text[:1].upper() + text[1:] if text else text


def _join(opener: str, body: str) -> str:
    if opener.endswith((". ", "! ")) or not opener:
        return opener + _sentence(body)
    keeps_capital = body.startswith(("Ideal", "Track", "Sinterklaas", "Ochtendlicht", "Eerlijk", "Doe wat", "Laat "))
    return opener + (body if keeps_capital else body[:1].lower() + body[1:])


def answer(voice: Voice, score: int, theme: str, liked: str, name: str, today: int) -> str:
    """Write one answer to the question what should be improved first."""
    gripes = _fit(phrases.GRIPES[theme], today)
    if score <= 6:
        if theme in phrases.IRONY and voice.chance(0.13):
            return voice.say(phrases.IRONY[theme], name) + "."
        gripe, another = voice.two(gripes)
        parts = [_join(voice.one(phrases.OPENERS["bad"]) if voice.chance(0.4) else "", voice.say((gripe,)))]
        if voice.chance(0.3):
            parts.append(_sentence(voice.say((another,))))
        if voice.chance(0.45):
            parts.append(voice.say(phrases.ADDED["bad"]))
    elif score <= 8 or voice.chance(0.3):
        parts = [_join(voice.one(phrases.OPENERS["mild"]) if voice.chance(0.4) else "", voice.say(gripes))]
        if voice.chance(0.35) and "rest" not in parts[0] and "erder" not in parts[0]:
            parts.append(voice.say(phrases.ADDED["mild"]))
        if voice.chance(0.12):
            parts.insert(0, _sentence(voice.say(phrases.PRAISE[liked])))
    elif voice.chance(0.35):
        parts = [voice.say(phrases.NOTHING)]
    else:
        parts = [_join(voice.one(phrases.OPENERS["good"]), voice.say(phrases.PRAISE[liked]))]
        if voice.chance(0.4):
            parts.append(voice.say(phrases.ADDED["good"]))
    parts = list(dict.fromkeys(_sentence(part) for part in parts))
    return (
        ". ".join(parts)
        + voice.one((".", ".", "", "."))
        + (voice.say((voice.one(phrases.CLOSERS),), name).join((" ", "")) if voice.chance(0.2) else "")
    )


def spelled(voice: Voice, text: str, belgian: bool, careless: float) -> str:
    """Spell a text as this person does: hurried, dialect, without capitals, with slips of the finger."""
    if belgian:
        for ours, theirs in phrases.FLEMISH:
            if voice.chance(0.6):
                text = text.replace(ours, theirs)
    elif voice.chance(0.035):
        for ours, theirs in phrases.DIALECT_SWAPS:
            text = text.replace(ours, theirs)
        if voice.chance(0.4):
            text = text.rstrip(".") + "." + voice.one(phrases.DIALECT_ENDS)
    if careless > 0.55:
        for ours, theirs in phrases.SLANG:
            text = text.replace(ours, theirs)
        for right, wrong in phrases.SLIPS:
            if right in text and voice.chance(0.5):
                text = text.replace(right, wrong, 1)
    if careless > 0.8:
        text = _slip(voice, text)
    if careless > 0.72 or voice.chance(0.12):
        text = text.lower()
    if voice.chance(0.25):
        text = text.rstrip(".")
    if voice.chance(0.10):
        text = text.replace(". ", ", ").replace(",,", ",")
    if voice.chance(0.015):
        text = text.upper() + voice.one(("!!", "!", "", "!!!"))
    elif voice.chance(0.03):
        text = text.rstrip(".") + voice.one(("!", "!!", "...", "??"))
    return re.sub(r"\s+", " ", text).strip()


def _slip(voice: Voice, text: str) -> str:
    """Hit two keys in the wrong order, or miss one."""
    at = 2 + int(voice.number() * max(len(text) - 4, 1))
    if at + 1 >= len(text) or not (text[at].isalpha() and text[at + 1].isalpha() and text[at - 1].isalpha()):
        return text
    if voice.chance(0.6):
        return text[:at] + text[at + 1] + text[at] + text[at + 2 :]
    return text[:at] + text[at + 1 :]


def answers(
    w: World, table: str, person: np.ndarray, days: np.ndarray, score: np.ndarray, theme: np.ndarray, liked: np.ndarray
) -> list[str]:
    """Write the open answers of a survey; about one in five is left blank, one in twenty says nothing."""
    voice, f = Voice(w.rng(table, "answer")), facts(w)
    careless, belgian = carelessness(w), population(w).belgian
    blank = w.rng(table, "blank").random(len(person))
    out = []
    for who, when, s, t, good, skip in zip(person, days, score, theme, liked, blank, strict=True):
        if skip < 0.17 + 0.05 * (7 <= s <= 8):
            out.append("")
        elif skip > 0.95:
            out.append(voice.one(phrases.EMPTY))
        else:
            text = answer(voice, int(s), str(t), str(good), f.first_name[who], int(when))
            out.append(spelled(voice, text, bool(belgian[who]), careless[who]))
    return out


def complaints(w: World, person: np.ndarray, topic: np.ndarray, days: np.ndarray) -> list[str]:
    """Write the complaints, longer and more formal than an answer in a survey."""
    voice, f = Voice(w.rng("complaints", "text")), facts(w)
    careless, belgian = carelessness(w), population(w).belgian
    out = []
    for who, about, when in zip(person, topic, days, strict=True):
        options = _fit(phrases.COMPLAINTS[about], int(when))
        gripe, another = voice.two(options)
        parts = [_join(voice.one(phrases.COMPLAINT_OPENERS), voice.say((gripe,)))]
        if voice.chance(0.45):
            parts.append(_sentence(voice.say((another,))))
        if voice.chance(0.6):
            parts.append(voice.say(phrases.ADDED["bad"]))
        text = ". ".join(dict.fromkeys(_sentence(part) for part in parts)) + "."
        if voice.chance(0.45):
            text += " " + voice.say(
                ("Mvg, {voornaam}", "Groet, {voornaam}", "Met vriendelijke groet, {voornaam}", "{voornaam}"),
                f.first_name[who],
            )
        out.append(spelled(voice, text, bool(belgian[who]), careless[who]))
    return out


@stage
def carelessness(w: World) -> np.ndarray:
    """Return how carelessly each person types, from 0 to 1."""
    return w.rng("persons", "carelessness").random(PERSONS)
