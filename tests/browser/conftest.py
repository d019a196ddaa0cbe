"""The system's Chromium against the real application, served on this machine."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask
from persons import People, Person
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from werkzeug.serving import make_server

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]  # fmt: skip
AXE = Path(__file__).parent / "vendor" / "axe.min.js"
PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 900}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker("browser")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    if CHROMIUM is None:
        if os.environ.get("CI"):
            pytest.fail("Chromium is missing, and CI must not skip the browser tests.")
        pytest.skip("Chromium is not installed.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def address(app: Flask) -> Iterator[str]:
    server = make_server("127.0.0.1", 0, app, threaded=True)
    app.config["SETTINGS"] = replace(app.config["SETTINGS"], url=f"http://127.0.0.1:{server.port}")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()
    thread.join()


class Screens:
    """Opens pages as somebody, on a phone or a desk, light or dark, with or without JavaScript."""

    def __init__(self, browser: Browser, address: str, people: People) -> None:
        self.browser, self.address, self.people = browser, address, people
        self.contexts: list[BrowserContext] = []
        self.complaints: list[str] = []

    def open(
        self,
        who: Person | None = None,
        path: str = "/",
        *,
        size: dict[str, int] | None = None,
        scheme: str = "light",
        script: bool = True,
    ) -> Page:
        context = self.browser.new_context(
            base_url=self.address,
            viewport=size or PHONE,  # type: ignore[arg-type]
            color_scheme=scheme,  # type: ignore[arg-type]
            java_script_enabled=script,
            locale="fi-FI",
            reduced_motion="reduce",
        )
        self.contexts.append(context)
        if script:
            context.add_init_script(path=str(AXE))
        if who is not None:
            cookie = who.browser.get_cookie("oivallus")
            assert cookie is not None
            context.add_cookies([{"name": "oivallus", "value": cookie.value, "url": self.address}])
        page = context.new_page()
        page.on("console", lambda message: self.complaints.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.goto(path)
        return page

    def close(self) -> None:
        for context in self.contexts:
            context.close()


@pytest.fixture
def screens(chromium: Browser, address: str, people_of: People) -> Iterator[Screens]:
    opened = Screens(chromium, address, people_of)
    yield opened
    opened.close()


def violations(page: Page) -> list[str]:
    """What axe finds on a page, each rule with its first place."""
    found = page.evaluate(
        """async () => (await axe.run(document, {runOnly: {type: 'tag', values: [
             'wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']}})).violations
             .map(v => `${v.id}: ${v.nodes[0].html.slice(0, 160)} (${v.nodes[0].failureSummary})`)"""
    )
    return list(found)


@pytest.fixture
def wide() -> dict[str, int]:
    return DESK


@contextmanager
def unchanged(page: Page, read: Callable[[Page], str]) -> Iterator[None]:
    """What ``read`` sees of the page is the same before and after the block."""
    before = read(page)
    yield
    assert read(page) == before
