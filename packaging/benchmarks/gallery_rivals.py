"""Exact search beside other engines, in one run: milliseconds of a probe, and mates lost of those that exact finds.

The gallery and the probes are those of `benchmarks.gallery_maker`. Each engine is built over the same float32 vectors,
asked for each probe in turn with an exact search (so that what else the machine does meets both), and let go of before
the next. A mate is lost where the exact search lists its person among the first 50 and the engine does not; an engine
that is given a part of the rows only is held against NumPy on that part. An engine that is not installed is reported
as not run. Printed as JSON.

usage: in packaging/, PYTHONPATH=../desktop python -m benchmarks.gallery_rivals FOLDER [--templates N] [--dimension D]
    [--probes P] [--only NAME...]
"""

import argparse
import gc
import importlib
import json
import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.gallery import K
from benchmarks.gallery_maker import PACK, made_lab, made_probes
from catchlight.gallery.annoy_index import annoy_index
from catchlight.gallery.exact import search_exact
from catchlight.gallery.filters import Filters
from catchlight.gallery.segments import engine
from catchlight.gallery.selection import Selection
from catchlight.gallery.templates import today_in_days
from catchlight.gallery.view import GalleryView, open_view
from catchlight.jobs import JobControl
from catchlight.workflows.gallery_files import ready_generation
from catchlight.workflows.sign_in import SignIn, sign_in

WANTED = 4 * K
"""Rows asked for: enough for 50 persons of two portraits each."""
INSIGHTFACE_ROWS = 20_000
"""Rows that its loop over dictionaries is given; its time grows with the rows, so it is scaled to the gallery."""
_INSIGHTFACE_PROBES = 3
_ROWS_AN_INSERT = 10_000
Vectors = NDArray[np.float32]
Search = Callable[[Vectors], NDArray[np.int64]]
"""From a probe `(d,)` to the rows found, best first."""


@dataclass(frozen=True)
class Rival:
    """An engine with its settings.

    Attributes:
        name: What it is called in the figures.
        opened: Builds it over `(n, d) float32`; gives its searches while the block lasts.
    """

    name: str
    opened: Callable[[Vectors], Any]


def compared(
    rival: Rival, view: GalleryView, selection: Selection, probes: Vectors, mates: Sequence[int]
) -> dict[str, Any]:
    """One engine beside the exact search: milliseconds of each, and mates lost."""
    vectors, persons = view.generation.mapped, np.asarray(view.generation.columns.persons)
    began = time.perf_counter()
    times: tuple[list[float], list[float]] = [], []
    found = lost = same = 0
    try:
        with rival.opened(np.ascontiguousarray(vectors)) as (search, searched):
            built = time.perf_counter() - began
            search(probes[0])
            for probe, mate in zip(probes, mates, strict=True):
                began = time.perf_counter()
                rows = search(probe)
                between = time.perf_counter()
                exact = search_exact(view, probe, k=K, selection=selection)
                times[0].append((between - began) * 1000)
                times[1].append((time.perf_counter() - between) * 1000)
                listed = list(dict.fromkeys(persons[rows[rows >= 0]].tolist()))[:K]
                is_found = mate in {one.person for one in exact.persons}
                found += is_found
                lost += is_found and mate not in listed
                if searched < len(vectors):
                    same += rows[:K].tolist() == np.argsort(-(vectors[:searched] @ probe))[:K].tolist()
                    if len(times[0]) >= _INSIGHTFACE_PROBES:
                        break
    except ImportError as error:
        return {"not_run": str(error)}
    median, exact_median = statistics.median(times[0]), statistics.median(times[1])
    figures: dict[str, Any] = {"built_s": round(built, 1), "median_ms": round(median, 2)}
    if searched < len(vectors):
        scaled = median * len(vectors) / searched
        return {
            **figures,
            "rows": searched,
            "scaled_to_all_ms": round(scaled),
            "exact_ms": round(exact_median, 2),
            "lists_as_numpy": f"{same} of {len(times[0])}",
        }
    return {
        **figures,
        "exact_ms": round(exact_median, 2),
        "to_exact": round(median / exact_median, 3),
        "mates_exact_finds": found,
        "mates_lost": lost,
    }


Opened = tuple[Search, int]
"""The search, and how many rows it looks at."""


def annoy(trees: int, nodes: int) -> Callable[[Vectors], Any]:
    """Annoy, angular, with so many trees and `search_k` (-1 for its default)."""

    @contextmanager
    def opened(vectors: Vectors) -> Iterator[Opened]:
        with tempfile.TemporaryDirectory() as folder:
            index = annoy_index(vectors.shape[1])
            for row, vector in enumerate(vectors):
                index.add_item(row, vector)
            index.build(trees, n_jobs=-1)
            index.save(str(Path(folder) / "index.ann"))  # from here on it is mapped
            yield (lambda probe: np.array(index.get_nns_by_vector(probe, WANTED, search_k=nodes))), len(vectors)
            index.unload()

    return opened


@contextmanager
def faiss_graph(vectors: Vectors) -> Iterator[Opened]:
    """`IndexHNSWFlat` of faiss, 16 links, efConstruction 60, efSearch 256."""
    faiss = engine()
    faiss.omp_set_num_threads(os.cpu_count() or 1)
    graph = faiss.IndexHNSWFlat(vectors.shape[1], 16, faiss.METRIC_INNER_PRODUCT)
    graph.hnsw.efConstruction, graph.hnsw.efSearch = 60, 256
    graph.add(vectors)
    yield (lambda probe: graph.search(probe[np.newaxis], WANTED)[1][0]), len(vectors)


@contextmanager
def hnswlib(vectors: Vectors) -> Iterator[Opened]:
    """Hnswlib, the same settings."""
    index = importlib.import_module("hnswlib").Index(space="ip", dim=vectors.shape[1])
    index.init_index(max_elements=len(vectors), M=16, ef_construction=60)
    index.add_items(vectors, num_threads=os.cpu_count())
    index.set_ef(256)
    yield (lambda probe: index.knn_query(probe, k=WANTED)[0][0].astype(np.int64)), len(vectors)


@contextmanager
def usearch(vectors: Vectors) -> Iterator[Opened]:
    """Usearch, the same settings."""
    module = importlib.import_module("usearch.index")
    keys = module.Index(ndim=vectors.shape[1], metric="ip", connectivity=16, expansion_add=60, expansion_search=256)
    keys.add(np.arange(len(vectors)), vectors)
    yield (lambda probe: keys.search(probe, WANTED).keys.astype(np.int64)), len(vectors)


@contextmanager
def numpy_whole(vectors: Vectors) -> Iterator[Opened]:
    """A whole scan in float32, and the best rows."""

    def search(probe: Vectors) -> NDArray[np.int64]:
        scores = vectors @ probe
        near = np.argpartition(-scores, 2 * WANTED)[: 2 * WANTED]
        return near[np.argsort(-scores[near])]

    yield search, len(vectors)


@contextmanager
def insightface(vectors: Vectors) -> Iterator[Opened]:
    """InsightFace's own `search_gallery`, a loop over dictionaries, on the first rows only."""
    theirs = importlib.import_module("insightface.gui.core.recognition")
    few = vectors[:INSIGHTFACE_ROWS]
    rows = [{"person_id": at, "person_name": "", "sample_id": at, "embedding": vector} for at, vector in enumerate(few)]

    def search(probe: Vectors) -> NDArray[np.int64]:
        found = theirs.search_gallery(probe, rows, top_k=WANTED, threshold=-1.0)
        return np.array([int(one.person_id) for one in found])

    yield search, len(few)


def milvus(kind: str, **settings: Any) -> Callable[[Vectors], Any]:
    """Milvus Lite through its client, with an index of that kind."""

    @contextmanager
    def opened(vectors: Vectors) -> Iterator[Opened]:
        pymilvus = importlib.import_module("pymilvus")
        importlib.import_module("milvus_lite")
        with tempfile.TemporaryDirectory() as folder:
            client = pymilvus.MilvusClient(str(Path(folder) / "rival.db"))
            schema = pymilvus.MilvusClient.create_schema(auto_id=False)
            schema.add_field("row", pymilvus.DataType.INT64, is_primary=True)
            schema.add_field("vector", pymilvus.DataType.FLOAT_VECTOR, dim=vectors.shape[1])
            index = client.prepare_index_params()
            index.add_index("vector", index_type=kind, metric_type="IP", params=settings)
            client.create_collection("rival", schema=schema, index_params=index)
            for start in range(0, len(vectors), _ROWS_AN_INSERT):
                part = vectors[start : start + _ROWS_AN_INSERT]
                client.insert("rival", [{"row": start + at, "vector": one} for at, one in enumerate(part)])
            client.flush("rival")
            client.load_collection("rival")
            asked = {"metric_type": "IP", "params": {"ef": 256} if kind == "HNSW" else {}}

            def search(probe: Vectors) -> NDArray[np.int64]:
                (hits,) = client.search("rival", [probe], limit=WANTED, anns_field="vector", search_params=asked)
                return np.array([hit["row"] for hit in hits])

            yield search, len(vectors)
            client.close()

    return opened


RIVALS = (
    Rival("NumPy float32, whole scan", numpy_whole),
    Rival("InsightFace search_gallery", insightface),
    Rival("Annoy, 50 trees, its default", annoy(50, -1)),
    Rival("Annoy, 50 trees, 400,000 nodes", annoy(50, 400_000)),
    Rival("faiss HNSW", faiss_graph),
    Rival("hnswlib", hnswlib),
    Rival("usearch", usearch),
    Rival("Milvus Lite, FLAT", milvus("FLAT")),
    Rival("Milvus Lite, HNSW", milvus("HNSW", M=16, efConstruction=60)),
)


def main() -> None:
    """Print the figures as JSON, one engine a line."""
    parser = argparse.ArgumentParser(description="Exact search beside other engines.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--templates", type=int, default=500_000)
    parser.add_argument("--dimension", type=int, default=128)
    parser.add_argument("--probes", type=int, default=200)
    parser.add_argument("--only", nargs="*", default=[])
    asked = parser.parse_args()
    lab = made_lab(asked.folder, templates=asked.templates, dimension=asked.dimension)
    actor = sign_in(lab, SignIn("Benchmark", "a passphrase of the benchmark"))
    with lab.reading() as db:
        ready_generation(lab, db, actor, pack=PACK, control=JobControl())
        with open_view(lab, db, pack=PACK) as view:
            selection = view.select(Filters(), today=today_in_days())
    probes, mates = selected_probes(view, selection, asked.probes)
    print(json.dumps({"templates": view.size, "dimension": view.dimension, "probes": len(probes),
                      "cores": os.cpu_count(), "load_at_start": os.getloadavg()}), flush=True)  # fmt: skip
    for rival in RIVALS:
        if not asked.only or any(word.lower() in rival.name.lower() for word in asked.only):
            print(json.dumps({rival.name: compared(rival, view, selection, probes, mates)}), flush=True)
            gc.collect()


def selected_probes(view: GalleryView, selection: Selection, count: int) -> tuple[Vectors, list[int]]:
    """Probes of portraits that are searched, and the persons that they show."""
    random = np.random.default_rng(5)
    rows = random.choice(len(view.generation), min(2 * count, len(view.generation)), replace=False)
    rows = rows[selection.holds(rows)][:count]
    return made_probes(view.generation.mapped, rows, random), view.generation.columns.persons[rows].tolist()


if __name__ == "__main__":
    main()
