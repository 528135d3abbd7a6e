"""Pictures as a Word file shows them: no higher than a few lines of text, several side by side in a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

PHOTO_HEIGHT = "40mm"
"""As high as a paragraph or two; by itself a photograph taken upright would fill a page."""
FACE_HEIGHT = "24mm"
TILE_WIDTH = "60mm"


def show_pictures(soup: BeautifulSoup) -> None:
    """Give the pictures of ``soup`` their sizes, and a table to those that stand side by side."""
    for photo in soup.select(".photo img, .banner img"):
        photo["height"] = PHOTO_HEIGHT
    for face in soup.select(".portrait img"):
        face["height"] = FACE_HEIGHT
    for gallery in soup.select(".gallery"):
        _set_in_rows(soup, gallery)
    for figure in soup.select("figure"):
        figure.name = "div"
        for picture in figure.select("img"):
            picture.wrap(soup.new_tag("p", attrs={"class": "shown"}))
    for words in soup.select("figcaption"):
        words.name, words["class"] = "p", "caption"


def _set_in_rows(soup: BeautifulSoup, gallery: Any) -> None:
    """Pictures two by two in a table without a head, each with its words below it."""
    table = soup.new_tag("table")
    row = table
    for number, figure in enumerate(gallery.select("figure")):
        if number % 2 == 0:
            row = soup.new_tag("tr")
            table.append(row)
        for picture in figure.select("img"):
            picture["width"] = TILE_WIDTH
        cell = soup.new_tag("td")
        cell.append(figure.extract())
        row.append(cell)
    gallery.replace_with(table)
