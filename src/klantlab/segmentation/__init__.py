"""Segmentation: groups of customers, how real they are, and what they explain (C10–C14).

`choose_k` compares numbers of clusters and first asks whether there are clusters at all;
`stability` draws the customers again and again; `profile` says who is in a group; `explained`
compares cuts (age, region, behaviour) by what they predict; `agreement` holds two groupings
against each other. The models themselves are scikit-learn's: this room adds what a decision
needs and scikit-learn leaves to the reader.
"""

from klantlab.segmentation._clusters import (
    Choice,
    Evidence,
    Stability,
    choose_k,
    clusters_present,
    kmeans,
    plot_choice,
    stability,
)
from klantlab.segmentation._criteria import bands, parts, plot_explained, plot_shares, spending, strongest
from klantlab.segmentation._milieus import Shares, compare_shares, milieus, plot_milieus
from klantlab.segmentation._models import (
    Agreement,
    Components,
    agreement,
    assign,
    components,
    explore,
    hierarchical,
    mixture,
    plot_agreement,
    plot_map,
)
from klantlab.segmentation._profile import NearMean, explained, near_mean, plot_near_mean, plot_profile, profile

__all__ = [
    "Agreement",
    "Choice",
    "Components",
    "Evidence",
    "NearMean",
    "Shares",
    "Stability",
    "agreement",
    "assign",
    "bands",
    "choose_k",
    "clusters_present",
    "compare_shares",
    "components",
    "explained",
    "explore",
    "hierarchical",
    "kmeans",
    "milieus",
    "mixture",
    "near_mean",
    "parts",
    "plot_agreement",
    "plot_choice",
    "plot_explained",
    "plot_map",
    "plot_milieus",
    "plot_near_mean",
    "plot_profile",
    "plot_shares",
    "profile",
    "spending",
    "stability",
    "strongest",
]
