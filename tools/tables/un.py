"""un_members.csv, least_developed.csv, un_scale.csv"""

from tables.common import (CHINA, GERMANY, NORTH_YEMEN, PRC_SEATED, States, TAIWAN, UNIFIED, WEST_GERMANY,
                           YEMEN, hand)

SAMPLED = 5  # COW IGO has one year in five up to 1965


def write(raw, out):
    states = States(raw)
    members(raw, out)
    least_developed(raw, out, states)
    scale(raw, out)


def members(raw, out):
    igo = {}
    for row in raw.rows("igo_membership_spells.csv.gz"):
        if row["igo"] == "UN" and row["status"] == "1":
            igo.setdefault(int(row["cow"]), []).append(int(row["start_year"]))
    rows = []
    for row in hand("un_members.csv"):
        cow, year = int(row["cow"]), int(row["start_date"][:4])
        coded = any(year == start or start <= 1965 and year <= start < year + SAMPLED
                    for start in igo.get(cow, []))
        basis = "COW IGO v3 agrees" if coded else "not so in COW IGO v3"
        rows.append((cow, row["start_date"], row["end_date"], f"{row['note']} ({basis})"))
    out.write("un_members.csv", ("cow", "start_date", "end_date", "source"), rows, key=2)


def least_developed(raw, out, states):
    rows = [(states.today(row["iso3"]), row["graduated"], row["confidence"]) for row in raw.rows("un_ldc.csv")]
    out.write("least_developed.csv", ("cow", "graduated", "confidence"), rows, key=1)


# State that pays under the source's code, the one that held the membership before, and the year of the change.
PREDECESSORS = {
    GERMANY: (WEST_GERMANY, UNIFIED), YEMEN: (NORTH_YEMEN, UNIFIED), CHINA: (TAIWAN, PRC_SEATED),
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
