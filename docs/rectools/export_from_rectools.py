"""Write a model fitted with RecTools 0.19 as a folder that `hstudio-cli import-weights` reads.

    from export_from_rectools import export_model
    export_model(model, "exported")          # a fitted HSTUModel or SASRecModel

    hstudio-cli import-weights exported --dataset ml-1m

As a program it trains a small model, writes it, and prints what RecTools recommends with it, as CSV:

    python export_from_rectools.py ml-1m/ratings.dat exported --model hstu --epochs 1
"""

import argparse
import json
import logging
import struct
import sys
import warnings
from pathlib import Path

import rectools
import torch
from pytorch_lightning import seed_everything
from rectools import Columns
from rectools.models import HSTUModel
from rectools.models.nn.transformers.utils import leave_one_out_mask

from load_in_rectools import HSTU_ONLY, SHARED, leave_last_out, make_model, read_ratings, recommend


def write_safetensors(file: Path, tensors: dict) -> None:
    """float32 tensors as safetensors: u64 length of a JSON header, the header, raw little-endian data."""
    header, data = {}, b""
    for name, tensor in tensors.items():
        values = tensor.detach().to("cpu", torch.float32).contiguous().numpy()
        header[name] = {"dtype": "F32", "shape": list(values.shape), "data_offsets": [len(data), len(data) + values.nbytes]}
        data += values.tobytes()
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    Path(file).write_bytes(struct.pack("<Q", len(text)) + text + data)


def settings_of(model) -> dict:
    """config.json: `model`, settings by RecTools' names, versions."""
    is_hstu = isinstance(model, HSTUModel)
    settings = {"model": "hstu" if is_hstu else "sasrec"}
    for key in SHARED + (HSTU_ONLY if is_hstu else ()):
        settings[key] = getattr(model, key)
    settings["similarity"] = model.torch_model.similarity_module.distance.value
    settings["logits_t"] = model.lightning_model.logits_t
    settings["versions"] = {"rectools": rectools.__version__, "torch": torch.__version__}
    return settings


def plain(item):
    """numpy's numbers as Python's, which JSON knows."""
    return item.item() if hasattr(item, "item") else item


def export_model(model, folder: Path) -> None:
    """Weights, settings and item order of a fitted model."""
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    items = [plain(item) for item in model.data_preparator.item_id_map.get_external_sorted_by_internal()]
    write_safetensors(folder / "weights.safetensors", model.torch_model.state_dict())
    (folder / "config.json").write_text(json.dumps(settings_of(model), indent=2))
    (folder / "items.json").write_text(json.dumps(items))


def train_small(kind: str, interactions, epochs: int):
    """A model that takes seconds, fitted on everything but the test interactions."""
    model = make_model({
        "model": kind, "n_blocks": 2, "n_heads": 2, "n_factors": 16, "use_pos_emb": True, "dropout_rate": 0.1, "session_max_len": 20,
        "batch_size": 16, "loss": "sampled_softmax", "n_negatives": 16, "gbce_t": 0.2, "lr": 0.01, "train_min_user_interactions": 2,
        "relative_time_attention": True, "relative_pos_attention": True, "similarity": "dot" if kind == "sasrec" else "cosine",
        "logits_t": 0.05,
    })  # fmt: skip
    model.epochs = epochs
    model._init_trainer()
    model.data_preparator.get_val_mask_func = leave_one_out_mask
    fold, _ = leave_last_out(interactions)
    return model.fit(fold)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("ratings", type=Path, help="ratings.dat, u.data or ratings.csv")
    parser.add_argument("folder", type=Path, help="where to write")
    parser.add_argument("--model", choices=["hstu", "sasrec"], default="hstu")
    parser.add_argument("--epochs", type=int, default=1)
    parser.add_argument("--seed", type=int, default=42)
    parser.add_argument("-k", type=int, default=10, help="length of each list that is printed")
    arguments = parser.parse_args()
    warnings.filterwarnings("ignore")
    logging.getLogger("pytorch_lightning").setLevel(logging.ERROR)
    seed_everything(arguments.seed)
    interactions = read_ratings(arguments.ratings)
    model = train_small(arguments.model, interactions, arguments.epochs)
    export_model(model, arguments.folder)
    columns = [Columns.User, Columns.Item, Columns.Score, Columns.Rank]
    recommend(model, interactions, "test", arguments.k)[columns].to_csv(
        sys.stdout, index=False, header=["user", "item", "score", "rank"]
    )


if __name__ == "__main__":
    main()
