"""What must be true across tables: counts and sums known from elsewhere."""


def faults(tables):
    found = []
    for check in (
        states_exist,
        lower_code_first,
        un_membership,
        un_payers,
        one_state_a_code,
        scale_sums,
        nato_members,
        nato_totals,
        treaty_references,
        peacekeeping_shares,
        least_developed_levels,
        roll_call_letters,
        contacts_apart,
    ):
        found += check(tables)
    return found


def in_force(row, day):
    start, end = row["start_date"], row["end_date"]
    return start <= day and (end == "" or end >= day)


def un_membership(tables):
    _, rows = tables["un_members"]
    count = sum(row["end_date"] == "" for row in rows)
    return [] if count == 193 else [f"un_members.csv: {count} open spells, not 193"]


# Yugoslavia was assessed while its membership was in question.
ASSESSED_WITHOUT_SEAT = ("345", range(1993, 2000))


def un_payers(tables):
    """Whoever is on a scale is a member on some day of it."""
    found = []
    _, members = tables["un_members"]
    _, scale = tables["un_scale"]
    state, years = ASSESSED_WITHOUT_SEAT
    for payer in scale:
        start, end = payer["start_year"], payer["end_year"]
        own = [row for row in members if row["cow"] == payer["cow"]]
        seated = any(
            row["start_date"][:4] <= end and (row["end_date"] or "9999")[:4] >= start for row in own
        )
        if not seated and not (payer["cow"] == state and int(start) in years):
            found.append(f"un_scale.csv: {payer['cow']} pays {start} to {end} but is no member")
    return found


def one_state_a_code(tables):
    """No two states of the same ISO code are in the system on the same day."""
    found, groups = [], {}
    _, rows = tables["states"]
    for row in rows:
        groups.setdefault(row["iso3"], []).append((row["start_date"], row["end_date"] or "9999"))
    for iso3, spells in groups.items():
        spells.sort()
        found += [
            f"states.csv: two states are {iso3} on {later[0]}"
            for earlier, later in zip(spells, spells[1:])
            if later[0] <= earlier[1]
        ]
    return found


def states_exist(tables):
    known = {row["cow"] for row in tables["states"][1]}
    found = []
    for name, (header, rows) in tables.items():
        for column in ("cow", "cow1", "cow2"):
            if column in header:
                unknown = {row[column] for row in rows if row[column]} - known
                found += [f"{name}: no such state {code}" for code in sorted(unknown)]
    return found


def lower_code_first(tables):
    return [
        f"{name}: cow1 is not the lower code in {row}"
        for name, (header, rows) in tables.items()
        if "cow2" in header and name != "pacts_pooled"
        for row in rows
        if int(row["cow1"]) >= int(row["cow2"])
    ]


def scale_sums(tables):
    """Scales add to 100 from 1998 on, but 2003."""
    sums = {}
    for row in tables["un_scale"][1]:
        if int(row["start_year"]) >= 1998 and row["start_year"] != "2003":
            sums[row["start_year"]] = sums.get(row["start_year"], 0.0) + float(row["share_pct"])
    return [
        f"un_scale.csv: the scale of {year} adds to {total}"
        for year, total in sums.items()
        if abs(total - 100.0) > 1e-6
    ]


NATO_AT_YEAR_END = {
    1949: 12,
    1955: 15,
    1982: 16,
    1999: 19,
    2004: 26,
    2009: 28,
    2017: 29,
    2020: 30,
    2023: 31,
    2024: 32,
}


def nato_members(tables):
    own = [row for row in tables["treaty_members"][1] if row["treaty"] == "NATO"]
    counts = {year: sum(in_force(row, f"{year}-12-31") for row in own) for year in NATO_AT_YEAR_END}
    return [
        f"treaty_members.csv: {counts[year]} members of NATO at the end of {year}, not {number}"
        for year, number in NATO_AT_YEAR_END.items()
        if counts[year] != number
    ]


def nato_totals(tables):
    """The allies of a year add to NATO's own totals."""
    own = [row for row in tables["treaty_members"][1] if row["treaty"] == "NATO"]
    found = []
    for total in tables["nato_spending_totals"][1]:
        if total["group"] != "NATO Total":
            continue
        allies = {row["cow"] for row in own if in_force(row, f"{total['year']}-12-31")}
        for column in ("current_usd_m", "const2015_usd_m"):
            added = sum(
                float(row[column] or 0.0)
                for row in tables["nato_spending"][1]
                if row["year"] == total["year"] and row["cow"] in allies
            )
            if abs(added - float(total[column])) > 0.01:
                found.append(f"nato_spending.csv: {column} of {total['year']} adds to {added}")
    return found


def treaty_references(tables):
    """Members belong to a listed treaty; an open treaty has two open members or more."""
    treaties = {row["treaty"]: row for row in tables["treaties"][1]}
    open_members, found = {}, []
    for row in tables["treaty_members"][1]:
        if row["treaty"] not in treaties:
            found.append(f"treaty_members.csv: unknown treaty {row['treaty']}")
        elif row["end_date"] == "":
            open_members[row["treaty"]] = open_members.get(row["treaty"], 0) + 1
    for code, row in treaties.items():
        members = open_members.get(code, 0)
        if (row["end_date"] == "") != (members >= 2):
            found.append(
                f"treaties.csv: {code} ends '{row['end_date']}' with {members} open members"
            )
        if (row["standing"] == "ended") != (row["end_date"] != ""):
            found.append(f"treaties.csv: {code} is {row['standing']} and ends '{row['end_date']}'")
    return found


def peacekeeping_shares(tables):
    """Regular rate, discount and the premium that conserves the sum give the shares of 2024."""
    rates = {
        row["cow"]: float(row["share_pct"])
        for row in tables["un_scale"][1]
        if row["start_year"] == "2022"
    }
    discounts = {row["cow"]: row["discount_pct"] for row in tables["un_peacekeeping_levels"][1]}
    permanent = [cow for cow, discount in discounts.items() if discount == ""]
    discounted = sum(
        rates[cow] * float(discount) / 100.0 for cow, discount in discounts.items() if discount
    )
    premium = 1.0 + discounted / sum(rates[cow] for cow in permanent)
    amounts = {
        row["cow"]: float(row["peacekeeping_usd"])
        for row in tables["un_assessments"][1]
        if row["year"] == "2024"
    }
    worst = 0.0
    for cow, discount in discounts.items():
        factor = premium if discount == "" else 1.0 - float(discount) / 100.0
        worst = max(worst, abs(rates[cow] * factor - 100.0 * amounts[cow] / sum(amounts.values())))
    return (
        []
        if worst < 1e-7
        else [f"un_peacekeeping_levels.csv: shares of 2024 are missed by {worst}"]
    )


LEFT_THE_LIST_LATER = {"760", "403"}  # Bhutan, Sao Tome and Principe


def least_developed_levels(tables):
    """Level J is the least developed countries."""
    listed = {row["cow"] for row in tables["least_developed"][1] if row["graduated"] == ""}
    level_j = {row["cow"] for row in tables["un_peacekeeping_levels"][1] if row["level"] == "J"}
    wrong = (level_j ^ listed) - LEFT_THE_LIST_LATER
    return [f"least_developed.csv: {cow} differs from level J" for cow in sorted(wrong)]


def roll_call_letters(tables):
    """One letter a state, places counted from 1, and no state without a vote."""
    voters = tables["un_voters"][1]
    found = []
    if [row["place"] for row in voters] != [str(n + 1) for n in range(len(voters))]:
        found.append("un_voters.csv: places are not counted from 1")
    voted = set()
    for row in tables["un_roll_calls"][1]:
        if len(row["votes"]) != len(voters) or set(row["votes"]) - set("YAN-"):
            found.append(f"un_roll_calls.csv: roll call {row['rcid']} is no row of letters")
        voted |= {n for n, letter in enumerate(row["votes"]) if letter != "-"}
    if len(voted) != len(voters):
        found.append("un_voters.csv: a state without a vote")
    return found


def contacts_apart(tables):
    """A pair has one kind of contact at a time; records of none may run beside it."""
    found, pairs = [], {}
    for row in tables["contiguity"][1]:
        if row["type"] != "0":
            spell = (row["start_date"], row["end_date"] or "9999")
            pairs.setdefault((row["cow1"], row["cow2"]), []).append(spell)
    for pair, spells in pairs.items():
        spells.sort()
        found += [
            f"contiguity.csv: {pair} has two kinds of contact in {later[0]}"
            for earlier, later in zip(spells, spells[1:])
            if later[0] <= earlier[1]
        ]
    return found
