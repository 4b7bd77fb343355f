"""The pages and the sections they stand in."""

from functools import cache
from pathlib import Path

from dashboard.i18n import N_
from dashboard.page_entry import ALL_FILTERS, Page
from dashboard.site_map import PAGES

__all__ = ["ALL_FILTERS", "FOLDER", "PAGES", "SECTIONS", "Page", "by_id"]

FOLDER = Path(__file__).resolve().parents[1] / "pages"
SECTIONS = {
    "command": N_("Command"),
    "supervision": N_("Supervision"),
    "subjects": N_("Subjects"),
    "services": N_("Services"),
    "assessment": N_("Assessment"),
    "system": N_("System"),
}


@cache
def by_id(page_id: str) -> Page:
    """Return a page.

    Raises:
        KeyError: No page has this id.
    """
    found = next((page for page in PAGES if page.page_id == page_id), None)
    if found is None:
        raise KeyError(f"no page is called '{page_id}'")
    return found
