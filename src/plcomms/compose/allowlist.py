"""What a template may use: filters, members of values by their type, and what may be called or printed."""

from __future__ import annotations

from datetime import date, time

import jinja2
from jinja2.runtime import BlockReference, LoopContext, Macro
from jinja2.utils import Cycler, Joiner

from plcomms.compose.values import Function

OWN_FILTERS = (
    "copied",
    "shown",
    "date",
    "day",
    "link",
    "links",
    "month",
    "opening",
    "plain",
    "short_date",
    "shorter",
    "sms",
    "times",
    "weekday",
)
"""The filters that are ours; ``compose`` has what they do."""

JINJA_FILTERS = frozenset(
    """
    abs batch capitalize count d default dictsort e escape first float format groupby indent int
    items join last length list lower map max min reject rejectattr replace reverse round select
    selectattr slice sort string striptags sum title trim truncate unique upper urlencode wordcount
    wordwrap
    """.split()  # noqa: SIM905 (words are read more easily than a list of strings)
)
"""Jinja's own filters that a template may use: they make values of values, the same ones each time."""

SIZED = ("batch", "indent", "round", "slice", "truncate", "wordwrap")
"""Filters that take a number of which a large one makes them slow or their result large."""

_STRING = frozenset(
    """
    capitalize casefold count endswith find index isalnum isalpha isascii isdecimal isdigit islower
    isnumeric isspace istitle isupper join lower lstrip partition removeprefix removesuffix replace
    rfind rindex rpartition rsplit rstrip split splitlines startswith strip swapcase title upper
    """.split()  # noqa: SIM905 (words are read more easily than a list of strings)
)
_MAPPING = frozenset(("get", "items", "keys", "values"))
_LOOP = frozenset(
    """
    changed cycle depth depth0 first index index0 last length nextitem previtem revindex revindex0
    """.split()  # noqa: SIM905 (words are read more easily than a list of strings)
)
MEMBERS: tuple[tuple[type, frozenset[str]], ...] = (
    (str, _STRING),
    (dict, _MAPPING),
    (date, frozenset(("year", "month", "day"))),
    (time, frozenset(("hour", "minute"))),
    (LoopContext, _LOOP),
    (Cycler, frozenset(("current", "next", "reset"))),
    (BlockReference, frozenset(("super",))),
    (tuple, frozenset(("grouper", "list"))),
)
"""What may be asked of a value, by its type."""

PRINTED = (str, int, float, date, time, tuple, list, dict, frozenset, range, type(None), jinja2.Undefined)
INDEXED = (str, tuple, list, dict, range)
CALLABLE = (Function, Macro, BlockReference, LoopContext, Joiner)
"""What may be called."""
