"""Values become factors, factors become milieus; and shares are compared with known ones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd

from klantlab import _stats, plotting, tables, words
from klantlab.errors import InputError
from klantlab.results import Result


@dataclass(frozen=True)
class Milieus(Result):
    """Rotated factors of value items, and where each respondent stands on them (C13).

    Attributes
    ----------
    loadings : pandas.DataFrame
        A row an item, a column a factor: correlation-like weights between −1 and 1.
    scores : pandas.DataFrame
        A row a respondent (those with all answers), a column a factor; mean 0, sd about 1.
    share : tuple of float
        Share of the items' variance per factor, largest first.
    n, left_out : int
        Respondents used, and respondents with a missing answer.
    """

    loadings: pd.DataFrame = field(compare=False)
    scores: pd.DataFrame = field(compare=False)
    share: tuple[float, ...]
    n: int
    left_out: int

    def to_frame(self) -> pd.DataFrame:
        """The loadings."""
        return self.loadings.copy()

    @property
    def words(self) -> str:
        """Which items lead each factor, and how much all factors cover."""
        leaders = []
        for factor in self.loadings:
            strongest = self.loadings[factor].abs().nlargest(2).index
            leaders.append(f"{factor} leunt op {words.listing(strongest)}")
        said = (
            f"{words.plural(len(self.share), 'factor vat', 'factoren vatten')} {words.percent(sum(self.share))} "
            f"van de verschillen tussen {words.plural(self.n, 'mens', 'mensen')} samen: {'; '.join(leaders)}."
        )
        if self.left_out:
            said += f" {words.plural(self.left_out, 'mens doet', 'mensen doen')} niet mee door een leeg antwoord."
        return said


def milieus(items: Any, factors: int, *, minimum: float | None = None, maximum: float | None = None) -> Milieus:
    """Summarise value items in a few independent directions (factor analysis, varimax).

    Parameters
    ----------
    items : frame of numbers, shape (respondents, items)
        Answers on one scale.
    factors : int
        Number of directions, at most half the number of items.
    minimum, maximum : float, optional
        Ends of the scale; answers outside are refused.

    Returns
    -------
    Milieus

    Notes
    -----
    Maximum-likelihood factor analysis (Jöreskog 1967) on standardised items, rotated by varimax
    (Kaiser 1958). A factor's sign is arbitrary; here its strongest items are positive. Cluster in
    `scores` to get milieus, and ask `clusters_present` whether they are there. Loadings come
    without an interval: draw the respondents again (`scores` of two halves) to see what stays.

    Examples
    --------
    >>> rng = np.random.default_rng(1)
    >>> home, world = rng.normal(size=(2, 200, 1))
    >>> items = np.hstack([home + rng.normal(0, .4, (200, 3)), world + rng.normal(0, .4, (200, 3))])
    >>> found = milieus(pd.DataFrame(items, columns=list("abcdef")), 2)
    >>> (found.loadings.abs() > 0.5).sum().tolist()
    [3, 3]
    """
    from sklearn.decomposition import FactorAnalysis

    answers = tables.items(items, minimum=minimum, maximum=maximum)
    complete = answers.dropna()
    if (
        isinstance(factors, bool)
        or not isinstance(factors, (int, np.integer))
        or not 1 <= factors <= answers.shape[1] / 2
    ):
        raise InputError(
            f"`factors` is {factors!r}; met {words.plural(answers.shape[1], 'vraag', 'vragen')} zijn 1 tot en met "
            f"{answers.shape[1] // 2} factoren te onderscheiden."
        )
    least = max(30, 2 * answers.shape[1])
    if len(complete) < least:
        raise InputError(
            f"Van de {words.plural(len(answers), 'mens', 'mensen')} hebben er {words.count(len(complete))} "
            "alle antwoorden: "
            f"voor {words.plural(answers.shape[1], 'vraag', 'vragen')} zijn er minstens {least} nodig."
        )
    constant = [c for c in complete if complete[c].nunique() == 1]
    if constant:
        raise InputError(f"Bij {words.listing(constant)} gaf iedereen hetzelfde antwoord: laat die vraag weg.")
    z = (complete - complete.mean()) / complete.std(ddof=0)
    model = FactorAnalysis(
        int(factors), rotation="varimax" if factors > 1 else None, max_iter=5000, tol=1e-4, random_state=0
    )
    scores = model.fit_transform(z.to_numpy())
    loadings = model.components_.T
    order = np.argsort(-(loadings**2).sum(axis=0))
    sign = np.where((loadings**3).sum(axis=0) < 0, -1, 1)
    names = [f"factor {i + 1}" for i in range(int(factors))]
    return Milieus(
        loadings=pd.DataFrame((loadings * sign)[:, order], index=answers.columns, columns=names),
        scores=pd.DataFrame((scores * sign)[:, order], index=complete.index, columns=names),
        share=tuple(float(s) for s in (loadings**2).sum(axis=0)[order] / answers.shape[1]),
        n=len(complete),
        left_out=len(answers) - len(complete),
    )


def plot_milieus(found: Milieus) -> plotting.Figure:
    """Draw how heavily each item leans on each factor.

    Parameters
    ----------
    found : Milieus
        As `milieus` gives it.

    Returns
    -------
    plotting.Figure
    """
    loadings = found.loadings
    leads = loadings.abs().to_numpy().argmax(axis=1)
    first = [str(loadings[factor].abs().idxmax()) for factor in loadings]
    title = f"'{first[0]}' hangt het sterkst aan {loadings.columns[0]}"
    if len(first) > 1:
        title = f"De antwoorden volgen {len(first)} richtingen, met voorop {words.listing(first)}"
    # items of one factor together, the strongest on top
    order = np.lexsort((loadings.abs().max(axis=1), -leads))
    rows, leads = loadings.iloc[order], leads[order]
    places = np.arange(len(rows))
    x = f"lading (−1 tot 1; n = {words.count(found.n)})"
    with plotting.canvas(title, x=x, size=(8, 1.8 + 0.36 * len(rows)), grid="y") as axes:
        axes.axvline(0, color=plotting.GREY, lw=1.2)
        for i, factor in enumerate(rows):
            colour, mark = plotting.PALETTE[i % len(plotting.PALETTE)], "osD^vPX*"[i % 8]
            axes.plot(rows[factor], places, mark, ms=6, color=colour, alpha=0.35)
            own = leads == i
            axes.plot(rows[factor][own], places[own], mark, ms=9, color=colour, label=factor)
        axes.set_yticks(places, [str(item) for item in rows.index])
        axes.tick_params(axis="y", length=0)
        axes.set_xlim(-1.05, 1.05)
        axes.legend(loc="upper left", bbox_to_anchor=(1.01, 1))
    return plotting.Figure(axes.figure, found.words)


@dataclass(frozen=True)
class Shares(Result):
    """Own shares beside known ones (C12).

    Attributes
    ----------
    table : pandas.DataFrame
        A row a group: `count`, `share`, `share_low`, `share_high` (Wilson, 95%), `known`,
        `difference`.
    statistic, df, p_value : float, int, float
        Of Pearson's χ² test that the own shares equal the known ones.
    effect : float
        Cohen's w: 0.1 small, 0.3 middling, 0.5 large.
    n, left_out : int
        People counted, and people without a group.
    smallest_expected : float
        Expected number in the smallest group; below 5 the test is unreliable.
    """

    table: pd.DataFrame = field(compare=False)
    statistic: float
    df: int
    p_value: float
    effect: float
    n: int
    left_out: int
    smallest_expected: float

    def to_frame(self) -> pd.DataFrame:
        """The shares, a row for each group."""
        return self.table.copy()

    @property
    def words(self) -> str:
        """Where the shares differ most, whether chance can do that, and how big it is."""
        row = self.table.iloc[int(self.table["difference"].abs().argmax())]
        chance = "kan goed door toeval komen" if self.p_value >= 0.05 else "is geen toeval"
        size = next(
            name
            for limit, name in ((0.1, "verwaarloosbaar"), (0.3, "klein"), (0.5, "middelgroot"), (np.inf, "groot"))
            if self.effect < limit
        )
        said = (
            f"Het grootste verschil zit bij '{row.name}': {words.percent(row['share'])} "
            f"van {words.plural(self.n, 'mens', 'mensen')} (tussen {words.percent(row['share_low'])} "
            f"en {words.percent(row['share_high'])}) tegen {words.percent(row['known'])}. "
            f"Dat de aandelen zo afwijken {chance}; het verschil als geheel is {size} "
            f"(w = {words.number(self.effect, 2)})."
        )
        if self.smallest_expected < 5:
            said += " Een groep is zo klein dat deze toets niet te vertrouwen is."
        if self.left_out:
            said += f" {words.plural(self.left_out, 'mens telt', 'mensen tellen')} niet mee, want zonder groep."
        return said


def compare_shares(groups: Any, known: Mapping[str, float]) -> Shares:
    """Test own group shares against known ones: χ², with the size of the difference.

    Parameters
    ----------
    groups : column
        The group of each person; empty ones are left out and counted.
    known : mapping of group to share
        Shares that add up to 1, or percentages that add up to 100. Every group that occurs must be
        in it.

    Returns
    -------
    Shares

    Notes
    -----
    Pearson (1900); effect size w: Cohen (1988). A rejected null says that shares differ from these
    known ones, and nothing about whether those made sense here: another country, another decade.

    Examples
    --------
    >>> own = ["outer"] * 70 + ["inner"] * 20 + ["need"] * 10
    >>> found = compare_shares(own, {"need": 15, "outer": 77, "inner": 8})
    >>> round(found.statistic, 2), found.df
    (20.3, 2)
    """
    from scipy.stats import chi2

    names = _stats.labels(groups, "groups")
    if not isinstance(known, Mapping) or len(known) < 2:
        raise InputError('`known` moet minstens twee groepen met hun aandeel noemen, zoals {"jong": 0.4, "oud": 0.6}.')
    shares = pd.Series(tables.numbers(list(known.values()), "known"), index=[str(group).strip() for group in known])
    total = shares.sum()
    if not (shares > 0).all() or not np.isfinite(total) or not (abs(total - 1) < 0.005 or abs(total - 100) < 0.5):
        raise InputError(
            f"De aandelen in `known` tellen op tot {words.number(total, 2)}: "
            "geef positieve aandelen die samen 1 of 100 zijn."
        )
    shares /= total
    present = [str(name) for name in names if name is not None]
    strange = sorted(set(present) - set(shares.index))
    if strange:
        raise InputError(
            f"{words.listing(strange)} {'staat' if len(strange) == 1 else 'staan'} wel in de gegevens, "
            "niet in `known` "
            f"({words.plural(sum(p in strange for p in present), 'mens', 'mensen')}): voeg toe of voeg groepen samen."
        )
    counts = pd.Series(present, dtype=object).value_counts().reindex(shares.index, fill_value=0).astype(int)
    n = int(counts.sum())
    expected = n * shares
    statistic = float(((counts - expected) ** 2 / expected).sum())
    low, high = _stats.wilson(counts.to_numpy(), n, 0.95)
    table = pd.DataFrame(
        {
            "count": counts,
            "share": counts / n,
            "share_low": low,
            "share_high": high,
            "known": shares,
            "difference": counts / n - shares,
        }
    )
    return Shares(
        table=table,
        statistic=statistic,
        df=len(shares) - 1,
        p_value=float(chi2.sf(statistic, len(shares) - 1)),
        effect=float(np.sqrt(statistic / n)),
        n=n,
        left_out=len(names) - n,
        smallest_expected=float(expected.min()),
    )
