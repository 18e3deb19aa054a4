"""un_roll_calls.csv.gz, un_voters.csv: one row a roll call, one letter a state."""

from tables.common import (
    CHINA,
    GERMANY,
    NORTH_YEMEN,
    TAIWAN,
    UNIFIED,
    WEST_GERMANY,
    YEMEN,
    read,
)

LETTERS = {"1": "Y", "2": "A", "3": "N"}
NO_VOTE = "-"
LAST_SESSION_BY_MONTH = 51  # up to here the source's day of the month is never above 7
LAST_CHINESE_YEAR = 1949  # votes of that year end on 7 December; Taiwan's code begins on the 8th


def write(raw, out):
    votes = votes_by_roll_call(raw)
    voters = sorted({cow for row in votes.values() for cow in row})
    out.write("un_voters.csv", ("place", "cow"), list(enumerate(voters, start=1)), key=1)
    rows = []
    for call in raw.rows("un_roll_calls.csv.gz"):
        own = votes[call["rcid"]]
        letters = "".join(LETTERS.get(own.get(cow), NO_VOTE) for cow in voters)
        rows.append(
            (
                int(call["rcid"]),
                int(call["session"]),
                day_or_month(call),
                call["unres"],
                call["importantvote"],
                letters,
            )
        )
    out.write(
        "un_roll_calls.csv.gz",
        ("rcid", "session", "date", "resolution", "important", "votes"),
        rows,
        key=1,
    )


def day_or_month(call):
    return call["date"][:7] if int(call["session"]) <= LAST_SESSION_BY_MONTH else call["date"]


def votes_by_roll_call(raw):
    years = {call["rcid"]: int(call["date"][:4]) for call in raw.rows("un_roll_calls.csv.gz")}
    votes = {}
    for row in raw.rows("un_votes.csv.gz"):
        own = votes.setdefault(row["rcid"], {})
        cow = seat(int(row["cow"]), years[row["rcid"]])
        if cow in own:
            raise SystemExit(f"un_votes: {cow} votes twice in roll call {row['rcid']}")
        own[cow] = row["vote"]
    return votes


def seat(cow, year):
    """The state that held the seat, where the source keeps one code beyond it."""
    if cow == TAIWAN and year <= LAST_CHINESE_YEAR:
        return CHINA
    if cow == WEST_GERMANY and year >= UNIFIED:
        return GERMANY
    if cow == NORTH_YEMEN and year >= UNIFIED:
        return YEMEN
    return cow


def differences(raw, directory):
    """Compares agreement from the packed letters with the raw table of agreement, pair by pair.

    Its shares have three digits, so one half of the last is allowed.
    """
    columns = columns_by_year(directory)
    found, compared = [], 0
    for row in raw.rows("un_agreement.csv.gz"):
        year = int(row["year"])
        pair = tuple(seat(int(row[code]), year) for code in ("cow1", "cow2"))
        own = agreement(*(columns[year].get(cow, (0, 0, 0)) for cow in pair))
        published = (int(row["n_votes"]), float(row["agree"]), float(row["agree3"]))
        if own[0] != published[0] or any(
            abs(a - b) > 0.0005 + 1e-9 for a, b in zip(own[1:], published[1:])
        ):
            found.append(f"un_roll_calls.csv.gz: {pair} in {year}: {own}, published {published}")
        compared += 1
    pairs = sum(pairs_with_votes(states) for states in columns.values())
    if pairs != compared:
        found.append(f"un_roll_calls.csv.gz: {pairs} pairs have votes, {compared} are published")
    print(f"agreement of {compared} pairs and years compared, {len(found)} differences")
    return found


def columns_by_year(directory):
    """year: state: bits of its yes, abstention and no over the year's roll calls."""
    voters = [int(row["cow"]) for row in read(directory / "un_voters.csv")]
    columns = {}
    place = {}
    for call in read(directory / "un_roll_calls.csv.gz"):
        year = int(call["date"][:4])
        bit = 1 << place.get(year, 0)
        place[year] = place.get(year, 0) + 1
        for cow, letter in zip(voters, call["votes"], strict=True):
            if letter != NO_VOTE:
                bits = columns.setdefault(year, {}).setdefault(cow, [0, 0, 0])
                bits["YAN".index(letter)] |= bit
    return columns


def agreement(one, two):
    (yes1, abstain1, no1), (yes2, abstain2, no2) = one, two
    common = ((yes1 | abstain1 | no1) & (yes2 | abstain2 | no2)).bit_count()
    equal = (yes1 & yes2 | abstain1 & abstain2 | no1 & no2).bit_count()
    opposed = (yes1 & no2 | no1 & yes2).bit_count()
    if common == 0:
        return 0, 0.0, 0.0
    return common, equal / common, (equal + 0.5 * (common - equal - opposed)) / common


def pairs_with_votes(states):
    present = [yes | abstain | no for yes, abstain, no in states.values()]
    return sum(
        one & two != 0 for place, one in enumerate(present) for two in present[place + 1 :]
    )
