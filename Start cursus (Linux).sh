#!/bin/sh
# Double-click to start the course.
cd "$(dirname "$0")" || exit 1
chosen=
for python in python3 python3.14 python3.13 python3.12 python3.11; do
    if command -v "$python" >/dev/null 2>&1; then
        chosen=${chosen:-$python} # one that is too old still gets to say so
        if "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
            chosen=$python
            break
        fi
    fi
done
if [ -n "$chosen" ]; then
    exec "$chosen" cursus.py start
fi
echo "Python staat nog niet op deze computer. Typ in een terminal: sudo apt install python3 python3-venv."
