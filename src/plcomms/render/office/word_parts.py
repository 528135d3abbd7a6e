"""Parts of a Word file that pandoc does not write, or not as we want them (ECMA-376, part 1)."""

from __future__ import annotations

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

PAPER = {"letter": (12240, 15840), "a4": (11906, 16838)}
"""Width and height of paper, in twips."""
MARGIN = 1361
"""Left and right of the words, in twips: 24 mm, for lines of 75 letters."""

SECTION = (
    f'<w:sectPr><w:footerReference xmlns:r="{_TYPE}" w:type="default" r:id="rIdFoot"/>'
    '<w:pgSz w:w="{width}" w:h="{height}"/>'
    '<w:pgMar w:top="850" w:right="{margin}" w:bottom="850" w:left="{margin}" w:header="454" '
    'w:footer="454" w:gutter="0"/></w:sectPr>'
)
"""Paper and margins."""

FOOT = (
    f"{_HEAD}<w:ftr {_SPACES}>"
    '<w:p><w:pPr><w:pStyle w:val="Foot"/><w:tabs><w:tab w:val="right" w:pos="{width}"/></w:tabs></w:pPr>'
    '<w:r><w:t xml:space="preserve">{sender}</w:t></w:r><w:r><w:tab/></w:r>{runs}</w:p></w:ftr>'
)

SETTINGS = (
    f"{_HEAD}<w:settings {_SPACES}>"
    '<w:zoom w:percent="100"/><w:embedTrueTypeFonts/><w:defaultTabStop w:val="720"/>'
    '<w:characterSpacingControl w:val="doNotCompress"/>'
    '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
    '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" '
    'w:val="15"/></w:compat><w:themeFontLang w:val="{language}"/>'
    '<w:clrSchemeMapping w:bg1="light1" w:t1="dark1" w:bg2="light2" w:t2="dark2" w:accent1="accent1" '
    'w:accent2="accent2" w:accent3="accent3" w:accent4="accent4" w:accent5="accent5" w:accent6="accent6" '
    'w:hyperlink="hyperlink" w:followedHyperlink="followedHyperlink"/>'
    '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
)

FONT_TABLE = (
    f'{_HEAD}<w:fonts {_SPACES}><w:font w:name="{{family}}"><w:altName w:val="{{other}}"/>'
    '<w:charset w:val="00"/><w:family w:val="{kind}"/><w:pitch w:val="variable"/>{inside}</w:font></w:fonts>'
)
INSIDE = '<w:embed{face} r:id="rId{face}" w:fontKey="{{{key}}}"/>'
"""A file of the font that is in the Word file."""

FONT_RELATIONS = (
    f'{_HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    "{relations}</Relationships>"
)
FONT_RELATION = f'<Relationship Id="rId{{face}}" Type="{_TYPE}/font" Target="fonts/{{face}}.odttf"/>'

RELATIONS = f'<Relationship Id="rIdFoot" Type="{_TYPE}/footer" Target="footer1.xml"/>'

CONTENT_TYPES = (
    '<Default Extension="odttf" ContentType="application/vnd.openxmlformats-officedocument.obfuscatedFont"/>'
    '<Override PartName="/word/footer1.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/>'
)
