"""Addresses: what is this machine, a neighbour, or a way round to one, in every spelling."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.fetching.addresses import is_public

NOT_PUBLIC = [
    "127.0.0.1", "127.1.2.3", "0.0.0.0", "0.1.2.3", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1",
    "100.64.0.1", "169.254.169.254", "192.0.0.1", "192.0.2.1", "198.18.0.1", "198.51.100.1", "203.0.113.1",
    "192.88.99.1", "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255",
    "::", "::1", "::ffff:127.0.0.1", "::ffff:7f00:1", "::ffff:10.0.0.1", "0:0:0:0:0:ffff:c0a8:0101",
    "::127.0.0.1",
    "64:ff9b::7f00:1", "64:ff9b::10.0.0.1", "64:ff9b::93.184.215.14", "64:ff9b:1::1", "2002:7f00:1::",
    "2002:5db8:d70e::1", "2001:0:4136:e378:8000:63bf:3fff:fdd2", "2001:db8::1", "fc00::1", "fd12:3456::1",
    "fe80::1", "fe80::1%eth0", "2606:2800::1%eth0", "fec0::1", "ff02::1", "ff0e::1", "100::1",
    "", "localhost", "127.1", "0x7f.0.0.1", "2130706433", "017700000001", "127.0.0.1.", "1.2.3.4/8",
]  # fmt: skip


@pytest.mark.parametrize("ip", NOT_PUBLIC)
def test_what_is_not_the_public_internet_is_not_dialled(ip: str) -> None:
    assert not is_public(ip)


@pytest.mark.parametrize(
    "ip", ["93.184.215.14", "8.8.8.8", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "::ffff:8.8.8.8"]
)
def test_what_is_public_may_be_dialled(ip: str) -> None:
    assert is_public(ip)


@given(st.ip_addresses(network="127.0.0.0/8"))
def test_no_spelling_of_this_machine_is_public(address: object) -> None:
    packed = address.packed.hex()  # type: ignore[attr-defined]
    for ip in (
        f"{address}",
        f"::ffff:{address}",
        f"64:ff9b::{address}",
        f"2002:{packed[:4]}:{packed[4:]}::1",
    ):
        assert not is_public(ip)


@given(st.text(max_size=20))
def test_anything_else_is_no_address(words: str) -> None:
    is_public(words)
