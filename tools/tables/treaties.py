"""treaties.csv, treaty_members.csv, treaty_provisions.csv, eu_members.csv, threats.csv"""

import calendar

from tables.common import GERMANY, States, UNIFIED, WEST_GERMANY, day_after, day_before, hand

OBLIGATIONS = ("defense", "offense", "neutral", "nonagg", "consul")
NONE = ("0",) * len(OBLIGATIONS)
KINDS = {"defence": ("1", "0", "0", "0", "0"), "neutrality": ("0", "0", "1", "0", "0")}
LABELS = (
    "Defence pact",
    "Offence pact",
    "Neutrality pact",
    "Non-aggression pact",
    "Consultation pact",
)
NATO_UNIFICATION = "1990-10-03"
FOREVER = "9999-12-31"


def write(raw, out):
    states = States(raw)
    codes = {row["alliance_id"]: row["short"] for row in raw.rows("treaty_names.csv")}
    hand_codes = hand("treaty_codes.csv")
    by_source_name = {row["source_name"]: row["treaty"] for row in hand_codes}
    spells = atop_spells(raw, states, codes)
    spells = [spell for spell in spells if spell[0] != "NATO"] + nato_spells(raw)
    spells = updated(raw, states, spells, by_source_name)
    out.write(
        "treaty_members.csv",
        (
            "treaty",
            "cow",
            "start_date",
            "end_date",
            "defence",
            "offence",
            "neutrality",
            "nonaggression",
            "consultation",
            "source",
            "confidence",
        ),
        spells,
        key=3,
    )
    treaties(raw, out, states, codes, hand_codes, spells)
    provisions(raw, out, codes)
    eu(raw, out)
    threats(raw, out, states)


def provisions(raw, out, codes):
    """What each treaty said when it was made: the first phase of ATOP, the same for all members."""
    first = {}
    for row in raw.rows("alliances_atop_member.csv"):
        known = first.setdefault(row["alliance_id"], row)
        if (row["phase"], row["start_date"]) < (known["phase"], known["start_date"]):
            first[row["alliance_id"]] = row
    out.write(
        "treaty_provisions.csv",
        ("treaty", "organization", "command", "contact", "term", "length_months", "renunciation"),
        [
            (
                code_of(alliance, codes),
                row["organ1"],
                row["intcom"],
                row["milcon"],
                row["speclgth"],
                row["length"],
                row["renounce"],
            )
            for alliance, row in first.items()
        ],
        key=1,
    )


def code_of(alliance, codes):
    return codes.get(alliance, f"ATOP{alliance}")


def last_of(date):
    """A date cut to its month means all of it."""
    if len(date) == 7:
        return f"{date}-{calendar.monthrange(int(date[:4]), int(date[5:]))[1]:02}"
    return date


def first_of(date):
    return f"{date}-01" if len(date) == 7 else date


def atop_spells(raw, states, codes):
    """Member phases of ATOP, joined where they follow each other with the same obligations."""
    phases, shown = {}, {}
    for row in raw.rows("alliances_atop_member.csv"):
        cow = int(row["cow"])
        if cow not in states.spells:
            continue
        start, end = first_of(row["start_date"]), last_of(row["end_date"]) or FOREVER
        key = (code_of(row["alliance_id"], codes), cow)
        shown[key, start], shown[key, end] = row["start_date"], row["end_date"]
        if end != FOREVER and states.last_day(cow):
            end = min(end, max(states.last_day(cow), start))
        obligations = tuple(row[name] for name in OBLIGATIONS)
        phases.setdefault(key, []).append((start, end, obligations))
    spells = []
    for key, own in phases.items():
        for start, end, obligations in joined(own):
            first = shown.get((key, start), start)
            last = "" if end == FOREVER else shown.get((key, end), end)
            spells.append((*key, first, last, *obligations, "ATOP 4.01", "high"))
    return spells


def joined(phases):
    """Spells of constant obligations that never share a day.

    Where phases share days, an obligation holds if any of them has it; but a phase that ends on the
    day the next begins ends the day before.
    """
    phases = sorted(phases)
    cut = []
    for place, (start, end, obligations) in enumerate(phases):
        following = [later for later, _, _ in phases[place + 1 :] if later > start]
        if end in following:
            end = day_before(end)
        cut.append((start, end, obligations))
    marks = sorted({start for start, _, _ in cut} | {after(end) for _, end, _ in cut})
    spells = []
    for first, following in zip(marks, marks[1:]):
        held = [obligations for start, end, obligations in cut if start <= first <= end]
        if not held:
            continue
        union = tuple(max(flags) for flags in zip(*held))
        last = FOREVER if following == "9999-99-99" else day_before(following)
        if spells and spells[-1][2] == union and after(spells[-1][1]) == first:
            spells[-1] = (spells[-1][0], last, union)
        else:
            spells.append((first, last, union))
    return spells


def after(date):
    return "9999-99-99" if date == FOREVER else day_after(date)


def nato_spells(raw):
    """NATO's own dates, with the obligations that ATOP codes for every member."""
    coded = {
        tuple(row[name] for name in OBLIGATIONS)
        for row in raw.rows("alliances_atop_member.csv")
        if row["alliance_id"] == "3180"
    }
    (obligations,) = coded
    spells = []
    for row in raw.rows("nato_membership.csv"):
        cow, start = int(row["cow"]), row["start_date"]
        if cow == GERMANY:
            spells.append(
                (
                    "NATO",
                    WEST_GERMANY,
                    start,
                    day_before(NATO_UNIFICATION),
                    *obligations,
                    "NATO",
                    "high",
                )
            )
            start = NATO_UNIFICATION
        spells.append(("NATO", cow, start, row["end_date"], *obligations, "NATO", "high"))
    return spells


def updated(raw, states, spells, by_source_name):
    """Applies later events: `leave` is the last day, `join` and `freeze` are the first."""
    for row in raw.rows("treaty_updates_2017_2025.csv"):
        treaty, cow = by_source_name[row["treaty"]], states.today(row["iso3"])
        date, confidence = row["date"], row["confidence"]
        current = [spell for spell in spells if spell[:2] == (treaty, cow) and spell[3] == ""]
        if row["event"] == "join":
            if not current:
                spells.append((treaty, cow, date, "", *KINDS[row["kind"]], "update", confidence))
            elif treaty != "NATO":
                raise SystemExit(f"treaty_updates: {cow} is in {treaty} already")
            continue
        (spell,) = current
        spells.remove(spell)
        last = date if row["event"] == "leave" else day_before(date)
        event = "left" if row["event"] == "leave" else "frozen"
        spells.append((*spell[:3], last, *spell[4:9], f"ATOP 4.01, {event} by update", confidence))
        if row["event"] == "freeze":
            spells.append(
                (treaty, cow, date, "", *NONE, "update, participation frozen", confidence)
            )
    return spells


def treaties(raw, out, states, codes, hand_codes, spells):
    published = {row["short"]: row["name"] for row in raw.rows("treaty_names.csv")}
    published.update({row["treaty"]: row["source_name"] for row in hand_codes if row["start_date"]})
    judged = {row["treaty"]: row for row in hand("treaty_standing.csv")}
    members = {}
    for spell in spells:
        members.setdefault(spell[0], []).append(spell)
    rows = []
    for row in raw.rows("alliances_atop.csv"):
        code = code_of(row["alliance_id"], codes)
        own = members[code]
        start = min(row["start_date"], min(spell[2] for spell in own))
        if code == "NATO":
            start = min(spell[2] for spell in own)
        flags = (row["bilat"], row["wartime"])
        rows.append(
            treaty_row(
                code,
                row["alliance_id"],
                start,
                row["end_date"],
                flags,
                own,
                published,
                judged,
                states.names,
            )
        )
    for row in hand_codes:
        if row["start_date"]:
            code = row["treaty"]
            flags = (int(len(members[code]) == 2), 0)
            rows.append(
                treaty_row(
                    code,
                    "",
                    row["start_date"],
                    "",
                    flags,
                    members[code],
                    published,
                    judged,
                    states.names,
                )
            )
    unknown = set(judged) - {row[0] for row in rows}
    if unknown:
        raise SystemExit(f"treaty_standing.csv: unknown treaties {sorted(unknown)}")
    out.write(
        "treaties.csv",
        (
            "treaty",
            "atop_id",
            "short",
            "name",
            "start_date",
            "end_date",
            "bilateral",
            "wartime",
            "standing",
            "standing_source",
            "confidence",
        ),
        rows,
        key=1,
    )


def treaty_row(code, atop, start, end, flags, spells, published, judged, names_of):
    short = "" if code.startswith("ATOP") else code
    own = judged.get(code, {})
    name = own.get("name") or published.get(code) or described(start, spells, names_of)
    return (code, atop, short, name, start, end, *flags, *standing(code, end, spells, own))


def standing(code, end, spells, own):
    if own:
        return own["standing"], own["reason"], own["confidence"]
    if end:
        return "ended", "ATOP 4.01", "high"
    if any(spell[3] == "" and spell[4] == "1" for spell in spells):
        raise SystemExit(
            f"treaty_standing.csv: {code} has a defence obligation in force and no standing"
        )
    return "doubtful", "No defence obligation in force; not judged", "low"


def described(start, spells, names_of):
    """A plain description for a treaty without a published name."""
    strongest = (
        min(
            place
            for place, held in enumerate(zip(*(spell[4:9] for spell in spells)))
            if "1" in held
        )
        if any("1" in spell[4:9] for spell in spells)
        else 4
    )
    names = sorted({names_of[spell[1]] for spell in spells})
    listed = (
        ", ".join(names)
        if len(names) <= 4
        else f"{', '.join(names[:3])} and {len(names) - 3} others"
    )
    return f"{LABELS[strongest]} of {start[:4]}: {listed}"


def eu(raw, out):
    rows = []
    for row in raw.rows("eu_membership.csv"):
        cow, start = int(row["cow"]), row["start_date"]
        if cow == GERMANY and int(start[:4]) < UNIFIED:
            rows.append((WEST_GERMANY, start, day_before(NATO_UNIFICATION)))
            start = NATO_UNIFICATION
        rows.append((cow, start, row["end_date"]))
    out.write("eu_members.csv", ("cow", "start_date", "end_date"), rows, key=2)


PERIODS = {"named_threat": (2022, ""), "named_threat_until_1991": (1949, 1991)}


def threats(raw, out, states):
    rows = []
    for row in raw.rows("treaty_regions_and_threats.csv"):
        if row["field"] in PERIODS:
            cow = states.today(row["value"].split()[0])
            rows.append(
                (row["short"], cow, *PERIODS[row["field"]], row["source"], row["confidence"])
            )
    out.write(
        "threats.csv",
        ("treaty", "cow", "start_year", "end_year", "source", "confidence"),
        rows,
        key=3,
    )
