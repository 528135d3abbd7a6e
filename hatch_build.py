"""Puts into a wheel what ``tools/compile_data.py`` works out."""

import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileData(BuildHookInterface):  # type: ignore[type-arg]
    """Runs the tool before a wheel's files are gathered; an editable install reads the checkout's."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 (hatchling's)
        """Write the files; hatchling then takes them with the package (``artifacts`` in pyproject.toml)."""
        tool = Path(self.root) / "tools/compile_data.py"
        subprocess.run([sys.executable, "-P", str(tool)], check=True)  # noqa: S603 (a file of our own)
