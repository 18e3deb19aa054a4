"""states.csv, capitals.csv, major_powers.csv"""

from tables.common import hand

LAST_DAY = "2016-12-31"  # of the COW state list
LAST_CAPITAL_DAY = "2024-12-31"

# Plain English names in use now, where the list has an older one or a slip.
NAMES = {
    271: "Wuerttemberg", 316: "Czechia", 343: "North Macedonia", 345: "Serbia", 402: "Cabo Verde",
    572: "Eswatini", 640: "Türkiye", 860: "Timor-Leste",
}


def write(raw, out):
    codes = {int(row["cow"]): row for row in hand("state_codes.csv")}
    rows = []
    for row in raw.rows("states.csv"):
        cow = int(row["cow"])
        own = codes.get(cow, {})
        rows.append((cow, row["iso3"] or own["iso3"], NAMES.get(cow, row["name"]), row["start_date"],
                     row["end_date"], row["continent"] or own["continent"],
                     row["un_subregion"] or own["subregion"]))
    columns = ("cow", "iso3", "name", "start_date", "end_date", "continent", "subregion")
    out.write("states.csv", columns, rows, key=4)
