"""What is chosen on the page of the bank's coverage."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from journal.curation.models.coverage import View
from prompts.model import LANGUAGES, PHASES, Language


def view_of(sent: Mapping[str, str], reader: Language, topics: Collection[str]) -> View:
    """What to count; whatever is not known counts everything."""
    language = next((one for one in LANGUAGES if one == sent.get("language")), reader)
    phase, topic = sent.get("phase", ""), sent.get("topic", "")
    return View(
        language=language,
        phase=phase if phase in PHASES else "",
        topic=topic if topic in topics else "",
        written=sent.get("written") == "1",
    )
