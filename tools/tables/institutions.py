"""igos.csv, igo_members.csv.gz, igo_exits.csv, institution_events.csv"""

from tables.common import States


def write(raw, out):
    igos(raw, out)
    members(raw, out)
    exits(raw, out)
    events(raw, out)


def igos(raw, out):
    columns = ("igo", "name", "long_name", "first_year", "last_year", "dead", "dead_year")
    rows = [tuple(row[column].strip() for column in columns) for row in raw.rows("igos.csv")]
    out.write("igos.csv", columns, rows, key=1)


def members(raw, out):
    columns = ("igo", "cow", "status", "start_year", "end_year", "right_censored")
    rows = [
        (row["igo"], *(int(row[column]) for column in columns[1:]))
        for row in raw.rows("igo_membership_spells.csv.gz")
    ]
    out.write("igo_members.csv.gz", columns, rows, key=("igo", "cow", "start_year"))


def exits(raw, out):
    columns = (
        "igo",
        "cow",
        "last_member_year",
        "first_year_out",
        "status_after",
        "rejoined_year",
        "members_before",
        "exits_same_year",
    )
    rows = [
        (row["igo"], *(int(row[column]) if row[column] else "" for column in columns[1:]))
        for row in raw.rows("igo_exits.csv")
    ]
    out.write("igo_exits.csv", columns, rows, key=("igo", "cow", "first_year_out"))


# Codes of the updates that igos.csv and un_entities.csv write otherwise.
CODES = {"UNWTO": "WTOURO"}


def events(raw, out):
    states = States(raw)
    rows = [
        (
            CODES.get(row["institution"], row["institution"]),
            states.today(row["iso3"]),
            row["event"],
            row["date"],
            row["confidence"],
            row["note"],
        )
        for row in raw.rows("institution_updates.csv")
    ]
    out.write(
        "institution_events.csv",
        ("institution", "cow", "event", "date", "confidence", "note"),
        rows,
        key=("institution", "cow", "date"),
    )
