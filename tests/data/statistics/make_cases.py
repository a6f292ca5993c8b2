"""Writes cases.json: paired tests as SciPy and statsmodels compute them, for tests/core/compare/tst_compare_statistics.cpp.

    python3 -m venv venv && venv/bin/pip install scipy==1.17.1 statsmodels && venv/bin/python make_cases.py
"""

import json
import pathlib

import numpy as np
import scipy
from scipy import stats
from statsmodels.stats.multitest import multipletests


def continuous(rng, n, shift):
    return np.round(rng.normal(shift, 1, n), 6)


def with_ties(rng, n, shift):
    return np.round(rng.normal(shift, 2, n))


def hits(rng, n):
    """Differences of recall@k: a hit or a miss for each user."""
    return (rng.random(n) < 0.33).astype(float) - (rng.random(n) < 0.30)


def gains(rng, n):
    """Differences of ndcg@10 of one held-out item."""
    ranks = rng.integers(1, 30, (2, n))
    values = np.where(ranks <= 10, 1 / np.log2(ranks + 1), 0)
    return values[0] - values[1]


def paired(name, d):
    t = stats.ttest_rel(d, np.zeros_like(d))
    wilcoxon = stats.wilcoxon(d)
    return {"name": name, "differences": d.tolist(), "t": t.statistic, "t_p": t.pvalue, "df": int(t.df), "w": wilcoxon.statistic,
            "w_p": wilcoxon.pvalue}


def bootstrap(rng, d):
    result = stats.bootstrap((d,), np.mean, method="percentile", n_resamples=999, confidence_level=0.95, rng=rng)
    return {"differences": d.tolist(), "distribution": result.bootstrap_distribution.tolist(),
            "low": result.confidence_interval.low, "high": result.confidence_interval.high}


def main():
    rng = np.random.default_rng(20)
    zeros = continuous(rng, 40, 0.3)
    zeros[::4] = 0
    cases = {
        "versions": {"scipy": scipy.__version__, "numpy": np.__version__},
        "paired": [
            paired("exact, 6 users", continuous(rng, 6, 0.5)),
            paired("exact, 50 users", continuous(rng, 50, 0.2)),
            paired("normal, 51 users", continuous(rng, 51, 0.2)),
            paired("all signs tried, 12 users with ties and zeros", with_ties(rng, 12, 0.7)),
            paired("all signs tried, 13 users with ties and zeros", with_ties(rng, 13, -0.4)),
            paired("normal, 14 users with ties", with_ties(rng, 14, 0.5)),
            paired("normal, 40 users with zeros", zeros),
            paired("normal, 300 users with ties", with_ties(rng, 300, 0.1)),
            paired("recall, 2000 users", hits(rng, 2000)),
            paired("ndcg, 1000 users", gains(rng, 1000)),
            paired("far apart, 40 users", continuous(rng, 40, 4)),
            paired("two users", np.array([0.5, 0.25])),
        ],
        "bootstrap": bootstrap(rng, hits(rng, 200)),
        "holm": [{"p": p, "adjusted": multipletests(p, method="holm")[1].tolist()}
                 for p in ([0.01, 0.04, 0.03, 0.005], [0.5, 0.6, 0.04], [0.02], [0.01, 0.01, 0.9, 0.2, 0.01])],
    }
    target = pathlib.Path(__file__).with_name("cases.json")
    target.write_text(json.dumps(cases, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
