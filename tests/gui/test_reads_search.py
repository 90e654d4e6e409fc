from tests.gallery_maker import PACK, fill, random_vectors
from tests.people import present

from catchlight.gallery.filter_choices import Remaining
from catchlight.gallery.filters import Filters
from catchlight.gui import reads_search
from catchlight.jobs import JobControl
from catchlight.lab.folder import Lab
from catchlight.workflows.gallery_files import ready_generation


def test_what_the_form_needs_is_read(lab: Lab) -> None:
    fill(lab, random_vectors(3))
    with lab.reading() as db:
        ready_generation(lab, db, present(lab), pack=PACK, control=JobControl())
    choices = reads_search.filter_choices(lab)
    assert (choices.sources, choices.templates) == (("station",), 3)
    assert reads_search.remaining(lab, Filters(born=(1950, None), born_unknown=False)) == Remaining(0, 3, 0)
