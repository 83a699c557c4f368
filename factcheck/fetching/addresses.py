"""Which addresses belong to the public internet, and which to this machine or its neighbours."""

import socket
from collections.abc import Sequence
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import NamedTuple

from factcheck.errors import UnreadableArticle

_TRANSLATED = tuple(
    ip_network(network)
    for network in (
        "::/96",  # IPv4 in the last four bytes, as nobody writes it any more
        "64:ff9b::/96",  # NAT64
        "64:ff9b:1::/48",  # NAT64 of a network's own
        "2001::/32",  # Teredo
        "2002::/16",  # 6to4
        "fec0::/10",  # once local to a site
    )
)
"""Where an IPv6 address stands for another, which may be a neighbour's."""

_RELAY = ip_network("192.88.99.0/24")


class Address(NamedTuple):
    """Where a connection is made to."""

    ip: str
    port: int


def is_public(ip: str) -> bool:
    """Tell whether an address is one of the public internet, however it is spelled.

    >>> is_public("93.184.215.14"), is_public("::ffff:127.0.0.1"), is_public("64:ff9b::7f00:1")
    (True, False, False)
    """
    try:
        # a scope ("%eth0") names a neighbour's cable
        address: IPv4Address | IPv6Address = ip_address(ip)
    except ValueError:
        return False
    if isinstance(address, IPv6Address):
        if address.scope_id is not None or any(address in network for network in _TRANSLATED):
            return False
        address = address.ipv4_mapped or address
    if isinstance(address, IPv4Address) and address in _RELAY:
        return False
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)


def resolve(host: str, port: int) -> Sequence[Address]:
    """Return the addresses of a host, as this machine's resolver gives them."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise UnreadableArticle(
            f"there is no host {host} to be found; check the address and the network"
        ) from error
    return tuple(dict.fromkeys(Address(str(address[0]), int(address[1])) for *_, address in found))
