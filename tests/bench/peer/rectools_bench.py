"""What the same work costs in RecTools 0.19.0: prints one JSON document with the keys of `hstudio-cli bench --json`.

    python rectools_bench.py --data DIR [--config base] [--steps 20] [--users 1000] [--epoch] [--device cpu]

DIR holds ratings.dat (synth.py). Settings are those of RecTools' HSTU tutorial. step_median_s is the time in the training loop between the start of a
batch and its end (forward, backward, optimizer), step_wall_s that of the loop with its batches. --epoch adds epoch_s: a whole epoch with recall, ndcg
and loss on the validation users over the full catalogue and a checkpoint. Needs `pip install "rectools[torch]==0.19.0"`.
"""
import argparse
import json
import logging
import pathlib
import resource
import statistics
import tempfile
import time
import warnings

import pandas as pd
import torch

warnings.simplefilter("ignore")
logging.getLogger("pytorch_lightning").setLevel(logging.ERROR)
logging.getLogger("lightning").setLevel(logging.ERROR)

from pytorch_lightning import Callback, Trainer, seed_everything  # noqa: E402
from pytorch_lightning.callbacks import ModelCheckpoint  # noqa: E402
from rectools import Columns  # noqa: E402
from rectools.dataset import Dataset  # noqa: E402
from rectools.models import HSTUModel, SASRecModel  # noqa: E402
from rectools.models.nn.item_net import IdEmbeddingsItemNet  # noqa: E402
from rectools.models.nn.transformers.utils import leave_one_out_mask  # noqa: E402

WARM_UP_STEPS = 1
CONFIGS = {
    "base": {"n_factors": 50, "n_heads": 1, "n_blocks": 2},
    "large": {"n_factors": 50, "n_heads": 2, "n_blocks": 8},
    "ml20m": {"n_factors": 256, "n_heads": 4, "n_blocks": 4},
    "sasrec": {"n_factors": 50, "n_heads": 1, "n_blocks": 2},
}


class StepTimer(Callback):
    """Seconds of each training step, and from the end of the first one to the end of the last."""

    def __init__(self):
        self.steps: list[float] = []
        self.ends: list[float] = []

    def __deepcopy__(self, memo):
        return self  # RecTools trains with a copy of the trainer: what that one measures is wanted here

    def on_train_batch_start(self, trainer, module, batch, index):
        self.begin = time.perf_counter()

    def on_train_batch_end(self, trainer, module, outputs, batch, index):
        self.ends.append(time.perf_counter())
        self.steps.append(self.ends[-1] - self.begin)


class Ranking(Callback):
    """recall@k and ndcg@k of the validation users, items of their window left out."""

    def __init__(self, ks=(10, 50, 100, 200)):
        self.ks = ks

    def on_validation_epoch_start(self, trainer, module):
        self.ranks = []

    def on_validation_batch_end(self, trainer, module, outputs, batch, index, dataloader_idx=0):
        network = module.torch_model
        newest = network.encode_sessions(batch, module.item_embs)[:, -1, :]
        scores = network.similarity_module(newest, module.item_embs)
        scores.scatter_(1, batch["x"].long(), float("-inf"))
        target = batch["y"].reshape(-1, 1).long()
        self.ranks.append((scores > scores.gather(1, target)).sum(1) + 1)

    def on_validation_epoch_end(self, trainer, module):
        ranks = torch.cat(self.ranks).double()
        for k in self.ks:
            hit = ranks <= k
            module.log(f"recall@{k}", hit.double().mean())
            module.log(f"ndcg@{k}", (hit / torch.log2(ranks + 1)).mean())


def read(folder: pathlib.Path) -> pd.DataFrame:
    frame = pd.read_csv(
        folder / "ratings.dat", sep="::", engine="python", names=[Columns.User, Columns.Item, Columns.Weight, Columns.Datetime])
    frame[Columns.Datetime] = pd.to_datetime(frame[Columns.Datetime], unit="s")
    frame[Columns.Weight] = 1
    return frame


def make_model(config: str, get_trainer):
    settings = dict(
        CONFIGS[config], session_max_len=200, dropout_rate=0.2, use_pos_emb=True, loss="sampled_softmax", n_negatives=128, lr=1e-3, batch_size=128,
        item_net_block_types=(IdEmbeddingsItemNet,), lightning_module_kwargs={"logits_t": 0.05}, get_val_mask_func=leave_one_out_mask,
        get_trainer_func=get_trainer, verbose=0)
    if config == "sasrec":
        return SASRecModel(**settings)
    return HSTUModel(relative_time_attention=True, relative_pos_attention=True, **settings)


def trainer_for(device: str, **more):
    return Trainer(
        accelerator=device, devices=1, min_epochs=1, max_epochs=1, logger=False, enable_model_summary=False, enable_progress_bar=False, **more)


def measure_steps(args, dataset):
    timer = StepTimer()
    model = make_model(args.config, lambda: trainer_for(
        args.device, limit_train_batches=args.steps + WARM_UP_STEPS, limit_val_batches=0, enable_checkpointing=False, callbacks=[timer]))
    model.fit(dataset)
    steps = timer.steps[WARM_UP_STEPS:]
    wall = (timer.ends[-1] - timer.ends[WARM_UP_STEPS - 1]) / len(steps)
    return model, {"steps": len(steps), "step_median_s": statistics.median(steps), "step_wall_s": wall}


def measure_recommend(args, model, dataset, frame):
    users = frame[Columns.User].unique()[: args.users]
    context = pd.DataFrame({Columns.User: users, Columns.Datetime: frame[Columns.Datetime].max(), Columns.Weight: 1})
    begin = time.perf_counter()
    model.recommend(users=users, dataset=dataset, k=10, filter_viewed=True, context=context if model.require_recommend_context else None)
    return {"recommend_users": len(users), "recommend_s": time.perf_counter() - begin}


def measure_epoch(args, dataset):
    with tempfile.TemporaryDirectory() as folder:
        model = make_model(args.config, lambda: trainer_for(
            args.device, callbacks=[Ranking(), ModelCheckpoint(dirpath=folder, monitor="recall@10", mode="max", save_last=True)],
            num_sanity_val_steps=0))
        begin = time.perf_counter()
        model.fit(dataset)
        return {"epoch_s": time.perf_counter() - begin}


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure RecTools.")
    parser.add_argument("--data", type=pathlib.Path, required=True)
    parser.add_argument("--config", choices=CONFIGS, default="base")
    parser.add_argument("--steps", type=int, default=20)
    parser.add_argument("--users", type=int, default=1000, help="users to recommend to")
    parser.add_argument("--epoch", action="store_true", help="measure a whole epoch, too (minutes)")
    parser.add_argument("--device", default="cpu", help="Lightning's accelerator")
    args = parser.parse_args()

    seed_everything(42)
    begin = time.perf_counter()
    frame = read(args.data)
    dataset = Dataset.construct(frame)
    result = {"config": args.config, "device": args.device, "threads": torch.get_num_threads(), "import_s": time.perf_counter() - begin}
    model, steps = measure_steps(args, dataset)
    result |= steps | measure_recommend(args, model, dataset, frame)
    result["peak_rss_gb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024e-9
    if args.epoch:
        result |= measure_epoch(args, dataset)
    print(json.dumps(result))


if __name__ == "__main__":
    main()
