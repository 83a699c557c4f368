"""The table of units: quantulum3's own, unit by unit, and a plain error when it is not there."""

import json
import logging
import subprocess
import sys
import warnings
from collections.abc import Iterator
from importlib.machinery import ModuleSpec
from pathlib import Path

import pytest

from factcheck.errors import LexiconError
from factcheck.grammar import units
from factcheck.grammar.units import is_symbol, table, unit
from factcheck.lexicon import load


def test_units_are_quantulum3s_and_ours() -> None:
    assert unit("percentage") == units.Unit("percentage", "dimensionless", (("percentage", 1),))
    speed = unit("kilometre per hour")
    assert speed is not None
    assert speed.dimensions == (("kilometre", 1), ("hour", -1))
    assert unit("percentage point") is not None
    assert unit("parsec") is None


def test_every_unit_of_the_word_list_exists() -> None:
    overlay = load.tables("units")
    named = {
        *overlay["words"],
        *overlay["means"].values(),
        *overlay["rates"]["units"],
        *overlay["blocked"]["units"],
    }
    assert named <= set(table())


def test_every_symbol_of_the_word_list_is_one_that_can_be_read() -> None:
    symbols = load.tables("units")["symbols"]
    unread = {symbol for symbol in symbols["anywhere"].split() if not is_symbol(symbol)}
    # these want more around them
    assert unread == {"K", "bar"}


def test_every_dimension_is_a_unit_and_every_entity_is_quantulum3s() -> None:
    folder = Path(units._folder())
    entities = json.loads((folder / "entities.json").read_bytes())
    for each in table().values():
        assert each.entity in entities, each
        assert all(base in table() for base, _ in each.dimensions), each


@pytest.mark.slow
def test_the_table_agrees_with_quantulum3_unit_by_unit() -> None:
    handlers = list(logging.getLogger().handlers)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from quantulum3.load import METRIC_PREFIXES
        from quantulum3.load import units as quantulum3_units
    theirs = quantulum3_units("en_US").names
    added = {*load.tables("units")["new"], *(row["name"] for row in load.rows("currencies"))}
    assert set(theirs) <= set(table()) <= {*theirs, *added}
    for name, their in theirs.items():
        powers = tuple((power["base"], power["power"]) for power in their.dimensions)
        assert table()[name] == units.Unit(their.name, their.entity.name, powers)
    assert units.PREFIXES.items() <= METRIC_PREFIXES.items()
    assert logging.getLogger().handlers == handlers


def test_reading_units_never_imports_quantulum3() -> None:
    program = (
        "import sys; from factcheck.grammar.units import unit_at; "
        "assert unit_at('5 km', 2, attached=False); sys.exit('quantulum3' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A quantulum3 of our making, found in place of the real one."""
    (tmp_path / "_lang" / "en_US").mkdir(parents=True)
    (tmp_path / "_lang" / "en_US" / "units.json").write_text("{}")
    spec = ModuleSpec("quantulum3", None, is_package=True)
    assert spec.submodule_search_locations is not None
    spec.submodule_search_locations.append(str(tmp_path))
    monkeypatch.setattr(units, "find_spec", lambda name: spec)
    units._quantulum3.cache_clear()
    yield tmp_path
    units._quantulum3.cache_clear()


@pytest.mark.parametrize(
    "content",
    ["", "{", "[]", "[1]", '"units"', "{}", '{"metre": 1}', '{"metre": {}}', '{"metre": {"entity": 3}}',
     '{"metre": {"entity": "length", "prefixes": ["Q"], "surfaces": [], "symbols": []}}',
     '{"metre": {"entity": "length", "prefixes": ["k"]}}', '{"metre": {"entity": "length", "prefixes": 7}}',
     "\ud800"],
)  # fmt: skip
def test_a_table_that_has_changed_is_named_in_the_error(package: Path, content: str) -> None:
    (package / "units.json").write_text(content, errors="surrogatepass")
    with pytest.raises(LexiconError, match=r"units\.json.*; try: pip install"):
        units._quantulum3()


def test_a_missing_table_is_named_in_the_error(package: Path) -> None:
    with pytest.raises(LexiconError, match=r"units\.json.*; try: pip install"):
        units._quantulum3()


def test_a_missing_package_is_named_in_the_error(package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(units, "find_spec", lambda name: None)
    with pytest.raises(LexiconError, match=r"quantulum3.*not installed; try: pip install"):
        units._quantulum3()
