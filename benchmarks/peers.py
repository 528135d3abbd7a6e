"""How long other checkers take on the same words: whole processes, in one run.

``make bench`` runs it. The others are installed outside the project, in the folder that ``PLCOMMS_PEERS``
names or one for temporary files, and are asked for what they find by themselves: proselint, write-good,
alex, textlint (with write-good's and the terminology rules) and retext through remark (simplify, passive,
readability, equality). They read the words of every document of the example; plcomms reads the district's
own files, makes the documents of them and checks those.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from speed import PLCOMMS, RIVERBEND, dense, line, seconds

FOLDER = Path(os.environ.get("PLCOMMS_PEERS") or Path(tempfile.gettempdir()) / "plcomms-peers")
PROSELINT = "proselint==0.16.0"
NPM = {
    "write-good": "1.0.8",
    "alex": "11.0.1",
    "textlint": "15.8.0",
    "textlint-rule-write-good": "2.0.0",
    "textlint-rule-terminology": "5.2.16",
    "remark-cli": "12.0.1",
    "remark-retext": "6.0.1",
    "retext-english": "5.0.0",
    "retext-simplify": "8.0.0",
    "retext-passive": "5.0.0",
    "retext-readability": "8.0.0",
    "retext-equality": "7.1.0",
    "unified": "11.0.5",
}
REMARK = """
import {unified} from 'unified'
import remarkRetext from 'remark-retext'
import english from 'retext-english'
import simplify from 'retext-simplify'
import passive from 'retext-passive'
import readability from 'retext-readability'
import equality from 'retext-equality'
const words = unified().use({plugins: [english, [readability, {age: 14}], simplify, passive, equality]})
export default {plugins: [[remarkRetext, words]]}
"""
TEXTLINT = {"rules": {"write-good": True, "terminology": True}}


def install() -> None:
    """Put the others into ``FOLDER``, each once."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    python = FOLDER / "venv/bin/python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", FOLDER / "venv"], check=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", PROSELINT], check=True)
    (FOLDER / ".textlintrc.json").write_text(json.dumps(TEXTLINT), "utf-8")
    (FOLDER / ".remarkrc.mjs").write_text(REMARK, "utf-8")
    if not (FOLDER / "node_modules/.bin/alex").exists():
        (FOLDER / "package.json").write_text(json.dumps({"private": True, "dependencies": NPM}), "utf-8")
        command = ["npm", "install", "--no-fund", "--no-audit", "--no-package-lock", "--silent"]
        subprocess.run(command, cwd=FOLDER, check=True)


def peers(text: str) -> dict[str, list[str]]:
    """What to type for each of the others to check the file ``text``."""
    own = FOLDER / "node_modules/.bin"
    return {
        "proselint": [str(FOLDER / "venv/bin/proselint"), "check", text],
        "write-good": [str(own / "write-good"), text],
        "alex": [str(own / "alex"), text],
        "textlint": [str(own / "textlint"), text],
        "retext (through remark)": [str(own / "remark"), "--no-stdout", text],
    }


def words_of_riverbend(folder: Path) -> str:
    """The words of every document of the example, one after the other."""
    out = folder / "markdown"
    build = [*PLCOMMS, "build", "-C", str(RIVERBEND), "--format", "markdown", "--out", str(out)]
    subprocess.run(build, check=True, capture_output=True)
    return "\n".join(file.read_text("utf-8") for file in sorted(out.rglob("*.md")))


def table(title: str, ours: dict[str, list[str]], text: Path, runs: int) -> None:
    print(f"\n{title}")
    timed = {name: seconds(command, runs) for name, command in (ours | peers(str(text))).items()}
    first = timed[next(iter(ours))][1]
    for name, figures in timed.items():
        line(name, figures, f"{figures[1] / first:5.2f} times plcomms")


def main() -> None:
    if not shutil.which("npm"):
        print("The table of other checkers needs Node.js and npm: install them and run make bench again.")
        return
    install()
    os.chdir(FOLDER)
    text, large = FOLDER / "riverbend.md", FOLDER / "dense.md"
    text.write_text(words_of_riverbend(FOLDER), "utf-8")
    large.write_text(dense(1_000_000), "utf-8")
    kilobytes = text.stat().st_size // 1000
    ours = {
        "plcomms check examples/riverbend": [*PLCOMMS, "check", str(RIVERBEND)],
        "plcomms check (the same words as one draft)": [*PLCOMMS, "check", str(text)],
    }
    table(f"Riverbend: the {kilobytes} kB of words of its documents", ours, text, 7)
    table(
        "1 MB of which one word in fifty is jargon",
        {"plcomms check": [*PLCOMMS, "check", str(large)]},
        large,
        1,
    )


if __name__ == "__main__":
    main()
