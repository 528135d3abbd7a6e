"""The words that a person wrote and that did not fit on a sheet of paper, each at its line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from plcomms.model.finding import Finding, Severity
from plcomms.model.framed import FramedDocument
from plcomms.model.text import Span

RULE = "not-printed"
_MESSAGE = "There is no room for these words in {files}."
_HELP_CARDS = "Shorten them, or print it alone on a sheet, which holds them:  --up 1."
_HELP_PAGE = "Shorten them or what stands beside them; the web page holds them."
_AND = " and "


def not_printed(
    pages: Mapping[str, FramedDocument], left_out: Mapping[str, tuple[str, ...]]
) -> tuple[Finding, ...]:
    """Advice for each text that is not on one of ``pages`` (by path): ``left_out`` says what is not.

    What the program itself says may go without a word.
    """
    places: dict[tuple[Span, bool], list[str]] = {}
    for path, classes in sorted(left_out.items()):
        if classes and path in pages:
            cards = pages[path].artifact.look.up > 1 and pages[path].alone
            for span in _texts(pages[path], classes):
                places.setdefault((span, cards), []).append(path)
    return tuple(
        Finding(
            RULE,
            Severity.ADVICE,
            _MESSAGE.format(files=_AND.join(paths)),
            span,
            _HELP_CARDS if cards else _HELP_PAGE,
            documents=tuple(dict.fromkeys(pages[path].artifact.document.label for path in paths)),
        )
        for (span, cards), paths in sorted(places.items())
    )


def _texts(page: FramedDocument, classes: Iterable[str]) -> Iterator[Span]:
    """The places of the texts in ``page`` that have one of ``classes``: blocks side by side are one text."""
    for spare, blocks in groupby(page.body.blocks, key=lambda block: block.spare):
        found = [block.text.span(0, len(block.text)) for block in blocks] if spare in classes else []
        for file, spans in groupby((span for span in found if span), key=lambda span: span.file):
            whole = list(spans)
            yield Span(file, min(span.start for span in whole), max(span.end for span in whole))


def longest(page: FramedDocument) -> Span | None:
    """Where the longest text of ``page`` stands: to shorten it makes most room."""
    spans = (
        (len(block.text), span) for block in page.body.blocks if (span := block.text.span(0, len(block.text)))
    )
    return max(spans, default=(0, None))[1]
