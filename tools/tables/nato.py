"""nato_spending.csv, nato_spending_totals.csv, nato_share_2025.csv, nato_funding.csv"""

from tables.common import States


def write(raw, out):
    states = States(raw)
    spending(raw, out)
    totals(raw, out)
    shares(raw, out, states)
    funding(raw, out, states)


def spending(raw, out):
    taken = (
        "defexp_current_usd_m",
        "defexp_const2015_usd_m",
        "defexp_share_real_gdp_pct",
        "gdp_current_usd_m",
        "gdp_const2015_usd_m",
        "estimate",
    )
    rows = [
        (int(row["cow"]), int(row["year"]), *(row[name] for name in taken))
        for row in raw.rows("nato_defence_expenditure.csv")
    ]
    out.write(
        "nato_spending.csv",
        (
            "cow",
            "year",
            "current_usd_m",
            "const2015_usd_m",
            "share_gdp_pct",
            "gdp_current_usd_m",
            "gdp_const2015_usd_m",
            "estimate",
        ),
        rows,
        key=2,
    )


def totals(raw, out):
    rows = [
        (
            row["name"],
            int(row["year"]),
            row["defexp_current_usd_m"],
            row["defexp_const2015_usd_m"],
            row["gdp_current_usd_m"],
        )
        for row in raw.rows("nato_defence_expenditure_totals.csv")
    ]
    out.write(
        "nato_spending_totals.csv",
        ("group", "year", "current_usd_m", "const2015_usd_m", "gdp_current_usd_m"),
        rows,
        key=2,
    )


def shares(raw, out, states):
    rows = [
        (
            states.today(row["iso3"]),
            row["share_of_gdp_2024e_pct"],
            row["share_of_gdp_2025e_pct"],
            row["confirmed"],
        )
        for row in raw.rows("nato_share_of_gdp_2025e.csv")
    ]
    out.write(
        "nato_share_2025.csv",
        ("cow", "share_2024e_pct", "share_2025e_pct", "confirmed"),
        rows,
        key=1,
    )


def funding(raw, out, states):
    rows = [
        (int(row["start_year"]), int(row["end_year"]), states.today(row["iso3"]), row["share_pct"])
        for row in raw.rows("nato_common_funding_2021_2025.csv")
    ]
    out.write("nato_funding.csv", ("start_year", "end_year", "cow", "share_pct"), rows, key=3)
