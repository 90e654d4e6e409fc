"""The decode ledgers of a case are forgotten, those of others stay."""

from tests.extraction_maker import FilledLab

from catchlight.evidence.cases import Case, open_case
from catchlight.evidence.entry import Actor
from catchlight.evidence.log import acting
from catchlight.lab.folder import Lab
from catchlight.media.forgetting import forget_ledgers
from catchlight.media.ledger import ledger_of


def test_ledgers_of_the_case_go_and_others_stay(lab: Lab, actor: Actor, case: Case) -> None:
    with lab.reading() as db, acting(lab, db, actor) as act:
        other = open_case(act, number="2", offence="theft")
    ours = FilledLab(lab, case, actor).footage(tracks=1)
    theirs = FilledLab(lab, other, actor).footage(tracks=1)

    with lab.reading() as db:
        gone = forget_ledgers(db, case)

        assert dict(gone.rows) == {"frames": 10, "extractions": 1}
        assert ledger_of(db, ours.row) is None
        assert ledger_of(db, theirs.row) is not None
        assert forget_ledgers(db, case).rows == {}
