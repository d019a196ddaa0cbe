"""A bank that does not hold is refused with its file, the line and a sentence."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from prompts.bank.loading import PACKAGED, load_bank
from prompts.engine import Engine
from prompts.errors import BankError
from prompts.model import LANGUAGES, Context

QUESTION = "questions/coping/sustains-you-now.toml"
CUE = "cues/fi/tired.toml"


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("copied") / "bank"
    return Path(shutil.copytree(PACKAGED, folder, ignore=shutil.ignore_patterns("*.py", "__pycache__")))


@pytest.fixture
def folder(copied: Path) -> Iterator[Path]:
    """A copy of the packaged bank; what a test changes in it is put back."""
    before = written(copied)
    yield copied
    for file, _at in written(copied).items() - before.items():
        file.unlink()
        if file in before:
            shutil.copy2(PACKAGED / file.relative_to(copied), file)
    assert written(copied) == before


def written(folder: Path) -> dict[Path, int]:
    """Each file of a bank, with the time it was last written."""
    return {file: file.stat().st_mtime_ns for file in folder.rglob("*.toml")}


def refused(folder: Path) -> BankError:
    with pytest.raises(BankError) as caught:
        load_bank(folder)
    return caught.value


def change(folder: Path, file: str, old: str, new: str) -> None:
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_packaged_bank_holds(folder: Path) -> None:
    bank, copy = load_bank(), load_bank(folder)
    assert bank.version == copy.version
    assert len(bank.techniques) == 17
    assert len(bank.topics) == 7
    assert all(set(one.wording) == set(LANGUAGES) for one in bank.questions.values())
    assert bank.questions["coping.sustains-you-now"].technique == "coping"
    unfilled = [one.id for one in bank.contacts if not (one.words_only or one.phone or one.url)]
    assert all("local" in name for name in unfilled)  # the organisation fills these in
    assert len(unfilled) < len(bank.contacts)


def test_the_version_changes_with_any_byte(folder: Path) -> None:
    change(folder, QUESTION, "\n", "\n# a remark\n")
    assert load_bank(folder).version != load_bank().version


@pytest.mark.parametrize(
    ("file", "old", "new", "reason"),
    [
        (QUESTION, "kind = ", "kinds = ", "is not known here"),
        (QUESTION, 'source = "own"', "source = 3", "is a text"),
        (QUESTION, 'state = "live"', 'state = "alive"', "is one of"),
        (QUESTION, 'technique = "coping"', 'technique = "scaling"', "as the folder"),
        (QUESTION, 'sv = "', 'se = "', "is needed in fi, sv, en"),
        (QUESTION, "cues = [", 'cues = ["no-such-cue", ', "no-such-cue"),
        (QUESTION, "needs = [", 'needs = ["no-such-need", ', "no-such-need"),
        (QUESTION, "tags = [", 'tags = ["no-such-tag", ', "no-such-tag"),
        (QUESTION, "follow_ups = [", 'follow_ups = ["coping.nowhere", ', "coping.nowhere"),
        (CUE, "words = [", "word = [", "is not known here"),
        (CUE, "words = [", 'words = ["@nobody", ', "@nobody"),
        (CUE, "words = [", 'words = ["a||b", ', "empty alternative"),
        (CUE, "words = [", 'words = ["kaksi sanaa", ', "more than one word"),
        (CUE, "words = [", 'words = ["@me", ', "no word of its own"),
        ("techniques/coping.toml", "[favours]\n", "[favours]\nno-such-cue = 1.0\n", "no-such-cue"),
        ("techniques/exceptions.toml", "answers = [", 'answers = ["no-such-cue", ', "no-such-cue"),
        ("techniques/coping.toml", "leads_to = [", 'leads_to = ["nowhere", ', "nowhere"),
        ("notions.toml", "closer_than = [", 'closer_than = ["nowhere", ', "nowhere"),
    ],
)
def test_what_is_unfit_is_named(file: str, old: str, new: str, reason: str, folder: Path) -> None:
    change(folder, file, old, new)
    error = refused(folder)
    assert Path(error.file) == folder / file
    assert reason in str(error)


def test_the_line_of_broken_toml_is_named(folder: Path) -> None:
    (folder / QUESTION).write_text('kind = "question"\nstate = \n', encoding="utf-8")
    assert refused(folder).line == 2


def test_the_line_of_an_unfit_value_is_named(folder: Path) -> None:
    change(folder, QUESTION, 'state = "live"', 'state = "alive"')
    line = (folder / QUESTION).read_text(encoding="utf-8").splitlines().index('state = "alive"') + 1
    assert refused(folder).line == line


def test_what_is_not_utf8_is_refused(folder: Path) -> None:
    (folder / QUESTION).write_bytes(b'kind = "\xff"')
    assert "UTF-8" in refused(folder).reason


def test_a_chain_that_returns_to_itself_is_refused(folder: Path) -> None:
    bank = load_bank(folder)
    leading = next(one for one in bank.questions.values() if one.follow_ups)
    follower = leading.follow_ups[0]
    path = folder / f"questions/{follower.replace('.', '/', 1)}.toml"
    text = path.read_text(encoding="utf-8")
    lines = [f'follow_ups = ["{leading.id}"]' if line.startswith("follow_ups") else line for line in text.splitlines()]
    path.write_text("\n".join(lines), encoding="utf-8")
    assert "lead back" in refused(folder).reason


def test_a_cue_of_no_notion_is_refused(folder: Path) -> None:
    shutil.copy(folder / CUE, folder / "cues/fi/no-such-notion.toml")
    assert "notions.toml" in refused(folder).reason


def test_a_folder_that_is_no_bank_is_refused(tmp_path: Path) -> None:
    assert "cannot be read" in refused(tmp_path).reason


def test_a_question_without_a_language_is_not_asked_in_it(folder: Path) -> None:
    path = folder / QUESTION
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join(line for line in lines if not line.startswith("sv = ")) + "\n", encoding="utf-8")
    bank = load_bank(folder)
    (question,) = [one for one in bank.questions.values() if set(one.wording) != {"fi", "sv", "en"}]
    engine = Engine(bank)
    asked = Context(phase="between", interface="sv", language="sv", now=datetime(2026, 11, 24, tzinfo=UTC), seed="s")
    lost = {one.question: one.lost for one in engine.explain("Jag orkar inte mer just nu.", asked).candidates}
    assert "no_wording" in lost[question.id]
    assert sum("no_wording" in codes for codes in lost.values()) == 1
