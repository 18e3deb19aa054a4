"""Collective decisions whose outcome is known: actors with positions and saliences."""

import csv
import gzip

ACTORS = {
    "com": "European Commission",
    "ep": "European Parliament",
    "at": "Austria",
    "be": "Belgium",
    "bu": "Bulgaria",
    "cr": "Croatia",
    "cy": "Cyprus",
    "cz": "Czechia",
    "dk": "Denmark",
    "ee": "Estonia",
    "fi": "Finland",
    "fr": "France",
    "de": "Germany",
    "el": "Greece",
    "hu": "Hungary",
    "ie": "Ireland",
    "it": "Italy",
    "lv": "Latvia",
    "lt": "Lithuania",
    "lu": "Luxembourg",
    "mt": "Malta",
    "nl": "Netherlands",
    "pl": "Poland",
    "pt": "Portugal",
    "ro": "Romania",
    "si": "Slovenia",
    "sk": "Slovakia",
    "es": "Spain",
    "se": "Sweden",
    "uk": "United Kingdom",
}
PROCEDURES = {"COD": "codecision", "CNS": "consultation"}
RULES = {"QMV": "qualified majority", "QMV(10)": "qualified majority", "Unan": "unanimity"}
HUNDRED = 100  # saliences above 1 are on a scale to 100


def write(raw, out):
    write_examples(raw, out)
    path = raw.directory / "eu_decisions_deu3.tsv.gz"
    with gzip.open(path, "rt", encoding="utf-8", newline="") as stream:
        weights, *rows = list(csv.DictReader(stream, delimiter="\t"))
    out.write(
        "eu_actors.csv",
        ("actor", "name", "weight"),
        [(actor, name, weights["p" + actor]) for actor, name in ACTORS.items()],
        key=1,
    )
    out.write(
        "eu_decisions.csv",
        ("issue", "proposal", "procedure", "voting_rule", "reference", "outcome"),
        [
            (
                row["isnr"],
                row["prnr"],
                PROCEDURES[row["proc"]],
                RULES[row["counvte"]],
                row["rp"],
                row["out"],
            )
            for row in rows
        ],
        key=1,
    )
    out.write(
        "eu_positions.csv.gz",
        ("issue", "actor", "position", "salience"),
        [
            (row["isnr"], actor, row["p" + actor], row["s" + actor])
            for row in rows
            for actor in ACTORS
            if row["p" + actor] != ""
        ],
        key=2,
    )


def write_examples(raw, out):
    """Published examples; salience on one scale, 0 to 1."""
    rows = raw.rows("stakeholder_examples.csv")
    to_hundred = {row["scenario"] for row in rows if float(row["salience"]) > 1}
    out.write(
        "stakeholder_examples.csv",
        ("scenario", "actor", "capability", "position", "salience", "salience_scale"),
        [
            (
                row["scenario"],
                row["actor"],
                row["capability"],
                row["position"],
                row["salience"],
                HUNDRED if row["scenario"] in to_hundred else 1,
            )
            for row in rows
        ],
        key=2,
    )
