"""Counted things in words, in the reader's language, with its plurals."""

from PySide6.QtCore import QObject

from catchlight.gui import formats


class Counts(QObject):
    """One method a thing; the translation knows its plural forms."""

    def faces(self, number: int) -> str:
        """Faces."""
        return self.tr("%n face(s)", "", number)

    def tracks(self, number: int) -> str:
        """Tracks."""
        return self.tr("%n track(s)", "", number)

    def exhibits(self, number: int) -> str:
        """Exhibits."""
        return self.tr("%n exhibit(s)", "", number)

    def frames(self, number: int) -> str:
        """Frames of footage."""
        return self.tr("%n frame(s)", "", number)

    def pages(self, number: int) -> str:
        """Pages of a still."""
        return self.tr("%n page(s)", "", number)

    def portraits(self, number: int) -> str:
        """Portraits."""
        return self.tr("%n portrait(s)", "", number)

    def persons(self, number: int) -> str:
        """Persons of the gallery."""
        return self.tr("%n person(s)", "", number)

    def templates(self, number: int) -> str:
        """Templates of the gallery."""
        return self.tr("%n template(s)", "", number).replace(str(number), formats.count(number))

    def candidates(self, number: int) -> str:
        """Candidates."""
        return self.tr("%n candidate(s)", "", number)

    def of_person(self, number: int) -> str:
        """Portraits of one person."""
        return self.tr("%n of this person", "", number)

    def searches(self, number: int) -> str:
        """Searches."""
        return self.tr("%n search(es)", "", number)

    def with_candidates(self, number: int) -> str:
        """Of these, those that listed a candidate."""
        return self.tr("%n with candidates", "", number)

    def late(self, number: int) -> str:
        """Of these, those without authority in time."""
        return self.tr("%n without authority in time", "", number)

    def files(self, number: int) -> str:
        """Stored files."""
        return self.tr("%n stored file(s)", "", number)

    def clear_texts(self, number: int) -> str:
        """Clear texts of the log."""
        return self.tr("%n text(s) of the log", "", number)

    def entries(self, number: int) -> str:
        """Entries of the log."""
        return self.tr("%n entry(ies)", "", number)

    def entries_hold(self, number: int) -> str:
        """Entries of the log that were verified and hold."""
        return self.tr("All %n entries hold, and so does the tree over them.", "", number)

    def problems_in_log(self, number: int) -> str:
        """What a verification found."""
        return self.tr("%n problem(s) in the log:", "", number)

    def more(self, number: int) -> str:
        """What is not shown of a list."""
        return self.tr("and %n more", "", number)

    def expired(self, number: int) -> str:
        """Portraits left out of a search because their retention has ended."""
        return self.tr("%n left out: retention ended.", "", number)

    def of_other_pack(self, number: int) -> str:
        """Portraits or faces left out of a search because they have no template of the model pack."""
        return self.tr("%n left out: another model pack.", "", number)


counts = Counts()
