"""Tables of two states: geography, rivalries, disputes, wars, pooled pacts, pledges in war."""

from tables.common import NORTH_YEMEN, UNIFIED, YEMEN

FIRST_YEAR = 1816


def write(raw, out):
    contiguity(raw, out)
    distances(raw, out)
    rivalries(raw, out)
    disputes(raw, out, "mid_gml_dyads.csv.gz", "disputes_gml.csv.gz", GML)
    disputes(raw, out, "mid_cow_dyads.csv.gz", "disputes_cow.csv.gz", COW)
    wars(raw, out)
    armed_conflicts(raw, out)
    pooled(raw, out)
    pledges(raw, out)


NO_CONTACT = 0


def contiguity(raw, out):
    """Months. The month in which a relation changes belongs to the new one.

    Records of no contact are kept as they are: some run beside records of a contact, which go
    before them.
    """
    pairs, rows = {}, []
    for row in raw.rows("contiguity.csv"):
        pair, kind = (int(row["cow1"]), int(row["cow2"])), int(row["conttype"])
        end = "" if row["end_date"] == "2016-12-01" else row["end_date"][:7]
        spell = (row["start_date"][:7], end, kind)
        if kind == NO_CONTACT:
            rows.append((*pair, kind, *spell[:2]))
        else:
            pairs.setdefault(pair, []).append(spell)
    for pair, spells in pairs.items():
        spells.sort()
        starts = {start for start, _, _ in spells}
        for start, end, kind in spells:
            if end != start and end in starts:
                end = month_before(end)
            rows.append((*pair, kind, start, end))
    out.write(
        "contiguity.csv",
        ("cow1", "cow2", "type", "start_date", "end_date"),
        rows,
        key=("cow1", "cow2", "start_date", "type"),
    )


def month_before(month):
    year, number = int(month[:4]), int(month[5:])
    return f"{year - 1}-12" if number == 1 else f"{year}-{number - 1:02}"


def distances(raw, out):
    rows = [
        (
            int(row["cow1"]),
            int(row["cow2"]),
            int(row["start_year"]),
            int(row["end_year"]),
            row["mindist_km"],
        )
        for row in raw.rows("mindist_spells.csv.gz")
    ]
    out.write("min_distance.csv.gz", ("cow1", "cow2", "start_year", "end_year", "km"), rows, key=3)


def rivalries(raw, out):
    rows = []
    for source, name, last in (
        ("tss", "rivalries_tss.csv", 2020),
        ("td", "rivalries_td.csv", 2010),
    ):
        for row in raw.rows(name):
            start, end = int(row["start_year"]), int(row["end_year"])
            if end >= FIRST_YEAR:
                rows.append(
                    (
                        source,
                        int(row["cow1"]),
                        int(row["cow2"]),
                        start,
                        "" if end == last else end,
                        int(end == last),
                    )
                )
    out.write(
        "rivalries.csv",
        ("source", "cow1", "cow2", "start_year", "end_year", "ongoing"),
        rows,
        key=4,
    )


SHARED = ("dispnum", "cow1", "cow2", "start_year", "end_year", "sidea1", "sidea2", "orig1", "orig2")
OUTCOMES = (
    "hiact",
    "hostlev",
    "hiact1",
    "hiact2",
    "hostlev1",
    "hostlev2",
    "fatality",
    "fatality1",
    "fatality2",
    "mindur",
    "maxdur",
    "outcome",
    "settle",
    "recip",
)
GML = (*SHARED, "revstate1", "revstate2", *OUTCOMES)
COW = (*SHARED, *OUTCOMES)


def disputes(raw, out, source, name, columns):
    rows = [
        tuple(int(row[column]) if row[column] else "" for column in columns)
        for row in raw.rows(source)
    ]
    out.write(name, columns, rows, key=4)


def wars(raw, out):
    columns = (
        "warnum",
        "cow1",
        "cow2",
        "start_year",
        "end_year",
        "side1",
        "side2",
        "initiator1",
        "initiator2",
        "outcome1",
        "outcome2",
        "batdeath1",
        "batdeath2",
    )
    rows = [
        tuple(int(row[column]) if row[column] else "" for column in columns)
        for row in raw.rows("wars_interstate_dyads.csv")
    ]
    out.write("wars.csv", columns, rows, key=4)


NO_COW_STATE = {751}  # Hyderabad 1948


def armed_conflicts(raw, out):
    """Primary parties only; a pair's highest intensity of the year."""
    worst = {}
    for row in raw.rows("conflicts_ucdp.csv"):
        if row["type_of_conflict"] != "interstate":
            continue
        year = int(row["year"])
        pair = sorted((party(row["gwno_a"], year), party(row["gwno_b"], year)))
        if not NO_COW_STATE.intersection(pair):
            key = (*pair, year, int(row["conflict_id"]))
            worst[key] = max(worst.get(key, 0), int(row["intensity_level"]))
    rows = [
        (one, two, year, intensity, conflict)
        for (one, two, year, conflict), intensity in worst.items()
    ]
    out.write(
        "armed_conflicts.csv",
        ("cow1", "cow2", "year", "intensity", "conflict_id"),
        rows,
        key=("cow1", "cow2", "year", "conflict_id"),
    )


def party(gleditsch_ward, year):
    """Gleditsch-Ward keep 678 for united Yemen, 260 for united Germany and 340 for Serbia."""
    code = int(gleditsch_ward)
    if code == NORTH_YEMEN and year >= UNIFIED:
        return YEMEN
    if code == 260 and year >= UNIFIED:
        return 255
    return 345 if code == 340 else code


def pooled(raw, out):
    columns = (
        "cow1",
        "cow2",
        "start_year",
        "end_year",
        "defense",
        "offense",
        "neutral",
        "nonagg",
        "consul",
    )
    rows = [
        tuple(int(row[column]) for column in columns)
        for row in raw.rows("alliances_atop_dyad_spells.csv.gz")
    ]
    out.write(
        "pacts_pooled.csv.gz",
        (
            "cow1",
            "cow2",
            "start_year",
            "end_year",
            "defence",
            "offence",
            "neutrality",
            "nonaggression",
            "consultation",
        ),
        rows,
        key=3,
    )


def pledges(raw, out):
    flags = (
        "defense",
        "offense",
        "neutral",
        "nonagg",
        "consul",
        "cfna_bf",
        "dna_bf",
        "cfna_llm",
        "dna_llm",
    )
    rows = []
    for place, row in enumerate(raw.rows("alliance_fulfilment_in_war.csv"), start=1):
        rows.append(
            (
                place,
                int(row["war_id"]),
                int(row["alliance_id"]),
                row["cowid"],
                row["cow_war_id"],
                row["war_name"],
                int(row["sample"]),
                row["multilateral"],
                *(row[flag] or 0 for flag in flags),
                row["outcome_bf"],
                row["outcome_llm"],
            )
        )
    columns = (
        "row",
        "war_id",
        "atop_id",
        "cow_alliance",
        "cow_war",
        "war",
        "sample",
        "multilateral",
        "defence",
        "offence",
        "neutrality",
        "nonaggression",
        "consultation",
        "not_invoked_bf",
        "not_applicable_bf",
        "not_invoked_llm",
        "not_applicable_llm",
        "outcome_bf",
        "outcome_llm",
    )
    out.write("pledges_in_war.csv", columns, rows, key=1)
