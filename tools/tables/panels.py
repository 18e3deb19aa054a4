"""State-year tables: capabilities, product, spending, regimes, ideal points, troops, nuclear."""

from tables.common import GERMANY, NORTH_YEMEN, UNIFIED, WEST_GERMANY, YEMEN

UNITED_STATES = 2

# Table, and its columns by the names of the source.
STATE_YEAR = {
    "capabilities.csv.gz": {
        "milex_kusd": "nmc_milex",
        "milper_k": "nmc_milper",
        "irst_kt": "nmc_irst",
        "pec_kt": "nmc_pec",
        "tpop_k": "nmc_tpop",
        "upop_k": "nmc_upop",
        "cinc": "cinc",
    },
    "gdp_ppp.csv.gz": {
        "gdp_usd2017_m": "fariss_gdp",
        "gdp_pc_usd2011": "fariss_gdp_pc",
        "pop_m": "fariss_pop",
    },
    "world_bank.csv.gz": {"gdp_usd": "wb_gdp_current_usd", "population": "wb_population"},
    "military_spending.csv.gz": {
        "const2023_usd_m": "sipri_milex_const2023_usd_m",
        "current_usd_m": "sipri_milex_current_usd_m",
        "share_gdp": "sipri_milex_share_gdp",
    },
    "regimes.csv.gz": {
        "aeuds": "aeuds",
        "euds": "euds",
        "polity2": "polity2",
        "polyarchy": "vdem_polyarchy",
    },
}


def write(raw, out):
    state_years = raw.rows("state_year.csv.gz")
    for name, columns in STATE_YEAR.items():
        rows = []
        for row in state_years:
            cells = [row[source] for source in columns.values()]
            if any(cells):
                rows.append((int(row["cow"]), int(row["year"]), *(plain(cell) for cell in cells)))
        out.write(name, ("cow", "year", *columns), rows, key=2)
    ideal_points(raw, out)
    troops(raw, out)
    nuclear(raw, out)


def plain(cell):
    """Without an exponent."""
    if "e" not in cell.lower():
        return cell
    value = float(cell)
    return str(int(value)) if value.is_integer() else format(value, ".15f").rstrip("0")


def ideal_points(raw, out):
    rows = [
        (
            int(row["cow"]),
            int(row["year"]),
            plain(row["ideal_point_all"]),
            plain(row["ideal_point_final"]),
        )
        for row in raw.rows("un_ideal_points.csv.gz")
    ]
    out.write("ideal_points.csv.gz", ("cow", "year", "all_votes", "final_votes"), rows, key=2)


def troops(raw, out):
    """Added up: the source has two spellings of some names in a few years, one with zero."""
    known = {row["cow"] for row in raw.rows("states.csv")}
    sums, regions = {}, {}
    for row in raw.rows("us_troops_abroad.csv.gz"):
        cow, year = row["cow"], int(row["year"])
        if cow not in known or int(cow) == UNITED_STATES:
            continue
        key = (host(int(cow), year), year)
        sums[key] = sums.get(key, 0) + int(row["troops_ad"])
        regions[key] = row["region"]
    rows = [(*key, regions[key], number) for key, number in sums.items()]
    out.write("us_troops.csv.gz", ("cow", "year", "region", "active_duty"), rows, key=2)


def host(cow, year):
    if cow == GERMANY and 1955 <= year < UNIFIED:
        return WEST_GERMANY
    if cow == NORTH_YEMEN and year >= UNIFIED:
        return YEMEN
    return cow


def nuclear(raw, out):
    years = {}
    for row in raw.rows("nuclear_status.csv.gz"):
        years.setdefault(int(row["cow"]), {})[int(row["year"])] = int(row["nuclear_weapons_status"])
    last = max(max(own) for own in years.values())
    rows = []
    for cow, own in years.items():
        for status, start, end in runs(own):
            if status:
                rows.append((cow, status, start, "" if end == last else end))
    out.write(
        "nuclear_status.csv",
        ("cow", "status", "start_year", "end_year"),
        rows,
        key=("cow", "start_year"),
    )


def runs(values):
    """(value, first year, last year) of consecutive years with an equal value."""
    found = []
    for year in sorted(values):
        if found and found[-1][0] == values[year] and found[-1][2] == year - 1:
            found[-1] = (found[-1][0], found[-1][1], year)
        else:
            found.append((values[year], year, year))
    return found
