"""Search of a gallery at national scale: exact scan, filters, sweep and preview, in one run.

The gallery is made by `benchmarks.gallery_maker` (which documents it) and kept in the folder that is given, so a second
run starts at once. Every method gets the same probes. Times are medians and best times of interleaved rounds, so that
what else the machine does meets all of them; ratios of one run are what counts. Printed as JSON.

usage: in packaging/, PYTHONPATH=../desktop python -m benchmarks.gallery FOLDER [--templates N] [--dimension D]
    [--probes P] [--check C] [--index] [--rebuild]
"""

import argparse
import json
import os
import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
import psutil
from numpy.typing import NDArray

from benchmarks.gallery_maker import NAME, PACK, PASSPHRASE, made_lab, made_probes
from catchlight.evidence.entry import Actor
from catchlight.gallery.exact import search_exact
from catchlight.gallery.filters import Filters
from catchlight.gallery.preview import preview_persons
from catchlight.gallery.segments import engine, scanners
from catchlight.gallery.selection import Selection
from catchlight.gallery.sweep import search_sweep
from catchlight.gallery.templates import today_in_days
from catchlight.gallery.view import GalleryView, open_view
from catchlight.jobs import JobControl
from catchlight.lab.folder import Lab
from catchlight.workflows.gallery_files import ready_generation, rebuild
from catchlight.workflows.sign_in import SignIn, sign_in

K = 50
ROUNDS = 15
PAUSE = 0.1
"""Seconds before each call where NumPy's are among them: the threads of its OpenBLAS spin for some 20 ms after a
product, on the processors that the next one wants."""
Call = Callable[[], object]


def memory() -> dict[str, int]:
    """Memory of this process, MB: what is no file, and mapped files as far as they were read."""
    resident, anonymous = psutil.Process().memory_info().rss / 1e6, anonymous_mb()
    return {"anonymous_mb": round(anonymous), "mapped_files_mb": round(resident - anonymous)}


def anonymous_mb() -> float:
    """Memory that is no file, MB."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return int(next(line for line in lines if line.startswith("RssAnon")).split()[1]) / 1000


def interleaved(calls: Mapping[str, Call], *, rounds: int = ROUNDS, pause: float = 0.0) -> dict[str, dict[str, float]]:
    """Milliseconds of each call, in turn, after a pause (seconds); the first round is not counted."""
    times: dict[str, list[float]] = {name: [] for name in calls}
    for at in range(rounds + 1):
        for name, call in calls.items():
            time.sleep(pause)
            began = time.perf_counter()
            call()
            if at:
                times[name].append((time.perf_counter() - began) * 1000)
    return {
        name: {"median_ms": round(statistics.median(own), 2), "best_ms": round(min(own), 2)}
        for name, own in times.items()
    }


def ratio(found: Mapping[str, Mapping[str, float]], one: str, other: str) -> dict[str, float]:
    """How the times of two calls of one run stand to each other."""
    return {kind: round(found[one][kind] / found[other][kind], 3) for kind in ("median_ms", "best_ms")}


def reading_once(view: GalleryView) -> Call:
    """Read as many bytes as the templates take in half precision (fp16) once, with as many threads as the scan has.

    Those are half of the file of float32 vectors; the scan itself reads a quarter of that file's size.
    """
    words = view.generation.mapped.reshape(-1)[: view.generation.mapped.size // 2].view(np.uint64)
    parts = np.array_split(words, 8 * (os.cpu_count() or 1))
    return lambda: list(scanners().map(lambda each: each.max(), parts))


def numpy_search(vectors: NDArray[np.float32], persons: NDArray[np.int64], probe: NDArray[np.float32]) -> list[int]:
    """Brute force in float32: the persons of the best rows."""
    scores = vectors @ probe
    near = np.argpartition(-scores, 8 * K)[: 8 * K]
    order = near[np.lexsort((persons[near], -scores[near]))]
    return list(dict.fromkeys(persons[order].tolist()))[:K]


def same_list(ours: Sequence[tuple[int, float]], theirs: NDArray[np.float64], persons: NDArray[np.int64]) -> bool:
    """Whether a list is that of brute force; persons whose scores differ by 1e-6 or less may change places."""
    best: dict[int, float] = {}
    for at in np.argsort(-theirs, kind="stable")[: 40 * K].tolist():
        best.setdefault(int(persons[at]), float(theirs[at]))
    ranked = sorted(best.items(), key=lambda one: (-one[1], one[0]))[: len(ours)]
    return all(
        abs(score - other) <= 1e-6 and (person == mate or abs(best.get(person, -2.0) - other) <= 1e-6)
        for (person, score), (mate, other) in zip(ours, ranked, strict=True)
    )


def checked(view: GalleryView, selection: Selection, probes: NDArray[np.float32]) -> dict[str, Any]:
    """How many exact lists are those of float32 brute force over the same rows."""
    rows = np.arange(len(view.generation))
    held = selection.holds(rows)
    persons, same, widened, rescored, bad = np.asarray(view.generation.columns.persons), 0, 0, [], 0
    for start in range(0, len(probes), 8):
        part = probes[start : start + 8]
        scores = view.generation.mapped @ part.T
        for probe, own in zip(part, scores.T, strict=True):
            found = search_exact(view, probe, k=K, selection=selection)
            listed = [(one.person, one.score) for one in found.persons]
            own = np.where(held, own, -2.0).astype(np.float64)  # noqa: PLW2901
            near = np.argpartition(-own, 40 * K)[: 40 * K]
            same += same_list(listed, own[near], persons[near])
            certificate = found.certificate
            if certificate is None or not certificate.holds:
                bad += 1
                continue
            widened += certificate.widened > 0
            rescored.append(certificate.rescored)
    return {
        "probes": len(probes),
        "same_as_float32_brute_force": same,
        "without_certificate": bad,
        "widened": widened,
        "rescored_median": statistics.median(rescored),
        "rescored_most": max(rescored),
    }


def filtered(view: GalleryView, probe: NDArray[np.float32]) -> dict[str, Any]:
    """Cost of filtered searches, the choice of rows included, against the unfiltered one of the same run."""
    years = view.generation.columns.birth_year
    counts = np.bincount(years, minlength=2008)
    low = 1980
    sums = np.cumsum(counts)
    half_from = int(np.searchsorted(sums, len(years) * 0.25))
    half_to = int(np.searchsorted(sums, len(years) * 0.75))
    chosen = {
        "whole": Filters(),
        "half (birth years)": Filters(born=(half_from, half_to), born_unknown=False),
        "three in four (men)": Filters(sex=frozenset({"M"})),
        "1% (women of one year)": Filters(sex=frozenset({"F"}), born=(low, low), born_unknown=False),
        "one station in 40": Filters(sources=frozenset({"station 7"})),
    }

    def call(filters: Filters) -> Call:
        def run() -> object:
            selection = view.select(filters, today=today_in_days())
            return search_exact(view, probe, k=K, selection=selection)

        return run

    times = interleaved({name: call(filters) for name, filters in chosen.items()})
    return {
        name: {
            **times[name],
            "share": round(view.select(filters, today=today_in_days()).searched / view.size, 4),
            "to_whole": ratio(times, name, "whole"),
        }
        for name, filters in chosen.items()
    }


def swept(view: GalleryView, selection: Selection, probes: NDArray[np.float32], mates: list[int]) -> dict[str, Any]:
    """64 probes at once against a NumPy float32 batch, and the mates that the sweep loses."""
    part = probes[:64]
    vectors, persons = view.generation.mapped, np.asarray(view.generation.columns.persons)

    def batch() -> object:
        found = []
        for start in range(0, 64, 8):
            scores = part[start : start + 8] @ vectors.T
            for own in scores:
                near = np.argpartition(-own, 8 * K)[: 8 * K]
                found.append(persons[near[np.argsort(-own[near])]])
        return found

    times = interleaved(
        {"sweep": lambda: search_sweep(view, part, k=K, selection=selection), "numpy": batch}, rounds=3, pause=PAUSE
    )
    found = search_sweep(view, probes, k=K, selection=selection)
    exact = [search_exact(view, probe, k=K, selection=selection) for probe in probes]
    held = [
        (mate in {one.person for one in own.persons}, mate in {one.person for one in best.persons})
        for mate, own, best in zip(mates, found.rankings, exact, strict=True)
    ]
    return {
        **times,
        "to_numpy": ratio(times, "sweep", "numpy"),
        "method": found.method,
        "measured_loss": found.measured_loss,
        "probes": len(probes),
        "mates_exact_finds": sum(best for _, best in held),
        "mates_lost": sum(best and not own for own, best in held),
    }


def previewed(view: GalleryView, selection: Selection, probes: NDArray[np.float32], mates: list[int]) -> dict[str, Any]:
    """Annoy: milliseconds and the mates it loses, at several numbers of nodes."""
    index = view.generation.index
    if index is None:
        return {"annoy": "no index"}
    exact = [search_exact(view, probe, k=K, selection=selection) for probe in probes]
    results: dict[str, Any] = {}
    for nodes in (1_000, 20_000, 400_000):
        began = time.perf_counter()
        lists = [preview_persons(view, index, probe, k=K, selection=selection, nodes=nodes) for probe in probes]
        seconds = time.perf_counter() - began
        pairs = [
            (mate in {one.person for one in own.persons}, mate in {one.person for one in best.persons})
            for mate, own, best in zip(mates, lists, exact, strict=True)
        ]
        results[f"{nodes} nodes"] = {
            "mean_ms": round(seconds / len(probes) * 1000, 1),
            "mates_exact_finds": sum(best for _, best in pairs),
            "mates_lost": sum(best and not own for own, best in pairs),
        }
    return results


def during_rebuild(lab: Lab, actor: Actor, probes: NDArray[np.float32]) -> dict[str, Any]:
    """Latency of searches while another thread builds a new generation."""

    def build() -> float:
        began = time.perf_counter()
        with lab.reading() as db:
            rebuild(lab, db, actor, pack=PACK, control=JobControl(), with_index=False)
        return time.perf_counter() - began

    times: list[float] = []
    with ThreadPoolExecutor(1) as worker, lab.reading() as db:
        job = worker.submit(build)
        while not job.done():
            began = time.perf_counter()
            with open_view(lab, db, pack=PACK) as view:
                selection = view.select(Filters(), today=today_in_days())
            search_exact(view, probes[len(times) % len(probes)], k=K, selection=selection)
            times.append((time.perf_counter() - began) * 1000)
    return {
        "rebuild_s": round(job.result(), 1),
        "searches": len(times),
        "median_ms": round(statistics.median(times), 1),
        "slowest_ms": round(max(times), 1),
    }


def main() -> None:
    """Print the figures as JSON."""
    parser = argparse.ArgumentParser(description="Search of a gallery at national scale.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--templates", type=int, default=2_650_000)
    parser.add_argument("--dimension", type=int, default=128)
    parser.add_argument("--probes", type=int, default=100)
    parser.add_argument("--check", type=int, default=1000, help="Probes compared with float32 brute force.")
    parser.add_argument("--index", action="store_true", help="Build the indexes for previews and sweeps first.")
    parser.add_argument("--rebuild", action="store_true", help="Searches during a rebuild too.")
    arguments = parser.parse_args()

    lab = made_lab(arguments.folder, templates=arguments.templates, dimension=arguments.dimension)
    actor = sign_in(lab, SignIn(NAME, PASSPHRASE))
    figures: dict[str, Any] = {"cores": os.cpu_count(), "k": K, "load_at_start": os.getloadavg()}

    def show(name: str, value: object) -> None:
        figures[name] = value
        print(json.dumps({name: value}), flush=True)

    with lab.reading() as db:
        engine()
        began, before = time.perf_counter(), anonymous_mb()
        ready_generation(lab, db, actor, pack=PACK, control=JobControl(), with_index=arguments.index)
        with open_view(lab, db, pack=PACK) as view:
            selection = view.select(Filters(), today=today_in_days())
        opened = time.perf_counter() - began
        random = np.random.default_rng(3)
        rows = random.choice(len(view.generation), max(arguments.probes, arguments.check), replace=False)
        probes = made_probes(view.generation.mapped, rows, random)
        mates = view.generation.columns.persons[rows].tolist()
        began = time.perf_counter()
        search_exact(view, probes[0], k=K, selection=selection)
        show(
            "gallery", {"templates": len(view.generation), "dimension": view.dimension, "searched": selection.searched}
        )
        show(
            "open_s",
            {
                "open (with a build, if there was one)": round(opened, 3),
                "first_search": round(time.perf_counter() - began, 3),
            },
        )

        turn = iter(range(10**9))
        vectors, persons = view.generation.mapped, np.asarray(view.generation.columns.persons)
        times = interleaved(
            {
                "read fp16 once": reading_once(view),
                "exact": lambda: search_exact(view, probes[next(turn) % len(probes)], k=K, selection=selection),
                "numpy float32": lambda: numpy_search(vectors, persons, probes[next(turn) % len(probes)]),
            },
            pause=PAUSE,
        )
        show("one_probe", times)
        show("exact_to_reading", ratio(times, "exact", "read fp16 once"))
        show("exact_to_numpy", ratio(times, "exact", "numpy float32"))
        show("memory", {**memory(), "anonymous_for_searching_mb": round(anonymous_mb() - before)})
        show("filters", filtered(view, probes[1]))
        few, few_mates = probes[: arguments.probes], mates[: arguments.probes]
        show("preview", previewed(view, selection, few, few_mates))
        if view.generation.sweep is not None:
            show("sweep", swept(view, selection, few, few_mates))
        show("identity", checked(view, selection, probes[: arguments.check]))
        if arguments.rebuild:
            show("during_rebuild", during_rebuild(lab, actor, few))


if __name__ == "__main__":
    main()
