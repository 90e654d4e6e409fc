"""The sentence of each action of the log, with the details that it takes in braces; `log_words` fills them in.

A key with a colon is the sentence of an action for some details: of a sweep, or of something taken away.
"""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

SENTENCES: dict[str, Callable[[], str]] = {
    "lab.created": lambda: QCoreApplication.translate("log", "The lab was created"),
    "lab.backed_up": lambda: QCoreApplication.translate("log", "The lab was backed up"),
    "lab.restored": lambda: QCoreApplication.translate("log", "The lab was restored from a backup"),
    "case.opened": lambda: QCoreApplication.translate("log", "Case {number} was opened"),
    "case.closed": lambda: QCoreApplication.translate("log", "Case {case} was closed"),
    "case.reopened": lambda: QCoreApplication.translate("log", "Case {case} was opened again"),
    "case.retention.set": lambda: QCoreApplication.translate("log", "The expiry of case {case} was set"),
    "case.held": lambda: QCoreApplication.translate("log", "Case {case} was put under legal hold"),
    "case.released": lambda: QCoreApplication.translate("log", "The legal hold of case {case} was ended"),
    "case.consulted": lambda: QCoreApplication.translate("log", "Case {case} was consulted"),
    "case.member.added": lambda: QCoreApplication.translate("log", "{account} became a member of case {case}"),
    "case.member.removed": lambda: QCoreApplication.translate("log", "{account} is no member of case {case} any more"),
    "exhibit.added": lambda: QCoreApplication.translate("log", "Exhibit {exhibit} was taken in"),
    "exhibit.clock.noted": lambda: QCoreApplication.translate("log", "The recorder’s clock of {exhibit} was noted"),
    "extraction.started": lambda: QCoreApplication.translate("log", "Extraction of {exhibit} started"),
    "extraction.continued": lambda: QCoreApplication.translate("log", "Extraction of {exhibit} continued"),
    "extraction.cancelled": lambda: QCoreApplication.translate("log", "Extraction of {exhibit} was cancelled"),
    "extraction.failed": lambda: QCoreApplication.translate("log", "Extraction of {exhibit} failed"),
    "extraction.finished": lambda: QCoreApplication.translate("log", "Extraction of {exhibit} finished"),
    "track.split": lambda: QCoreApplication.translate("log", "A track of {exhibit} was split"),
    "track.merged": lambda: QCoreApplication.translate("log", "Tracks of {exhibit} were merged"),
    "track.edit.undone": lambda: QCoreApplication.translate("log", "A change of the tracks of {exhibit} was undone"),
    "gallery.enrolment.started": lambda: QCoreApplication.translate("log", "Enrolment of {rows} rows started"),
    "gallery.enrolment.finished": lambda: QCoreApplication.translate("log", "The enrolment finished"),
    "gallery.enrolment.cancelled": lambda: QCoreApplication.translate("log", "The enrolment was cancelled"),
    "gallery.enrolled": lambda: QCoreApplication.translate(
        "log", "Portraits were enrolled: {portraits}; the gallery is at revision {revision}"
    ),
    "gallery.indexed": lambda: QCoreApplication.translate(
        "log", "The gallery’s search files were built, for revision {revision}"
    ),
    "gallery.repaired": lambda: QCoreApplication.translate("log", "A harmed search file was built anew: {file}"),
    "gallery.listed": lambda: QCoreApplication.translate("log", "A list of the gallery was made: {list}"),
    "gallery.tagged": lambda: QCoreApplication.translate("log", "The tag {tag} was put on {portraits} portraits"),
    "gallery.tagged:removed": lambda: QCoreApplication.translate(
        "log", "The tag {tag} was taken from {portraits} portraits"
    ),
    "gallery.erased": lambda: QCoreApplication.translate(
        "log", "Templates were erased: {templates}; the gallery is at revision {revision}"
    ),
    "gallery.exported": lambda: QCoreApplication.translate(
        "log", "The gallery of revision {revision} was exported as a snapshot"
    ),
    "gallery.snapshot.imported": lambda: QCoreApplication.translate(
        "log", "A snapshot of another lab’s gallery was imported, of revision {revision}"
    ),
    "gallery.snapshot.refused": lambda: QCoreApplication.translate("log", "A snapshot was refused"),
    "gallery.pack.switched": lambda: QCoreApplication.translate("log", "The gallery uses another model pack now"),
    "gallery.reenrolment.started": lambda: QCoreApplication.translate(
        "log", "New templates for {portraits_left} portraits were begun, with the model pack {pack}"
    ),
    "gallery.reenrolment.refused": lambda: QCoreApplication.translate(
        "log", "The coming model pack finds no usable face in some portraits"
    ),
    "gallery.reenrolment.finished": lambda: QCoreApplication.translate("log", "The making of new templates finished"),
    "gallery.reenrolment.cancelled": lambda: QCoreApplication.translate(
        "log", "The making of new templates was cancelled"
    ),
    "gallery.server.set": lambda: QCoreApplication.translate("log", "The gallery server {address} was named"),
    "gallery.server.migrated": lambda: QCoreApplication.translate("log", "Searches are run at {searched_at} now"),
    "gallery.server.synced": lambda: QCoreApplication.translate(
        "log", "The gallery server was told of {sent} templates and {deleted} erasures"
    ),
    "gallery.server.unset": lambda: QCoreApplication.translate(
        "log", "The gallery server {address} is not used any more"
    ),
    "person.held": lambda: QCoreApplication.translate("log", "A person of the gallery was put under legal hold"),
    "person.released": lambda: QCoreApplication.translate("log", "The legal hold of a person was ended"),
    "search.started": lambda: QCoreApplication.translate("log", "Search {search} of {scope} started for {probe}"),
    "search.finished": lambda: QCoreApplication.translate("log", "Search {search} of {scope} finished"),
    "search.started:sweep": lambda: QCoreApplication.translate(
        "log", "Sweep {search} of the gallery started, for all faces of the case"
    ),
    "search.finished:sweep": lambda: QCoreApplication.translate("log", "Sweep {search} of the gallery finished"),
    "search.abandoned:sweep": lambda: QCoreApplication.translate("log", "Sweep {search} was abandoned"),
    "search.consulted:sweep": lambda: QCoreApplication.translate("log", "The result of sweep {search} was consulted"),
    "search.abandoned": lambda: QCoreApplication.translate("log", "Search {search} was abandoned"),
    "search.authorised": lambda: QCoreApplication.translate("log", "The authorisation of search {search} was granted"),
    "search.authorisation.refused": lambda: QCoreApplication.translate(
        "log", "The authorisation of search {search} was refused"
    ),
    "search.authority.consulted": lambda: QCoreApplication.translate(
        "log", "The authority of search {search} was consulted"
    ),
    "search.consulted": lambda: QCoreApplication.translate("log", "The result of search {search} was consulted"),
    "candidate.consulted": lambda: QCoreApplication.translate(
        "log", "The candidate at rank {rank} of search {search} was consulted"
    ),
    "gallery.consulted": lambda: QCoreApplication.translate("log", "Persons of the gallery were looked through"),
    "person.consulted": lambda: QCoreApplication.translate("log", "A person of the gallery was consulted"),
    "access.refused": lambda: QCoreApplication.translate("log", "Access was refused: {what}"),
    "account.created": lambda: QCoreApplication.translate("log", "The account of {account} was created"),
    "account.roles.changed": lambda: QCoreApplication.translate("log", "The roles of {account} were changed"),
    "account.disabled": lambda: QCoreApplication.translate("log", "The account of {account} was disabled"),
    "account.enabled": lambda: QCoreApplication.translate("log", "The account of {account} was enabled again"),
    "account.reset": lambda: QCoreApplication.translate("log", "The account of {account} was reset: it has a new key"),
    "account.key.rotated": lambda: QCoreApplication.translate("log", "{account} changed to a new key"),
    "account.passphrase.changed": lambda: QCoreApplication.translate("log", "A passphrase was changed"),
    "account.signed_in": lambda: QCoreApplication.translate("log", "Signed in"),
    "account.signed_out": lambda: QCoreApplication.translate("log", "Signed out"),
    "account.sign_in.failed": lambda: QCoreApplication.translate("log", "A sign-in as {account} failed"),
    "job.delegated": lambda: QCoreApplication.translate("log", "A long job got a key of its own"),
    "job.ended": lambda: QCoreApplication.translate("log", "A long job ended; its key signs nothing more"),
    "clock.set_back": lambda: QCoreApplication.translate("log", "The computer’s clock was set back"),
    "erasure.done": lambda: QCoreApplication.translate("log", "Erased: {kind} {subject}"),
    "erasure.continued": lambda: QCoreApplication.translate("log", "More of an erasure"),
    "erasure.purged": lambda: QCoreApplication.translate(
        "log", "What was erased is off the disk too; erased by entries: {erasures}"
    ),
    "checkpoint.cosigned": lambda: QCoreApplication.translate(
        "log", "A checkpoint of another log over {size} entries was cosigned"
    ),
    "checkpoint.made": lambda: QCoreApplication.translate("log", "A checkpoint over {size} entries was made"),
    "checkpoint.cosignature.imported": lambda: QCoreApplication.translate(
        "log", "A cosignature of the checkpoint over {size} entries was imported"
    ),
    "log.exported": lambda: QCoreApplication.translate("log", "The log was exported"),
    "proof.written": lambda: QCoreApplication.translate("log", "A proof of entry {entry} was written"),
    "report.written": lambda: QCoreApplication.translate("log", "A report was written: {title}"),
    "report.annual.made": lambda: QCoreApplication.translate("log", "The annual report of {year} was made"),
    "statistics.consulted": lambda: QCoreApplication.translate("log", "The statistics were consulted"),
}
