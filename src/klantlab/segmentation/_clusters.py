"""How many clusters, how stable, and are there any at all."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd

from klantlab import plotting, tables, words
from klantlab.errors import InputError
from klantlab.results import Result
from klantlab.segmentation import _dip, _steps

LEAST_ROWS = 30
MOST_ROWS = 3000  # a valley that three thousand customers don't show is of no use to anyone
NOISE = -1  # scikit-learn's label for customers that belong to no cluster
STABLE = 0.75  # Hennig (2007): a cluster that keeps less than this of its members is not a finding


@dataclass(frozen=True)
class Evidence(Result):
    """Whether the customers fall apart into groups with a gap between them.

    Attributes
    ----------
    present : bool
        True when `p_value` is below `alpha`.
    p_value : float
        Chance of a valley this deep, at the most, when there is one group.
    alpha : float
        How often a single group may be mistaken for several.
    n : int
        Customers.
    """

    present: bool
    p_value: float
    alpha: float
    n: int

    @property
    def words(self) -> str:
        """The verdict, in people's words."""
        people = words.plural(self.n, "klant", "klanten")
        if self.present:
            return (
                f"Deze {people} vallen in groepen uiteen: tussen minstens twee groepen zit een leegte "
                f"die bij één groep hooguit {_in_hundred(self.p_value)} voorkomt."
            )
        return (
            f"Geen groepen gevonden: deze {people} lopen in elkaar over, zonder leegte ertussen. "
            "Elke indeling is dan een snede die jij maakt. Dat mag, maar het is geen ontdekking."
        )


@dataclass(frozen=True)
class Stability(Result):
    """How much of a clustering survives when the customers are drawn again.

    Attributes
    ----------
    value : float
        Mean agreement (adjusted Rand index) between clusterings of pairs of bootstrap samples, as
        judged on all customers: 1 is always the same, 0 is chance.
    interval : (float, float)
        The middle 95% of the redraws: how much one redraw may differ from the next.
    clusters : tuple of float
        For each cluster, largest first, as `assign` numbers them, the mean share (Jaccard) that comes back in its
        best match.
    repeats, n : int
        Redraws and customers.
    """

    value: float
    interval: tuple[float, float]
    clusters: tuple[float, ...]
    repeats: int
    n: int

    @property
    def words(self) -> str:
        """The agreement, and which clusters don't last."""
        weak = [i for i, share in enumerate(self.clusters, start=1) if share < STABLE]
        said = (
            f"Twee keer opnieuw getrokken en ingedeeld: de indelingen lijken voor "
            f"{words.number(self.value, 2)} op elkaar (1 is gelijk, 0 is toeval; meestal "
            f"tussen {words.number(self.interval[0], 2)} en "
            f"{words.number(self.interval[1], 2)})."
        )
        if not weak and self.value < STABLE:
            return f"{said} Elk cluster komt grotendeels terug, maar de grenzen schuiven."
        if not weak:
            return f"{said} Elk cluster komt terug."
        if len(weak) == len(self.clusters):
            return f"{said} Geen enkel cluster komt goed terug."
        name = "Cluster" if len(weak) == 1 else "De clusters"
        return f"{said} {name} {words.listing(weak, most=9)} {'komt' if len(weak) == 1 else 'komen'} niet goed terug."


@dataclass(frozen=True)
class Choice(Result):
    """What the criteria say about the number of clusters.

    Attributes
    ----------
    table : pandas.DataFrame
        A row for each k: `silhouette` (higher is better), `bic` (of a Gaussian mixture; lower is
        better), `stability`, `stability_low` and `stability_high`, and `smallest` (customers in
        the smallest cluster). k = 1 has a BIC only.
    by_silhouette, by_bic, by_stability : int
        The k that each prefers. By stability: the k that comes back best (the largest of those within
        0.01), or 1 when none reaches 0.75.
    evidence : Evidence
        Whether there are clusters at all.
    k : int
        1 without clusters. Otherwise the choice of the silhouette when it is stable, and else the
        choice by stability.
    judged : int
        Customers on whom the criteria were computed: all, or 3,000 of them.
    """

    table: pd.DataFrame = field(hash=False, compare=False)
    by_silhouette: int
    by_bic: int
    by_stability: int
    evidence: Evidence
    k: int
    judged: int

    def to_frame(self) -> pd.DataFrame:
        """The criteria, a row for each k."""
        return self.table.copy()

    @property
    def words(self) -> str:
        """What each criterion prefers, and the verdict."""
        best = _most_stable(self.table["stability"].dropna())
        most = f"{words.listing(best, most=9)} {'komt' if len(best) == 1 else 'komen'} het best terug"
        if 1 < len(best) == len(self.table) - 1:  # k = 1 has a row too
            most = "alle aantallen komen even goed terug"
        if self.by_stability == 1:
            most = "geen enkel aantal komt goed terug"
        votes = f"Het silhouet kiest {self.by_silhouette}, de BIC kiest {self.by_bic}, en bij opnieuw trekken: {most}."
        if self.judged < self.evidence.n:
            votes += f" (Beoordeeld op {words.count(self.judged)} klanten, door het lot gekozen.)"
        if not self.evidence.present:
            return f"{self.evidence.words} {votes}"
        if self.k == 1:
            return f"{self.evidence.words} {votes} Er zijn groepen, maar met deze aantallen ligt geen grens vast."
        chosen = words.plural(self.k, "cluster", "clusters")
        if self.by_silhouette == self.by_bic == self.by_stability:
            verdict = f"De criteria zijn het eens: {chosen}"
        elif self.k == self.by_silhouette:
            verdict = f"De keuze valt op het silhouet, want die indeling komt ook terug: {chosen}"
        else:
            verdict = f"De indeling van het silhouet komt niet terug; de keuze valt op wat wel terugkomt: {chosen}"
        return f"{self.evidence.words} {votes} {verdict}."


def kmeans(k: int, seed: int = 0, *, scale: bool = True) -> Any:
    """Make the pipeline that the course uses: scale each column, then k-means.

    Parameters
    ----------
    k : int
        Number of clusters.
    seed : int, default 0
        Of the starting points.
    scale : bool, default True
        False to see what goes wrong without.

    Returns
    -------
    sklearn.pipeline.Pipeline
        With steps `scale` and `cluster`. Without scaling the column with the largest numbers
        decides alone.

    Examples
    --------
    >>> kmeans(3).named_steps["cluster"].n_clusters
    3
    """
    from sklearn.cluster import KMeans
    from sklearn.pipeline import Pipeline
    from sklearn.preprocessing import StandardScaler

    scaler = StandardScaler() if scale else "passthrough"
    return Pipeline([("scale", scaler), ("cluster", KMeans(k, n_init=10, random_state=seed))])


def clusters_present(X: Any, *, alpha: float = 0.05, seed: int = 0) -> Evidence:
    """Test whether the customers fall apart into groups, or run into one another.

    Half of the customers point out the direction in which two groups would lie furthest apart; the
    other half then tells whether there is a valley in that direction (Hartigan's dip). The half
    that searches never judges, so that searching hard can't create a finding. This is repeated over
    eleven splits, whose chances are combined (Cauchy combination; Liu & Xie 2020).

    Parameters
    ----------
    X : frame or array of numbers, shape (n, columns)
        At least 30 rows without gaps. Columns are scaled here.
    alpha : float, default 0.05
        How often a single group may be mistaken for several. In simulations of one group (normal,
        correlated, skewed, survey marks) it hardly ever happens; about this often when customers are
        spread evenly, the shape that is hardest to tell from two groups.
    seed : int, default 0
        Of the splits.

    Returns
    -------
    Evidence

    Notes
    -----
    Groups that overlap so much that no valley lies between them are not found, on purpose: their
    borders can't be drawn from these columns. A small group is hard to see as well, and so is any
    group among few customers (benchmarks/segmentation_evidence.py has the shares): not found is no
    proof that there are none.
    Values that come in steps (marks from 1 to 5, yes or no, amounts that people round) are first
    spread over their step, because steps are no groups. On more than 3,000 customers the test looks
    at 3,000 of them.

    Examples
    --------
    >>> rng = np.random.default_rng(1)
    >>> one = rng.normal(size=(300, 2))
    >>> clusters_present(one).present, clusters_present(np.vstack([one, one + 6])).present
    (False, True)
    """
    if not 0 < alpha < 1:
        raise InputError(f"`alpha` ligt tussen 0 en 1 (meestal 0.05) en is nu {alpha}.")
    data = _matrix(X)
    n, rng = len(data), np.random.default_rng(seed)
    data = data[np.lexsort(data.T)]  # or the order of the rows would choose the splits
    data = _scaled(_steps.spread(data[rng.permutation(n)[:MOST_ROWS]], rng))
    with _one_thread():
        chances = [_split_p_value(data, rng) for _ in range(11)]
    p = _combined(np.array(chances))
    return Evidence(present=p < alpha, p_value=p, alpha=float(alpha), n=n)


def stability(model: Any, X: Any, *, repeats: int = 40, seed: int = 0) -> Stability:
    """Draw the customers again and again, and see whether the clusters come back.

    Parameters
    ----------
    model : scikit-learn clusterer or pipeline
        It is cloned. Without `predict` (hierarchical clustering, DBSCAN) customers outside a sample go
        where the nearest customer in it is. Noise (label −1) may come back or not as any cluster, but is
        no cluster in `clusters`.
    X : frame or array of numbers, shape (n, columns)
        At least 30 rows without gaps.
    repeats : int, default 40
        Pairs of bootstrap samples.
    seed : int, default 0
        Of the samples.

    Returns
    -------
    Stability

    Notes
    -----
    Agreement: adjusted Rand index (Hubert & Arabie 1985) between the clusterings of two bootstrap
    samples, each extended to all customers (Ben-Hur, Elisseeff & Guyon 2002). Per cluster: mean
    Jaccard share with the best match (Hennig 2007). Stable is not the same as real: two halves of
    one round cloud can be stable as well, so ask `clusters_present` first.

    Examples
    --------
    >>> rng = np.random.default_rng(1)
    >>> X = np.vstack([rng.normal(size=(60, 2)), rng.normal(size=(60, 2)) + 8])
    >>> stability(kmeans(2), X, repeats=5).value
    1.0
    """
    from sklearn.metrics import adjusted_rand_score

    if not hasattr(model, "fit_predict") or isinstance(model, type):
        raise InputError("`model` moet een model van scikit-learn zijn, zoals segmentation.kmeans(3).")
    if isinstance(repeats, bool) or not isinstance(repeats, (int, np.integer)) or repeats < 2:
        raise InputError(f"`repeats` is het aantal keren trekken, een heel getal van 2 of meer, en is nu {repeats!r}.")
    data = _matrix(X)
    rng = np.random.default_rng(seed)
    agreement, kept = [], []
    with _one_thread():
        reference = _labels(model, data, data)
        if (reference == NOISE).all():
            raise InputError(
                f"Dit model noemt alle {words.plural(len(data), 'klant', 'klanten')} ruis en vindt geen enkel cluster: "
                "kies ruimere instellingen (bij DBSCAN een grotere eps)."
            )
        for _ in range(repeats):
            first, second = (_labels(model, data[rng.integers(len(data), size=len(data))], data) for _ in range(2))
            agreement.append(adjusted_rand_score(first, second))
            kept.append(_jaccard(reference, first))
    low, high = np.quantile(agreement, [0.025, 0.975])
    return Stability(
        value=float(np.mean(agreement)),
        interval=(float(low), float(high)),
        clusters=tuple(float(share) for share in np.mean(kept, axis=0)),
        repeats=int(repeats),
        n=len(data),
    )


def choose_k(X: Any, ks: Iterable[int] = range(2, 8), *, repeats: int = 20, seed: int = 0) -> Choice:
    """Compare numbers of clusters by three criteria, after asking whether there are clusters at all.

    Parameters
    ----------
    X : frame or array of numbers, shape (n, columns)
        At least 30 rows without gaps; columns are scaled here.
    ks : iterable of int, default 2 to 7
        Numbers of clusters to try.
    repeats, seed : int
        As for `stability`.

    Returns
    -------
    Choice

    Notes
    -----
    Silhouette: Rousseeuw (1987), on at most 2,000 customers. BIC: Schwarz (1978), of a Gaussian
    mixture with full covariances. Stability: see `stability`. With more than 3,000 customers all are
    computed on 3,000 of them, which `judged` tells. Every criterion always names some k; the verdict that
    there are none comes from `clusters_present`.

    Examples
    --------
    >>> rng = np.random.default_rng(1)
    >>> X = np.vstack([rng.normal(size=(60, 2)), rng.normal(size=(60, 2)) + 8])
    >>> choose_k(X, ks=[2, 3], repeats=5).k
    2
    """
    from sklearn.metrics import silhouette_score
    from sklearn.mixture import GaussianMixture

    data = _matrix(X)
    ks = _checked_ks(ks, len(np.unique(data, axis=0)))
    evidence = clusters_present(data, seed=seed)
    judged = data[np.random.default_rng(seed).permutation(len(data))[:MOST_ROWS]]
    scaled = _scaled(judged)
    rows = []
    with _one_thread():
        for k in (1, *ks):
            mixture = GaussianMixture(k, n_init=3, random_state=seed, reg_covar=1e-4).fit(scaled)
            row: dict[str, Any] = {"k": k, "bic": float(mixture.bic(scaled)), "smallest": len(data)}
            if k > 1:
                model = kmeans(k, seed).fit(judged)
                stable = stability(kmeans(k, seed), judged, repeats=repeats, seed=seed)
                row |= {
                    "silhouette": float(silhouette_score(scaled[:2000], model.predict(judged)[:2000])),
                    "stability": stable.value,
                    "stability_low": stable.interval[0],
                    "stability_high": stable.interval[1],
                    "smallest": int(np.bincount(model.predict(data), minlength=k).min()),
                }
            rows.append(row)
    order = ["silhouette", "bic", "stability", "stability_low", "stability_high", "smallest"]
    table = pd.DataFrame(rows).set_index("k")[order]
    agreement = table["stability"].drop(index=1)
    # The finest of the most stable: where groups lie in pairs, two and four can be stable alike.
    by_stability = max(_most_stable(agreement))
    if agreement.max() < STABLE:
        by_stability = 1
    by_silhouette = ks[int(table["silhouette"].drop(index=1).argmax())]
    k = by_silhouette if agreement[by_silhouette] >= STABLE else by_stability
    return Choice(
        table=table,
        by_silhouette=by_silhouette,
        by_bic=(1, *ks)[int(table["bic"].argmin())],
        by_stability=by_stability,
        evidence=evidence,
        k=k if evidence.present else 1,
        judged=len(judged),
    )


def plot_choice(choice: Choice) -> plotting.Figure:
    """Draw how stable each number of clusters is, with how much one redraw differs from the next.

    Parameters
    ----------
    choice : Choice
        As `choose_k` gives it.

    Returns
    -------
    plotting.Figure
    """
    rows = choice.table.dropna(subset=["stability"])
    title = (
        f"{_counted(choice.k)} clusters komen steeds terug"
        if choice.k > 1
        else "Hier zijn geen clusters te vinden die echt uit elkaar liggen"
        if not choice.evidence.present
        else "Geen enkel aantal clusters komt steeds terug"
    )
    across = f"aantal clusters (n = {words.count(choice.evidence.n)}, lijn = middelste 95% van de trekkingen)"
    with plotting.canvas(title, x=across, y="overeenkomst na opnieuw trekken (0–1)", grid="y") as axes:
        chosen = rows.index == choice.k
        for mask, colour in ((~chosen, plotting.GREY), (chosen, plotting.BLUE)):
            part = rows[mask]
            spread = [part["stability"] - part["stability_low"], part["stability_high"] - part["stability"]]
            axes.errorbar(
                part.index, part["stability"], yerr=np.clip(spread, 0, None), fmt="o", ms=9, capsize=4, color=colour
            )
        axes.axhline(STABLE, color=plotting.RED, lw=1.2, ls="--")
        axes.annotate(
            "stabiel\nvanaf hier",
            (1, STABLE),
            (6, 0),
            xycoords=("axes fraction", "data"),
            textcoords="offset points",
            color=plotting.RED,
            va="center",
        )
        axes.set_xticks(list(rows.index))
        axes.set_xlim(rows.index.min() - 0.5, rows.index.max() + 0.5)
        axes.set_ylim(min(0.0, rows["stability_low"].min()), 1.05)
    said = "; ".join(f"{k} clusters: {words.number(row['stability'], 2)}" for k, row in rows.iterrows())
    return plotting.Figure(
        axes.figure, f"overeenkomst na opnieuw trekken: {said} (n = {words.count(choice.evidence.n)})."
    )


def _most_stable(agreement: pd.Series) -> list[int]:
    """The numbers of clusters that come back best; a difference of 0.01 is none."""
    return [int(k) for k in agreement.index if agreement[k] >= agreement.max() - 0.01]


def _matrix(X: Any) -> np.ndarray:
    """Check the customers: numbers, no gaps, enough rows, something that varies."""
    if isinstance(X, np.ndarray) or (isinstance(X, (list, tuple)) and len(X)):
        try:
            array = np.asarray(X, dtype=float)
        except (TypeError, ValueError):
            raise InputError("`X` bevat iets anders dan getallen: kies alleen kolommen met getallen.") from None
        if array.ndim != 2:
            raise InputError(
                f"`X` moet een tabel zijn met een rij per klant en heeft nu {array.ndim} richting(en): "
                'kies kolommen met dubbele haken, zoals tabel[["leeftijd", "omzet"]].'
            )
        X = pd.DataFrame(array, columns=[f"kolom {i}" for i in range(array.shape[1])])
    frame = tables.items(X, name="X")
    gaps = frame.isna().any(axis=1)
    if gaps.any():
        column = frame.columns[frame.isna().any()][0]
        raise InputError(
            f"In {words.count(gaps.sum())} van de {words.plural(len(frame), 'rij', 'rijen')} ontbreekt een waarde "
            f"(onder meer in kolom '{column}'): haal die klanten er bewust uit met dropna() of vul de waarde aan."
        )
    if len(frame) < LEAST_ROWS:
        raise InputError(
            f"Met {words.plural(len(frame), 'klant', 'klanten')} valt niets te zeggen over groepen: "
            f"neem er minstens {LEAST_ROWS}."
        )
    constant = [column for column in frame.columns if frame[column].nunique() == 1]
    if len(constant) == frame.shape[1]:
        raise InputError(
            f"Alle {words.plural(len(frame), 'klant', 'klanten')} zijn gelijk in {words.listing(constant)}: "
            "er is niets om op in te delen."
        )
    # A column in which all are equal tells nobody apart and can't be scaled.
    return frame.drop(columns=constant).to_numpy()


def _checked_ks(ks: Iterable[int], distinct: int) -> list[int]:
    given = [ks] if isinstance(ks, (int, np.integer)) else list(ks)
    if not given or any(isinstance(k, bool) or not isinstance(k, (int, np.integer)) or k < 2 for k in given):
        raise InputError(f"`ks` is een lijst met aantallen clusters van 2 of meer, zoals [2, 3, 4], en is nu {given}.")
    kept = sorted({int(k) for k in given})
    if kept[-1] > distinct // 2:
        raise InputError(
            f"{kept[-1]} clusters is te veel voor "
            f"{words.plural(distinct, 'verschillende klant', 'verschillende klanten')}: "
            f"probeer hooguit {max(2, distinct // 2)}."
        )
    return kept


def _scaled(data: np.ndarray) -> np.ndarray:
    return np.asarray((data - data.mean(axis=0)) / data.std(axis=0))


def _split_p_value(data: np.ndarray, rng: np.random.Generator) -> float:
    from sklearn.cluster import KMeans

    order = rng.permutation(len(data))
    search, judge = np.array_split(data[order], 2)
    directions = list(np.eye(data.shape[1]))  # each column by itself: where groups are often seen first
    for k in (2, 3, 4):
        if k > len(search) // 5:
            break
        labels = KMeans(k, n_init=1, random_state=0).fit_predict(search)
        # One cluster against the rest, each in turn; for two clusters both turns are the same.
        directions += [_direction(search, labels == j) for j in range(1 if k == 2 else k)]
    # The searching half may pick the direction that suits it best: it does not judge.
    deepest = max(directions, key=lambda direction: _dip.dip(search @ direction))
    return _dip.p_value(judge @ deepest)


def _combined(chances: np.ndarray) -> float:
    """Combine p-values that hang together (Cauchy combination; Liu & Xie 2020)."""
    # A chance of exactly 1 would outweigh all others without bound.
    statistic = np.tan((0.5 - np.clip(chances, 1e-15, 0.999)) * np.pi).mean()
    return float(0.5 - np.arctan(statistic) / np.pi)


def _direction(data: np.ndarray, inside: np.ndarray) -> np.ndarray:
    """Fisher's direction between two groups, steadied for few rows."""
    within = np.cov(np.vstack([data[part] - data[part].mean(axis=0) for part in (inside, ~inside)]).T)
    within = np.atleast_2d(within)
    steady = within + 0.1 * np.trace(within) / len(within) * np.eye(len(within))
    return np.linalg.solve(steady, data[inside].mean(axis=0) - data[~inside].mean(axis=0))


def _labels(model: Any, sample: np.ndarray, everyone: np.ndarray) -> np.ndarray:
    from sklearn.base import clone

    fitted = clone(model)
    try:
        labels = np.asarray(fitted.fit_predict(sample))
    except ValueError as error:
        raise InputError(f"Dit model past niet op deze klanten. scikit-learn zegt: {error}") from error
    if hasattr(fitted, "predict"):
        return np.asarray(fitted.predict(everyone))
    from scipy.spatial import cKDTree

    # in the space of the model: after the scaling, when the model is a pipeline that scales
    place = fitted[:-1].transform if hasattr(fitted, "steps") and len(fitted.steps) > 1 else np.asarray
    return labels[cKDTree(place(sample)).query(place(everyone))[1]]


def _jaccard(reference: np.ndarray, other: np.ndarray) -> list[float]:
    """For each cluster of `reference` the share in common with its best match."""
    shares = []
    names, sizes = np.unique(reference[reference != NOISE], return_counts=True)
    for name in names[np.argsort(-sizes, kind="stable")]:
        inside = reference == name
        shares.append(
            max(float((inside & (other == o)).sum() / (inside | (other == o)).sum()) for o in np.unique(other))
        )
    return shares


@contextmanager
def _one_thread() -> Iterator[None]:
    """Many small fits go faster on one thread than on several, by far when the machine is busy."""
    from sklearn.exceptions import ConvergenceWarning
    from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]

    with threadpool_limits(1), warnings.catch_warnings():
        # a resample may hold fewer different customers than clusters: that is an outcome and no fault
        warnings.simplefilter("ignore", ConvergenceWarning)
        yield


def _in_hundred(p: float) -> str:
    if p < 0.01:
        return "1 op de 100 keer"
    return f"{words.count(np.ceil(100 * p))} op de 100 keer"


def _counted(k: int) -> str:
    names = ("Twee", "Drie", "Vier", "Vijf", "Zes", "Zeven", "Acht", "Negen")
    return names[k - 2] if 2 <= k <= 9 else str(k)
