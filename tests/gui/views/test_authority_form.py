from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import QDateTime, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests.gui.samples import CASE

from catchlight.gui.reads_authority import FormerAuthority
from catchlight.gui.views.authority_form import AuthorityForm, StatedAuthority


@pytest.fixture
def form(qtbot: QtBot) -> AuthorityForm:
    made = AuthorityForm(CASE)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def fill(form: AuthorityForm) -> None:
    form.purpose.setText(" Identify the man ")
    form.legal_basis.setText("Art. 55c")
    form.authority.setText("OM")


def test_case_and_offence_are_shown(form: AuthorityForm) -> None:
    assert (form.case.text(), form.offence.text()) == ("2026-001", "robbery")


def test_nothing_is_complained_of_before_somebody_was_there(form: AuthorityForm) -> None:
    assert [error.text() for error in form.errors.values() if error.text()] == []
    form.purpose.setFocus()
    QTest.keyClick(form.purpose, Qt.Key.Key_Tab)
    assert form.errors[form.purpose].text() == "Say what the search is for."
    assert form.purpose.accessibleDescription() == "Say what the search is for."
    assert form.errors[form.legal_basis].text() == ""
    form.purpose.setText("x")
    assert form.errors[form.purpose].text() == ""


def test_asked_for_the_form_says_all_that_is_missing_and_goes_to_the_first(form: AuthorityForm) -> None:
    form.granted.click()
    form.purpose.setText("Identify the man")
    assert form.complain()
    shown = [field for field, error in form.errors.items() if error.isVisible()]
    assert shown == [form.legal_basis, form.authority, form.reference]
    assert form.legal_basis.property("bad") == "true"


def test_what_is_stated_is_what_the_request_takes(form: AuthorityForm) -> None:
    fill(form)
    assert form.stated() == StatedAuthority("Identify the man", "Art. 55c", "OM", "not-needed")
    form.requested.click()
    assert form.stated().authorisation == "requested"
    form.granted.click()
    form.reference.setText("OM 12/3")
    form.granted_by.setText("Judge Smit")
    form.granted_at.setDateTime(QDateTime.currentDateTime().addSecs(-7200))
    stated = form.stated()
    assert (stated.authorisation, stated.granted_by) == ("granted:OM 12/3", "Judge Smit")
    assert stated.granted_at is not None
    assert stated.granted_at.tzinfo is not None
    assert timedelta(hours=1.9) < datetime.now().astimezone() - stated.granted_at < timedelta(hours=2.1)
    assert not form.complain()


def test_each_state_says_what_it_means(form: AuthorityForm) -> None:
    assert "initial identification" in form._not_needed_words.text()
    form.suggest(FormerAuthority(hours=24))
    form.requested.click()
    assert form._due_words.isVisible()
    assert not form._not_needed_words.isVisible()
    assert "24 hours" in form._due_words.text()


def test_the_newest_purpose_and_legal_basis_are_proposed_and_what_is_typed_stays(form: AuthorityForm) -> None:
    form.legal_basis.setText("Art. 27")
    form.suggest(FormerAuthority(("Identify the driver", "older"), ("Art. 55c",), ("OM",)))
    assert (form.purpose.text(), form.legal_basis.text(), form.authority.text()) == (
        "Identify the driver", "Art. 27", "",
    )  # fmt: skip
    completer = form.purpose.completer()
    assert completer is not None
    completer.setCompletionPrefix("OLD")
    assert completer.currentCompletion() == "older"
