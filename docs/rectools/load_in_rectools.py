"""Load a folder written by `hstudio-cli export` into RecTools 0.19 and print what it recommends, as CSV.

    pip install "rectools[torch]==0.19.0"
    hstudio-cli export RUN --to exported
    python load_in_rectools.py exported ml-1m/ratings.dat --at test -k 10

The ratings are those of the run's data set: ratings.dat (user::item::rating::time), u.data (tabs) or ratings.csv with a header.
As a module: load_model(folder) gives a fitted HSTUModel or SASRecModel.
"""

import argparse
import json
import struct
import sys
import warnings
from pathlib import Path

import numpy as np
import pandas as pd
import torch
from rectools import Columns
from rectools.dataset import Dataset, IdMap, Interactions
from rectools.dataset.context import get_context
from rectools.model_selection import LastNSplitter
from rectools.models import HSTUModel, SASRecModel
from rectools.models.nn.item_net import IdEmbeddingsItemNet

# Settings of config.json that RecTools' models take by the same name.
SHARED = (
    "n_blocks", "n_heads", "n_factors", "use_pos_emb", "dropout_rate", "session_max_len", "batch_size", "loss", "n_negatives",
    "gbce_t", "lr", "train_min_user_interactions",
)  # fmt: skip
HSTU_ONLY = ("relative_time_attention", "relative_pos_attention")
DTYPES = {"F32": np.float32, "F64": np.float64, "I64": np.int64}


def read_safetensors(file: Path) -> dict:
    """The tensors of a safetensors file: u64 length of a JSON header, the header, raw little-endian data."""
    content = Path(file).read_bytes()
    (length,) = struct.unpack("<Q", content[:8])
    header = json.loads(content[8 : 8 + length])
    tensors = {}
    for name, info in header.items():
        if name != "__metadata__":
            begin, end = (8 + length + offset for offset in info["data_offsets"])
            values = np.frombuffer(content[begin:end], dtype=DTYPES[info["dtype"]]).reshape(info["shape"])
            tensors[name] = torch.from_numpy(values.copy())
    return tensors


def make_model(config: dict):
    """An unfitted model with the settings of config.json."""
    settings = {key: config[key] for key in SHARED}
    settings["item_net_block_types"] = (IdEmbeddingsItemNet,)
    settings["similarity_module_kwargs"] = {"distance": config["similarity"]}
    settings["lightning_module_kwargs"] = {"logits_t": config["logits_t"]}
    settings["recommend_torch_device"] = "cpu"
    if config["model"] == "sasrec":
        return SASRecModel(**settings)
    return HSTUModel(**settings, **{key: config[key] for key in HSTU_ONLY})


def load_model(folder: Path):
    """The model of an exported folder, ready to recommend."""
    folder = Path(folder)
    config = json.loads((folder / "config.json").read_text())
    items = json.loads((folder / "items.json").read_text())
    model = make_model(config)
    # What fit() prepares from its interactions is given here instead: the item order, and through it the size of the embedding.
    item_id_map = IdMap(np.array(items, dtype=object))
    row = pd.DataFrame({Columns.User: [0], Columns.Item: [1], Columns.Weight: [1.0], Columns.Datetime: [pd.Timestamp(0)]})
    known = Dataset(IdMap.from_values([0]), item_id_map, Interactions(row))
    model.data_preparator.item_id_map = item_id_map
    model.data_preparator._init_extra_token_ids()
    model._init_lightning_model(
        torch_model=model._init_torch_model(model._construct_item_net(known)),
        dataset_schema=known.get_schema(),
        item_external_ids=item_id_map.external_ids,
        model_config=model.get_config(simple_types=True),
    )
    model.torch_model.load_state_dict(read_safetensors(folder / "weights.safetensors"))
    model.lightning_model.eval()
    model.is_fitted = True
    return model


def read_ratings(file: Path) -> pd.DataFrame:
    """Interactions in the file's order."""
    file = Path(file)
    names = [Columns.User, Columns.Item, "rating", "time"]
    if file.suffix == ".csv":
        frame = pd.read_csv(file, header=0, names=names)
    else:
        separator = "\t" if file.name == "u.data" else "::"
        frame = pd.read_csv(file, sep=separator, names=names, engine="python", encoding="latin-1")
    frame[Columns.Datetime] = pd.to_datetime(frame["time"], unit="s")
    frame[Columns.Weight] = 1
    return frame[[Columns.User, Columns.Item, Columns.Weight, Columns.Datetime]]


def leave_last_out(interactions: pd.DataFrame):
    """What the models may see, and each user's last interaction: the split of RecTools' tutorial and of HSTUdio."""
    dataset = Dataset.construct(interactions)
    splitter = LastNSplitter(n=1, n_splits=1, filter_cold_users=False, filter_cold_items=False)
    fold_rows, test_rows, _ = next(iter(splitter.split(dataset.interactions)))
    fold = dataset.filter_interactions(fold_rows, keep_external_ids=True, keep_features_for_removed_entities=True)
    return fold, interactions.loc[test_rows]


def recommend(model, interactions: pd.DataFrame, at: str, k: int) -> pd.DataFrame:
    """Lists at the moment of each user's test interaction (at = "test"), or for everybody at one time (unix seconds)."""
    fold, test = leave_last_out(interactions)
    if at == "test":
        asked = test
    else:
        users = interactions[Columns.User].unique()
        asked = pd.DataFrame({Columns.User: users, Columns.Datetime: pd.to_datetime([int(at)] * len(users), unit="s")})
    context = get_context(asked) if model.require_recommend_context else None
    return model.recommend(
        asked[Columns.User].unique(), fold, k=k, filter_viewed=True, context=context, on_unsupported_targets="ignore"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("folder", type=Path, help="what hstudio-cli export wrote")
    parser.add_argument("ratings", type=Path, help="the ratings file of the run's data set")
    parser.add_argument("--at", default="test", help='unix seconds, or "test": the moment of each user\'s test interaction')
    parser.add_argument("-k", type=int, default=10, help="length of each list")
    arguments = parser.parse_args()
    warnings.filterwarnings("ignore")
    lists = recommend(load_model(arguments.folder), read_ratings(arguments.ratings), arguments.at, arguments.k)
    columns = [Columns.User, Columns.Item, Columns.Score, Columns.Rank]
    lists[columns].to_csv(sys.stdout, index=False, header=["user", "item", "score", "rank"])


if __name__ == "__main__":
    main()
