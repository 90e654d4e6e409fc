"""A preview on its way to the screen: shown only if the exact result does not come at once, and known whether it was.

The search asks, when it has its exact result, whether anybody saw the preview (the log states it); from then on the
preview is not shown any more. So what the log says is true whichever came first.
"""

from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from catchlight.gallery.preview_setting import PreviewSetting
    from catchlight.workflows.search import SearchResult


class HeldPreview:
    """A preview that waits for its moment, with what previews of this gallery were measured to lose."""

    def __init__(self, result: "SearchResult", loss: "PreviewSetting | None" = None) -> None:
        self.result = result
        self.loss = loss
        self._lock = Lock()
        self._is_shown = False
        self._is_over = False

    def show(self) -> bool:
        """True where it may be shown now; then it counts as shown."""
        with self._lock:
            self._is_shown = self._is_shown or not self._is_over
            return self._is_shown

    def was_shown(self) -> bool:
        """True where it was shown; if it was not, it never is."""
        with self._lock:
            self._is_over = True
            return self._is_shown
