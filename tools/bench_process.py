#!/usr/bin/env python3
"""Times the program as a process and reads its peak memory: tools/bench_process.py PROGRAM [--runs N,N,...]"""
import os
import statistics
import subprocess
import sys
import tempfile
import time


def measured(command):
    """Wall seconds, processor seconds and peak resident memory in MB of one command."""
    start = time.monotonic()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    errors = child.stderr.read().decode()
    _, status, usage = os.wait4(child.pid, 0)
    if status != 0:
        sys.exit(f"{' '.join(command)} failed:\n{errors}")
    return time.monotonic() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def cold(program, *arguments):
    samples = [measured([program, *arguments]) for _ in range(20)]
    wall, processor, memory = (statistics.median(column) for column in zip(*samples))
    print(f"{' '.join(arguments):58} {wall * 1e3:8.0f} ms {processor * 1e3:8.0f} ms {memory:8.0f} MB")


def runs(program, count):
    with tempfile.TemporaryDirectory() as folder:
        arguments = ["run", "us-leaves-nato-and-un", "--assume", "ally_response=estimated",
                     "--runs", str(count), "--out", folder + "/out"]
        wall, processor, memory = measured([program, *arguments])
    print(f"{f'run, one school, {count:,} paired runs of 15 years':58} "
          f"{wall:8.2f} s  {processor:8.2f} s  {memory:8.0f} MB")


def main():
    program = os.path.abspath(sys.argv[1])
    counts = sys.argv[3] if len(sys.argv) > 3 else "1000,10000,100000"
    print(f"{'command':58} {'wall':>11} {'processor':>11} {'peak':>11}")
    cold(program, "measure", "un.scale", "--leave", "USA:UN")
    cold(program, "measure", "cover.states", "--leave", "USA:NATO")
    for count in counts.split(","):
        runs(program, int(count))


if __name__ == "__main__":
    main()
