"""The examples in the documentation run."""

import doctest
import importlib
import pkgutil

import engagement_metrics as em
import pytest


@pytest.mark.parametrize("name", [module.name for module in pkgutil.iter_modules(em.__path__)])
def test_examples(name):
    module = importlib.import_module(f"engagement_metrics.{name}")
    result = doctest.testmod(module)
    assert result.failed == 0
    documented = [value for value in vars(module).values() if ">>>" in (getattr(value, "__doc__", "") or "")]
    assert bool(result.attempted) == any(getattr(value, "__module__", "") == module.__name__ for value in documented)
