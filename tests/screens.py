"""Pages opened in a browser as somebody, on a phone or a desk, and what axe says of them."""

from __future__ import annotations

from pathlib import Path

from persons import People, Person
from playwright.sync_api import Browser, BrowserContext, Page

AXE = Path(__file__).parent / "browser" / "vendor" / "axe.min.js"
PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 900}


#: Milliseconds without a key after which a page saves what was typed, and after which it tries again.
SAVES_AFTER, RETRIES_AFTER = 900, 5000


def rest(page: Page, milliseconds: int = SAVES_AFTER) -> None:
    """Let a page's own clock, which has to be installed in it, run on at once; it goes by itself meanwhile."""
    page.clock.run_for(milliseconds)


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


def violations(page: Page) -> list[str]:
    """What axe finds on a page, each rule with its first place. It is half a megabyte: only here is it brought in."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate(
        """async () => (await axe.run(document, {runOnly: {type: 'tag', values: [
             'wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']}})).violations
             .map(v => `${v.id}: ${v.nodes[0].html.slice(0, 160)} (${v.nodes[0].failureSummary})`)"""
    )
    return list(found)
