"""Words for codes, places, columns and metrics, from the mart and the registries."""

from functools import lru_cache

import pandas

from dashboard import formats, published, settings, viewer
from dashboard.i18n import N_, _
from dashboard.viewer import Language
from queries import registry, runner

Words = dict[tuple[str, str], str]
# No codes of the lists: what stands beside the members of a list.
_BESIDE = {
    ("risk_tier", "unrated"): N_("Not rated"),
    ("risk_tier", "new"): N_("Newly registered"),
    ("risk_tier", "left"): N_("Left"),
    ("industry_section", "unknown"): N_("Industry unknown"),
    ("score_reason", "none"): N_("Nothing deducted"),
    ("town", "unknown"): N_("Town unknown"),
    ("severity_class", "none"): N_("No class stated"),
}
# query, list, code column, label column in Chinese, label column in English
_NAMES = (
    ("frame/districts", "district", "district_code", "district_name", "name_en"),
    ("frame/departments", "department", "department_code", "department_name", "name_en"),
    ("frame/towns", "town", "town_code", "town_name", "name_en"),
    # Measures are named by the source, in Chinese only.
    ("frame/measures", "measure", "measure_code", "measure_name", "measure_name"),
    ("frame/industries", "industry_section", "industry_section", "section_zh", "section_en"),
    ("frame/industries", "industry_division", "industry_division", "division_zh", "division_en"),
)


def word(code_list: str, code: str | None) -> str:
    """Return the label of a code in the viewer's language; an unknown code is its own label."""
    if code is None or formats.is_missing(code):
        return ""
    if (code_list, code) in _BESIDE:
        beside = _BESIDE[(code_list, code)]
        return _(beside)
    present = viewer.current()
    return _words(present.build_id, present.language).get((code_list, code), str(code))


def district(code: str | None) -> str:
    """Return the name of a district, functional zone or bucket."""
    return word("district", code)


def department(code: str | None) -> str:
    """Return the short name of a department."""
    return word("department", code)


def town(code: str | None) -> str:
    """Return the name of a town."""
    return word("town", code)


def rule(code: str) -> str:
    """Return a rule of the intake as its id and its short name."""
    name = word("rule", code)
    return code if name == code else f"{code} {name}"


def industry_section(code: str | None) -> str:
    """Return the name of an industry section (GB/T 4754-2017)."""
    return word("industry_section", code)


def industry_division(code: str | None) -> str:
    """Return the name of an industry division (GB/T 4754-2017)."""
    return word("industry_division", code)


def source(text: str) -> str:
    """Return the source of a row of the scorecard; what an office wrote itself stays as it is."""
    return word("scorecard_source", text)


def field(name: str) -> str:
    """Return the heading of a column.

    Raises:
        KeyError: The column is not in the registry of fields.
    """
    return in_language(registry.fields()[name].label)


def metric(metric_id: str) -> str:
    """Return the name of a metric.

    Raises:
        KeyError: The metric is not in the registry.
    """
    return in_language(registry.metrics()[metric_id].name)


def in_language(words: registry.Words) -> str:
    """Return the viewer's half of a pair of words."""
    return words.zh if viewer.current().language == "zh" else words.en


# Not a cache of Streamlit: a page asks for a hundred labels, and each look-up there hashes.
@lru_cache(maxsize=8)
def _words(build_id: str, language: Language) -> Words:
    if not build_id:
        return {}
    with published.handle(build_id, settings.get().published).cursor() as cursor:
        words = _named(runner.run(cursor, "frame/codes", {}), language)
        for query, code_list, code, label_zh, label_en in _NAMES:
            frame = runner.run(cursor, query, {})
            # A name without translation is better than no name.
            label = frame[label_zh] if language == "zh" else frame[label_en].fillna(frame[label_zh])
            words |= {(code_list, key): text for key, text in zip(frame[code], label, strict=True)}
    return words


def _named(codes: pandas.DataFrame, language: Language) -> Words:
    keys = zip(codes["code_list"], codes["code"], strict=True)
    return dict(zip(keys, codes[f"label_{language}"], strict=True))
