#!/usr/bin/env python3
"""Writes the tables of data/ from a directory of raw tables; `--check` proves what is there.

    tools/import_tables.py RAW_DIRECTORY [--check]
    tools/import_tables.py --check

The raw tables are copies of published data sets, tidied to one CSV each; data/sources.toml cites
them. Same input, same bytes.
"""

import argparse
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))

from tables import (
    check,
    decisions,
    dyads,
    institutions,
    nato,
    networks,
    panels,
    peacekeeping,
    states,
    treaties,
    un,
    votes,
)  # noqa: E402
from tables.common import Out, Raw  # noqa: E402

DATA = pathlib.Path(__file__).resolve().parent.parent / "data"
SUBJECTS = (states, panels, un, votes, peacekeeping, nato, treaties, institutions, dyads, networks, decisions)


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("raw", nargs="?", help="directory of raw tables")
    parser.add_argument(
        "--check", action="store_true", help="check data/ against data/sources.toml"
    )
    arguments = parser.parse_args()
    if arguments.raw is None and not arguments.check:
        parser.error("give the directory of raw tables, --check, or both")
    if arguments.raw is not None:
        raw, out = Raw(arguments.raw), Out(DATA)
        for subject in SUBJECTS:
            subject.write(raw, out)
    if arguments.check:
        against_raw = [] if arguments.raw is None else votes.differences(raw, DATA)
        sys.exit(check.run(DATA, against_raw))


if __name__ == "__main__":
    main()
