"""Proves data/ against data/sources.toml: files, columns, types, ranges, keys, spells."""

import csv
import gzip
import io
import re
import tomllib

from tables import facts_check

STANDINGS = (
    "treaty text",
    "adopted resolution",
    "published figure",
    "inferred from precedent",
    "transcribed, unverified",
    "assumed",
)
ALWAYS = (
    "file",
    "title",
    "short",
    "citation",
    "via",
    "licence",
    "vintage",
    "derivation",
    "standing",
    "keys",
    "columns",
)
DATE = re.compile(r"^\d{4}(-\d{2}(-\d{2})?)?$")
LIMIT = 8_000_000


def run(directory, against_raw=()):
    faults, tables = list(against_raw), {}
    described = tomllib.loads((directory / "sources.toml").read_text(encoding="utf-8"))
    for name, source in described.items():
        faults += [
            f"sources.toml [{name}]: no `{field}`" for field in ALWAYS if field not in source
        ]
        if source.get("standing") not in STANDINGS:
            faults.append(
                f"sources.toml [{name}]: standing '{source.get('standing')}' is not one of the six"
            )
        path = directory / source["file"]
        if not path.exists():
            faults.append(f"{source['file']}: described but missing")
            continue
        tables[name] = load(path)
        faults += check_table(source, *tables[name])
    files = {path.name for path in directory.glob("*.csv*")}
    faults += [
        f"{name}: not described"
        for name in sorted(files - {s["file"] for s in described.values()})
    ]
    size = sum(path.stat().st_size for path in directory.glob("*"))
    if size > LIMIT:
        faults.append(f"data/ has {size} bytes; the limit is {LIMIT}")
    faults += facts_check.faults(tables)
    for fault in faults:
        print(fault)
    print(
        f"{len(tables)} tables, {sum(len(rows) for _, rows in tables.values())} rows, {size} bytes,"
        f" {len(faults)} faults"
    )
    return 1 if faults else 0


def load(path):
    data = path.read_bytes()
    if path.suffix == ".gz":
        data = gzip.decompress(data)
    reader = csv.reader(io.StringIO(data.decode("utf-8"), newline=""))
    header = next(reader)
    return header, [dict(zip(header, row, strict=True)) for row in reader]


def check_table(source, header, rows):
    file, faults = source["file"], []
    if list(source["columns"]) != header:
        faults.append(f"{file}: columns are {header}, described are {list(source['columns'])}")
        return faults
    if not rows:
        faults.append(f"{file}: empty")
    for name, column in source["columns"].items():
        if "meaning" not in column:
            faults.append(f"sources.toml {file}: column {name} has no meaning")
        if column["type"] == "number" and "unit" not in column:
            faults.append(f"sources.toml {file}: column {name} has no unit")
        if not column.get("missing") and not all(row[name] for row in rows):
            faults.append(f"{file}: column {name} has empty cells")
        if column.get("missing") and all(row[name] for row in rows):
            faults.append(f"{file}: column {name} has no empty cell but is described as missing")
        bad = [row[name] for row in rows if row[name] and not fits(row[name], column)]
        if bad:
            faults.append(f"{file}: column {name}: {len(bad)} cells do not fit {column}: {bad[:4]}")
    faults += check_keys(source, rows) + check_spells(source, rows)
    return faults


def fits(cell, column):
    kind, low_high = column["type"], column.get("range")
    if kind in ("state", "year", "integer"):
        good = re.fullmatch(r"-?\d+", cell) is not None and (
            kind != "year" or 1000 <= int(cell) <= 2100
        )
    elif kind == "number":
        good = re.fullmatch(r"-?\d+(\.\d+)?", cell) is not None
    elif kind == "date":
        good = DATE.match(cell) is not None
    elif kind == "flag":
        good = cell in ("0", "1")
    elif kind == "word":
        good = cell in column["words"]
    else:
        good = kind == "text"
    return good and (low_high is None or low_high[0] <= float(cell) <= low_high[1])


def check_keys(source, rows):
    seen, faults = set(), []
    for row in rows:
        key = tuple(row[name] for name in source["keys"])
        if key in seen:
            faults.append(f"{source['file']}: two rows of {key}")
        seen.add(key)
    return faults


def first_day(date):
    return date + "0000-01-01"[len(date) :]


def last_day(date):
    if date == "":
        return "9999-12-31"
    return date + "0000-12-31"[len(date) :]


def check_spells(source, rows):
    """Spells of the same keys may not share a day.

    A shortened date covers its whole year or month.
    """
    if "spell" not in source:
        return []
    start, end = source["spell"]
    groups, faults = {}, []
    for row in rows:
        groups.setdefault(tuple(row[name] for name in source["per"]), []).append(
            (row[start], row[end])
        )
    for key, spells in groups.items():
        spells.sort()
        for first, last in spells:
            if last and last_day(last) < first:
                faults.append(
                    f"{source['file']}: {key}: spell ends {last} before it starts {first}"
                )
        for (_, last), (first, _) in zip(spells, spells[1:]):
            if last_day(last) >= first_day(first):
                faults.append(f"{source['file']}: {key}: spells overlap at {first}")
    return faults
