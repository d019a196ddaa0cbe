"""The words by which clauses open and by which somebody else's words are told, per language."""

from __future__ import annotations

from dataclasses import dataclass

from prompts.model import Language


@dataclass(frozen=True, slots=True)
class Connectives:
    """Forms in lower case unless said otherwise."""

    adversative: frozenset[str]
    """Open a clause and turn the text: *mutta*."""
    concessive: frozenset[str]
    """Open a clause that turns the text where it stands, or the clause after it at the head of a sentence: *vaikka*."""
    also: frozenset[str]
    """Right after an adversative they add and turn nothing: *mutta myös*."""
    still: frozenset[str]
    """Turn the whole clause they stand in: *silti*, *kuitenkin*."""
    still_first: frozenset[str]
    """The same, but only as a clause's first word: *still*."""
    that: frozenset[str]
    subordinate: frozenset[str]
    coordinate: frozenset[str]
    relative: frozenset[str]
    asking: frozenset[str]
    """Open an indirect question: *miksi*."""
    saying: frozenset[str]
    """Base forms."""
    writer: frozenset[str]
    """The writer as subject."""
    others: frozenset[str]
    """Anybody else as subject, in one word."""
    subject_tells: bool = False
    """Whether a subject in one word tells that its clause has a verb."""


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


CONNECTIVES: dict[Language, Connectives] = {
    "fi": Connectives(
        adversative=_set("mutta mut muttei mutten"),
        concessive=_set("vaikka vaik vaikkei vaikken"),
        also=_set("myös myöskin"),
        still=_set("silti kuitenkin kuitenki kuiteskin kuiteski"),
        still_first=frozenset(),
        that=_set("että et ettei etten ettet ettemme ettette etteivät etteikö"),
        subordinate=_set("koska kun ku ko jos joskin jotta kunnes jollei jollen ellei ellen sillä vai paitsi"),
        coordinate=_set("ja tai eikä enkä etkä emmekä sekä"),
        relative=_set(
            """
            joka jonka jota jossa josta johon jolla jolta jolle jotka joiden joita joissa joista joihin joilla
            joilta joille minkä mitä mikä missä mistä mihin
            """
        ),
        asking=_set(
            """
            miksi miks miten mitä mikä kuka ketä kenen missä mistä mihin milloin koska kuinka montako paljonko
            onko onks
            """
        ),
        saying=_set(
            """
            sanoa kertoa kysyä huutaa väittää todeta huomauttaa valittaa ilmoittaa vastata kirjoittaa selittää
            mainita kommentoida kuiskata kehua moittia haukkua vihjata vihjaista syyttää tokaista tiuskaista
            tiuskia ärähtää luvata ehdottaa pyytää käskeä tuumata arvella kysellä kysäistä ihmetellä tiedustella
            karjua karjaista kiljua hokea jankuttaa viestiä tunnustaa myöntää kieltää uhata uhkailla neuvoa
            muistuttaa nalkuttaa motkottaa laukoa tuhahtaa naurahtaa parahtaa puuskahtaa luulla arvostella
            """
        ),
        writer=_set("minä mä mää mie mnä me"),
        others=_set("hän he se ne sinä sä sie te tämä tuo tää toi nämä nuo kukaan"),
    ),
    "sv": Connectives(
        adversative=_set("men"),
        concessive=_set("fastän trots"),
        also=_set("också även"),
        still=_set("ändå likväl"),
        still_first=_set("fast dock"),
        that=_set("att ifall huruvida"),
        subordinate=_set("eftersom när då om därför medan innan tills fast så"),
        coordinate=_set("och å samt eller utan"),
        relative=_set("som där vilket vilken vilka"),
        asking=_set("om varför hur vem vad vilken när var vart"),
        saying=_set(
            """
            säga berätta fråga skrika påstå konstatera påpeka klaga meddela svara skriva förklara nämna
            kommentera viska antyda anklaga lova föreslå be undra ropa mumla snäsa fräsa erkänna hota varna
            påminna tjata uttrycka hävda tycka
            """
        ),
        writer=_set("jag vi ja"),
        others=_set("du han hon hen den det de dom ni man någon nån alla"),
        subject_tells=True,
    ),
    "en": Connectives(
        adversative=_set("but yet"),
        concessive=_set("although though"),
        also=_set("also"),
        still=_set("nevertheless nonetheless anyway"),
        still_first=_set("still however"),
        that=_set("that"),
        subordinate=_set("because since when while if before after until unless so whereas"),
        coordinate=_set("and or"),
        relative=_set("who which whose whom"),
        asking=_set("if whether why how what who where when which"),
        saying=_set(
            """
            say tell ask shout claim state complain announce answer reply write explain mention comment whisper
            hint accuse promise suggest scream yell insist argue admit warn remind nag mutter snap wonder
            """
        ),
        writer=_set("i we im ive"),
        others=_set("you he she it they this that these those everyone everybody someone somebody nobody there"),
    ),
}
