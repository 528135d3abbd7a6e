"""An SVG drawing laid out as a page: older programs show no SVG."""

from __future__ import annotations

import base64
from typing import Any

from plcomms.channels._bare import SVG


def page_of(svg: bytes, style: str) -> Any:
    """The drawing alone on a page, laid out as the CSS ``style`` says; nothing that it names is fetched."""
    from pypdfium2 import PdfDocument  # noqa: PLC0415 (only drawings need them)
    from weasyprint import CSS, HTML  # noqa: PLC0415
    from weasyprint.urls import URLFetcher  # noqa: PLC0415

    address = f"data:{SVG};base64,{base64.b64encode(svg).decode()}"
    html = HTML(string=f'<img src="{address}" alt="">', url_fetcher=URLFetcher(allowed_protocols=["data"]))
    return PdfDocument(html.write_pdf(stylesheets=[CSS(string=style)]))[0]
