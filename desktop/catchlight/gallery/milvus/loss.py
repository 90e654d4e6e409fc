"""What a preview by the gallery server loses, by how alike probe and portrait are: measured against an exact search.

The probes are those of `catchlight.gallery.tuner`; the exact search is that of the lab's own files, so it is measured
where these are.
"""

import time
from dataclasses import dataclass

import numpy as np

from catchlight.gallery.exact import search_exact
from catchlight.gallery.filters import Filters
from catchlight.gallery.milvus.client import Connection
from catchlight.gallery.milvus.search import ServerQuestion, preview_at_server
from catchlight.gallery.preview_setting import BandLoss, loss_of
from catchlight.gallery.templates import today_in_days
from catchlight.gallery.tuner import BANDS, PROBES_A_BAND, made_probes
from catchlight.gallery.view import GalleryView
from catchlight.jobs import JobControl


@dataclass(frozen=True)
class ServerLoss:
    """What the server's index loses of the mates that an exact search lists.

    Attributes:
        index: The index.
        k: Length of the lists.
        bands: The loss by score of probe and mate.
        milliseconds: Median time of a preview there.
        exact_milliseconds: Median time of an exact search here.
    """

    index: str
    k: int
    bands: tuple[BandLoss, ...]
    milliseconds: float
    exact_milliseconds: float

    @property
    def loss(self) -> float:
        """The share of mates lost, over all bands."""
        return loss_of(self.bands)


def measure_server(
    connection: Connection,
    view: GalleryView,
    *,
    k: int = 50,
    probes: int = PROBES_A_BAND,
    control: JobControl,
) -> ServerLoss:
    """Measure it.

    Args:
        connection: The server, told of everything.
        view: The gallery in the lab, open.
        k: Length of the lists.
        probes: Probes for each band, at most.
        control: Progress and cancel.

    Raises:
        CatchlightError: if the server does not answer, or does not hold what the lab does.
        JobCancelled: if the job was asked to stop.
    """
    today = today_in_days()
    selection = view.select(Filters(), today=today)
    made = made_probes(view, selection, probes)
    counts, here, there = np.zeros((len(BANDS), 3), dtype=int), [], []
    for at, (band, probe, mate) in enumerate(made):
        control.step(at, len(made), "probes compared here and at the server")
        began = time.perf_counter()
        best = search_exact(view, probe, k=k, selection=selection)
        here.append(time.perf_counter() - began)
        question = ServerQuestion(view.pack, probe, k, Filters(), today)
        began = time.perf_counter()
        listed = preview_at_server(view.lab, view.db, connection, question).ranking
        there.append(time.perf_counter() - began)
        is_found = mate in {one.person for one in best.persons}
        counts[band] += (1, is_found, is_found and mate not in {one.person for one in listed.persons})
    bands = tuple(BandLoss(*BANDS[at], *counts[at].tolist()) for at in range(len(BANDS)))
    return ServerLoss(connection.settings.index.value, k, bands, _median(there), _median(here))


def _median(seconds: list[float]) -> float:
    return float(np.median(seconds)) * 1000 if seconds else 0.0
