"""How the preview of a generation is set, what that costs, and what it was measured to lose.

It stands in the generation's manifest, so it is as certain as the files that it speaks of. `catchlight.gallery.tuner`
makes it; previews take their setting from it.
"""

from dataclasses import dataclass
from typing import Any

import msgspec

WANTED_LOSS = 0.05
"""The share of mates that a preview may lose where no custodian said otherwise."""


TREES = 20
"""Annoy's trees where none were tuned."""


@dataclass(frozen=True)
class PreviewWish:
    """What a preview may lose, and how many trees its index may have.

    Attributes:
        loss: The share of mates that may be lost, 0 to 1.
        trees: Numbers of trees to try, in order; each more takes time to build and space.
    """

    loss: float = WANTED_LOSS
    trees: tuple[int, ...] = (TREES,)


@dataclass(frozen=True)
class BandLoss:
    """What a preview lost of probes whose mates score so.

    Attributes:
        low: Least score of probe and mate.
        high: Greatest score.
        probes: Probes made.
        found: Probes whose mate the exact search listed.
        lost: Of these, those whose mate the preview did not list.
    """

    low: float
    high: float
    probes: int
    found: int
    lost: int


@dataclass(frozen=True)
class Tried:
    """A setting that was tried on the way.

    Attributes:
        trees: Annoy's trees.
        nodes: Annoy's `search_k`.
        loss: The share of mates lost.
        milliseconds: Median time of a preview.
    """

    trees: int
    nodes: int
    loss: float
    milliseconds: float


@dataclass(frozen=True)
class PreviewSetting:
    """How the preview is set.

    Attributes:
        seed: Annoy's seed.
        trees: Annoy's trees.
        nodes: Annoy's `search_k`.
        wanted: The share of mates that the custodian accepts to lose, 0 to 1.
        k: Length of the lists compared.
        bands: What it lost, by score; empty where nothing could be measured.
        milliseconds: Median time of a preview.
        exact_milliseconds: Median time of the exact search of the same probes.
        build_seconds: Time to build the index, with these trees.
        index_bytes: Size of the index.
        tried: All settings that were tried, in order; this one is among them.
    """

    seed: int
    trees: int
    nodes: int
    wanted: float
    k: int
    bands: tuple[BandLoss, ...]
    milliseconds: float
    exact_milliseconds: float
    build_seconds: float
    index_bytes: int
    tried: tuple[Tried, ...] = ()

    @property
    def loss(self) -> float:
        """The share of mates lost of those that the exact search listed, over all bands; 0 where it listed none."""
        return loss_of(self.bands)

    @property
    def is_good_enough(self) -> bool:
        """True if it loses no larger share than is accepted."""
        return self.loss <= self.wanted

    def document(self) -> dict[str, Any]:
        """As the manifest has it."""
        built: dict[str, Any] = msgspec.to_builtins(self)
        return built


def loss_of(bands: tuple[BandLoss, ...]) -> float:
    """The share of mates lost of those that the exact search listed."""
    found = sum(band.found for band in bands)
    return sum(band.lost for band in bands) / found if found else 0.0


def setting_in(manifest: dict[str, Any]) -> PreviewSetting | None:
    """The setting that a manifest has, or None where its preview was not measured."""
    document = manifest.get("preview")
    return None if document is None else msgspec.convert(document, PreviewSetting)
