"""Findings that no rule makes: of files that cannot be read, and of documents that cannot be made."""

from __future__ import annotations

from collections.abc import Mapping

OTHERS: Mapping[str, tuple[str, str]] = {
    "clipped": (
        "A message is longer than Gmail shows: its end is behind a link that few readers follow.",
        "Give it fewer entries or shorter ones, or send a short message with a link or the PDF.",
    ),
    "file": (
        "A file is missing, too large, or not saved as text in UTF-8.",
        "Check its name and folder; save it again, and choose the encoding UTF-8.",
    ),
    "needs": (
        "A document is left out because the entries that it is made of are not there, such as an event.",
        "Add such an entry to your file. If you do not want the document, there is nothing to do.",
    ),
    "no-district": (
        "A draft was checked without the people and places of the district in whose folder it lies.",
        "Run  plcomms check  on the district's folder, and mend what stops it from being read.",
    ),
    "no-reply": (
        "An event asks for replies, and has no day to reply by or nobody to reply to.",
        "Add  reply_by  and  reply_to  to the event, or take out all about replies where none is needed.",
    ),
    "no-words": (
        "The draft is empty, or its words stand in pictures.",
        "Save it where it is open, or give another file.",
    ),
    "not-printed": (
        "A text that you wrote found no room on a card or a page, which was made without it.",
        "Shorten the text, or print the card alone on a sheet with --up 1, where it goes on overleaf.",
    ),
    "not-read": (
        "A file in the folder schools looks like a school's, but has another ending than .yaml.",
        "Give it the ending .yaml, or move it to another folder.",
    ),
    "number-sign": (
        "A number sign after a space makes the rest of its line a remark, which no reader sees.",
        "Put the whole value in quotes:  place: 'Room #5'",
    ),
    "pasted": (
        "A text has curly quotes, a bullet or an invisible character round or in it that came along with it.",
        "Take it out, unless readers should see it.",
    ),
    "picture": (
        "A picture may look wrong: nothing of it is seen on white, or its letters have no font of their own.",
        "Take a version that is made for white paper; save a drawing that has letters in it as PNG.",
    ),
    "reference": (
        "Your file names something that does not exist, or a name is given twice.",
        "Correct the name where the finding points, or make what it names.",
    ),
    "render": (
        "A file could not be made, as where the words need more room than a card has.",
        "Do what the finding says: shorten the text, or ask for another format.",
    ),
    "shape": (
        "A line of your file has a name or a value that cannot stand there, or one is missing.",
        "Compare it with the example; plcomms schema writes what can stand where.",
    ),
    "stopped": (
        "A document was not made because an error stands in its text.",
        "Run  plcomms check  and mend the errors, then build again.",
    ),
    "template": (
        "One of your district's own templates has a mistake.",
        "Mend the line that the finding names, or take the template out: ours is used then.",
    ),
    "unread": (
        "A part of the draft was not read: code in Markdown; deleted words and comments in Word.",
        "Make prose of it if people read it; or take it out of the file before it is sent.",
    ),
    "untranslated": (
        "A language is asked for in which a document cannot be made yet.",
        "Take the language out of your file, or give the words for it.",
    ),
    "yaml": (
        "Your file is not written as YAML wants it: often the spaces, quotes or a colon are at fault.",
        "Look at the line that the finding names and the one above it.",
    ),
}
"""What each means, and what to do about it."""
