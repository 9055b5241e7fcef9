"""JupyterLab over the student's workspace: on loopback, with a token, until Ctrl+C; or only to prove that it works."""

from __future__ import annotations

import argparse
import contextlib
import http.client
import json
import os
import secrets
import signal
import socket
import subprocess
import sys
import tempfile
import time
import uuid
import webbrowser
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from klantlab import words

LOOPBACK = "127.0.0.1"
FIRST_PORT = 8888
PATIENCE = 120.0  # seconds for a server or a cell on a slow computer


class ServingError(RuntimeError):
    """JupyterLab can't do what was asked; the message is a Dutch sentence."""


@dataclass(frozen=True)
class Server:
    """A running JupyterLab."""

    port: int
    token: str
    process: subprocess.Popen[bytes]

    def address(self, notebook: str | None = None) -> str:
        """Return the address for the browser, at a notebook if one is given."""
        page = f"/lab/tree/{quote(notebook)}" if notebook else "/lab"
        return f"http://{LOOPBACK}:{self.port}{page}?token={self.token}"

    def ask(self, method: str, path: str, body: object = None) -> tuple[int, bytes]:
        """Send one request straight to the server, whatever proxy the computer is set to."""
        connection = http.client.HTTPConnection(LOOPBACK, self.port, timeout=PATIENCE)
        try:
            content = None if body is None else json.dumps(body)
            connection.request(method, path, content, {"Authorization": f"token {self.token}"})
            answer = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()


def free_port(first: int = FIRST_PORT) -> int:
    """Return the first port from `first` on that nobody uses on this computer."""
    for port in range(first, first + 100):
        with socket.socket() as attempt:
            if os.name != "nt":  # a port that was left a moment ago counts as free; on Windows this would steal one
                attempt.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            with contextlib.suppress(OSError):
                attempt.bind((LOOPBACK, port))
                return port
    raise ServingError(
        f"De poorten {first} tot en met {first + 99} zijn allemaal bezet. Sluit programma's en start opnieuw."
    )


def first_notebook(work: Path) -> str | None:
    """Return the notebook to begin with, relative to the workspace: the first one of the first chapter present."""
    names = (path.relative_to(work) for path in work.glob("[0-9]*/[0-9]*.ipynb"))
    return min((name.as_posix() for name in names), default=None)


@contextlib.contextmanager
def running(work: Path, *, port: int | None = None, more: Sequence[str] = ()) -> Iterator[Server]:
    """Run JupyterLab over a folder, from the moment it answers until the block ends."""
    port = port or free_port()
    if port != FIRST_PORT:
        print(f"Poort {FIRST_PORT} is bezet (draait de cursus al?). Ik neem poort {port}.", flush=True)
    token = secrets.token_hex(24)
    options = {
        "ServerApp.ip": LOOPBACK,
        "ServerApp.port": port,
        "ServerApp.port_retries": 0,
        "ServerApp.root_dir": work,
        "ServerApp.open_browser": False,
        "ServerApp.answer_yes": True,  # Ctrl+C stops at once, without an English question
        "ServerApp.allow_root": hasattr(os, "geteuid") and os.geteuid() == 0,
        "LabApp.news_url": None,
        "LabApp.extension_manager": "readonly",  # the other one asks a package index what there is
    }
    # The files with keys must be private to their owner, which a USB stick can't promise: they live elsewhere.
    with tempfile.TemporaryDirectory(prefix="klantlab-", ignore_cleanup_errors=True) as runtime:
        log = Path(runtime, "server.log")
        with open(log, "wb") as output:
            process = subprocess.Popen(
                [sys.executable, "-m", "jupyterlab", *(f"--{name}={value}" for name, value in options.items()), *more],
                stdout=output,
                stderr=subprocess.STDOUT,
                stdin=subprocess.DEVNULL,
                env={**os.environ, "JUPYTER_TOKEN": token, "JUPYTER_RUNTIME_DIR": runtime},
            )
            server = Server(port, token, process)
            try:
                _wait(server, log)
                yield server
            finally:
                _stop(server)


def _wait(server: Server, log: Path) -> None:
    """Wait until the server answers."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if server.process.poll() is not None:
            break
        with contextlib.suppress(OSError, http.client.HTTPException):
            if server.ask("GET", "/api/status")[0] == 200:
                return
        time.sleep(0.05)
    print(*log.read_text(encoding="utf-8", errors="replace").splitlines()[-15:], sep="\n", flush=True)
    raise ServingError("JupyterLab start niet; hierboven staat waarom. Start opnieuw, of laat dit aan je docent zien.")


def _stop(server: Server) -> None:
    """Let the server end its kernels and itself; after ten seconds end it anyway."""
    if server.process.poll() is None:
        with contextlib.suppress(OSError, http.client.HTTPException):
            server.ask("POST", "/api/shutdown")
        try:
            server.process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            server.process.kill()
            server.process.wait()


def serve(work: Path) -> int:
    """Open JupyterLab in the browser and keep it running until Ctrl+C."""
    began = time.monotonic()
    print("JupyterLab starten...", flush=True)
    try:
        with running(work) as server:
            saved = os.environ.get("JUPYTERLAB_WORKSPACES_DIR", "")
            known = bool(saved) and any(Path(saved).glob("*.jupyterlab-workspace"))
            address = server.address(None if known else first_notebook(work))  # who has been here, goes on there
            print(f"JupyterLab staat klaar ({time.monotonic() - began:.0f} s). Adres voor je browser:\n  {address}")
            print("Laat dit venster open. Stoppen: bewaar je werk en druk hier op Ctrl+C.", flush=True)
            if sys.platform != "linux" or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
                webbrowser.open(address)
            while server.process.poll() is None:
                time.sleep(0.5)
    except KeyboardInterrupt:
        pass
    print("\nJupyterLab is gestopt. Je werk staat in de map werkmap. Tot de volgende keer.", flush=True)
    return 0


def check(work: Path) -> int:
    """Prove that a student could work: serve the first notebook, run all of it in the server's kernel, stop."""
    notebook = first_notebook(work)
    if notebook is None:
        raise ServingError("Er is geen notebook om te proberen: de map notebooks is leeg.")
    began = time.monotonic()
    with running(work) as server:
        print(f"JupyterLab antwoordt na {_seconds(began)}.", flush=True)
        status, page = server.ask("GET", "/lab")
        if status != 200 or b"jupyter-config-data" not in page:
            raise ServingError(f"JupyterLab geeft zijn eigen pagina niet (antwoord {status}).")
        status, answer = server.ask("GET", f"/api/contents/{quote(notebook)}?content=1")
        if status != 200:
            raise ServingError(f"JupyterLab geeft het notebook {notebook} niet (antwoord {status}).")
        cells = [cell for cell in json.loads(answer)["content"]["cells"] if cell["cell_type"] == "code"]
        run(server, notebook, cells)
    done = words.plural(len(cells), "codecel", "codecellen")
    print(f"{notebook}: {done} uitgevoerd zonder fout, in {_seconds(began)}.", flush=True)
    return 0


def _seconds(began: float) -> str:
    return f"{words.number(time.monotonic() - began)} s"


def run(server: Server, notebook: str, cells: Sequence[dict[str, Any]]) -> None:
    """Run code cells in a kernel of the server, the way the browser does; the first error that is no lesson ends it."""
    import websocket

    body = {"path": notebook, "name": notebook, "type": "notebook", "kernel": {"name": "python3"}}
    status, answer = server.ask("POST", "/api/sessions", body)
    if status != 201:
        raise ServingError(f"JupyterLab kan geen Python starten voor {notebook} (antwoord {status}).")
    kernel = json.loads(answer)["kernel"]["id"]
    try:
        # An own socket, or the client would go through the computer's proxy.
        channel = websocket.create_connection(
            f"ws://{LOOPBACK}:{server.port}/api/kernels/{kernel}/channels",
            header=[f"Authorization: token {server.token}"],
            socket=socket.create_connection((LOOPBACK, server.port), timeout=PATIENCE),
        )
        with contextlib.closing(channel):
            for number, cell in enumerate(cells, 1):
                error = _execute(channel, "".join(cell["source"]))
                if error and "raises-exception" not in cell["metadata"].get("tags", ()):
                    raise ServingError(f"In {notebook} gaat codecel {number} mis: {error}.")
    except (OSError, websocket.WebSocketException) as problem:
        raise ServingError(f"De Python van {notebook} antwoordt niet meer: {problem}.") from problem


def _execute(channel: Any, source: str) -> str | None:
    """Run one cell and return its error, if any."""
    message = uuid.uuid4().hex
    channel.send(
        json.dumps(
            {
                "header": {
                    "msg_id": message,
                    "msg_type": "execute_request",
                    "username": "",
                    "session": message,
                    "date": "",
                    "version": "5.3",
                },
                "parent_header": {},
                "metadata": {},
                # stop_on_error would abort the next cell when this one fails on purpose
                "content": {
                    "code": source,
                    "silent": False,
                    "store_history": True,
                    "allow_stdin": False,
                    "stop_on_error": False,
                },
                "buffers": [],
                "channel": "shell",
            }
        )
    )
    while True:
        answer = json.loads(channel.recv())
        if answer["parent_header"].get("msg_id") == message and answer["msg_type"] == "execute_reply":
            content = answer["content"]
            return None if content["status"] == "ok" else f"{content.get('ename')}: {content.get('evalue')}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve or check from the command line."""
    parser = argparse.ArgumentParser(prog="klantlab.building.serving")
    parser.add_argument("work", type=Path)
    parser.add_argument("--check", action="store_true")
    asked = parser.parse_args(arguments)
    for name in ("SIGTERM", "SIGHUP"):  # being ended is like Ctrl+C: stop the server too
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.default_int_handler)
    try:
        return check(asked.work) if asked.check else serve(asked.work)
    except ServingError as problem:
        print(problem, flush=True)
    except (OSError, http.client.HTTPException) as problem:
        print(f"JupyterLab antwoordt niet meer: {problem}.", flush=True)
    except KeyboardInterrupt:
        print("\nGestopt.", flush=True)
    return 1


if __name__ == "__main__":
    sys.exit(main())
