"""What must be true across tables: counts and sums known from elsewhere."""


def faults(tables):
    found = []
    for check in (un_membership, un_payers, one_state_a_code):
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
        seated = any(row["start_date"][:4] <= end and (row["end_date"] or "9999")[:4] >= start for row in own)
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
        found += [f"states.csv: two states are {iso3} on {later[0]}"
                  for earlier, later in zip(spells, spells[1:]) if later[0] <= earlier[1]]
    return found
