"""Put this folder on PYTHONPATH and no Python below can reach beyond this computer: kernels and workers too.

An audit hook can't be taken out again, and sees what C code of the socket module does. A refusal is the OSError that
a computer without a network gives, so code that handles being offline is tested too. It guards against accidents, not
against intent; programs that aren't Python (a browser, Java) don't pass here.
"""

import errno
import ipaddress
import sys

CONNECTING = {"socket.connect", "socket.sendto", "socket.sendmsg"}
NAMING = {"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"}


def is_loopback(host):
    """Say whether a host is this computer; a name counts only if it is localhost."""
    host = host.decode() if isinstance(host, bytes) else host
    if host is None or host in {"", "localhost"}:
        return True
    try:
        address = ipaddress.ip_address(str(host).partition("%")[0])
    except ValueError:
        return False
    return address.is_loopback or address.is_unspecified


def refuse_network(event, arguments):
    """Let loopback and unix sockets through, and nothing else."""
    if event in CONNECTING:
        address = arguments[1]
        if not isinstance(address, tuple):  # a unix socket has a path; a connected socket has None
            return
        host = address[0]
    elif event in NAMING:
        host = arguments[0]
    else:
        return
    if not is_loopback(host):
        raise OSError(errno.ENETUNREACH, f"the tests have no network: {event} to {host!r} was refused")


sys.addaudithook(refuse_network)
