"""What a notebook does before RecTools sees anything: read ratings.csv with pandas and sort it by user and time, stably. One line of JSON."""
import json
import pathlib
import resource
import sys
import time

import pandas as pd


def main() -> None:
    file = pathlib.Path(sys.argv[1])
    file = file / "ratings.csv" if file.is_dir() else file
    start, processor = time.perf_counter(), time.process_time()
    ratings = pd.read_csv(file)
    read = time.perf_counter() - start
    ratings = ratings.sort_values(["userId", "timestamp"], kind="stable")
    total = time.perf_counter() - start
    processor = time.process_time() - processor
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e9
    print(json.dumps({"rows": len(ratings), "read_s": read, "import_s": total, "import_cpu_s": processor, "import_peak_gb": peak, "pandas": pd.__version__}))


if __name__ == "__main__":
    main()
