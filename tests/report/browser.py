"""A real browser for tests: Chromium driven through its own protocol over a pipe, nothing else needed."""

import base64
import fcntl
import itertools
import json
import os
import shutil
import subprocess
from pathlib import Path

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
KEYS = {"ArrowDown": 40, "Enter": 13, "Tab": 9}


def _pipe() -> tuple[int, int]:
    """Both ends of a pipe, with numbers of two digits, out of the way of those the browser wants."""
    ends = os.pipe()
    moved = tuple(fcntl.fcntl(end, fcntl.F_DUPFD_CLOEXEC, 10) for end in ends)
    for end in ends:
        os.close(end)
    return moved


def _numbered(commands: int, answers: int) -> None:
    """In the new process: the two ends as the browser wants them."""
    os.dup2(commands, 3)
    os.dup2(answers, 4)


class Browser:
    """One page in a browser without a window.

    Args:
        program: the browser.
        profile: a folder of its own.
    """

    def __init__(self, program: str, profile: Path) -> None:
        here, there = _pipe(), _pipe()
        flags = ["--headless", "--no-sandbox", "--disable-gpu", "--remote-debugging-pipe", "--no-first-run"]
        flags += ["--disable-dev-shm-usage", f"--user-data-dir={profile}", "about:blank"]
        self._process = subprocess.Popen(
            [program, *flags],
            close_fds=False,
            preexec_fn=lambda: _numbered(here[0], there[1]),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(here[0])
        os.close(there[1])
        self._out, self._in = os.fdopen(here[1], "wb", 0), os.fdopen(there[0], "rb")
        self._numbers, self._session, self._left = itertools.count(1), "", b""
        self.events: list[dict[str, object]] = []
        targets = self.ask("Target.getTargets")["targetInfos"]
        page = next(t["targetId"] for t in targets if t["type"] == "page")
        self._session = self.ask("Target.attachToTarget", targetId=page, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log"):
            self.ask(f"{domain}.enable")

    def close(self) -> None:
        """End the browser."""
        self._process.terminate()
        self._process.wait(timeout=20)
        self._out.close()
        self._in.close()

    def ask(self, method: str, **parameters: object) -> dict[str, object]:
        """One command and its answer; what the page tells meanwhile is kept in ``events``."""
        number = next(self._numbers)
        message = {"id": number, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        self._out.write(json.dumps(message).encode() + b"\0")
        while True:
            told = self._message()
            if told.get("id") == number:
                assert "error" not in told, told["error"]
                return told["result"]
            self.events.append(told)

    def _message(self) -> dict[str, object]:
        while b"\0" not in self._left:
            more = os.read(self._in.fileno(), 1 << 16)
            assert more, "the browser ended"
            self._left += more
        message, _, self._left = self._left.partition(b"\0")
        return json.loads(message)

    def open(self, path: Path, width: int, height: int = 900) -> None:
        """Show a file in a window of this size."""
        self.ask(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=False,
        )
        self.events.clear()
        self.ask("Page.navigate", url=path.as_uri())
        while not any(event.get("method") == "Page.loadEventFired" for event in self.events):
            self.events.append(self._message())

    def run(self, script: str) -> object:
        """What an expression gives in the page."""
        told = self.ask("Runtime.evaluate", expression=script, returnByValue=True)
        assert "exceptionDetails" not in told, told
        return told["result"].get("value")

    def press(self, key: str) -> None:
        """Press one key."""
        code = {"key": key, "windowsVirtualKeyCode": KEYS.get(key, ord(key[0].upper()))}
        letter = {"text": key} if len(key) == 1 else {}
        self.ask("Input.dispatchKeyEvent", type="keyDown", **code, **letter)
        self.ask("Input.dispatchKeyEvent", type="keyUp", **code)

    def click(self, selector: str) -> None:
        """Click into the middle of an element."""
        middle = "const r=e.getBoundingClientRect();return [r.x+r.width/2,r.y+r.height/2]"
        element = f"const e=document.querySelector({json.dumps(selector)});"
        x, y = self.run(f"(()=>{{{element}e.scrollIntoView({{block:'center'}});{middle}}})()")
        for kind in ("mousePressed", "mouseReleased"):
            self.ask("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    def complaints(self) -> list[object]:
        """What the browser found wrong with the page."""
        methods = {"Log.entryAdded", "Runtime.exceptionThrown"}
        return [event["params"] for event in self.events if event.get("method") in methods]

    def picture(self, path: Path) -> None:
        """What is seen, as PNG."""
        told = self.ask("Page.captureScreenshot", format="png")
        path.write_bytes(base64.b64decode(told["data"]))
