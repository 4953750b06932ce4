"""The catalogue: what each metric means, in words and to machines."""

import copy
import json
import pickle

import engagement_metrics as em
import pytest
from retail import vectors

VECTORS = vectors("catalogue")


def fnv(text):
    """Hash as tests/vectors.rs does."""
    found = 0x811C9DC5
    for byte in text.encode():
        found = (found ^ byte) * 0x01000193 & 0xFFFFFFFF
    return f"{found:08x}"


def test_explanations_are_those_of_the_other_languages():
    assert str(em.explain("bounce_rate", language="ms")) == VECTORS["bounce_rate"]
    for metric, tag, text, markdown in VECTORS["explanations"]:
        explanation = em.explain(metric, tag)
        assert [fnv(str(explanation)), fnv(explanation.to_markdown())] == [text, markdown], (metric, tag)


@pytest.mark.parametrize("case", VECTORS["searches"], ids=lambda case: case["query"])
def test_searches_are_those_of_the_other_languages(case):
    assert list(em.search(case["query"])) == case["hits"]


def test_a_catalogue_is_all_metrics_in_one_language():
    catalogue = em.catalogue(language="th")
    assert catalogue.language == "th" and len(catalogue) == len(list(catalogue)) == len(catalogue.to_dicts())
    explanation = catalogue["bounce_rate"]
    assert explanation == em.explain("bounce_rate", "th") != em.explain("bounce_rate")
    assert explanation.name == "อัตราตีกลับ" and em.explain("bounce_rate").name == "Bounce rate"
    assert "bounce_rate" in catalogue and "engagement_rate" not in catalogue
    assert catalogue.search("CTOR")[0]["name"] == catalogue["click_to_open_rate"].name
    assert catalogue.table().columns == ["id", "name", "family", "unit", "direction", "formula", "definition"]
    assert f"<Catalogue of {len(catalogue)} metrics: th>" == repr(catalogue)
    assert catalogue._repr_html_().count("<tr>") == len(catalogue) + 1
    assert copy.deepcopy(catalogue) is catalogue
    with pytest.raises(TypeError, match="cannot be pickled"):
        pickle.dumps(catalogue)


def test_an_explanation_has_parts_and_pages():
    explanation = em.explain("click_to_open_rate", "zh_TW")
    assert explanation.language == "zh-Hant" and explanation.caveat in str(explanation)
    assert em.explain("click_to_open_rate").caveat is None
    assert explanation._repr_markdown_().startswith(f"## {explanation.name}\n\n`click_to_open_rate`\n")
    parts = explanation.to_dict()
    assert parts["text"] == str(explanation) and json.loads(explanation.to_json()) == parts
    for part in ("id", "name", "definition", "family", "formula", "direction", "conflicts", "default", "variants"):
        assert parts[part] == getattr(explanation, part), part
    assert [parts["answered"], parts["output"]["unit"]] == [explanation.is_answered, explanation.unit]
    assert em.explain("nps_from_counts").id == "nps"


@pytest.mark.parametrize(
    ("call", "code", "hint"),
    [
        (lambda: em.explain("engagement_rate"), "ambiguous", None),
        (lambda: em.explain("bounce_rat"), "unknown", "did you mean bounce_rate?"),
        (lambda: em.catalogue()["bounce_rat"], "unknown", "did you mean bounce_rate?"),
        (lambda: em.catalogue("tlh"), "unknown", None),
    ],
)
def test_a_name_that_is_none_is_refused(call, code, hint):
    with pytest.raises(em.EngagementError) as raised:
        call()
    assert [raised.value.code, raised.value.hint] == [code, hint]


def test_every_language_at_once():
    (nps,) = (metric for metric in json.loads(em.catalogue().to_json(every_language=True)) if metric["id"] == "nps")
    assert nps["language"] == "en" and set(nps["translations"]) == {"zh-Hant", "zh-Hans", "ms", "th"}
    assert nps["translations"]["ms"]["name"] == em.explain("nps", "ms").name
