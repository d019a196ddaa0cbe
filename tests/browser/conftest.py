"""The system's Chromium against the real application, served on this machine."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask
from persons import People
from playwright.sync_api import Browser, sync_playwright
from screens import Screens
from werkzeug.serving import make_server

from journal.curation.service import engine
from journal.db import connect
from prompts.model import LANGUAGES

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]  # fmt: skip


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
    with closing(connect(app.config["SETTINGS"].database)) as db:
        engine(db).load(*LANGUAGES)  # as a worker is warm before its first request: no save waits for a dictionary
    server = make_server("127.0.0.1", 0, app, threaded=True)
    app.config["SETTINGS"] = replace(app.config["SETTINGS"], url=f"http://127.0.0.1:{server.port}")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()
    thread.join()


@pytest.fixture
def screens(chromium: Browser, address: str, people_of: People) -> Iterator[Screens]:
    opened = Screens(chromium, address, people_of)
    yield opened
    opened.close()
