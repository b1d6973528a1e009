"""What the command line shows: an answer, a passage, the list of releases, for people to read.

Around a quotation everything is in the asker's language; the quotation itself stays letter for letter. On a
terminal long lines are wrapped at words; into a pipe or file each sentence goes as the one line it is.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePath
from typing import TextIO

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from bot.times.worked_out import worked_out
from index.answer import Answer, Status
from index.citation import Citation
from index.mentions import MentionKind
from index.release import Language, ReleaseSummary

MAX_EARLIER = 3
"""Earlier answers shown at most."""


@dataclass(frozen=True, slots=True)
class Labels:
    """The words around a quotation, in one language; `{...}` stands for what is filled in."""

    abstained: str
    nearest: str
    nothing: str
    surety: str
    offsets: str
    in_language: dict[Language, str]
    no_more: str
    no_context: str
    no_passage: str
    passage: str
    context: str
    quoted: str
    earlier: str
    askable: str
    askable_release: str
    kinds: dict[MentionKind, str]


LABELS = {
    Language.ES: Labels(
        abstained="Ningún comunicado responde a esa pregunta con certeza suficiente.",
        nearest="Lo más cercano, que no es la respuesta:",
        nothing="Ningún comunicado dice algo parecido a esa pregunta.",
        surety="Certeza de que responde: {percent} %",
        offsets="caracteres {start} a {end} de {source}",
        in_language={Language.ES: "en español", Language.EN: "en inglés"},
        no_more="No hay más pasajes para la última pregunta.",
        no_context="Ese comunicado ya no está en el catálogo.",
        no_passage="Primero haga una pregunta.",
        passage="Otro pasaje, el {number} de {total}:",
        context="Contexto, del mismo comunicado:",
        quoted="La respuesta:",
        earlier="Antes, el {date} (comunicado {number}):",
        askable="Lo más reciente:",
        askable_release="- «{title}»: {kinds}",
        kinds={
            MentionKind.TIME: "fechas",
            MentionKind.QUANTITY: "cifras",
            MentionKind.NAME: "nombres",
            MentionKind.QUOTATION: "declaraciones",
        },
    ),
    Language.EN: Labels(
        abstained="No release answers that surely enough.",
        nearest="The nearest passage, which is not the answer:",
        nothing="No release says anything like that.",
        surety="How surely it answers: {percent} %",
        offsets="characters {start} to {end} of {source}",
        in_language={Language.ES: "in Spanish", Language.EN: "in English"},
        no_more="There are no further passages for the last question.",
        no_context="That release is no longer in the catalogue.",
        no_passage="Ask a question first.",
        passage="Another passage, number {number} of {total}:",
        context="Context, from the same release:",
        quoted="The answer:",
        earlier="Earlier, on {date} (release {number}):",
        askable="The newest releases:",
        askable_release="- “{title}”: {kinds}",
        kinds={
            MentionKind.TIME: "dates",
            MentionKind.QUANTITY: "figures",
            MentionKind.NAME: "names",
            MentionKind.QUOTATION: "statements",
        },
    ),
}


def console(stream: TextIO) -> Console:
    """A console on the stream, which neither colours numbers nor reads markup in what it prints."""
    return Console(file=stream, highlight=False, markup=False, emoji=False)


def on_one_line(text: str) -> str:
    """The text with each line break and control character made visible as a space or U+FFFD.

    Titles and file names come from outside; they must not move the cursor of the terminal.
    """
    spaced = " ".join(text.split())
    return "".join("\N{REPLACEMENT CHARACTER}" if unicodedata.category(c) == "Cc" else c for c in spaced)


def shown_source(source: str) -> str:
    """A path below the working directory as one types it there; anything else as it is."""
    path = Path(source)
    return str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else source


def file_name(source: str) -> str:
    """The last part of a path or URL, or all of it where there is no such part."""
    return PurePath(source).name or source


def byline(citation: Citation, language: Language) -> str:
    """Issuer, place and date in words, as far as they are known, in the asker's language."""
    parts = [citation.issuer, citation.place]
    if citation.published is not None:
        parts.append(_date_in_words(citation.published, language))
    if citation.language is not language:
        parts.append(LABELS[language].in_language[citation.language])
    return " · ".join(on_one_line(part) for part in parts if part)


def print_quote(out: Console, text: str, *, highlight: tuple[int, int] | None = None) -> None:
    """The sentence, indented, the answering words in bold."""
    quote = Text(text)
    if highlight is not None:
        quote.stylize("bold", *highlight)
    _print_block(out, quote)


def print_citation(out: Console, citation: Citation, language: Language) -> None:
    """Where a quotation stands: title, issuer, place, date, link and offsets."""
    lines = [
        on_one_line(citation.title),
        byline(citation, language),
        on_one_line(citation.url or ""),
        LABELS[language].offsets.format(
            start=citation.start, end=citation.end, source=on_one_line(shown_source(citation.source))
        ),
    ]
    for line in lines:
        if line:
            out.print(Text(line, style="dim"), soft_wrap=not out.is_terminal)


def print_passage(
    out: Console,
    citation: Citation,
    language: Language,
    *,
    highlight: tuple[int, int] | None = None,
    when: str = "",
) -> None:
    """A quotation, which days it means where that is worked out, and where it stands."""
    print_quote(out, citation.text, highlight=highlight)
    if when:
        _print_line(out, f"→ {when}")
    out.print()
    print_citation(out, citation, language)


def print_answer(out: Console, answer: Answer) -> None:
    """The answer with its citation, or the honest word that there is none, with the nearest passage."""
    labels = LABELS[answer.language]
    if answer.citation is None:
        _print_line(out, labels.nothing)
        _print_askable(out, answer)
        return
    abstained = answer.status is Status.ABSTAINED
    if abstained:
        _print_line(out, labels.abstained)
    if answer.context is not None:
        _print_line(out, labels.context)
        print_quote(out, answer.context.text)
    if abstained or answer.context is not None:
        _print_line(out, labels.nearest if abstained else labels.quoted)
        out.print()
    highlight = answer.highlight if answer.status is Status.ANSWERED else None
    when = worked_out(answer.when, answer.citation, answer.language)
    print_passage(out, answer.citation, answer.language, highlight=highlight, when=when)
    _print_line(out, labels.surety.format(percent=round(100 * answer.confidence)), style="dim")
    for citation in answer.earlier[:MAX_EARLIER]:
        if citation.published is not None:  # or it would not be known to be earlier
            day = _date_in_words(citation.published, answer.language)
            _print_line(out, labels.earlier.format(date=day, number=citation.release_id))
            print_quote(out, citation.text)
    _print_askable(out, answer)


def print_context(out: Console, sentences: Sequence[Citation], centre: Citation) -> None:
    """Neighbouring sentences in the order of the text, the cited one in bold."""
    for sentence in sentences:
        cited = sentence.sentence_id == centre.sentence_id
        print_quote(out, sentence.text, highlight=(0, len(sentence.text)) if cited else None)


def print_releases(out: Console, releases: Iterable[ReleaseSummary]) -> None:
    """A table on a terminal; into a pipe, one line a release with tabs between the columns."""
    rows = [
        (
            str(release.release_id),
            release.published.isoformat() if release.published else "-",
            release.language.value,
            on_one_line(release.title),
            on_one_line(release.issuer or "-"),
            str(release.sentences),
        )
        for release in releases
    ]
    if not out.is_terminal:
        for row in rows:
            out.file.write("\t".join(row) + "\n")
        return
    from rich.table import Table

    table = Table(box=None, pad_edge=False)
    table.add_column("ID", justify="right", no_wrap=True)
    table.add_column("DATE", no_wrap=True)
    table.add_column("LANG", no_wrap=True)
    table.add_column("TITLE", ratio=3)
    table.add_column("ISSUER", ratio=1)
    table.add_column("SENTENCES", justify="right", no_wrap=True)
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    out.print(table)


def _print_askable(out: Console, answer: Answer) -> None:
    """What could be asked instead, one line a release."""
    if not answer.askable:
        return
    from babel.lists import format_list

    labels = LABELS[answer.language]
    _print_line(out, labels.askable)
    for release in answer.askable:
        kinds = format_list([labels.kinds[kind] for kind in release.kinds], locale=answer.language.value)
        _print_line(out, labels.askable_release.format(title=on_one_line(release.title), kinds=kinds))


def _date_in_words(day: date, language: Language) -> str:
    from babel.dates import format_date

    return format_date(day, format="long", locale=language.value)


def _print_line(out: Console, line: str, style: str = "") -> None:
    out.print(Text(line, style=style), soft_wrap=not out.is_terminal)


def _print_block(out: Console, text: Text) -> None:
    if out.is_terminal:
        out.print(Padding(text, (0, 2)))
    else:
        # Nothing here may wrap or escape: what a program reads is the sentence as it stands.
        out.file.write(f"  {text.plain}\n")
