"""Verify the evidence log of a lab."""

from catchlight.evidence.verification import Verification
from catchlight.evidence.verification import verify_log as verify_entries
from catchlight.jobs import JobControl
from catchlight.lab.folder import Lab


def verify_log(lab: Lab, control: JobControl) -> Verification:
    """Check every entry of the log; reads only.

    Raises:
        JobCancelled: if the job was asked to stop.
    """
    with lab.reading() as db:
        return verify_entries(db, lab=lab.identifier, control=control)
