#!/usr/bin/env python3
"""Refuses an #include that tools/layers.txt does not allow, in src/ and tests/, and a layer that is not in the table.

Usage: tools/check_layers.py [ROOT]     exit 0 when every include points where it may, else 1 with file:line of each fault.
"""
import pathlib
import re
import sys

root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).parent.parent)
allowed = {}
for line in (root / "tools/layers.txt").read_text().splitlines():
    if line and not line.startswith("#"):
        layer, _, below = line.partition(":")
        allowed[layer.strip()] = below.split()

faults = []
order = list(allowed)
for layer, below in allowed.items():
    for b in below:
        if b not in allowed or order.index(b) >= order.index(layer):
            faults.append(f"tools/layers.txt: '{layer}' may not rest on '{b}' (not declared above it).")

# Heavy libraries enter through one .cpp each, never through a header.
heavy = {"toml++": "src/files/toml.cpp", "nlohmann": "src/files/json.cpp", "CLI": "src/app/", "Random123": "src/base/chance.cpp",
         "coin": "src/measures/balance/cycle_program.cpp", "boost": ("src/history/", "src/measures/votes/power_indices.cpp")}

include = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')
for path in sorted((root / "src").rglob("*")):
    if path.suffix not in {".h", ".cpp"}:
        continue
    here = path.relative_to(root / "src").parts[0]
    where = path.relative_to(root)
    if here not in allowed:
        faults.append(f"{where}:1: folder 'src/{here}' is not in tools/layers.txt. Add the layer or move the file.")
        continue
    for n, text in enumerate(path.read_text().splitlines(), 1):
        m = include.match(text)
        if not m:
            continue
        first = m[2].split("/")[0]
        if m[1] == '"':
            if first not in allowed:
                faults.append(f"{where}:{n}: include '{m[2]}' does not start at src/. Write the full path.")
            elif first != here and first not in allowed[here]:
                faults.append(f"{where}:{n}: layer '{here}' may not include '{first}' (it may: {' '.join(allowed[here])}).")
            elif not (root / "src" / m[2]).exists():
                faults.append(f"{where}:{n}: '{m[2]}' does not exist.")
        elif first in heavy and not str(where).startswith(heavy[first]):
            faults.append(f"{where}:{n}: <{m[2]}> belongs in {heavy[first]} alone.")

# A test reads its own layer and those below, never one above. Only tests that run commands may be linked to the command line.
runs_commands = {"app", "answers", "golden"}
for path in sorted((root / "tests").rglob("*")):
    parts = path.relative_to(root / "tests").parts
    if path.suffix not in {".h", ".cpp"} or len(parts) < 2:
        continue
    where = path.relative_to(root)
    for n, text in enumerate(path.read_text().splitlines(), 1):
        m = include.match(text)
        if not m or m[1] != '"' or parts[0] in runs_commands:
            continue
        first = m[2].split("/")[0]
        if m[2] == "commands.h":
            faults.append(f"{where}:{n}: a test of '{parts[0]}' may not run commands. Move it to tests/app.")
        elif (root / "src" / m[2]).exists() and parts[0] in order and order.index(first) > order.index(parts[0]):
            faults.append(f"{where}:{n}: a test of '{parts[0]}' may not include '{first}', which lies above it.")

# Two types of one name in two headers are one type to the linker, which keeps the wrong destructor for one of them.
defined = {}
for path in sorted((root / "src").rglob("*.h")):
    for name in re.findall(r"^(?:struct|class|enum class) (\w+)(?: :[^:;{][^;{]*)? \{", path.read_text(), re.M):
        if name in defined:
            faults.append(f"{path.relative_to(root)}: {name} is also defined in {defined[name].relative_to(root)}. Rename one.")
        defined[name] = path

print("\n".join(faults) if faults else f"layers: {len(allowed)} layers, every include points where it may")
sys.exit(1 if faults else 0)
