"""The variables of a program that a test starts by itself."""

from __future__ import annotations

import os

import pytest

from tests.conftest import TODAY


@pytest.fixture(scope="session")
def environment() -> dict[str, str]:
    """The variables that a run gets: a fixed day and no colours."""
    return os.environ | {"PLCOMMS_TODAY": TODAY, "NO_COLOR": "1"}
