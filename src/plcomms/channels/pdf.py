"""A page to print: PDF/UA-1, tagged, with its fonts inside."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from plcomms.channels._assets import find, mime, read
from plcomms.model.errors import RenderError
from plcomms.model.page import Page

EXTENSION = "pdf"
FRAME = "pdf.html"
PRINTED = True

_COMPLAINT = "A page of {label} could not be laid out as it should: {said}."
_COMPLAINT_HELP = "Correct the template or style that it names."


def render(page: Page) -> bytes:
    """The page as PDF/UA-1.

    Raises:
        RenderError: a file that it names cannot be read, or WeasyPrint had something to say about it.
    """
    from weasyprint import HTML  # noqa: PLC0415 (half a second, and a check never needs it)
    from weasyprint.urls import URLFetcher, URLFetcherResponse  # noqa: PLC0415

    class InsideOnly(URLFetcher):  # type: ignore[misc]
        def fetch(self, url: str, headers: Any = None) -> Any:  # noqa: ARG002
            if url.startswith("data:"):
                return super().fetch(url)
            path = find(url, page.roots)
            return URLFetcherResponse(url, read(path), {"Content-Type": mime(path)})

    with _complaints() as said:
        base = page.roots[0].as_uri() + "/"
        html = HTML(
            string=page.html, base_url=base, url_fetcher=InsideOnly(allowed_protocols=["file", "data"])
        )
        made: bytes = html.write_pdf(pdf_variant="pdf/ua-1", pdf_tags=True)
    if said:
        label = page.artifact.document.label
        raise RenderError(
            _COMPLAINT.format(label=label, said="; ".join(dict.fromkeys(said))), _COMPLAINT_HELP
        )
    return made


@contextmanager
def _complaints() -> Iterator[list[str]]:
    """Collect what WeasyPrint would print as warnings."""
    said: list[str] = []

    class Collect(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            said.append(record.getMessage())

    logger = logging.getLogger("weasyprint")
    kept, level = logger.handlers, logger.level
    logger.handlers, handler = [], Collect(logging.WARNING)
    logger.addHandler(handler)
    try:
        yield said
    finally:
        logger.handlers = kept
        logger.setLevel(level)
