from __future__ import annotations

import pytest
from tests.gallery_maker import OTHER_PACK, PACK, fill, random_vectors

from catchlight.errors import CatchlightError
from catchlight.gallery.pack_in_use import pack_in_use, require_pack_in_use
from catchlight.lab.folder import Lab


def test_an_empty_gallery_takes_any_pack(lab: Lab) -> None:
    with lab.reading() as db:
        assert pack_in_use(db) is None
        require_pack_in_use(db, PACK)


def test_templates_say_which_pack_is_in_use_unless_it_was_stated(lab: Lab) -> None:
    fill(lab, random_vectors(1))
    with lab.reading() as db:
        assert pack_in_use(db) == PACK
        with pytest.raises(CatchlightError, match="another model pack"):
            require_pack_in_use(db, OTHER_PACK)
        db.conn.execute("UPDATE gallery SET pack_sha256 = ?", (OTHER_PACK,))
        require_pack_in_use(db, OTHER_PACK)
