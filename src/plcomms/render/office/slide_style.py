"""A brand as a template of slides: colours, letters of 24 points at least, and where things stand."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape

from plcomms.model.fonts import Font
from plcomms.model.framed import Palette
from plcomms.render.office.properties import TITLE, WORDS, rgb, themed

WIDE, HIGH = 9144000, 5143500
"""A slide, in English metric units: 914400 are an inch."""
LEFT, ROOM = 548640, 8046720
_BOXES = {
    "title": (LEFT, 320040, ROOM, 1051560),
    "body": (LEFT, 1577340, ROOM, 3017520),
}
_FIRST = {
    "ctrTitle": (LEFT, 1051560, ROOM, 1737360),
    "subTitle": (LEFT, 3017520, ROOM, 1188720),
}
_MASTER = "ppt/slideMasters/slideMaster1.xml"
_FIRST_LAYOUT = "ppt/slideLayouts/slideLayout1.xml"

_AREA = (
    '<p:sp><p:nvSpPr><p:cNvPr id="{id}" name="{name}"><a:extLst><a:ext '
    'uri="{{C183D7F6-B498-43B3-948B-1728B52AA6E4}}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
    '</p:cNvPr><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr><a:xfrm><a:off x="{x}" y="{y}"/>'
    '<a:ext cx="{w}" cy="{h}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill>'
    '<a:schemeClr val="{colour}"/></a:solidFill><a:ln><a:noFill/></a:ln></p:spPr><p:txBody><a:bodyPr/>'
    '<a:lstStyle/><a:p><a:endParaRPr lang="en-US"/></a:p></p:txBody></p:sp>'
)
_LABEL = (
    '<p:sp><p:nvSpPr><p:cNvPr id="{id}" name="{name}"/><p:cNvSpPr txBox="1"/>'
    '<p:nvPr userDrawn="1"/></p:nvSpPr>'
    '<p:spPr><a:xfrm><a:off x="{x}" y="4690000"/><a:ext cx="{w}" cy="300000"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr><p:txBody><a:bodyPr wrap="square" '
    'anchor="ctr"/><a:lstStyle/><a:p><a:pPr algn="{side}"/>{run}</a:p></p:txBody></p:sp>'
)
_GREY = '<a:rPr lang="en-US" sz="1200"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill></a:rPr>'


def reference_parts(
    pandocs: Mapping[str, bytes], palette: Palette, sender: str, font: Font, display: Font, filled: bool
) -> dict[str, bytes]:
    """Pandoc's own template of slides with a brand in it, and who ``sender`` is at the foot of each.

    ``filled``: whether the first has the brand's colour all over.
    """
    parts = dict(pandocs)
    parts |= {
        name: themed(xml, palette, font, display)
        for name, xml in parts.items()
        if name.startswith("ppt/theme/")
    }
    parts[_MASTER] = _master(parts[_MASTER].decode(), sender).encode()
    parts[_FIRST_LAYOUT] = _first(parts[_FIRST_LAYOUT].decode(), palette, filled).encode()
    return parts


def _master(xml: str, sender: str) -> str:
    for kind, box in _BOXES.items():
        xml = _placed(xml, kind, box)
    xml = xml.replace('anchor="ctr"><a:normAutofit/>', 'anchor="b"><a:normAutofit/>', 1)
    head, body = xml.split("<p:bodyStyle>")
    body, tail = body.split("</p:bodyStyle>")
    head = head.replace('<a:lvl1pPr algn="ctr" defTabSz', '<a:lvl1pPr algn="l" defTabSz')
    head = re.sub(
        r'<a:defRPr sz="\d+" kern="1200"><a:solidFill><a:schemeClr val="tx1"/>',
        f'<a:defRPr sz="{TITLE}" b="1" kern="1200"><a:solidFill><a:schemeClr val="tx2"/>',
        head,
    )
    body = re.sub(r'sz="\d+"', f'sz="{WORDS}"', body)
    body = body.replace(
        '<a:buFont typeface="Arial"/>',
        '<a:buClr><a:schemeClr val="accent2"/></a:buClr><a:buFont typeface="Arial"/>',
    )
    name = f"<a:r>{_GREY}<a:t>{escape(sender)}</a:t></a:r>"
    number = (
        f'<a:fld id="{{C5EF2332-01BF-834F-8236-50238282D533}}" type="slidenum">{_GREY}<a:t>‹#›</a:t></a:fld>'
    )
    ours = (
        _AREA.format(id=20, name="Band", x=0, y=0, w=201168, h=HIGH, colour="accent1")
        + _AREA.format(id=21, name="Line", x=LEFT + 91440, y=1444752, w=914400, h=45720, colour="accent2")
        + _LABEL.format(id=22, name="Sender", x=LEFT, w=6400800, side="l", run=name)
        + _LABEL.format(id=23, name="Number", x=LEFT + 6400800, w=ROOM - 6400800, side="r", run=number)
    )
    head = head.replace("</p:grpSpPr>", f"</p:grpSpPr>{ours}", 1)
    return f"{head}<p:bodyStyle>{body}</p:bodyStyle>{tail}"


def _first(xml: str, palette: Palette, filled: bool) -> str:
    """The first slide: the brand's colour all over or white, with a line between title and sender."""
    on = solid(palette.on_primary if filled else palette.primary_text)
    for kind, box in _FIRST.items():
        xml = _placed(xml, kind, box)
    xml = xml.replace("<p:sldLayout ", '<p:sldLayout showMasterSp="0" ', 1)
    ground = (
        '<p:bg><p:bgPr><a:solidFill><a:schemeClr val="{}"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>'
    ).replace("{}", "accent1" if filled else "bg1")
    xml = xml.replace("<p:spTree>", f"{ground}<p:spTree>", 1)
    title, rest = xml.split("<a:lstStyle/>", 1)
    large = f'<a:lstStyle><a:lvl1pPr><a:defRPr sz="4800">{on}</a:defRPr></a:lvl1pPr></a:lstStyle>'
    faint = '<a:solidFill><a:schemeClr val="tx1"><a:tint val="75000"/></a:schemeClr></a:solidFill>'
    rest = rest.replace(faint, on).replace('algn="ctr"', 'algn="l"')
    title = title.replace("<a:bodyPr/>", '<a:bodyPr anchor="b"/>')
    line = _AREA.format(id=21, name="Line", x=LEFT + 91440, y=2871216, w=1828800, h=64008, colour="accent2")
    return f"{title}{large}{rest}".replace("</p:grpSpPr>", f"</p:grpSpPr>{line}", 1)


def solid(colour: str) -> str:
    """``colour`` as what letters or areas are filled with."""
    return f'<a:solidFill><a:srgbClr val="{rgb(colour)}"/></a:solidFill>'


def _placed(xml: str, kind: str, box: tuple[int, int, int, int]) -> str:
    """``xml`` with the place for ``kind`` at ``box``: left, top, width, height."""
    x, y, w, h = box
    return re.sub(
        rf'(<p:ph type="{kind}"[^>]*/>.*?)<a:off [^>]*/><a:ext [^>]*/>',
        rf'\1<a:off x="{x}" y="{y}"/><a:ext cx="{w}" cy="{h}"/>',
        xml,
        count=1,
        flags=re.DOTALL,
    )
