"""Reading the raw tables, writing the tidy ones, and the state codes both sides agree on."""

import csv
import datetime
import gzip
import io
import pathlib

HAND = pathlib.Path(__file__).parent / "hand"

# Codes that sources use for a state of the past and its successor alike.
GERMANY, WEST_GERMANY = 255, 260
YEMEN, NORTH_YEMEN = 679, 678
CHINA, TAIWAN = 710, 713
UNIFIED = 1990  # the year in which 31 December finds Germany and Yemen united
PRC_SEATED = 1971


# Plain English names in use now, where the state list has an older one or a slip.
NAMES = {
    271: "Wuerttemberg",
    316: "Czechia",
    343: "North Macedonia",
    345: "Serbia",
    402: "Cabo Verde",
    572: "Eswatini",
    640: "Türkiye",
    860: "Timor-Leste",
}


class Raw:
    """The directory of raw tables."""

    def __init__(self, directory):
        self.directory = pathlib.Path(directory)

    def rows(self, name):
        return read(self.directory / name)


def read(path):
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def hand(name):
    """A table entered by hand beside these scripts."""
    return read(HAND / name)


class Out:
    """Writes tables; remembers nothing. Same rows, same bytes."""

    def __init__(self, directory):
        self.directory = pathlib.Path(directory)
        self.directory.mkdir(exist_ok=True)

    def write(self, name, columns, rows, key):
        """Sorts by `key` (column names, or how many of the first); refuses two rows of the same."""
        if isinstance(key, int):
            key = columns[:key]
        places = [columns.index(column) for column in key]
        rows = [tuple("" if cell is None else cell for cell in row) for row in rows]
        rows.sort(key=lambda row: [sortable(row[place]) for place in places])
        seen = set()
        for row in rows:
            own = tuple(row[place] for place in places)
            if len(row) != len(columns) or own in seen:
                raise SystemExit(f"{name}: a row too many, or of the wrong length: {row}")
            seen.add(own)
        text = io.StringIO(newline="")
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows([tuple(cell_text(cell) for cell in row) for row in rows])
        data = text.getvalue().encode("utf-8")
        path = self.directory / name
        if path.suffix == ".gz":
            data = packed(data)
        path.write_bytes(data)


def packed(data):
    """Gzip without a time or a name, so that the bytes depend on the content alone."""
    buffer = io.BytesIO()
    with gzip.GzipFile(filename="", mode="wb", fileobj=buffer, compresslevel=9, mtime=0) as stream:
        stream.write(data)
    return buffer.getvalue()


def sortable(cell):
    """Numbers before text, empty first."""
    if cell == "":
        return (0, 0, "")
    if isinstance(cell, (int, float)):
        return (1, cell, "")
    text = str(cell)
    return (1, int(text), "") if text.isdigit() else (2, 0, text)


def cell_text(cell):
    if isinstance(cell, bool):
        return str(int(cell))
    if isinstance(cell, float):
        return number(cell)
    return cell


def number(value, digits=10):
    """The shortest text within `digits` significant digits; no exponent, no trailing zero."""
    if value == "" or value is None:
        return ""
    text = format(float(value), f".{digits}g")
    if "e" in text:
        text = format(float(text), ".12f").rstrip("0").rstrip(".")
    return text


def day_before(date):
    return (datetime.date.fromisoformat(date) - datetime.timedelta(days=1)).isoformat()


def day_after(date):
    return (datetime.date.fromisoformat(date) + datetime.timedelta(days=1)).isoformat()


def german_on(year):
    return GERMANY if year >= UNIFIED or year <= 1945 else WEST_GERMANY


class States:
    """Lookups over the state table."""

    def __init__(self, raw):
        self.cow_of = {}
        self.iso_of = {}
        self.names = {}
        self.spells = {}
        for row in raw.rows("states.csv"):
            cow = int(row["cow"])
            self.spells.setdefault(cow, []).append((row["start_date"], row["end_date"]))
            self.names[cow] = NAMES.get(cow, row["name"])
            iso = row["iso3"]
            if iso:
                self.iso_of[cow] = iso
                if not row["end_date"] or iso not in self.cow_of:
                    self.cow_of[iso] = cow

    def last_day(self, cow):
        """The last day in the system; empty for a state still in it."""
        ends = [end for _, end in self.spells[cow]]
        return "" if "" in ends else max(ends)

    def today(self, iso3):
        """The COW code of a state that exists now."""
        return self.cow_of[iso3]
