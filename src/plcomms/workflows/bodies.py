"""The words of all documents of a run: those of a large district are put away until they are asked for."""

from __future__ import annotations

import pickle
from collections.abc import Iterator, Mapping
from typing import cast

from plcomms.model.document import Body, Document
from plcomms.write.spool import Spool

AT_HAND = 500
"""How many bodies are held in memory: those of a district of some eighty schools, in 15 MB."""


class Bodies(Mapping[Document, Body]):
    """Bodies by their documents, in the order in which they were composed.

    One that was put away is another, equal object each time that it is asked for.
    """

    def __init__(self, at_hand: int | None = None) -> None:
        self._most = AT_HAND if at_hand is None else at_hand
        self._held: dict[Document, Body] = {}
        self._away: dict[Document, str] = {}
        self._spool = Spool()
        self._last: Body | None = None

    def add(self, body: Body) -> None:
        """Keep ``body``, the words of its document.

        Raises:
            RenderError: there is no room for it.
        """
        if len(self._held) < self._most:
            self._held[body.document] = body
        else:
            self._away[body.document] = str(len(self._away))
            self._spool.add(self._away[body.document], pickle.dumps(body, pickle.HIGHEST_PROTOCOL))

    def __getitem__(self, document: Document) -> Body:
        if document in self._held:
            return self._held[document]
        if self._last is None or self._last.document != document:
            # Nobody else has the spool: these are the bytes that were put there.
            self._last = cast("Body", pickle.loads(self._spool[self._away[document]]))  # noqa: S301
        return self._last

    def __iter__(self) -> Iterator[Document]:
        yield from self._held
        yield from self._away

    def __len__(self) -> int:
        return len(self._held) + len(self._away)

    def __contains__(self, document: object) -> bool:
        return document in self._held or document in self._away
