"""What is known of a page before it is opened."""

from dataclasses import dataclass, field

from dashboard.access import Role, Scope
from dashboard.selection import FILTERS, PERIOD

ALL_FILTERS = (*FILTERS, *PERIOD)


@dataclass(frozen=True)
class Page:
    """One page: where it stands, what it says at the top, and the filters it honours.

    `reasons` gives, for each filter the page cannot honour, the sentence shown with it. `roles`
    are the roles that may open the page; empty means every role. `under` is the page that a hidden
    one belongs to; without it, those of its section.
    """

    page_id: str
    title: str
    lead: str
    section: str
    icon: str
    reasons: dict[str, str] = field(default_factory=dict)
    own_params: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    is_hidden: bool = False
    under: str = ""
    is_default: bool = False

    @property
    def path(self) -> str:
        """The page's path in the address."""
        return "" if self.is_default else self.page_id

    def is_open_to(self, scope: Scope) -> bool:
        """Whether a viewer may open this page."""
        return not self.roles or scope.role in self.roles

    def honours(self, name: str) -> bool:
        """Whether a filter changes what this page shows."""
        return name not in self.reasons
