"""Makes interactions in MovieLens-1M's format (ratings.dat, movies.dat) of any size, with no MovieLens data inside.

    python3 synth.py OUT_DIR [--users 6040] [--items 3706] [--median 96] [--seed 0] [--csv]

--csv: in MovieLens-20M's format (ratings.csv, movies.csv). Without options the shape is that of ML-1M: history lengths are log-normal, at least 20; a few films have most of the viewings; time stamps come in
sittings, many of them equal. Needs nothing but Python. Same options, same bytes.
"""
import argparse
import itertools
import math
import pathlib
import random

SHORTEST, LONGEST = 20, 2314
START, SPAN = 956_700_000, 60_000_000
# Seconds from one rating to the next and how often: rated in one go, within a sitting, an hour later, some days later.
GAPS = [(0, 50), (8, 20), (30, 15), (90, 13), (3_600, 1), (250_000, 1)]


def history_length(rng: random.Random, median: float, items: int) -> int:
    return int(min(max(rng.lognormvariate(math.log(median), 1.0), SHORTEST), LONGEST, items // 2))


def distinct_items(rng: random.Random, length: int, cumulative: list[float]) -> list[int]:
    """`length` different items by popularity."""
    items = range(1, len(cumulative) + 1)
    chosen: dict[int, None] = {}
    for _ in range(20):
        chosen.update(dict.fromkeys(rng.choices(items, cum_weights=cumulative, k=length)))
        if len(chosen) >= length:
            break
    return list(chosen)[:length]


def user_rows(rng: random.Random, user: int, median: float, cumulative: list[float]) -> list[tuple]:
    items = distinct_items(rng, history_length(rng, median, len(cumulative)), cumulative)
    gaps = rng.choices([gap for gap, _ in GAPS], weights=[share for _, share in GAPS], k=len(items))
    times = itertools.accumulate(gaps, initial=START + rng.randrange(SPAN))
    rows = [(user, item, rng.randint(1, 5), time) for item, time in zip(items, times)]
    rng.shuffle(rows)  # a file isn't sorted by time
    return rows


def write(folder: pathlib.Path, users: int, items: int, median: float, seed: int, csv: bool) -> int:
    """Number of interactions written."""
    rng = random.Random(seed)
    cumulative = list(itertools.accumulate(1.0 / (rank + 20) for rank in range(items)))
    folder.mkdir(parents=True, exist_ok=True)
    line = "%d,%d,%d.0,%d\n" if csv else "%d::%d::%d::%d\n"
    count = 0
    with open(folder / ("ratings.csv" if csv else "ratings.dat"), "w", encoding="latin-1") as ratings:
        if csv:
            ratings.write("userId,movieId,rating,timestamp\n")
        for user in range(1, users + 1):
            rows = user_rows(rng, user, median, cumulative)
            ratings.writelines(line % row for row in rows)
            count += len(rows)
    with open(folder / ("movies.csv" if csv else "movies.dat"), "w", encoding="latin-1") as movies:
        if csv:
            movies.write("movieId,title,genres\n")
        title = '%d,"Film, The %d (%d)",Drama|Comedy\n' if csv else "%d::Film %d (%d)::Drama\n"
        movies.writelines(title % (item, item, 1920 + item % 80) for item in range(1, items + 1))
    return count


def main() -> None:
    parser = argparse.ArgumentParser(description="Make interactions in MovieLens-1M's format.")
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--users", type=int, default=6040)
    parser.add_argument("--items", type=int, default=3706)
    parser.add_argument("--median", type=float, default=96)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--csv", action="store_true", help="MovieLens-20M's format instead of 1M's")
    given = parser.parse_args()
    print(write(given.folder, given.users, given.items, given.median, given.seed, given.csv), "interactions in", given.folder)


if __name__ == "__main__":
    main()
