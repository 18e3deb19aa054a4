"""un_peacekeeping_levels.csv: the levels of the scale 2022-24, recovered from what was assessed.

A state's peacekeeping rate is its regular rate times one minus the discount of its level; the five
permanent members pay the discounts in proportion to their regular rates. The table divides the
realised shares by the regular scale and takes the nearest level.
"""

SCALE_END, YEARS = "2024", ("2022", "2023", "2024")
EARLIER = "2021"  # the last year assessed wholly by the scale of 2019-21
PERMANENT = (2, 200, 220, 365, 710)
# Discount in %, level. H is 80 % too (I stands for both), or 70 % where the state chose it.
DISCOUNTS = (
    (0.0, "B"),
    (7.5, "C"),
    (20.0, "D"),
    (40.0, "E"),
    (60.0, "F"),
    (70.0, "G"),
    (80.0, "I"),
    (90.0, "J"),
)
FLOOR = 0.001
NOTES = {
    "A": "permanent member: carries the discounts of the others",
    "G": "G, or H with the voluntary discount of 70 %",
    "I": "H or I: both 80 %",
}


def write(raw, out):
    scales = {}
    for row in raw.rows("un_scale_of_assessments.csv"):
        scales.setdefault(row["end_year"], {})[int(row["cow"])] = float(row["share_pct"])
    realised = shares(raw)
    rows = []
    for cow, rate in scales[SCALE_END].items():
        ratios = [realised[year].get(cow, 0.0) / rate for year in YEARS]
        before = realised[EARLIER].get(cow, 0.0) / scales[EARLIER][cow]
        discount, level = ("", "A") if cow in PERMANENT else nearest(ratios[-1])
        rows.append(
            (
                cow,
                2022,
                2024,
                level,
                discount,
                *(f"{ratio:.6f}" for ratio in ratios),
                note(level, rate, before),
            )
        )
    out.write(
        "un_peacekeeping_levels.csv",
        (
            "cow",
            "start_year",
            "end_year",
            "level",
            "discount_pct",
            "ratio_2022",
            "ratio_2023",
            "ratio_2024",
            "note",
        ),
        rows,
        key=2,
    )


def shares(raw):
    """Year -> state -> % of the peacekeeping assessments, from the amounts."""
    amounts = {}
    for row in raw.rows("un_peacekeeping_assessed.csv"):
        if row["cow"] and row["un_peacekeeping_assessed_usd"]:
            amounts.setdefault(row["year"], {})[int(row["cow"])] = float(
                row["un_peacekeeping_assessed_usd"]
            )
    return {
        year: {cow: 100.0 * amount / sum(own.values()) for cow, amount in own.items()}
        for year, own in amounts.items()
    }


def nearest(ratio):
    return min(DISCOUNTS, key=lambda entry: abs(1.0 - entry[0] / 100.0 - ratio))


def note(level, rate, before):
    parts = [NOTES[level]] if level in NOTES else []
    if rate <= FLOOR:
        parts.append("at the floor of the regular scale")
    earlier = nearest(before)
    if level != "A" and earlier[1] != level:
        parts.append(f"discount of {earlier[0]:g} % in 2019-21")
    return "; ".join(parts)
