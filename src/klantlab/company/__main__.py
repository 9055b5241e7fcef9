"""Write the company's tables: ``python -m klantlab.company <folder> [seed]``."""

from __future__ import annotations

import sys

from klantlab.company import SEED, write

if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit("usage: python -m klantlab.company <folder> [seed]")
    write(sys.argv[1], int(sys.argv[2]) if len(sys.argv) == 3 else SEED)
