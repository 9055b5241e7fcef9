"""What should we improve first? Themes in Dutch open answers, and what each costs."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import narwhals as nw
import numpy as np
import pandas as pd

from klantlab import _stats, plotting
from klantlab.errors import InputError
from klantlab.nps._counts import Codes, answers_of
from klantlab.nps._score import generator, score, z_of
from klantlab.plotting import Figure
from klantlab.results import Result
from klantlab.words import count, number, percent, plural

OTHER = "overig"
LEAST = 0.1  # cosine below which a comment belongs to no theme
NEARLY = 0.85  # of the agreement of the most stable number of themes
TOP = 10  # words that describe a theme
WORD = re.compile(r"[^\W\d_]{2,}")
# Words that say how something is said, not what it is about; Dutch, and the commonest of English.
STOP = frozenset(
    """
    aan aardig al bedankt bedenken beter groet groeten hooguit jaren mvg puntje rest sorry verder alle alleen
    alles als altijd ander andere anders ben bent bij bijna bijv bijvoorbeeld binnen daar daarom dan dat de deze
    die dit doe doen doet door dus echt een eens eerst eerste elk elke en enige er erg ergens etc even gaan gaat
    geen gedaan geeft gehad gekregen geweest gewoon geworden graag haar had hadden heb hebben hebt heeft heel
    hele helemaal hem hen het hier hij hoe hou houden hun iedereen ieder iemand iets ik in ineens is ja je jij
    jouw jullie kan kon kun kunnen kunt laten maar mag maken maakt me mee meer meest meestal men met mij mijn
    misschien mocht moet moeten mogen na naar nee net niet niets nieuw niks nog nogal nooit nou nu nul of om
    omdat ons onze ook op over overal pas per precies te tegen terug terwijl toch toe toen tot tussen uit uw
    vaak van vanaf veel via vind vindt vond voor vooral waar waarom wanneer want waren was wat we weer weinig
    wel werd werden wie wij wil willen word worden wordt ze zeer zelf zelfs zich zij zijn zo zoals zodat zonder
    zou zouden zowel zullen zult keer gaf geven geef komen komt kwam krijg krijgen krijgt kreeg zei zegt zeggen
    zie ziet zien zat staat stond sinds lang langer beetje dingen ding echte jaar maand week dag dagen weken
    maanden vandaag gisteren morgen the and for with that this were are not you your but have has they them very
    all can our from out too it to on my be so at as an or if no by do did would could should just maandag
    dinsdag woensdag donderdag vrijdag zaterdag zondag januari februari maart april juni juli augustus september
    oktober november december twee drie vier vijf zes zeven acht negen tien
    """.split()  # noqa: SIM905  a list of 300 words reads better without quotes
)


@dataclass(frozen=True, repr=False)
class Themes(Result):
    """Themes in open answers, and what each costs in NPS points.

    Attributes
    ----------
    table : pandas.DataFrame
        A row per theme, largest first: words (that set it apart), n, share (of the comments that
        were read), example (the comment that fits it best); with scores also scored, nps, low,
        high (score and interval), detractors (share), cost, cost_low and cost_high: the points
        that the overall score would rise if this theme's detractors became passives.
    labels : pandas.Series
        The theme of each comment, by its row label: its name, "overig" when no theme fits,
        missing without a comment.
    k : int
        Number of themes.
    stability : pandas.DataFrame
        A row per number of themes that was tried: how much the words of the themes agree when a fifth
        of the comments is left out (0–1). Empty when `k` was given or there was no choice.
    confidence : float
        Of the intervals.
    n, other, empty, unread : int
        Comments, those of them that fit no theme or hold no usable word ("overig"), rows without a
        comment, and comments without a usable word (an emoji, "ok").
    """

    table: pd.DataFrame = field(hash=False, compare=False)
    labels: pd.Series = field(hash=False, compare=False)
    k: int
    stability: pd.DataFrame = field(hash=False, compare=False)
    confidence: float
    n: int
    other: int
    empty: int
    unread: int

    @property
    def priorities(self) -> pd.DataFrame:
        """The themes with the costliest first; without scores the largest."""
        if "cost" not in self.table:
            return self.table.copy()
        return self.table.sort_values("cost", ascending=False, kind="stable")

    @property
    def words(self) -> str:
        """What people talk about, what costs most, and how the number of themes was chosen."""
        said = (
            f"In {plural(self.n, 'antwoord', 'antwoorden')} {'zit' if self.k == 1 else 'zitten'} "
            f"{plural(self.k, 'thema', 'thema’s')}; het grootste "
            f"is '{self.table.index[0]}' ({percent(float(self.table['share'].iloc[0]))})."
        )
        if self.other:
            said += f" {percent(self.other / self.n)} past bij geen enkel thema."
        first = self.priorities.iloc[0]
        if "cost" in self.table and first["cost"] > 0:
            said += (
                f" De meeste criticasters staan bij '{self.priorities.index[0]}': zij zijn goed voor "
                f"{number(first['cost'])} punten van de NPS "
                f"(waarschijnlijk tussen {number(first['cost_low'])} en {number(first['cost_high'])})."
            )
        if len(self.stability):
            said += f" De indeling in {self.k} is de fijnste die bijna zo goed standhoudt als de beste."
        if self.empty:
            verb = "telt" if self.empty == 1 else "tellen"
            said += f" {plural(self.empty, 'rij', 'rijen')} zonder antwoord {verb} niet mee."
        if self.unread:
            said += f" In {plural(self.unread, 'antwoord', 'antwoorden')} stond geen bruikbaar woord."
        return said

    def to_frame(self) -> pd.DataFrame:
        """Give a copy of the table."""
        return self.table.copy()


def themes(
    comments: Any,
    scores: Any = None,
    *,
    k: int | None = None,
    missing: Codes = (),
    confidence: float = 0.95,
    stop_words: Iterable[str] = (),
    seed: int = 0,
) -> Themes:
    """Find the themes in open answers, and rank them by what they cost.

    Parameters
    ----------
    comments : sequence or column of text
        One open answer per respondent; None, NaN and blanks are "no comment".
    scores : column of the same length, optional
        The same respondents' answers, as in `score`.
    k : int, optional
        Number of themes. When left out, the largest number up to 10 (and up to a tenth of the
        comments) whose themes hold up nearly as well as those of the best number (85%) when a fifth
        of the comments is left out.
    missing : number or collection of numbers
        Codes for "no answer" in `scores`.
    confidence : float, default 0.95
        Of the intervals.
    stop_words : iterable of str
        Words to skip besides the usual ones, such as the firm's own name.
    seed : int, default 0
        Of the subsamples that choose `k`; the same seed gives the same themes.

    Returns
    -------
    Themes
        `.table`, `.priorities`, `.labels`.

    Raises
    ------
    InputError
        No comment with a usable word, numbers in place of text, columns of unequal length.

    Notes
    -----
    Cleaning: lower case without accents; numbers, emoji and stop words go; endings are cut off
    (zakken, zakjes → zak); a rare word that is one letter away from a common one is taken for a
    typing error. Words are weighed by TF-IDF and split into k themes by non-negative matrix
    factorisation; a comment belongs to the theme that weighs most in it. Cost is the share of all
    respondents who are detractors and talk of this theme, in points, with Wilson's interval: it says
    where detractors are, not that mending the theme would win them.

    References
    ----------
    Lee & Seung (1999), Nature 401 (NMF). Greene, O'Callaghan & Cunningham (2014), How many topics?
    (choice of k). Wilson (1927) (interval).

    Examples
    --------
    >>> answers = ["pakket kwam te laat", "Bezorging te laat!", "koffie is te duur", "de prijs is hoog, te duur", None]
    >>> result = themes(answers, scores=[3, 5, 6, 9, 10], k=2)
    >>> result.k, result.n, result.empty
    (2, 4, 1)
    """
    z_of(confidence)  # refuses what is no confidence
    generator(100, seed)
    text = _texts(comments)
    answers = None if scores is None else answers_of(scores, missing)
    if answers is not None and len(answers) != len(text):
        raise InputError(
            f"`comments` heeft {plural(len(text), 'waarde', 'waarden')} en `scores` {count(len(answers))}: "
            "elk antwoord hoort bij één cijfer."
        )
    said = text.notna().to_numpy()
    bags, shown = _bags(text[said], frozenset(_fold(word) for word in stop_words))
    read = np.array([len(bag) > 0 for bag in bags], dtype=bool)
    if not read.any():
        raise InputError(_nothing_to_read(len(text)))
    matrix, terms = _tfidf([bag for bag in bags if bag])
    most = min(matrix.shape[1], len({tuple(sorted(bag)) for bag in bags if bag}))
    chosen, stability = _choose(matrix, most, seed) if k is None else (_checked(k, most), pd.DataFrame())
    weight, words = _factorise(matrix, chosen)
    length = np.sqrt((words**2).sum(axis=1)).clip(1e-12)
    fit = matrix @ (words / length[:, None]).T  # cosine of comment and theme: 0 is no word in common
    best = weight.argmax(axis=1)
    fits = fit[np.arange(len(best)), best]
    best = np.where(fits >= min(LEAST, fits.max()), best, -1)
    written = [shown[term] for term in terms]
    names = _names(words, written)
    labels = pd.Series(pd.NA, index=text.index, dtype=object, name="theme")
    place = np.flatnonzero(said)
    labels.iloc[place] = OTHER
    labels.iloc[place[read]] = np.array([names[t] if t >= 0 else OTHER for t in best], dtype=object)
    original = text.iloc[place[read]].to_numpy()
    rows = {}
    for t in range(chosen):
        inside = best == t
        if not inside.any():
            continue
        rows[names[t]] = {
            "words": ", ".join(_top(words[t], written)),
            "n": int(inside.sum()),
            "share": float(inside.sum() / said.sum()),
            "example": str(original[int(np.where(inside, fit[:, t], -1).argmax())]),
        }
        if answers is not None:
            here = np.zeros(len(text), dtype=bool)
            here[place[read][inside]] = True
            rows[names[t]] |= _cost(answers, here, confidence)
    table = pd.DataFrame.from_dict(rows, orient="index").rename_axis("theme")
    table = table.sort_values("n", ascending=False, kind="stable")
    other = int((labels == OTHER).sum())
    sizes = (int(said.sum()), other, int((~said).sum()), int((~read).sum()))
    return Themes(table, labels, len(table), stability, float(confidence), *sizes)


def clean_comments(comments: Any, *, stop_words: Iterable[str] = ()) -> pd.Series:
    """Show what `themes` reads of each open answer: the words that are left after cleaning.

    Parameters
    ----------
    comments, stop_words
        As in `themes`.

    Returns
    -------
    pandas.Series
        By row: the words that are left, in order, each as it is usually written; missing where no word is left.

    Raises
    ------
    InputError
        Numbers in place of text.

    Notes
    -----
    The cleaning is that of `themes`: which word is usual depends on all comments together.

    Examples
    --------
    >>> clean_comments(["De pakketten kwamen te LAAT", "mijn pakket, pakket weg", "ok", None]).tolist()
    ['pakket kwamen laat', 'pakket pakket weg', <NA>, <NA>]
    """
    text = _texts(comments)
    said = text.notna()
    bags, shown = _bags(text[said], frozenset(_fold(word) for word in stop_words))
    left = pd.Series(pd.NA, index=text.index, dtype=object, name=text.name)
    words = np.array([" ".join(shown[stem] for stem in bag) or pd.NA for bag in bags], dtype=object)
    left.iloc[np.flatnonzero(said)] = words
    return left


def word_weights(comments: Any, *, stop_words: Iterable[str] = ()) -> pd.DataFrame:
    """Weigh words: a word that few answers share says more about what an answer is about.

    Parameters
    ----------
    comments, stop_words
        As in `themes`.

    Returns
    -------
    pandas.DataFrame
        By word, commonest first: answers (that hold it), share (of the comments with a usable word) and weight, the
        inverse document frequency ln((1 + n) / (1 + answers)) + 1. `themes` multiplies it by
        1 + ln(times the word stands in the answer), and makes all answers equally long: TF-IDF.

    Raises
    ------
    InputError
        No comment with a usable word, numbers in place of text.

    References
    ----------
    Spärck Jones (1972), Journal of Documentation 28.

    Examples
    --------
    >>> word_weights(["pakket laat", "pakket weg", "prijs hoog"]).round(2).head(2)
            answers  share  weight
    word
    pakket        2   0.67    1.29
    hoog          1   0.33    1.69
    """
    text = _texts(comments)
    bags, shown = _bags(text[text.notna()], frozenset(_fold(word) for word in stop_words))
    often = Counter(stem for bag in bags for stem in set(bag))
    n = sum(bool(bag) for bag in bags)
    if not n:
        raise InputError(_nothing_to_read(len(text)))
    rows = {
        shown[stem]: {"answers": a, "share": a / n, "weight": np.log((1 + n) / (1 + a)) + 1}
        for stem, a in sorted(often.items(), key=lambda item: (-item[1], shown[item[0]]))
    }
    return pd.DataFrame.from_dict(rows, orient="index").rename_axis("word").astype({"answers": int})


def theme_costs(labels: Any, scores: Any, *, missing: Codes = (), confidence: float = 0.95) -> pd.DataFrame:
    """Tell what each theme costs, for labels of your own: themes put together, or answers coded by hand.

    Parameters
    ----------
    labels : column
        The theme of each respondent; missing for who has none, who then only counts in the total.
    scores : column of the same length
        The same respondents' answers, as in `score`.
    missing, confidence
        As in `themes`.

    Returns
    -------
    pandas.DataFrame
        By theme, the costliest first: n, scored, nps, low, high, detractors, cost, cost_low and cost_high, as in
        `Themes.table`.

    Raises
    ------
    InputError
        Columns of unequal length, or no label at all.

    References
    ----------
    Wilson (1927) (interval of cost).

    Examples
    --------
    >>> theme_costs(["prijs", "prijs", "smaak", None], [3, 9, 10, 8])[["n", "nps", "cost"]]
           n    nps  cost
    theme
    prijs  2    0.0  25.0
    smaak  1  100.0   0.0
    """
    z_of(confidence)  # refuses what is no confidence
    answers = answers_of(scores, missing)
    given = labels if isinstance(labels, pd.Series) else pd.Series(list(labels), dtype=object)
    if len(given) != len(answers):
        raise InputError(
            f"`labels` heeft {plural(len(given), 'waarde', 'waarden')} en `scores` {count(len(answers))}: "
            "elk thema hoort bij één cijfer."
        )
    code, names = pd.factorize(given)  # −1 where there is none
    if not len(names):
        raise InputError("`labels` bevat geen enkel thema: geef de kolom met het thema van elk antwoord.")
    rows = {}
    for place, theme in enumerate(names):
        inside = code == place
        rows[theme] = {"n": int(inside.sum())} | _cost(answers, inside, confidence)
    table = pd.DataFrame.from_dict(rows, orient="index").rename_axis("theme").astype({"n": int, "scored": int})
    return table.sort_values("cost", ascending=False, kind="stable")


def plot_themes(result: Themes) -> Figure:
    """Draw the priority list: what each theme costs, with its interval.

    Parameters
    ----------
    result : Themes
        Of `nps.themes` with scores.

    Returns
    -------
    plotting.Figure
    """
    if "cost" not in result.table:
        raise InputError("Zonder cijfers is er geen volgorde: geef nps.themes ook `scores`.")
    rows = result.priorities
    title = f"De meeste criticasters staan bij '{rows.index[0]}'"
    by_chance = len(rows) > 1 and rows["cost_low"].iloc[0] <= rows["cost"].iloc[1]
    if by_chance:
        title = "Welk thema bovenaan hoort, is met deze antwoorden niet zeker"
    x = "NPS-punten van criticasters in dit thema, met 95%-interval".replace("95%", percent(result.confidence))
    if result.other:
        x += f"\n({percent(result.other / result.n)} van {count(result.n)} antwoorden past bij geen enkel thema)"
    size = (8.0, 1.8 + 0.55 * len(rows))
    with plotting.canvas(title, x=x, size=size, grid="x") as axes:
        at = -np.arange(len(rows), dtype=float)
        colours = [plotting.GREY if by_chance else plotting.RED, *[plotting.GREY] * (len(rows) - 1)]
        axes.barh(at, rows["cost"], 0.62, color=colours)
        axes.hlines(at, rows["cost_low"], rows["cost_high"], color=plotting.INK, linewidth=1.6)
        for y, high, n in zip(at, rows["cost_high"], rows["n"], strict=True):
            axes.annotate(
                f"n = {count(n)}", (high, y), xytext=(8, 0), textcoords="offset points", va="center", fontsize=11
            )
        axes.set_yticks(at, list(rows.index))
        axes.tick_params(axis="y", length=0)
        axes.spines["left"].set_visible(False)
        axes.margins(x=0.12)
    picture: Any = axes.figure
    return Figure(picture, result.words)


def _nothing_to_read(rows: int) -> str:
    return (
        f"In de {plural(rows, 'rij', 'rijen')} staat geen enkel antwoord met een bruikbaar woord: "
        "geef een kolom met open antwoorden."
    )


def _texts(comments: Any) -> pd.Series:
    """Check a column of text; blanks become missing."""
    if isinstance(comments, (str, bytes)) or np.isscalar(comments) or comments is None:
        raise InputError("`comments` moet een kolom of lijst met open antwoorden zijn, niet één antwoord.")
    if isinstance(comments, pd.DataFrame) or hasattr(comments, "columns"):
        raise InputError("`comments` moet één kolom zijn en is nu een tabel: kies de kolom met de open antwoorden.")
    if isinstance(comments, pd.Series):
        series = comments
    else:
        try:
            series = nw.from_native(comments, series_only=True).to_pandas()
        except TypeError:
            series = pd.Series(list(comments), dtype=object)
    series = series.astype(object)
    gap = series.isna()
    wrong = [value for value in series[~gap] if not isinstance(value, str)]
    if wrong:
        raise InputError(
            f"`comments` bevat in {count(len(wrong))} van de {plural(len(series), 'rij', 'rijen')} geen tekst "
            f"(bijvoorbeeld {wrong[0]!r}): geef de kolom met open antwoorden."
        )
    return series.where(~(gap | series.map(lambda v: isinstance(v, str) and not v.strip()).astype(bool)))


def _fold(word: str) -> str:
    """Lower case without accents: één → een, CAFÉ → cafe."""
    return "".join(c for c in unicodedata.normalize("NFKD", word.lower()) if not unicodedata.combining(c))


def _stem(word: str) -> str:
    """Cut a common Dutch ending, then keep six letters: zakjes → zak, bezorging and bezorger → bezorg."""
    for ending in ("tjes", "jes", "tje", "je", "en", "e", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
            break
    double = len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeou"
    return (word[:-1] if double else word)[:6]


def _bags(text: pd.Series, skip: frozenset[str]) -> tuple[list[list[str]], dict[str, str]]:
    """Split comments into stems, and remember how each stem is usually written."""
    folded = [[(w, _fold(w)) for w in WORD.findall(comment)] for comment in text]
    pairs = [[(_stem(f), w.lower()) for w, f in words if len(f) > 2 and f not in STOP | skip] for words in folded]
    often = Counter(stem for words in pairs for stem, _ in words)
    repair = _typing_errors(often)
    written: dict[str, Counter[str]] = {}
    for words in pairs:
        for stem, word in words:
            if stem not in repair:
                written.setdefault(stem, Counter())[word] += 1
    shown = {stem: min(forms, key=lambda form: (-forms[form], form)) for stem, forms in written.items()}
    return [[repair.get(stem, stem) for stem, _ in words] for words in pairs], shown


def _typing_errors(often: Counter[str]) -> dict[str, str]:
    """Map rare words to a word at least five times as common that differs by one letter.

    Two words differ by one letter (more, less or other), or by two swapped, when they become equal by
    leaving out at most one letter of each.
    """
    common: dict[str, str] = {}
    ordered = sorted(often, key=lambda w: (-often[w], w))
    repair: dict[str, str] = {}
    for word in ordered:
        if len(word) < 5:
            continue
        variants = [word, *(word[:i] + word[i + 1 :] for i in range(len(word)))]
        known = next((common[v] for v in variants if v in common), None)
        if known is not None and often[known] >= 5 * often[word]:
            repair[word] = known
            continue
        for variant in variants:
            common.setdefault(variant, word)
    return repair


def _tfidf(bags: list[list[str]]) -> tuple[Any, list[str]]:
    from sklearn.feature_extraction.text import TfidfVectorizer

    often = Counter(term for bag in bags for term in set(bag))
    least = 3 if len(bags) >= 200 else 2 if len(bags) >= 20 else 1
    if not any(n >= least for n in often.values()):
        least = 1
    vectors = TfidfVectorizer(analyzer=lambda bag: bag, min_df=least, sublinear_tf=True)
    return vectors.fit_transform(bags), list(vectors.get_feature_names_out())


def _factorise(matrix: Any, k: int, steps: int = 400) -> tuple[np.ndarray, np.ndarray]:
    """Split comments × words into comments × themes and themes × words, the same every time."""
    import warnings

    from sklearn.decomposition import NMF
    from sklearn.exceptions import ConvergenceWarning
    from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]

    start = "nndsvda" if k < min(matrix.shape) else "random"
    model = NMF(k, init=start, random_state=0, max_iter=steps, tol=1e-4)
    with warnings.catch_warnings(), threadpool_limits(1):  # matrices this small only wait for each other's threads
        warnings.simplefilter("ignore", ConvergenceWarning)  # words are in order long before the last decimal is
        weight = model.fit_transform(matrix)
    words = model.components_
    size = words.sum(axis=1)
    return weight * size, words / np.where(size > 0, size, 1)[:, None]


def _choose(matrix: Any, most: int, seed: int) -> tuple[int, pd.DataFrame]:
    """Take the largest number of themes that holds up nearly as well as the best.

    A number holds up when the words of its themes agree with those found in 80% of the comments. Few
    themes hold up easily and say little; hence the largest that is nearly as good.
    """
    from scipy.optimize import linear_sum_assignment

    n = matrix.shape[0]
    few, most = min(2, most), min(most, 10, n // 10)
    if most < 3:
        return few, pd.DataFrame()
    rng = np.random.default_rng(seed)
    parts = [np.sort(rng.permutation(n)[: int(0.8 * n)]) for _ in range(5)]
    found = {}
    for k in range(2, most + 1):
        whole = _top_terms(_factorise(matrix, k, 100)[1])
        agreement = []
        for part in parts:
            again = _top_terms(_factorise(matrix[part], k, 100)[1])
            overlap = np.array([[len(a & b) / len(a | b) for b in again] for a in whole])
            agreement.append(overlap[linear_sum_assignment(-overlap)].mean())
        found[k] = float(np.mean(agreement))
    table = pd.DataFrame({"agreement": found}).rename_axis("k")
    good = table["agreement"].to_numpy() >= NEARLY * table["agreement"].max()
    return 2 + int(np.flatnonzero(good)[-1]), table


def _top_terms(words: np.ndarray) -> list[set[int]]:
    return [set(np.argsort(-row, kind="stable")[:TOP].tolist()) for row in words]


def _top(row: np.ndarray, terms: list[str], most: int = TOP) -> list[str]:
    return [terms[i] for i in np.argsort(-row, kind="stable")[:most] if row[i] > 0]


def _names(words: np.ndarray, terms: list[str]) -> list[str]:
    """Name each theme by its three heaviest words, and number names that occur twice."""
    names = [", ".join(_top(row, terms, 3)) or OTHER for row in words]
    return [name if names.count(name) == 1 else f"{name} ({i + 1})" for i, name in enumerate(names)]


def _checked(k: Any, most: int) -> int:
    if isinstance(k, bool) or not isinstance(k, (int, np.integer)) or k < 1:
        raise InputError(f"`k` moet een aantal thema's van 1 of meer zijn en is nu {k!r}.")
    if k > most:
        raise InputError(f"Deze antwoorden zijn te weinig of te gelijk voor {k} thema's: kies er hoogstens {most}.")
    return int(k)


def _cost(answers: np.ndarray, inside: np.ndarray, confidence: float) -> dict[str, float]:
    known = answers[inside & ~np.isnan(answers)]
    everyone = int((~np.isnan(answers)).sum())
    detractors = int((known <= 6).sum())
    row: dict[str, float] = {"scored": len(known)}
    if len(known):
        result = score(known, confidence=confidence)
        row |= {"nps": result.value, "low": result.interval[0], "high": result.interval[1]}
        row["detractors"] = detractors / len(known)
    low, high = map(float, _stats.wilson(detractors, everyone, confidence))
    cost = 100 * detractors / everyone if everyone else np.nan
    return row | {"cost": cost, "cost_low": 100 * low, "cost_high": 100 * high}
