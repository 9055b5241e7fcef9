"""Other ways to cluster, what two groupings have in common, and a map to move the number of groups on."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd

from klantlab import _stats, exploring, plotting, tables, words
from klantlab.errors import InputError
from klantlab.results import Result
from klantlab.segmentation._clusters import _labels, _matrix, _one_thread, kmeans

SHOWN = 800  # customers on the map: more make it slower and no clearer
REDRAWS = 10
VIOLET = "#5E3C99"
GROUPS = (*plotting.PALETTE[:-1], VIOLET)  # grey is for customers without a group of their own
SHALLOW = 0.9  # a valley nearly as high as its lower top is none that a reader sees


def hierarchical(k: int) -> Any:
    """Make a pipeline that scales each column and merges customers step by step (Ward).

    Parameters
    ----------
    k : int
        Number of clusters at which merging stops.

    Returns
    -------
    sklearn.pipeline.Pipeline
        With steps `scale` and `cluster`. It has no `predict`, and needs memory for each pair of customers: up to some
        ten thousand.

    Notes
    -----
    Ward (1963): each step merges the two clusters that add least to the sum of squares within clusters.

    Examples
    --------
    >>> hierarchical(3).named_steps["cluster"].n_clusters
    3
    """
    from sklearn.cluster import AgglomerativeClustering
    from sklearn.pipeline import Pipeline
    from sklearn.preprocessing import StandardScaler

    return Pipeline([("scale", StandardScaler()), ("cluster", AgglomerativeClustering(k))])


def mixture(k: int, seed: int = 0) -> Any:
    """Make a pipeline that scales each column and fits k clouds of any shape (a Gaussian mixture).

    Parameters
    ----------
    k : int
        Number of clouds.
    seed : int, default 0
        Of the starting points.

    Returns
    -------
    sklearn.pipeline.Pipeline
        With steps `scale` and `cluster`. Clouds may differ in size and be stretched, which k-means can't see.

    Notes
    -----
    Fitted by EM (Dempster, Laird & Rubin 1977), the best of three starts, with a little added to each variance so that
    no cloud shrinks onto equal customers.

    Examples
    --------
    >>> mixture(3).named_steps["cluster"].n_components
    3
    """
    from sklearn.mixture import GaussianMixture
    from sklearn.pipeline import Pipeline
    from sklearn.preprocessing import StandardScaler

    model = GaussianMixture(k, n_init=3, random_state=seed, reg_covar=1e-3)
    return Pipeline([("scale", StandardScaler()), ("cluster", model)])


def assign(model: Any, X: Any) -> pd.Series:
    """Give each customer a group, numbered by size: 1 is the largest.

    Parameters
    ----------
    model : scikit-learn clusterer or pipeline
        It is cloned and fitted on `X`.
    X : frame or array of numbers, shape (n, columns)
        At least 30 rows without gaps.

    Returns
    -------
    pandas.Series
        Whole numbers from 1, with the index of `X`; noise (DBSCAN) is 0.

    Examples
    --------
    >>> assign(kmeans(2), pd.DataFrame({"x": [0.0] * 20 + [9.0] * 10})).value_counts().to_dict()
    {1: 20, 2: 10}
    """
    if not hasattr(model, "fit_predict") or isinstance(model, type):
        raise InputError("`model` moet een model van scikit-learn zijn, zoals segmentation.kmeans(3).")
    data = _matrix(X)
    with _one_thread():
        found = _labels(model, data, data)
    index = X.index if isinstance(X, pd.DataFrame) else None
    return pd.Series(_by_size(found), index=index, name="groep")


def _by_size(found: np.ndarray) -> list[int]:
    """Number the groups from 1, the largest first; noise is 0."""
    labels, sizes = np.unique(found[found >= 0], return_counts=True)
    number = {int(label): place for place, label in enumerate(labels[np.argsort(-sizes, kind="stable")], start=1)}
    return [number.get(int(label), 0) for label in found]


@dataclass(frozen=True)
class Agreement(Result):
    """What two groupings of the same customers have in common.

    Attributes
    ----------
    value : float
        Adjusted Rand index: 1 when the groupings are equal, whatever the groups are called, and about 0 when they have
        no more in common than by lot.
    interval : (float, float)
        95%, by drawing the customers again.
    table : pandas.DataFrame
        Customers by first grouping (rows) and second (columns).
    n, left_out : int
        Customers with both groups, and customers without one of them.
    """

    value: float
    interval: tuple[float, float]
    table: pd.DataFrame = field(compare=False)
    n: int
    left_out: int

    def to_frame(self) -> pd.DataFrame:
        """The customers by both groupings."""
        return self.table.copy()

    @property
    def words(self) -> str:
        """The agreement, and what 0 and 1 mean."""
        said = (
            f"De twee indelingen komen voor {words.number(self.value, 2)} overeen: 1 is gelijk, 0 is toeval "
            f"(tussen {words.number(self.interval[0], 2)} en {words.number(self.interval[1], 2)}; "
            f"{words.plural(self.n, 'klant', 'klanten')})."
        )
        if self.left_out:
            said += (
                f" {words.plural(self.left_out, 'klant staat', 'klanten staan')} maar in één van de twee en "
                f"{'telt' if self.left_out == 1 else 'tellen'} niet mee."
            )
        return said


def agreement(first: Any, second: Any, *, repeats: int = 400, seed: int = 0) -> Agreement:
    """Compare two groupings of the same customers; what the groups are called makes no difference.

    Parameters
    ----------
    first, second : column
        The group of each customer. Two Series are matched by their index, so that one may hold more customers; other
        columns are matched by place.
    repeats, seed : int
        Of the bootstrap interval.

    Returns
    -------
    Agreement

    Notes
    -----
    Hubert & Arabie (1985), equation 5.

    Examples
    --------
    >>> agreement(["a", "a", "b", "b"] * 10, [2, 2, 1, 1] * 10).value
    1.0
    """
    if isinstance(first, pd.Series) and isinstance(second, pd.Series):
        for name, one in (("first", first), ("second", second)):
            if not one.index.is_unique:
                raise InputError(f"In de index van `{name}` staat een klant dubbel: houd één rij per klant over.")
        both = pd.concat([first.rename("first"), second.rename("second")], axis=1)
        a, b = _stats.labels(both["first"], "first"), _stats.labels(both["second"], "second")
    else:
        a, b = _stats.labels(first, "first"), _stats.labels(second, "second")
        if len(a) != len(b):
            raise InputError(
                f"`first` heeft {words.plural(len(a), 'waarde', 'waarden')} en `second` {words.count(len(b))}: geef "
                "van elke klant beide groepen."
            )
    known = np.array([x is not None and y is not None for x, y in zip(a, b, strict=True)], dtype=bool)
    if known.sum() < 2:
        raise InputError("Minder dan twee klanten hebben in beide indelingen een groep: er is niets te vergelijken.")
    table = pd.crosstab(pd.Series(a[known], name="eerste"), pd.Series(b[known], name="tweede"))
    counts = table.to_numpy()
    rng = np.random.default_rng(seed)
    draws = rng.multinomial(counts.sum(), counts.ravel() / counts.sum(), size=repeats).reshape(-1, *counts.shape)
    low, high = _stats.percentiles(np.array([_adjusted_rand(drawn) for drawn in draws]), 0.95)
    return Agreement(
        value=_adjusted_rand(counts),
        interval=(float(low), float(high)),
        table=table,
        n=int(known.sum()),
        left_out=int((~known).sum()),
    )


def plot_agreement(found: Agreement) -> plotting.Figure:
    """Draw where the customers of each group of the first grouping are in the second.

    Parameters
    ----------
    found : Agreement
        As `agreement` gives it.

    Returns
    -------
    plotting.Figure
    """
    if not isinstance(found, Agreement):
        raise InputError("`found` moet een uitkomst van segmentation.agreement zijn.")
    shares = found.table.div(found.table.sum(axis=1), axis=0)
    best = shares.max(axis=1)
    title = (
        f"Van groep {best.idxmin()} zit {words.percent(best.min())} bij elkaar, van groep {best.idxmax()} "
        f"{words.percent(best.max())}"
    )
    cells = shares.to_numpy()
    rows, columns = cells.shape
    size = (min(11.0, 2.6 + 1.6 * columns), 1.9 + 0.5 * rows)
    with plotting.canvas(title, x=f"tweede indeling (n = {words.count(found.n)})", y="eerste indeling",
                         size=size) as axes:  # fmt: skip
        axes.imshow(shares, cmap="Blues", vmin=0, vmax=1.15, aspect="auto")
        for i in range(rows):
            for j in range(columns):
                share = float(cells[i, j])
                axes.text(j, i, words.percent(share), ha="center", va="center",
                          color="white" if share > 0.6 else plotting.INK)  # fmt: skip
        axes.set_xticks(range(columns), [str(name) for name in shares.columns])
        axes.set_yticks(
            range(rows), [f"{name} (n = {words.count(found.table.loc[name].sum())})" for name in shares.index]
        )
        axes.tick_params(length=0)
        for side in axes.spines.values():
            side.set_visible(False)
    said = "; ".join(
        f"groep {name} zit voor {words.percent(row.max())} in {row.idxmax()}" for name, row in shares.iterrows()
    )
    return plotting.Figure(axes.figure, f"{said}. {found.words}")


def _adjusted_rand(counts: np.ndarray) -> float:
    """Adjusted Rand index of a table of counts."""

    def pairs(x: Any) -> float:
        return float((x * (x - 1) / 2).sum())

    rows, columns, total = pairs(counts.sum(axis=1)), pairs(counts.sum(axis=0)), pairs(counts.sum())
    expected, most = rows * columns / total, (rows + columns) / 2
    return 1.0 if most == expected else (pairs(counts) - expected) / (most - expected)


@dataclass(frozen=True)
class Components(Result):
    """Several bell curves that together make one population (C14).

    Attributes
    ----------
    table : pandas.DataFrame
        A row a component, from low to high: `share`, `mean` and `deviation`, with 95% bounds `share_low`, `share_high`,
        `mean_low` and `mean_high`.
    gain : float
        How much the BIC falls when these components replace one bell curve; below 0 one is enough, above 10 is
        strong (Kass & Raftery 1995).
    valley : float
        Height of the lowest place between neighbouring middles, as a share of the lower of their two tops; for the
        shallowest valley. 1 means that there is none: one skewed or broad group looks like that too.
    n, missing : int
        People counted, and people without a value.
    name : str
        What was measured.
    """

    table: pd.DataFrame = field(compare=False)
    gain: float
    valley: float
    n: int
    missing: int
    name: str

    def to_frame(self) -> pd.DataFrame:
        """The components, a row each."""
        return self.table.copy()

    @property
    def words(self) -> str:
        """How large each part is and around what it lies."""
        if self.gain <= 0:
            return (
                f"Eén klokvorm beschrijft '{self.name}' even goed: {words.count(len(self.table))} soorten mensen zijn "
                f"hier niet te zien ({words.plural(self.n, 'waarde', 'waarden')})."
            )
        parts = [
            f"{words.percent(row['share'])} rond {words.number(row['mean'])} (tussen "
            f"{words.number(row['mean_low'])} en {words.number(row['mean_high'])})"
            for _, row in self.table.iterrows()
        ]
        said = f"Van de {words.count(self.n)} waarden: {'; '.join(parts)}."
        if self.valley > SHALLOW and len(self.table) == 2:
            said += " Tussen deze soorten ligt geen dal: één scheve of brede groep kan er ook zo uitzien."
        elif self.valley > SHALLOW:
            said += " Niet overal ligt er een dal tussen: twee soorten zonder dal kunnen samen één brede groep zijn."
        if self.missing:
            said += f" {words.plural(self.missing, 'rij telt', 'rijen tellen')} niet mee, want zonder waarde."
        return said


def components(values: Any, k: int = 2, *, name: str = "", repeats: int = 100, seed: int = 0) -> Components:
    """Split one measured number into k bell curves: sorts of people that an average mixes up (C14).

    Parameters
    ----------
    values : column of numbers
        One number a person; missing ones are left out and counted.
    k : int, default 2
        Number of sorts.
    name : str, optional
        What it measures; the name of the column when left out.
    repeats, seed : int
        Of the bootstrap intervals.

    Returns
    -------
    Components

    Notes
    -----
    Gaussian mixture in one dimension, fitted by EM from quantile starts. Bell curves describe; a skewed population
    also asks for more than one of them without there being sorts of people.

    Examples
    --------
    >>> components([1.0, 2, 3, 2, 2] * 10 + [8.0, 9, 10, 9, 9] * 10, repeats=10).table["mean"].round(1).tolist()
    [2.0, 9.0]
    """
    from sklearn.mixture import GaussianMixture

    label = name or str(getattr(values, "name", None) or "waarde")
    array = tables.numbers(values, label)
    known = array[~np.isnan(array)]
    if isinstance(k, bool) or not isinstance(k, (int, np.integer)) or k < 2:
        raise InputError(f"`k` is het aantal soorten, een heel getal van 2 of meer, en is nu {k!r}.")
    if len(known) < 20 * k or len(np.unique(known)) < 2 * k:
        raise InputError(
            f"Kolom '{label}' heeft {words.plural(len(known), 'bekende waarde', 'bekende waarden')}, waarvan "
            f"{words.count(len(np.unique(known)))} verschillende: te weinig om {words.count(k)} soorten te zien."
        )
    floor = 1e-4 * float(known.var())

    def fit(sample: np.ndarray, start: np.ndarray) -> Any:
        model = GaussianMixture(
            int(k), means_init=start.reshape(-1, 1), reg_covar=floor, tol=1e-5, max_iter=2000, random_state=seed
        )
        return model.fit(sample.reshape(-1, 1))

    def read(model: Any) -> np.ndarray:
        order = np.argsort(model.means_.ravel())
        return np.column_stack([model.weights_, model.means_.ravel(), np.sqrt(model.covariances_.ravel())])[order]

    rng = np.random.default_rng(seed)
    with _one_thread():
        first = fit(known, np.quantile(known, (np.arange(k) + 0.5) / k))
        found = read(first)
        draws = [read(fit(rng.choice(known, len(known)), found[:, 1])) for _ in range(repeats)]
        one = GaussianMixture(1, reg_covar=floor).fit(known.reshape(-1, 1))
        column = known.reshape(-1, 1)
        gain = float(one.bic(column) - first.bic(column))
    low, high = np.quantile(draws, [0.025, 0.975], axis=0)
    table = pd.DataFrame(
        {
            "share": found[:, 0],
            "share_low": low[:, 0],
            "share_high": high[:, 0],
            "mean": found[:, 1],
            "mean_low": low[:, 1],
            "mean_high": high[:, 1],
            "deviation": found[:, 2],
        },
        index=pd.RangeIndex(1, int(k) + 1, name="soort"),
    )
    return Components(
        table=table, gain=gain, valley=_valley(found), n=len(known), missing=len(array) - len(known), name=label
    )


def _valley(found: np.ndarray) -> float:
    """The shallowest valley between neighbouring middles of (share, mean, deviation) curves."""
    share, mean, deviation = found.T
    grid = np.linspace(mean[:-1], mean[1:], 200)  # one column a pair of neighbours
    height = (share / deviation * np.exp(-(((grid[..., None] - mean) / deviation) ** 2) / 2)).sum(axis=2)
    return float((height.min(axis=0) / np.minimum(height[0], height[-1])).max())


def plot_map(X: Any, groups: Any) -> plotting.Figure:
    """Draw customers on a map of the two directions in which they differ most, with their groups.

    Parameters
    ----------
    X : frame or array of numbers, shape (n, columns)
        Two columns are drawn as they are; more are scaled and shown along their first two principal components.
    groups : column
        The group of each customer, in the order of `X`; a Series also with its index.

    Returns
    -------
    plotting.Figure
        The title tells how many customers lie nearly as close to the middle of another group (at most a quarter
        further) as to the nearest one.
    """
    data = _matrix(X)
    names = _stats.labels(groups, "groups")
    _stats.same_rows({"X": (X, len(data)), "groups": (groups, len(names))})
    known = np.array([name is not None for name in names], dtype=bool)
    data, names = data[known], names[known]
    levels = sorted(set(names), key=lambda name: (len(name), name))
    if len(levels) < 2:
        raise InputError("Op de kaart horen minstens twee groepen te staan.")
    centres = np.array([data[names == level].mean(axis=0) for level in levels])
    spread = data.std(axis=0)
    far = np.sqrt((((data[:, None, :] - centres[None]) / spread) ** 2).sum(axis=2))
    far.sort(axis=1)
    between = float((far[:, 1] <= 1.25 * far[:, 0]).mean())
    place, x, y = _plane(X, data)
    title = f"{words.percent(between)} van de mensen ligt bijna even dicht bij het midden van een tweede groep"
    with plotting.canvas(title, x=x, y=y, size=(8, 5.4)) as axes:
        _cloud(axes, place, names, levels)
    sizes = ", ".join(f"{level}: {words.count((names == level).sum())}" for level in levels)
    return plotting.Figure(
        axes.figure,
        f"{words.percent(between)} van {words.plural(len(data), 'mens', 'mensen')} ligt hooguit een kwart verder van "
        f"een tweede midden dan van het dichtstbijzijnde (mensen per groep: {sizes}).",
    )


def explore(X: Any, *, start: int = 4, most: int = 8, seed: int = 0) -> exploring.Explorer:
    """Move the number of groups, and see on a map which customers keep theirs.

    Parameters
    ----------
    X : frame or array of numbers, shape (n, columns)
        At least 30 rows without gaps. 800 customers by lot are used when there are more.
    start, most : int
        The number of groups at the start, and the largest.
    seed : int, default 0
        Of the lot.

    Returns
    -------
    klantlab.exploring.Explorer
        Two sliders: the number of groups, and whether columns are scaled first. Customers who change groups in more
        than a quarter of ten redraws have no colour.

    Examples
    --------
    >>> rng = np.random.default_rng(1)
    >>> explore(np.vstack([rng.normal(size=(60, 2)), rng.normal(size=(60, 2)) + 8]), start=2).figure.title
    'Met 2 groepen houdt 100% van de klanten zijn groep'
    """
    rng = np.random.default_rng(seed)
    data = _matrix(X)
    data = data[rng.permutation(len(data))[:SHOWN]]
    if isinstance(most, bool) or not isinstance(most, (int, np.integer)) or not 2 <= start <= most:
        raise InputError(f"`start` ligt tussen 2 en `most`, en is nu {start!r} (`most` is {most!r}).")
    if most > len(np.unique(data, axis=0)) // 2:
        raise InputError(f"{most} groepen is te veel voor zo weinig verschillende klanten: kies een kleinere `most`.")
    place, x, y = _plane(X, data)

    def draw(k: int, scale: bool) -> plotting.Figure:
        model = kmeans(k, seed, scale=scale)
        kept, value = _kept(model, data)
        steady = kept >= 0.75
        share = words.percent(np.floor(100 * steady.mean()) / 100)  # 100% only when it is all of them
        label = _labels(model, data, data)
        title = f"Met {k} groepen houdt {share} van de klanten zijn groep"
        with plotting.canvas(title, x=x, y=y, size=(8, 5.4)) as axes:
            axes.scatter(place[~steady, 0], place[~steady, 1], s=26, facecolors="none", edgecolors=plotting.GREY, lw=1)
            names = np.array([str(i) for i in _by_size(label)], dtype=object)
            _cloud(axes, place[steady], names[steady], [str(i + 1) for i in range(k)])
            if not steady.all():
                axes.plot([], [], "o", mfc="none", mec=plotting.GREY, label="wisselt vaak van groep")
                axes.legend(loc="upper left", bbox_to_anchor=(0, -0.13))
        said = (
            f"{share} van {words.plural(len(data), 'klant', 'klanten')} houdt bij opnieuw "
            f"trekken meestal dezelfde groep; de indelingen lijken voor {words.number(value, 2)} op elkaar "
            "(1 is gelijk, 0 is toeval)."
        )
        return plotting.Figure(axes.figure, said)

    return exploring.explore(
        draw,
        k=exploring.Slider("aantal groepen", list(range(2, most + 1)), start),
        scale=exploring.Slider("kolommen gelijk schalen", [True, False], True, lambda on: "ja" if on else "nee"),
    )


def _kept(model: Any, data: np.ndarray) -> tuple[np.ndarray, float]:
    """Share of redraws in which each customer keeps the group, and the mean agreement with the grouping of all."""
    from scipy.optimize import linear_sum_assignment
    from sklearn.metrics import adjusted_rand_score

    rng = np.random.default_rng(0)
    with _one_thread():
        reference = _labels(model, data, data)
        same, values = np.zeros(len(data)), []
        for _ in range(REDRAWS):
            again = _labels(model, data[rng.integers(len(data), size=len(data))], data)
            counts = np.zeros((reference.max() + 1, again.max() + 1))
            np.add.at(counts, (reference, again), 1)
            ours, theirs = linear_sum_assignment(-counts)
            match = dict(zip(ours.tolist(), theirs.tolist(), strict=True))
            same += np.array([match.get(int(label), -1) for label in reference]) == again
            values.append(adjusted_rand_score(reference, again))
    return same / REDRAWS, float(np.mean(values))


def _plane(X: Any, data: np.ndarray) -> tuple[np.ndarray, str, str]:
    """Two numbers for each customer to draw, and what they are."""
    if data.shape[1] == 1:
        raise InputError("Voor een kaart zijn minstens twee kolommen nodig die verschillen.")
    n = f"n = {words.count(len(data))}"
    if data.shape[1] == 2:
        names = [str(c) for c in X.columns if X[c].nunique() > 1] if isinstance(X, pd.DataFrame) else ["x", "y"]
        return data, f"{names[0]} ({n})", names[1]
    z = (data - data.mean(axis=0)) / data.std(axis=0)
    _, _, axes = np.linalg.svd(z, full_matrices=False)
    axes = axes[:2] * np.where(axes[:2].sum(axis=1, keepdims=True) < 0, -1, 1)  # a direction has no sign of its own
    return z @ axes.T, f"eerste richting waarin klanten verschillen ({n})", "tweede richting"


def _cloud(axes: Any, place: np.ndarray, names: np.ndarray, levels: list[str]) -> None:
    for i, level in enumerate(levels):
        mine = place[names == level]
        if not len(mine):
            continue
        colour = GROUPS[i % len(GROUPS)]
        axes.scatter(mine[:, 0], mine[:, 1], s=20, color=colour, alpha=0.55, lw=0, marker="osD^vPX*"[i % 8])
        axes.text(
            *np.median(mine, axis=0), level, fontsize=15, fontweight="bold", ha="center", va="center",
            bbox={"boxstyle": "round,pad=0.2", "fc": "white", "ec": colour, "alpha": 0.9},
        )  # fmt: skip
