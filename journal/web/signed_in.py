"""Who is asking. Pages are closed unless they are marked open: a forgotten mark shuts somebody out, never in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from flask import Flask, Request, current_app, g, request
from flask.wrappers import Response
from flask_login import LoginManager, UserMixin, current_user

from journal.accounts.models import Account, SignIn
from journal.accounts.service import signing_in
from journal.errors import SignedOut
from journal.web.database import db, settings

View = TypeVar("View", bound=Callable[..., Any])
login_manager = LoginManager()


class Person(UserMixin):
    """What Flask-Login carries through a request."""

    def __init__(self, account: Account, sign_in: SignIn) -> None:
        self.account = account
        self.sign_in = sign_in

    def get_id(self) -> str:
        return self.account.code


def cookie_name() -> str:
    """The cookie's name; the prefix binds it to https and to this very host."""
    return "__Host-oivallus" if settings().https else "oivallus"


def open_page(view: View) -> View:
    """Mark a view that anybody may open."""
    view.open_page = True  # type: ignore[attr-defined]
    return view


def me() -> Account:
    """The account that is asking. Raises ``SignedOut``."""
    account = viewer()
    if account is None:
        raise SignedOut
    return account


def viewer() -> Account | None:
    """The account that is asking, or nobody."""
    return current_user.account if current_user.is_authenticated else None


def ask_for_nobody() -> None:
    """Let the rest of this request be nobody's: what knows who is asking cannot be reached."""
    g._login_user = login_manager.anonymous_user()  # noqa: SLF001 - where Flask-Login keeps it for the request


def this_sign_in() -> SignIn:
    """The device that is asking. Raises ``SignedOut``."""
    if not current_user.is_authenticated:
        raise SignedOut
    sign_in: SignIn = current_user.sign_in
    return sign_in


@login_manager.request_loader
def _from_cookie(asking: Request) -> Person | None:
    token = asking.cookies.get(cookie_name())
    found = signing_in.recognise(db(), token, idle_days=settings().idle_days) if token else None
    return Person(*found) if found else None


def _close_unmarked_pages() -> None:
    view = current_app.view_functions.get(request.endpoint or "")
    if view is not None and not getattr(view, "open_page", False) and request.endpoint != "static":
        me()


def set_cookie(response: Response, token: str) -> Response:
    """Give the device its token, for as long as a sign-in may last."""
    response.set_cookie(
        cookie_name(),
        token,
        max_age=settings().absolute_days * 86400,
        secure=settings().https,
        httponly=True,
        samesite="Lax",
        path="/",
    )
    return response


def clear_cookie(response: Response) -> Response:
    """Take the token back and let the browser forget what it kept of these pages."""
    response.delete_cookie(cookie_name(), path="/", secure=settings().https, httponly=True, samesite="Lax")
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response


def leave_notice(code: str) -> None:
    """Have the next page say something once, by its code."""
    signing_in.leave_notice(db(), me(), this_sign_in(), code)


def take_notice() -> str | None:
    """The notice left for this page, once."""
    if "notice" not in g:
        g.notice = this_sign_in().notice if current_user.is_authenticated else None
        if g.notice:
            signing_in.clear_notice(db(), me(), this_sign_in())
    return str(g.notice) if g.notice else None


def init_app(app: Flask) -> None:
    """Load the person by the cookie and close every unmarked page."""
    login_manager.init_app(app)
    app.before_request(_close_unmarked_pages)
