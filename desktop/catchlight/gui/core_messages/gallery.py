"""What the core says of the gallery. The templates as the core has them, to be translated."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

GALLERY = (
    QT_TRANSLATE_NOOP("core", "Close other programs that use the lab folder, check its disk, and try again."),
    QT_TRANSLATE_NOOP("core", "There is: {words}."),
    QT_TRANSLATE_NOOP("core", "Write it as 2.014."),
    QT_TRANSLATE_NOOP("core", "Give one of them, or several files with records ({suffixes})."),
    QT_TRANSLATE_NOOP("core", "Name the folder that the images of the manifest lie in."),
    QT_TRANSLATE_NOOP("core", "Put one MANIFEST.csv with these columns beside the images: {required}."),
    QT_TRANSLATE_NOOP("core", "Enrol those of each drive on their own."),
    QT_TRANSLATE_NOOP("core", "The stored template of portrait p{row} is damaged. The list was not made."),
    QT_TRANSLATE_NOOP("core", "The stored template of portrait p{row} is damaged. The gallery cannot be searched."),
    QT_TRANSLATE_NOOP(
        "core",
        "Close the program that writes to it, then enrol again: what is enrolled stays as it is.",
    ),
    QT_TRANSLATE_NOOP("core", "Look for a quotation mark that is not closed in that row."),
    QT_TRANSLATE_NOOP("core", "Check its file and the packages of the extra."),
    QT_TRANSLATE_NOOP(
        "core",
        "This lab's gallery is on a server, and the packages for that are not installed. Nothing was sent.",
    ),
    QT_TRANSLATE_NOOP("core", 'Install what a gallery server needs: the extra "server" (see docs/scale.md).'),
    QT_TRANSLATE_NOOP(
        "core",
        "The gallery server's collection has templates of {stored} values and the index {found}; the "
        "lab asked for {dimension} values and {wanted}. It was not used.",
    ),
    QT_TRANSLATE_NOOP(
        "core",
        "The gallery server {address} does not hold what the lab does{difference}. There is no result.",
    ),
    QT_TRANSLATE_NOOP(
        "core",
        "The gallery server was not told yet of {pending} changed portraits: too many to search. There is no result.",
    ),
    QT_TRANSLATE_NOOP(
        "core",
        "The keyring of this workstation could not be used: {reason}. No token was kept or read.",
    ),
    QT_TRANSLATE_NOOP("core", "Unlock the keyring, or install one (on Linux a Secret Service such as GNOME Keyring)."),
    QT_TRANSLATE_NOOP(
        "core",
        "Ids are told apart by capitals and blanks. The window's gallery page finds parts of an id.",
    ),
    QT_TRANSLATE_NOOP("core", "The rejects file {name} {problem}. Nothing was enrolled."),
    QT_TRANSLATE_NOOP(
        "core",
        "Free some disk space or choose another place, then enrol again: it only adds what is missing.",
    ),
    QT_TRANSLATE_NOOP("core", "There is no snapshot {name} in use. Nothing was searched."),
    QT_TRANSLATE_NOOP("core", "It was replaced by {now}."),
    QT_TRANSLATE_NOOP("core", "{snapshots} snapshots are in use, each of another lab. Nothing was searched."),
    QT_TRANSLATE_NOOP("core", "Have the lab that it comes from export a new one, and import that."),
    QT_TRANSLATE_NOOP("core", "There is no portrait p{portrait}. Nothing was changed."),
    QT_TRANSLATE_NOOP("core", "The template is zero or holds values that are not numbers. It cannot be compared."),
    QT_TRANSLATE_NOOP("core", "{wrong} is no field of a Type-2 record. Nothing was enrolled."),
    QT_TRANSLATE_NOOP("core", "Of manifests and folders one is enrolled at a time. Nothing was enrolled."),
    QT_TRANSLATE_NOOP("core", "The folder of the images {name} does not exist. Nothing was enrolled."),
    QT_TRANSLATE_NOOP(
        "core",
        "The folder {name} holds no MANIFEST.csv and no file with records ({suffixes}). Nothing was enrolled.",
    ),
    QT_TRANSLATE_NOOP("core", "What was given cannot be read: {strerror}. Nothing was enrolled."),
    QT_TRANSLATE_NOOP("core", "The files lie on several drives. Nothing was enrolled."),
    QT_TRANSLATE_NOOP("core", "The manifest {name} is empty. Nothing was enrolled."),
    QT_TRANSLATE_NOOP(
        "core",
        "The manifest {name} cannot be used: row {number} is no CSV ({error}). Nothing was enrolled.",
    ),
    QT_TRANSLATE_NOOP("core", "The manifest {name} has the column {twice} more than once. Nothing was enrolled."),
    QT_TRANSLATE_NOOP("core", "Give it as https://host:port, without a name or password in it."),
    QT_TRANSLATE_NOOP("core", "Have the server speak TLS and give its address as https://host:port."),
    QT_TRANSLATE_NOOP("core", "The file with the server's certificates holds none. Nothing was changed."),
    QT_TRANSLATE_NOOP("core", "Give certificates as PEM (-----BEGIN CERTIFICATE-----)."),
    QT_TRANSLATE_NOOP("core", "Searches are run at the gallery server. Nothing was changed."),
)
