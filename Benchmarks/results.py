"""The sections of RESULTS.md."""
import os
import pathlib

RESULTS = pathlib.Path(__file__).resolve().parent / "RESULTS.md"


def load():
    """Under what load a job was timed."""
    return (f"load average {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors, so compare CPU rather than wall where it is above "
            "their number.")


def replace(heading, lines):
    """Writes a section, in place of the one with the same heading."""
    mark = f"## {heading}\n"
    section = "\n".join([mark, *lines]) + "\n"
    text = RESULTS.read_text() if RESULTS.exists() else "# Measurements\n"
    before, _, after = text.partition(mark)
    rest = after.find("\n## ")
    RESULTS.write_text(before.rstrip("\n") + "\n\n" + section + (after[rest:] if rest >= 0 else ""))
    print(section)
