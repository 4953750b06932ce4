"""The examples in the documentation run."""

import doctest
import importlib
import pkgutil

import engagement_metrics as em
import pytest


@pytest.mark.parametrize("name", [module.name for module in pkgutil.iter_modules(em.__path__)])
def test_examples(name):
    if name in {"spark", "_spark"}:
        # Their examples run in `tests/spark`, on a cluster.
        with pytest.raises(ImportError, match=r"pip install 'engagement-metrics\[spark\]'"):
            importlib.import_module(f"engagement_metrics.{name}")
        return
    if name in {"pandas", "polars"}:
        # The opt-in accessors of these libraries.
        pytest.importorskip(name, reason="the accessor of a library that the empty environment does not have")
    module = importlib.import_module(f"engagement_metrics.{name}")
    result = doctest.testmod(module)
    assert result.failed == 0
    own = [value for value in vars(module).values() if getattr(value, "__module__", "") == module.__name__]
    assert bool(result.attempted) == any(">>>" in (value.__doc__ or "") for value in [module, *own])
