"""un_members.csv, least_developed.csv, un_scale.csv, un_revenue*.csv, un_assessments.csv"""

from tables.common import (
    CHINA,
    GERMANY,
    NORTH_YEMEN,
    PRC_SEATED,
    States,
    TAIWAN,
    UNIFIED,
    WEST_GERMANY,
    YEMEN,
    hand,
)

SAMPLED = 5  # COW IGO has one year in five up to 1965


def write(raw, out):
    states = States(raw)
    members(raw, out)
    least_developed(raw, out, states)
    scale(raw, out)
    revenue(raw, out)
    other_revenue(raw, out)
    assessments(raw, out)


def members(raw, out):
    igo = {}
    for row in raw.rows("igo_membership_spells.csv.gz"):
        if row["igo"] == "UN" and row["status"] == "1":
            igo.setdefault(int(row["cow"]), []).append(int(row["start_year"]))
    rows = []
    for row in hand("un_members.csv"):
        cow, year = int(row["cow"]), int(row["start_date"][:4])
        coded = any(
            year == start or start <= 1965 and year <= start < year + SAMPLED
            for start in igo.get(cow, [])
        )
        basis = "COW IGO v3 agrees" if coded else "not so in COW IGO v3"
        rows.append((cow, row["start_date"], row["end_date"], f"{row['note']} ({basis})"))
    out.write("un_members.csv", ("cow", "start_date", "end_date", "source"), rows, key=2)


def least_developed(raw, out, states):
    rows = [
        (states.today(row["iso3"]), row["graduated"], row["confidence"])
        for row in raw.rows("un_ldc.csv")
    ]
    out.write("least_developed.csv", ("cow", "graduated", "confidence"), rows, key=1)


# Code of the source: the state that held the membership before, and the year of the change.
PREDECESSORS = {
    GERMANY: (WEST_GERMANY, UNIFIED),
    YEMEN: (NORTH_YEMEN, UNIFIED),
    CHINA: (TAIWAN, PRC_SEATED),
}
LAST_YEARS = {265: 1989, 680: 1989}


def scale(raw, out):
    rows = []
    for row in raw.rows("un_scale_of_assessments.csv"):
        cow, start, end = int(row["cow"]), int(row["start_year"]), int(row["end_year"])
        rows += [(*spell, row["share_pct"]) for spell in payer_spells(cow, start, end)]
    out.write("un_scale.csv", ("cow", "start_year", "end_year", "share_pct"), rows, key=2)


def payer_spells(cow, start, end):
    """A scale's years, divided where the membership passed to another COW state on the way."""
    if cow in LAST_YEARS:
        return [(cow, start, min(end, LAST_YEARS[cow]))]
    if cow not in PREDECESSORS:
        return [(cow, start, end)]
    before, change = PREDECESSORS[cow]
    if cow == CHINA and end < 1949:
        return [(cow, start, end)]
    spells = []
    if start < change:
        spells.append((before, start, min(end, change - 1)))
    if end >= change:
        spells.append((cow, max(start, change), end))
    return spells


NOT_STATES = {327}  # the source puts the Holy See on the Papal States
MEMBERS_UNDER_SECOND_NAMES = {145, 630, 987}  # Bolivia, Iran, Micronesia: "nonmember" in some years


def state_of(cell):
    return "" if cell == "" or int(cell) in NOT_STATES else int(cell)


def revenue(raw, out):
    rows = []
    for row in raw.rows("un_system_revenue_by_government.csv.gz"):
        cow = state_of(row["cow"])
        status = "member" if cow in MEMBERS_UNDER_SECOND_NAMES else row["status"]
        rows.append(
            (
                row["iso3"] or row["donor"],
                cow,
                status,
                int(row["year"]),
                row["entity"],
                row["instrument"],
                row["amount_usd"],
            )
        )
    out.write(
        "un_revenue.csv.gz",
        ("donor", "cow", "status", "year", "entity", "instrument", "amount_usd"),
        rows,
        key=("donor", "year", "entity", "instrument"),
    )


def other_revenue(raw, out):
    sums = {}
    for row in raw.rows("un_system_revenue_nongovernment.csv.gz"):
        key = (row["category"], int(row["year"]), row["entity"], row["instrument"])
        sums[key] = sums.get(key, 0) + int(row["amount_usd"])
    out.write(
        "un_revenue_other.csv",
        ("category", "year", "entity", "instrument", "amount_usd"),
        [(*key, amount) for key, amount in sums.items()],
        key=4,
    )


def assessments(raw, out):
    """Observers are left out: they have no state code and no peacekeeping assessment."""
    columns = (
        "un_regular_assessed_usd",
        "un_regular_share_pct",
        "un_peacekeeping_assessed_usd",
        "un_peacekeeping_share_pct",
    )
    rows = [
        (state_of(row["cow"]), int(row["year"]), *(row[column] for column in columns))
        for row in raw.rows("un_peacekeeping_assessed.csv")
        if state_of(row["cow"]) != ""
    ]
    out.write(
        "un_assessments.csv",
        (
            "cow",
            "year",
            "regular_usd",
            "regular_share_pct",
            "peacekeeping_usd",
            "peacekeeping_share_pct",
        ),
        rows,
        key=2,
    )
