"""states.csv, capitals.csv, major_powers.csv"""

from tables.common import NAMES, States, hand

LAST_DAY = "2016-12-31"  # of the list of major powers
LAST_CAPITAL_DAY = "2024-12-31"


def write(raw, out):
    spells(raw, out)
    capitals(raw, out)
    majors(raw, out)


def spells(raw, out):
    codes = {int(row["cow"]): row for row in hand("state_codes.csv")}
    rows = []
    for row in raw.rows("states.csv"):
        cow = int(row["cow"])
        own = codes.get(cow, {})
        rows.append(
            (
                cow,
                row["iso3"] or own["iso3"],
                NAMES.get(cow, row["name"]),
                row["start_date"],
                row["end_date"],
                row["continent"] or own["continent"],
                row["un_subregion"] or own["subregion"],
            )
        )
    columns = ("cow", "iso3", "name", "start_date", "end_date", "continent", "subregion")
    out.write("states.csv", columns, rows, key=4)


def capitals(raw, out):
    states = States(raw)
    rows = []
    for row in raw.rows("capitals.csv"):
        cow = int(row["cow"])
        end = row["end_date"] if row["end_date"] != LAST_CAPITAL_DAY else states.last_day(cow)
        rows.append((cow, row["capital"], row["lat"], row["lon"], row["start_date"], end))
    out.write(
        "capitals.csv",
        ("cow", "capital", "lat", "lon", "start_date", "end_date"),
        rows,
        key=("cow", "start_date"),
    )


def majors(raw, out):
    rows = [
        (int(row["cow"]), row["start_date"], "" if row["end_date"] == LAST_DAY else row["end_date"])
        for row in raw.rows("major_powers.csv")
    ]
    out.write("major_powers.csv", ("cow", "start_date", "end_date"), rows, key=2)
