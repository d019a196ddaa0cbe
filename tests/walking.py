"""A browser without JavaScript: follows links and sends forms as the pages hold them, in one of the three languages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape

from flask.testing import FlaskClient

Fields = dict[str, str | list[str]]


@dataclass
class Form:
    """A form of a page with what its fields hold now."""

    action: str
    fields: Fields
    html: str


class Browser:
    """A browser without JavaScript: follows links, fills in forms as the page holds them, follows redirects."""

    def __init__(self, client: FlaskClient, language: str) -> None:
        self.client, self.headers, self.path, self.page = client, {"Accept-Language": language}, "", ""

    def open(self, path: str) -> Browser:
        answer = self.client.get(path, headers=self.headers, follow_redirects=True)
        return self._see(answer.status_code, answer.request.path, answer.get_data(as_text=True), 200)

    def _see(self, status: int, path: str, page: str, expected: int) -> Browser:
        assert status == expected, (path, status, page[-1500:])
        self.path, self.page = path, page
        return self

    @property
    def words(self) -> str:
        """The page with its entities and unbreakable spaces as plain characters."""
        return unescape(self.page).replace("\u00a0", " ")

    def reads(self, *words: str) -> Browser:
        assert not [one for one in words if one not in self.words], (words, self.path, self.page[-3000:])
        return self

    def misses(self, *words: str) -> Browser:
        assert not [one for one in words if one in self.words], (words, self.path)
        return self

    def refused(self, path: str) -> Browser:
        """The page does not exist for this one."""
        assert self.client.get(path, headers=self.headers).status_code == 404, path
        return self

    def option(self, select: str, shown: str) -> str:
        """The value behind the option of a select field whose words begin so."""
        field = re.search(rf'<select[^>]*name="{select}".*?</select>', self.page, re.DOTALL)
        found = re.search(rf'<option value="([^"]*)">{shown}', field[0]) if field else None
        assert found, (select, shown, self.path)
        return unescape(found[1])

    def form(self, action: str) -> Form:
        """The form whose address matches the pattern ``action``; it has to be on the page."""
        for found in re.finditer(r"<form([^>]*)>(.*?)</form>", self.page, re.DOTALL):
            address = re.search(r'action="([^"]*)"', found[1])
            if address and re.fullmatch(action, unescape(address[1])):
                return Form(unescape(address[1]), fields_of(found[2]), found[2])
        raise AssertionError(f"no form {action} on {self.path}")

    def send(self, action: str, status: int = 200, /, **changes: str | list[str]) -> Browser:
        """Tap a form's button with some fields filled in; a field or button that is not there fails."""
        form = self.form(action)
        assert not [name for name in changes if f'name="{name}"' not in form.html], (changes, form.html)
        data = form.fields | changes
        answer = self.client.post(form.action, data=data, headers=self.headers, follow_redirects=True)
        return self._see(answer.status_code, answer.request.path, answer.get_data(as_text=True), status)

    def tap(self, link: str) -> Browser:
        """Follow the first link whose address matches the pattern."""
        for found in re.findall(r'<a [^>]*href="([^"]*)"', self.page):
            if re.fullmatch(link, unescape(found)):
                return self.open(unescape(found))
        raise AssertionError(f"no link {link} on {self.path}")


def fields_of(html: str) -> Fields:
    """What a form's fields hold as it is shown: hidden ones, texts, ticked boxes; no buttons."""
    held: dict[str, list[str]] = {}
    for tag in re.findall(r"<input[^>]*>", html):
        name, value, kind = (re.search(rf'\b{part}="([^"]*)"', tag) for part in ("name", "value", "type"))
        ticked = (kind[1] if kind else "") not in {"checkbox", "radio"} or " checked" in tag
        if name and ticked:
            held.setdefault(unescape(name[1]), []).append(unescape(value[1]) if value else "")
    for name_, text in re.findall(r'<textarea[^>]*name="([^"]*)"[^>]*>\n?(.*?)</textarea>', html, re.DOTALL):
        held.setdefault(unescape(name_), []).append(unescape(text))
    for name_, inner in re.findall(r'<select[^>]*name="([^"]*)"[^>]*>(.*?)</select>', html, re.DOTALL):
        chosen = re.search(r'<option[^>]*value="([^"]*)"[^>]*selected|<option selected value="([^"]*)"', inner)
        held.setdefault(unescape(name_), []).append((chosen[1] or chosen[2] or "") if chosen else "")
    return dict(held)
