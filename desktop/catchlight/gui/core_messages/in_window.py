"""What the core says with a command, as the window says it: with a page and what stands there.

The core's sentence, word for word, and the window's; the same {places} stand in both.
"""

from PySide6.QtCore import QT_TRANSLATE_NOOP

IN_WINDOW = {
    "A member or a supervisor can open it again: catchlight case reopen CASE --reason TEXT.": QT_TRANSLATE_NOOP(
        "core", "A member or a supervisor can open it again, on the page of the case."
    ),
    "See what was changed with: catchlight log verify. Then restore a backup of the lab.": QT_TRANSLATE_NOOP(
        "core", "See on the page Log, with Verify the log, what was changed. Then restore a backup of the lab."
    ),
    (
        "Check the number (catchlight case list shows your cases), or ask a member or a supervisor to add you."
    ): QT_TRANSLATE_NOOP("core", "Check the number on the page Cases, or ask a member or a supervisor to add you."),
    "Ask a supervisor to record the decision: catchlight authorise SEARCH --grant or --refuse.": QT_TRANSLATE_NOOP(
        "core", "Ask a supervisor to record the decision, on the page Authorisations."
    ),
    "See catchlight log verify.": QT_TRANSLATE_NOOP("core", "See the page Log, Verify the log."),
    "Choose your own: catchlight account passphrase.": QT_TRANSLATE_NOOP("core", "Choose your own, under My account."),
    "Restore it to another folder first: catchlight lab restore BACKUP LAB.": QT_TRANSLATE_NOOP(
        "core", "Restore it to another folder first: on the page Start, Restore a lab from a backup."
    ),
    "Choose the folder that holds lab.toml, or create a lab: catchlight lab create LAB.": QT_TRANSLATE_NOOP(
        "core", "Choose the folder that holds lab.toml, or create a lab on the page Start."
    ),
    "Give both: catchlight case open NUMBER --offence TEXT.": QT_TRANSLATE_NOOP("core", "Give both."),
    "Open it first: catchlight case open NUMBER --offence TEXT.": QT_TRANSLATE_NOOP(
        "core", "Open it first, on the page Cases."
    ),
    "List them with: catchlight exhibit list CASE.": QT_TRANSLATE_NOOP(
        "core", "The page of the case lists them under Exhibits."
    ),
    (
        "See why with: catchlight case retention. A supervisor can release the hold: catchlight case "
        "release CASE --reason TEXT."
    ): QT_TRANSLATE_NOOP("core", "The page Keeping says why, under Cases. A supervisor can release the hold there."),
    "List them with: catchlight faces CASE.": QT_TRANSLATE_NOOP("core", "The page of the case lists them under Faces."),
    "Restore the lab from a backup; catchlight log verify shows whether entries were altered.": QT_TRANSLATE_NOOP(
        "core", "Restore the lab from a backup; on the page Log, Verify the log shows whether entries were altered."
    ),
    (
        "Try again when it answers (catchlight gallery server status), or search the lab's own copy: "
        "catchlight gallery server migrate --to lab --without-server."
    ): QT_TRANSLATE_NOOP(
        "core",
        "Try again when it answers (on the page Gallery, under Server, Test the connection), or search "
        "the lab's own copy: a custodian can move the searches back to the lab there.",
    ),
    "Have a custodian make it anew: catchlight gallery server unset, then set and migrate.": QT_TRANSLATE_NOOP(
        "core",
        "Have a custodian make it anew on the page Gallery, under Server: take it away, connect it, and "
        "move the searches there.",
    ),
    "Have a custodian compare and mend it: catchlight gallery server migrate --to server.": QT_TRANSLATE_NOOP(
        "core", "Have a custodian compare and mend it on the page Gallery, under Server: move the searches there again."
    ),
    "Have a custodian tell it: catchlight gallery server sync.": QT_TRANSLATE_NOOP(
        "core", "Have a custodian tell it on the page Gallery, under Server: Send waiting changes."
    ),
    "Name one: catchlight gallery server set ADDRESS.": QT_TRANSLATE_NOOP(
        "core", "Connect one on the page Gallery, under Server."
    ),
    "Enter it at this workstation: catchlight gallery server token.": QT_TRANSLATE_NOOP(
        "core", "Enter it at this workstation: on the page Gallery, under Server, Token."
    ),
    (
        "See why with: catchlight gallery person PERSON. A supervisor can release the hold: catchlight "
        "gallery release PERSON --reason TEXT."
    ): QT_TRANSLATE_NOOP("core", "The person's record says why. A supervisor can release the hold there."),
    "They are listed by: catchlight gallery snapshots.": QT_TRANSLATE_NOOP(
        "core", "The page Gallery lists them under Snapshots."
    ),
    "Search that one; they are listed by: catchlight gallery snapshots.": QT_TRANSLATE_NOOP(
        "core", "Search that one; the page Gallery lists them under Snapshots."
    ),
    "Take it away first: catchlight gallery server unset.": QT_TRANSLATE_NOOP("core", "Take it away first."),
    "Move the gallery back first: catchlight gallery server migrate --to lab.": QT_TRANSLATE_NOOP(
        "core", "Move the searches back to the lab first."
    ),
    (
        "Its id stands in its result; those that wait for a decision are listed by: catchlight authorise."
    ): QT_TRANSLATE_NOOP(
        "core", "Its id stands in its result; the page Authorisations lists those that wait for a decision."
    ),
    "See which ones there are with: catchlight gallery person PERSON.": QT_TRANSLATE_NOOP(
        "core", "The person's record shows which ones there are."
    ),
    "A supervisor can release the hold of that case: catchlight case retention shows it.": QT_TRANSLATE_NOOP(
        "core", "A supervisor can release the hold of that case, on the page Keeping under Cases."
    ),
    "Nothing to do. Its certificate: catchlight erase certificates.": QT_TRANSLATE_NOOP(
        "core", "Nothing to do. Its certificate is on the page Keeping."
    ),
    "List the case's faces with: catchlight faces CASE.": QT_TRANSLATE_NOOP(
        "core", "The page of the case lists its faces."
    ),
    "See the accounts: catchlight account list.": QT_TRANSLATE_NOOP("core", "The page Accounts lists them."),
    (
        "Ask another supervisor. Your own key and passphrase: catchlight account rotate, and passphrase."
    ): QT_TRANSLATE_NOOP(
        "core", "Ask another supervisor. Your own key and passphrase can be changed under My account."
    ),
    "Ask a supervisor: catchlight account roles, or account enable.": QT_TRANSLATE_NOOP(
        "core", "Ask a supervisor to give the role, or to enable the account, on the page Accounts."
    ),
    "See its members: catchlight case member list {number}.": QT_TRANSLATE_NOOP(
        "core", "See its members, on the page of the case {number}."
    ),
    "See what was changed with: catchlight log verify.": QT_TRANSLATE_NOOP(
        "core", "See on the page Log, with Verify the log, what was changed."
    ),
    "See: catchlight log show.": QT_TRANSLATE_NOOP("core", "See the page Log."),
    "Write them again with: catchlight erase certificates --to FOLDER.": QT_TRANSLATE_NOOP(
        "core", "Save them again from the page Keeping, under Certificates."
    ),
    "Open it as a sweep: catchlight sweep CASE --open SWEEP [--probe TRACK].": QT_TRANSLATE_NOOP(
        "core", "Open it as a sweep, on the page of the case under Searches."
    ),
    "Open the person without a search: catchlight gallery person PERSON.": QT_TRANSLATE_NOOP(
        "core", "Open the person on the page Gallery."
    ),
    "Search for one face at a time: catchlight search CASE --probe TRACK.": QT_TRANSLATE_NOOP(
        "core", "Search for one face at a time."
    ),
    (
        "Extract the exhibits' faces first, with the model pack of the gallery: catchlight extract CASE."
    ): QT_TRANSLATE_NOOP("core", "Extract the exhibits' faces first, with the model pack of the gallery."),
    "Its faces are listed by: catchlight sweep CASE --open SWEEP.": QT_TRANSLATE_NOOP(
        "core", "The sweep lists its faces."
    ),
    "catchlight gallery person PERSON shows the ids of a person's portraits.": QT_TRANSLATE_NOOP(
        "core", "The person's record shows the ids of the portraits."
    ),
    "Say which one: --snapshot {snapshots}.": QT_TRANSLATE_NOOP("core", "Choose which one is searched: {snapshots}."),
    "Leave --since away for a whole snapshot.": QT_TRANSLATE_NOOP("core", "Choose a whole snapshot instead."),
    "Take it away and name it again, with its token: catchlight gallery server unset, then set.": QT_TRANSLATE_NOOP(
        "core", "Take it away and connect it again, with its token."
    ),
    "Make one with: catchlight gallery recipient PRIVATE PUBLIC.": QT_TRANSLATE_NOOP(
        "core", "Make one on the page Gallery, under Snapshots: New key pair."
    ),
    "Give --authorisation granted:REFERENCE, or leave out who granted it and when.": QT_TRANSLATE_NOOP(
        "core", "State that it was granted and its reference, or leave out who granted it and when."
    ),
    (
        "Start again, so that the pack in use is loaded and extract the probe with it; or have a "
        "custodian enrol the gallery anew: catchlight gallery reenrol."
    ): QT_TRANSLATE_NOOP(
        "core",
        "Start again, so that the pack in use is loaded and extract the probe with it; or have a "
        "custodian enrol the gallery anew, on the page Gallery under Index.",
    ),
    "Give the fingerprint that the witness handed over: --fingerprint HEX.": QT_TRANSLATE_NOOP(
        "core", "Give the fingerprint that the witness handed over."
    ),
    "Give the fingerprint that was handed over when that lab was made: --fingerprint HEX.": QT_TRANSLATE_NOOP(
        "core", "Give the fingerprint that was handed over when that lab was made."
    ),
    "Use a newer backup, or give the reason (--reason TEXT): it stays in the restored log for ever.": QT_TRANSLATE_NOOP(
        "core", "Use a newer backup, or give the reason: it stays in the restored log for ever."
    ),
    "Say who or what authorised it (--authority TEXT) and what it is for (--purpose TEXT).": QT_TRANSLATE_NOOP(
        "core", "Say who or what authorised it and what it is for."
    ),
    "Say why, as in: --reason 'retention is over'.": QT_TRANSLATE_NOOP("core", "Say why, as in: retention is over."),
    "Say why, as in: --reason 'appeal pending'.": QT_TRANSLATE_NOOP("core", "Say why, as in: appeal pending."),
    "Say why, as in: --reason TEXT.": QT_TRANSLATE_NOOP("core", "Say why."),
    "Say who decided: --by TEXT.": QT_TRANSLATE_NOOP("core", "Say who decided."),
    "Say under which number it can be found: --reference TEXT.": QT_TRANSLATE_NOOP(
        "core", "Say under which number it can be found."
    ),
    "Give a later one with --not-after.": QT_TRANSLATE_NOOP("core", "Give a later one."),
    "Say which one: --face 1 to {faces}, counted from left to right, or its id ({ids}).": QT_TRANSLATE_NOOP(
        "core", "Choose one of the {faces} faces: {ids}."
    ),
    "Say who is working: --as NAME, or CATCHLIGHT_AS in the environment.": QT_TRANSLATE_NOOP(
        "core", "Say who is working."
    ),
    "Give the time at which it was made, or ask for the authorisation: --authorisation requested.": QT_TRANSLATE_NOOP(
        "core", "Give the time at which it was made, or ask for the authorisation."
    ),
    "Name portraits with --portrait, or persons with --person.": QT_TRANSLATE_NOOP(
        "core", "Choose portraits or persons."
    ),
    "Choose another portrait, or enrol the gallery anew: catchlight gallery reenrol.": QT_TRANSLATE_NOOP(
        "core", "Choose another portrait, or have the gallery enrolled anew, on the page Gallery under Index."
    ),
    "Give the recipient's private key: --recipient-key FILE.": QT_TRANSLATE_NOOP(
        "core", "Choose the recipient's private key in the form, and import it again."
    ),
}
