"""The catalogue against its JSON Schema, by a validator that knows nothing of this library."""

import copy
import json
from pathlib import Path

import engagement_metrics as em
import pytest
from jsonschema import Draft202012Validator

SCHEMA = json.loads(em.Catalogue.schema())
VALIDATOR = Draft202012Validator(SCHEMA)
FILE = json.loads((Path(__file__).parents[2] / "core/catalogue/catalogue.json").read_text("utf8"))


def test_the_schema_is_one():
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("language", ["en", "zh-Hant", "zh-Hans", "ms", "th"])
def test_the_json_of_each_language_is_as_described(language):
    VALIDATOR.validate(json.loads(em.catalogue(language).to_json()))


def test_the_file_and_all_languages_at_once_are_as_described():
    VALIDATOR.validate(FILE)
    VALIDATOR.validate(json.loads(em.catalogue().to_json(every_language=True)))


@pytest.mark.parametrize("part", sorted(FILE[0]))
def test_a_row_without_a_part_is_not(part):
    rows = copy.deepcopy(FILE[:1])
    del rows[0][part]
    assert not VALIDATOR.is_valid(rows)
    rows[0][part] = 7
    assert not VALIDATOR.is_valid(rows)
