"""A process of its own for templates that are not ours, with limits to its time, its memory and its reach.

What a template can do is refused where it is done (``sandbox``); this is for what nobody thought of, and for
what one step can cost. The process gets values and gives words. It can write no file, sees no environment
variable of the person, and is stopped from outside when it takes too long; it then says at which line it was.
"""

from __future__ import annotations

import faulthandler
import json
import os
import pickle
import re
import signal
import subprocess
import sys
import threading
import weakref
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import IO, Any

from plcomms.model.errors import RenderError
from plcomms.model.text import Marked, Segment, Span, Text

SECONDS = 2.5
"""How long a template may take: some five hundred times what ours do."""
_STEP = 0.5
"""Seconds more that one step, which Python cannot interrupt, may take."""
_GRACE = 1.0
"""Seconds more after which the process is stopped from outside."""
_START = 60.0
MEMORY = 300 * 2**20
"""Bytes that a template may use, beside some 40 MB that Python and plcomms do."""
_KEPT = re.compile(
    r"PATH|SYSTEMROOT|TEMP|TMP|LANG|LC_\w+|LD_LIBRARY_PATH|DYLD_\w+|PYTHON(?:HOME|HASHSEED)|PYDANTIC\w+"
)
_FRAME = re.compile(r'File "([^"]*)", line (\d+)')
_CODE = (
    "import sys; sys.path[:] = sys.argv[1:]; from plcomms.compose.serving import serve_templates; "
    "serve_templates()"
)
_NOT_STARTED = "Python could not be started a second time, which plcomms does for templates of your own."
_NOT_STARTED_HELP = "Close other programs, or run  plcomms doctor  to see what is missing."

Tell = Callable[[str, list[tuple[int, int]]], None]


class Stopped(Exception):  # noqa: N818 (it is no error of the program)
    """The process had to be stopped, or fell over.

    ``frames`` are the places of its code, the innermost first; ``read`` the templates that it had read, with
    the line of the template for each of the code; ``reading`` the one that it was reading.
    """

    def __init__(
        self,
        frames: list[tuple[str, int]],
        read: Mapping[str, list[tuple[int, int]]],
        reading: str,
    ) -> None:
        super().__init__()
        self.frames = frames
        self.read = read
        self.reading = reading


class Confined:
    """The process, seen from outside; it starts when it is first needed."""

    def __init__(self, folders: tuple[Path, ...], seconds: float = SECONDS) -> None:
        self._folders = [str(folder) for folder in folders]
        self._seconds = seconds
        self._process: subprocess.Popen[bytes] | None = None
        self._read: dict[str, list[tuple[int, int]]] = {}

    def ask(self, name: str, values: Mapping[str, Any], document: bool) -> dict[str, Any] | Stopped:
        """What the template called ``name`` makes of ``values``: its text and values, or its fault.

        Raises:
            RenderError: no process can be started.
        """
        process = self._process or self._started()
        assert process.stdin  # noqa: S101 (it is made with one)
        with _Limit(process, self._seconds + _GRACE):
            try:
                _send(process.stdin, pickle.dumps((name, values, document)))
            except OSError:
                return self._stopped(process, "")
            return self._answer(process)

    def _answer(self, process: subprocess.Popen[bytes]) -> dict[str, Any] | Stopped:
        reading = ""
        assert process.stdout  # noqa: S101 (it is made with one)
        for line in process.stdout:
            said = json.loads(line)
            if "read" not in said:
                if said["fault"]:
                    self._end(process)
                return {**said, "values": tuple(map(_text, said["values"]))}
            reading = "" if said["lines"] else said["read"]
            self._read[said["read"]] = said["lines"]
        return self._stopped(process, reading)

    def _stopped(self, process: subprocess.Popen[bytes], reading: str) -> Stopped:
        assert process.stderr  # noqa: S101 (it is made with one)
        last = process.stderr.read().decode("utf-8", "replace")
        self._end(process)
        return Stopped([(file, int(line)) for file, line in _FRAME.findall(last)], self._read, reading)

    def _end(self, process: subprocess.Popen[bytes]) -> None:
        self._process = None
        _end(process)

    def _started(self) -> subprocess.Popen[bytes]:
        environment = {name: value for name, value in os.environ.items() if _KEPT.fullmatch(name.upper())}
        command = [sys.executable, "-P", "-B", "-W", "ignore", "-c", _CODE, *filter(None, sys.path)]
        pipe = subprocess.PIPE
        try:
            process = subprocess.Popen(  # noqa: S603 (this Python, and code of our own)
                command, stdin=pipe, stdout=pipe, stderr=pipe, env=environment, cwd=Path(__file__).parent
            )
        except OSError as error:
            raise RenderError(_NOT_STARTED, _NOT_STARTED_HELP) from error
        weakref.finalize(self, _end, process)
        assert process.stdin and process.stdout  # noqa: S101, PT018 (it is made with both)
        with _Limit(process, _START):
            try:
                _send(process.stdin, json.dumps((self._seconds, self._folders)).encode())
                ready = process.stdout.readline()
            except OSError:
                ready = b""
        if not ready:
            _end(process)
            raise RenderError(_NOT_STARTED, _NOT_STARTED_HELP)
        self._process, self._read = process, {}
        return process


class _Limit:
    """Ends ``process`` where what is done with it takes longer than ``seconds``."""

    def __init__(self, process: subprocess.Popen[bytes], seconds: float) -> None:
        self._timer = threading.Timer(seconds, process.kill)
        self._timer.daemon = True

    def __enter__(self) -> None:
        self._timer.start()

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()


def _end(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    for stream in (process.stdin, process.stdout, process.stderr):
        if stream:
            try:
                stream.close()
            except OSError:
                continue
    process.wait()


def _send(stream: IO[bytes], data: bytes) -> None:
    stream.write(len(data).to_bytes(8, "big") + data)
    stream.flush()


def _received(stream: IO[bytes]) -> bytes:
    return stream.read(int.from_bytes(stream.read(8), "big"))


def serve(start: Callable[[tuple[Path, ...], Tell], Callable[[str, Any, bool], Mapping[str, Any]]]) -> None:
    """Be that process: ``start`` gives what answers a question, which is then asked again and again."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    answers = os.fdopen(os.dup(1), "wb", buffering=0)
    os.dup2(2, 1)

    def say(what: Mapping[str, Any]) -> None:
        answers.write(json.dumps(what).encode() + b"\n")

    seconds, folders = json.loads(_received(sys.stdin.buffer))
    answer = start(tuple(map(Path, folders)), lambda name, lines: say({"read": name, "lines": lines}))
    _limit()
    faulthandler.enable()
    say({"ready": True})
    while data := _received(sys.stdin.buffer):
        _stop_after(seconds)
        reply = answer(*pickle.loads(data))  # noqa: S301 (from the process that started this one)
        _stop_after(0)
        say({**reply, "values": [_packed(value) for value in reply["values"]]})


def _stop_after(seconds: float) -> None:
    """End this process after ``seconds`` and say at which line it is; 0 lets it go on.

    Python itself says it between two steps, where what it says is certain. Where one step takes for ever, or
    on Windows, a watcher beside Python says it, which may meet a call that is just being made.
    """
    if sys.platform != "win32":
        signal.signal(signal.SIGALRM, _stop)
        signal.setitimer(signal.ITIMER_REAL, seconds)
        seconds = seconds and seconds + _STEP
    if seconds:
        faulthandler.dump_traceback_later(seconds, exit=True)
    else:
        faulthandler.cancel_dump_traceback_later()


def _stop(*_: object) -> None:
    faulthandler.dump_traceback(all_threads=False)
    os._exit(1)


def _limit() -> None:
    """No file can be written, and memory ends; Windows has no such limits, and there time alone ends."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 (Windows has none)

    used = _used()
    for kind, most in (("DATA", used + MEMORY), ("AS", used + 2 * MEMORY), ("FSIZE", 0), ("CORE", 0)):
        number = getattr(resource, f"RLIMIT_{kind}")
        _, hard = resource.getrlimit(number)
        if hard in (resource.RLIM_INFINITY,) or most < hard:
            try:
                resource.setrlimit(number, (most, most))
            except (ValueError, OSError):
                continue


def _used() -> int:
    """The bytes of memory that this process has.

    The most that it had, which every system tells, may be that of the process it was started from.
    """
    import resource  # noqa: PLC0415 (Windows has none)

    try:
        with open("/proc/self/statm", "rb") as told:
            return int(told.read().split()[1]) * resource.getpagesize()
    except OSError:
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return most * (1 if sys.platform == "darwin" else 1024)


def _packed(value: str) -> list[Any]:
    """A value as JSON can hold it, with where each of its characters was written."""
    segments = [
        [s.start, s.end, s.span.file, s.span.start, s.span.end] for s in getattr(value, "segments", ())
    ]
    return [type(value).__name__, str(value), segments]


def _text(packed: tuple[str, str, list[tuple[int, int, str, int, int]]]) -> str:
    kind, value, segments = packed
    placed = [Segment(start, end, Span(file, a, b)) for start, end, file, a, b in segments]
    return {"Marked": Marked, "Text": Text}.get(kind, lambda value, _: value)(value, placed)
