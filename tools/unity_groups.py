#!/usr/bin/env python3
"""Groups the .cpp files of a layer that can be compiled as one unit: half the work of a first build is reading the same
headers and making the same templates again.

Usage: tools/unity_groups.py FOLDER [MOST]     a line a group of more than one file, paths separated by ';'

Files go together in the order of their paths. A file joins a group of its own folder, else of its layer, if no name that the
group keeps to itself (in a namespace without a name) occurs in it or in a header that it reads, and none that it keeps to
itself in a header that the group reads.
"""
import functools
import pathlib
import re
import sys

folder = pathlib.Path(sys.argv[1])
most = int(sys.argv[2]) if len(sys.argv) > 2 else 24
source = next(p for p in [folder, *folder.parents] if p.name == "src")

STRIP = re.compile(r'//[^\n]*|/\*.*?\*/|R"\w*\(.*?\)\w*"|"(?:\\.|[^"\\\n])*"', re.S)
DECLARED = re.compile(
    r"^(?:template <[^\n]*>\s*)?(?:struct|class|enum class|enum|using|union)\s+(\w+)"  # a type
    r"|^[A-Za-z_][^\n;={}]*?\b(\w+)\s*(?:\(|=|\{|;|\[)",  # a function or a constant
    re.M,
)


@functools.lru_cache(None)
def code(path):
    return STRIP.sub('""', path.read_text())


@functools.lru_cache(None)
def words(path):
    """Every word of a file and of our headers that it reads."""
    return set(re.findall(r"\w+", code(path))) | words_of_headers(path)


@functools.lru_cache(None)
def words_of_headers(path):
    found = set()
    for header in re.findall(r'^#include "([^"]+)"', path.read_text(), re.M):
        found |= words(source / header)
    return found


def own_names(path):
    """Names that a file keeps to itself."""
    names = set()
    for inside in re.findall(r"^namespace \{\n(.*?)^\}  // namespace$", path.read_text(), re.M | re.S):
        names |= {a or b for a, b in DECLARED.findall(STRIP.sub('""', inside))}
    return names | set(re.findall(r"\b(k[A-Z]\w*)\s*[={]", code(path)))  # constants inside functions shadow others


groups = []
for path in sorted(folder.rglob("*.cpp")):
    if path.name == "main.cpp":
        continue
    near = sorted(groups, key=lambda g: g["files"][0].parent != path.parent)
    for group in near:
        if (
            len(group["files"]) < most
            and not group["names"] & words(path)
            and not own_names(path) & group["words"]
        ):
            break
    else:
        group = {"files": [], "names": set(), "words": set()}
        groups.append(group)
    group["files"].append(path)
    group["names"] |= own_names(path)
    group["words"] |= words_of_headers(path)

for group in groups:
    if len(group["files"]) > 1:
        print(";".join(str(p) for p in group["files"]))
