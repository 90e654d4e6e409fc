"""Search of a synthetic gallery: the exact scan, the Annoy preview, and InsightFace's own `search_gallery`, in one run.

Generator (NumPy, seeded): every person is a random direction on the unit sphere; each portrait is that direction with
Gaussian noise, so that two portraits of one person have a cosine of about 0.64. A probe is made from a random portrait
t as c * t + sqrt(1 - c^2) * (a random direction orthogonal to t), with c, the genuine score, uniform between 0.35
and 0.7: what footage gives rather than what a booking desk gives. Impostor scores have a deviation of 1 / sqrt(d).

Every method gets the same probes, one after the other, and returns persons with their best portrait. Times are
medians over all probes and runs. "mates lost" counts the probes whose own person the exact list holds and the other
list does not. Printed as JSON.

usage: PYTHONPATH=desktop python packaging/benchmarks/search.py [--templates N] [--dimension D] [--probes P] [--runs R]
"""

import argparse
import json
import os
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from insightface.gui.core.recognition import search_gallery
from numpy.typing import NDArray

from catchlight.gallery.exact import rank_persons
from catchlight.gallery.preview import NODES_VISITED, TREES, preview_persons, write_index
from catchlight.gallery.templates import Templates, today_in_days

SEED = 7
PORTRAITS_PER_PERSON = 2
K = 50
INSIGHTFACE_PROBES = 5
"""Probes for InsightFace's search, which takes the better part of a second for each."""


def unit(vectors: NDArray[np.float64]) -> NDArray[np.float32]:
    """Rows of unit length, `float32`."""
    scaled: NDArray[np.float32] = (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32)
    return scaled


def make_gallery(count: int, dimension: int, random: np.random.Generator) -> Templates:
    """A gallery of `count` templates."""
    persons = np.arange(count) // PORTRAITS_PER_PERSON
    directions = unit(random.standard_normal((int(persons[-1]) + 1, dimension)))
    noise = random.standard_normal((count, dimension)) * (0.75 / np.sqrt(dimension))
    return Templates(
        vectors=unit(directions[persons] + noise),
        portraits=np.arange(count, dtype=np.int64),
        persons=persons.astype(np.int64),
        retain_until=np.full(count, today_in_days() + 365, dtype=np.int32),
    )


def make_probes(
    gallery: Templates, count: int, random: np.random.Generator
) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
    """Probes `(count, d)` and the persons they show."""
    rows = random.choice(len(gallery), count, replace=False)
    portraits = gallery.vectors[rows].astype(np.float64)
    other = random.standard_normal(portraits.shape)
    other -= (other * portraits).sum(axis=1, keepdims=True) * portraits
    genuine = random.uniform(0.35, 0.7, (count, 1))
    return unit(genuine * portraits + np.sqrt(1 - genuine**2) * unit(other)), gallery.persons[rows]


def measure(
    search: Callable[[NDArray[np.float32]], list[int]], probes: NDArray[np.float32], *, runs: int
) -> tuple[float, list[list[int]]]:
    """Median milliseconds a probe, and the persons of each list; the first call is not counted."""
    search(probes[0])
    times, lists = [], []
    for run in range(runs):
        for probe in probes:
            began = time.perf_counter()
            found = search(probe)
            times.append((time.perf_counter() - began) * 1000)
            if run == 0:
                lists.append(found)
    return statistics.median(times), lists


def compare(lists: list[list[int]], exact: list[list[int]], mates: NDArray[np.int64]) -> dict[str, float | int]:
    """Agreement of some lists with the exact ones."""
    pairs = list(zip(lists, exact, mates.tolist(), strict=False))
    held = [(mate in own, mate in best) for own, best, mate in pairs]
    return {
        "probes": len(pairs),
        "same_list": sum(own == best for own, best, _ in pairs),
        "same_first": sum(own[:1] == best[:1] for own, best, _ in pairs),
        "persons_shared_percent": round(
            100 * statistics.mean(len({*own} & {*best}) / len(best) for own, best, _ in pairs), 1
        ),
        "mates_in_exact_list": sum(in_best for _, in_best in held),
        "mates_lost": sum(in_best and not in_own for in_own, in_best in held),
    }


def main() -> None:
    """Print the figures as JSON."""
    parser = argparse.ArgumentParser(description="Latency and agreement of gallery search.")
    parser.add_argument("--templates", type=int, default=100_000)
    parser.add_argument("--dimension", type=int, default=128)
    parser.add_argument("--probes", type=int, default=100)
    parser.add_argument("--runs", type=int, default=5)
    arguments = parser.parse_args()

    random = np.random.default_rng(SEED)
    gallery = make_gallery(arguments.templates, arguments.dimension, random)
    probes, mates = make_probes(gallery, arguments.probes, random)
    today = today_in_days()
    rows: list[dict[str, Any]] = [
        {"person_id": int(person), "person_name": "", "sample_id": row, "embedding": vector}
        for row, (person, vector) in enumerate(zip(gallery.persons, gallery.vectors, strict=True))
    ]

    def exact(probe: NDArray[np.float32]) -> list[int]:
        return [one.person for one in rank_persons(gallery, probe, k=K, today=today).persons]

    def insightface(probe: NDArray[np.float32]) -> list[int]:
        return [int(one.person_id) for one in search_gallery(probe, rows, top_k=K, threshold=-1.0)]

    exact_ms, exact_lists = measure(exact, probes, runs=arguments.runs)
    theirs_ms, their_lists = measure(insightface, probes[:INSIGHTFACE_PROBES], runs=1)
    mates_found = compare(exact_lists, exact_lists, mates)["mates_in_exact_list"]
    figures: dict[str, Any] = {
        "templates": arguments.templates,
        "dimension": arguments.dimension,
        "k": K,
        "runs": arguments.runs,
        "processor_cores": os.cpu_count(),
        "exact": {"ms": round(exact_ms, 2), "mates_found": mates_found},
        "insightface_search_gallery": {
            "ms": round(theirs_ms, 1),
            "times_exact": round(theirs_ms / exact_ms, 1),
            **compare(their_lists, exact_lists, mates),
        },
    }
    with tempfile.TemporaryDirectory() as folder:
        index = Path(folder) / "index.ann"
        began = time.perf_counter()
        if not write_index(gallery.vectors, index):
            figures["annoy"] = "not installed"
        else:
            built = time.perf_counter() - began

            def annoy(probe: NDArray[np.float32]) -> list[int]:
                return [one.person for one in preview_persons(gallery, index, probe, k=K, today=today).persons]

            annoy_ms, annoy_lists = measure(annoy, probes, runs=arguments.runs)
            figures["annoy"] = {
                "ms": round(annoy_ms, 2),
                "trees": TREES,
                "nodes_visited": NODES_VISITED,
                "build_seconds": round(built, 1),
                "index_megabytes": round(index.stat().st_size / 1e6, 1),
                **compare(annoy_lists, exact_lists, mates),
            }
    print(json.dumps(figures, indent=1))


if __name__ == "__main__":
    main()
