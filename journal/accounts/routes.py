"""Signing in and out; one's own details and devices."""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import Blueprint, Response, request, url_for

from journal.accounts import queries
from journal.accounts.forms import (
    PROBLEMS,
    AddressForm,
    DetailsForm,
    MailsForm,
    PasswordForm,
    QuestionsForm,
    SignInForm,
)
from journal.accounts.service import preferences, signing_in
from journal.clock import now, stamp
from journal.errors import Conflict, Invalid, NotFound, TooMany
from journal.web import language as languages
from journal.web.client import device_name, machine
from journal.web.database import db, settings
from journal.web.rendering import page, see_other
from journal.web.signed_in import clear_cookie, leave_notice, me, open_page, set_cookie, this_sign_in, viewer
from prompts.model import LANGUAGES

bp = Blueprint("accounts", __name__)


def own_page(path: str | None) -> str:
    """``path`` when it is a page of ours, else home: nobody is led elsewhere by a link."""
    path = path or ""
    parts = urlsplit(path)
    ours = path.startswith("/") and not path.startswith(("//", "/\\")) and not parts.scheme and not parts.netloc
    return path if ours else url_for("desk.home")


@bp.get("/sign-in")
@open_page
def sign_in() -> Response:
    if viewer():
        return see_other(url_for("desk.home"))
    return page("accounts/sign_in.html", form=SignInForm.of(), next=own_page(request.args.get("next")), wait=None)


@bp.post("/sign-in")
@open_page
def enter() -> Response:
    form, following, wait = SignInForm.sent(), own_page(request.form.get("next")), None
    try:
        form.checked()
        token = signing_in.sign_in(
            db(), str(form.address.data), str(form.password.data), machine(), device_name(), settings()
        )
        return set_cookie(see_other(following), token)
    except TooMany as error:
        wait = error.minutes
    except Invalid as error:
        form.refuse({field: str(PROBLEMS[code]) for field, code in error.problems.items() if code in PROBLEMS})
    return page("accounts/sign_in.html", 429 if wait else 422, form=form, next=following, wait=wait)


@bp.post("/sign-out")
def sign_out() -> Response:
    signing_in.sign_out(db(), me(), this_sign_in())
    return clear_cookie(see_other(url_for("accounts.sign_in")))


@bp.get("/sign-in/link/<token>")
@open_page
def link(token: str) -> Response:
    try:
        return page("accounts/link.html", token=token, name=signing_in.link_account(db(), token).name)
    except NotFound:
        return page("accounts/link_used.html", 404)


@bp.post("/sign-in/link/<token>")
@open_page
def follow_link(token: str) -> Response:
    try:
        signed_in = signing_in.follow_link(db(), token, device_name(), settings())
    except NotFound:
        return page("accounts/link_used.html", 404)
    return set_cookie(see_other(url_for("desk.home")), signed_in)


@bp.post("/language")
@open_page
def choose_language() -> Response:
    wanted = request.form.get("language", "")
    if wanted not in LANGUAGES:
        raise Conflict("language")
    response = see_other(own_page(request.form.get("next")))
    account = viewer()
    if account:
        preferences.choose_language(db(), account, wanted)
    response.set_cookie(languages.COOKIE, wanted, max_age=31536000, samesite="Lax", secure=settings().https)
    return response


@bp.get("/account")
def details() -> Response:
    return _details(DetailsForm.of(me()), PasswordForm.of())


def _details(details_form: DetailsForm, password_form: PasswordForm, status: int = 200) -> Response:
    return page(
        "accounts/details.html",
        status,
        details=details_form,
        questions=QuestionsForm.of(me()),
        mails=MailsForm.of(me()),
        password=password_form,
        devices=queries.devices(db(), me(), stamp(now())),
        this_device=this_sign_in().code,
        address=me().address,
    )


@bp.post("/account")
def change_details() -> Response:
    form = DetailsForm.sent()
    try:
        form.checked()
    except Invalid:
        return _details(form, PasswordForm.of(), 422)
    preferences.change_details(
        db(), me(), name=str(form.name.data), unit=form.unit.data or "", workplace=form.workplace.data or None
    )
    leave_notice("saved")
    return see_other(url_for("accounts.details"))


@bp.post("/account/questions")
def choose_questions() -> Response:
    form = QuestionsForm.sent()
    preferences.choose_questions(db(), me(), questions=bool(form.questions.data), hints=bool(form.hints.data))
    leave_notice("saved")
    return see_other(url_for("accounts.details"))


@bp.post("/account/mails")
def choose_mails() -> Response:
    preferences.choose_mails(db(), me(), mails=bool(MailsForm.sent().mails.data))
    leave_notice("saved")
    return see_other(url_for("accounts.details"))


@bp.get("/account/address")
def address() -> Response:
    return page("accounts/address.html", form=AddressForm.of(address=me().address))


@bp.post("/account/address")
def change_address() -> Response:
    form = AddressForm.sent()
    try:
        form.checked()
        preferences.change_address(
            db(), me(), str(form.address.data), str(form.current_password.data), this_sign_in(), settings()
        )
    except Invalid as error:
        sentences = PROBLEMS | {"wrong": PROBLEMS["wrong_current"]}
        form.refuse({field: str(sentences[code]) for field, code in error.problems.items() if code in sentences})
        return page("accounts/address.html", 422, form=form)
    leave_notice("saved")
    return see_other(url_for("accounts.details"))


@bp.post("/account/password")
def change_password() -> Response:
    form = PasswordForm.sent()
    try:
        form.checked()
        preferences.change_password(
            db(), me(), form.current_password.data or "", str(form.new_password.data), this_sign_in(), settings()
        )
    except Invalid as error:
        sentences = PROBLEMS | {"wrong": PROBLEMS["wrong_current"]}
        form.refuse({field: str(sentences[code]) for field, code in error.problems.items() if code in sentences})
        return _details(DetailsForm.of(me()), form, 422)
    leave_notice("password_changed")
    return see_other(url_for("accounts.details"))


@bp.post("/account/devices/<code>/end")
def end_device(code: str) -> Response:
    signing_in.end_device(db(), me(), code)
    return see_other(url_for("accounts.details"))


@bp.post("/account/sign-out-everywhere")
def sign_out_everywhere() -> Response:
    signing_in.sign_out_everywhere(db(), me())
    return clear_cookie(see_other(url_for("accounts.sign_in")))
