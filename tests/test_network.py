"""No test, no notebook and no kernel can reach the network: the hook bites where it must and nowhere else."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

HOOK = Path(__file__).parent / "no_network"
TRY = """
import socket
try:
    {}
except OSError as problem:
    print("refused" if "no network" in str(problem) else problem)
else:
    print("let through")
"""
AWAY = [
    "socket.create_connection(('192.0.2.1', 80), timeout=0.2)",
    "socket.getaddrinfo('voorbeeld.invalid', 443)",
    "socket.gethostbyname('voorbeeld.invalid')",
    "socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b'x', ('192.0.2.1', 53))",
    "socket.socket(socket.AF_INET6, socket.SOCK_DGRAM).connect(('2001:db8::1', 53))",
    "__import__('urllib.request').request.urlopen('https://192.0.2.1/', timeout=0.2)",
]
HERE = [
    "server = socket.create_server(('127.0.0.1', 0)); socket.create_connection(server.getsockname())",
    "socket.getaddrinfo('localhost', 80)",
    "socket.getaddrinfo(None, 80)",
    "one, other = socket.socketpair(); one.sendall(b'x')",
]


@pytest.fixture
def hooked() -> dict[str, str]:
    """Give an environment in which every Python loads the hook."""
    return {**os.environ, "PYTHONPATH": str(HOOK)}


@pytest.mark.parametrize(("statement", "outcome"), [(s, "refused") for s in AWAY] + [(s, "let through") for s in HERE])
def test_only_this_computer_is_reachable(statement: str, outcome: str, hooked: dict[str, str]) -> None:
    told = subprocess.run(
        [sys.executable, "-c", TRY.format(statement)], env=hooked, capture_output=True, text=True, check=True
    )
    # Through the hook is what counts: a computer without a hosts file doesn't know localhost.
    assert (told.stdout.strip() == "refused") == (outcome == "refused")


def test_a_kernel_started_as_nbval_does_has_no_network(hooked: dict[str, str], tmp_path: Path) -> None:
    # The client runs in a child with the hook, and the kernel is the client's child: as under the test command.
    client = (
        "from jupyter_client.manager import start_new_kernel\n"
        "manager, client = start_new_kernel(kernel_name='python3')\n"
        f"client.execute_interactive({TRY.format(AWAY[0])!r}, timeout=60, output_hook=lambda m: "
        "print(m['content'].get('text', ''), end='') if m['msg_type'] == 'stream' else None)\n"
        "client.stop_channels(); manager.shutdown_kernel(now=True)\n"
    )
    told = subprocess.run(
        [sys.executable, "-c", client], env=hooked, capture_output=True, text=True, cwd=tmp_path, check=True
    )
    assert told.stdout.strip() == "refused"


def test_this_very_run_has_no_network_when_the_launcher_started_it() -> None:
    if str(HOOK) not in os.environ.get("PYTHONPATH", ""):
        pytest.skip("not started by cursus.py test, which puts the hook on PYTHONPATH")
    assert "sitecustomize" in sys.modules
    with pytest.raises(OSError, match="no network"):
        __import__("socket").create_connection(("192.0.2.1", 80), timeout=0.2)
