"""What is planted in the data to be found; told for readers in `docs/demo-city.md`."""

from data.demo.departments import FIRST_DISTRICT_BUREAU
from data.demo.names import DISTRICTS

# Nanping drifts: for eight months its risk scores climb, penalties and listings with them.
DRIFT_DISTRICT = "990102"
DRIFT_MONTHS = 8
DRIFT_RISE_PER_MONTH = 0.007
DRIFT_WORKDAYS = 165
# Three times the penalties, the additional two thirds of them in the months of the drift.
DRIFT_PENALTY_FACTOR = 3.0

# The Urban Management Bureau stops feeding back joint cases for the last 110 working days.
SILENT_DEPARTMENT = 18
SILENT_WORKDAYS = 110

# The Housing Bureau's repairs pile up over the last 85 working days.
BACKLOG_DEPARTMENT = 9
BACKLOG_WORKDAYS = 85

# A chemicals town in Wangchao: nearly half of its firms are in one trade, and fined often.
CLUSTER_TOWN = "990109100"
CLUSTER_INDUSTRY = "C2614"
CLUSTER_SHARE_OF_FIRMS = 0.45
CLUSTER_PENALTY_FACTOR = 3.5

# Commitments per active enterprise; Hechuan is far below the target of one.
COMMITMENTS_PER_ENTERPRISE = {
    "990102": 1.9,
    "990103": 3.1,
    "990104": 1.6,
    "990105": 2.2,
    "990106": 1.4,
    "990107": 1.8,
    "990108": 1.2,
    "990109": 1.0,
    "990110": 1.5,
    "990121": 0.9,
    "990122": 0.6,
    "990123": 1.1,
}

PENALTY_FACTOR = {"990102": 1.05, "990108": 1.15, "990109": 1.1, "990121": 0.8, "990123": 0.85}

# Share of licences reported after seven working days: Wangchao's bureau and the Housing Bureau
# are worst. Together they come to the 3.6 % of the Qinghai bulletin of 2024-02.
LATE_LICENCES = {7: 0.05, 9: 0.11, 10: 0.05, 16: 0.05, 21: 0.01, 31: 0.18, 33: 0.06, 35: 0.07}
LATE_LICENCES_OTHERWISE = 0.034
LATE_PENALTIES = 0.001


def district_number(code: str) -> int:
    """The 1-based number by which the SQL refers to a district."""
    return [district.code for district in DISTRICTS].index(code) + 1


def bureau_of(district_code: str) -> int:
    """The number of the district's market regulation bureau."""
    return FIRST_DISTRICT_BUREAU - 1 + district_number(district_code)
