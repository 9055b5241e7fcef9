#!/usr/bin/env python3
"""The launcher of klantlab: from a fresh copy of this folder to a running course.

Standard library only. Everything above the version check must be understood by Python 3.6, so that an old Python
gets a sentence instead of a SyntaxError; the rest must at least parse there.
"""

import argparse
import ast
import contextlib
import errno
import hashlib
import importlib.util
import json
import os
import platform
import shutil
import signal
import subprocess
import sys
import sysconfig
import tempfile
import time
import zipfile
from pathlib import Path

OLDEST = (3, 11)
NEWEST_TRIED = (3, 14)


def version_problem(version):
    """Return the Dutch sentence for a Python that is too old, or None."""
    if tuple(version[:2]) >= OLDEST:
        return None
    return (
        "Deze cursus heeft Python {}.{} of nieuwer nodig, en dit is Python {}.{}. "
        "Installeer een nieuwere Python van python.org en start daarna opnieuw."
    ).format(*OLDEST + tuple(version[:2]))


if version_problem(sys.version_info):
    sys.exit(version_problem(sys.version_info))

ROOT = Path(os.path.abspath(__file__)).parent  # not resolve(): that turns a mapped Windows drive into a UNC path
WINDOWS = sys.platform == "win32"
FIRST_PORT = 8888
LOOPBACK = "127.0.0.1"
GIGABYTE = 1024**3

# From small to large; each lock holds everything in the one before it.
LOCKS = {
    "course": "requirements.lock",
    "dev": "requirements-dev.lock",
    "engines": "requirements-engines.lock",
}
LEVELS = list(LOCKS)
DISK_NEEDED = {"course": 1.0 * GIGABYTE, "dev": 1.4 * GIGABYTE, "engines": 2.4 * GIGABYTE}
LONGEST_INSIDE = 175  # characters of the longest path below the course folder, all of it in .venv
WINDOWS_PATH_LIMIT = 259

# The settings of JupyterLab that the course brings: Dutch where the language pack has it, and no news.
LAB_SETTINGS = {
    "@jupyterlab/translation-extension:plugin": {"locale": "nl_NL"},
    "@jupyterlab/apputils-extension:notification": {"fetchNews": "false", "checkForUpdates": False},
}

# What pip is told about this network (a school's mirror, a proxy, a certificate) holds for uv too.
PIP_TO_UV = {
    "index-url": "UV_DEFAULT_INDEX",
    "extra-index-url": "UV_INDEX",
    "find-links": "UV_FIND_LINKS",
    "cert": "SSL_CERT_FILE",
    "proxy": "HTTPS_PROXY",
}

DISK_FULL = (
    "De schijf is vol. Maak ruimte vrij (ongeveer {}) en start opnieuw: het installeren gaat verder waar het stopte."
)
NO_NETWORK = (
    "Het internet viel weg of is niet bereikbaar. Start opnieuw zodra je verbinding hebt: het installeren gaat verder "
    "waar het stopte. Zonder internet kan het ook, met een pakket van je docent naast cursus.py (cursus.py inpakken)."
)
NO_VENV = (
    "Je Python kan geen eigen omgeving maken, want het onderdeel venv is er niet bij. "
    "Typ eerst: sudo apt install python3-venv. Start daarna opnieuw."
)
READ_ONLY = (
    "In de map {} kan niet geschreven worden. Zet de cursusmap in je eigen map, bijvoorbeeld Documenten, "
    "en start daar opnieuw."
)
NOT_COMPLETE = (
    "De map van de cursus is niet compleet: {} ontbreekt. Kwam de cursus als ZIP-bestand? "
    "Pak het ZIP-bestand dan eerst helemaal uit (rechtsklik, Alles uitpakken) en start vanuit die map."
)


class Stop(Exception):
    """The launcher can't go on; the message is one Dutch sentence or two.

    `torn` says that packages may be half installed; a failed download leaves .venv as it was.
    """

    def __init__(self, message, torn=False):
        super().__init__(message)
        self.torn = torn


def say(text=""):
    """Print at once, also when the output goes to a file."""
    print(text, flush=True)


def gigabytes(size):
    """Write a size as Dutch readers do."""
    return f"{size / GIGABYTE:.1f} GB".replace(".", ",")


def digest(*parts):
    """Hash texts and files' bytes into one name."""
    return hashlib.sha256(
        b"\0".join(part if isinstance(part, bytes) else str(part).encode() for part in parts)
    ).hexdigest()


# ---------------------------------------------------------------- the folder and its environment


class Course:
    """One course folder: where things are, and whether they are ready."""

    def __init__(self, root):
        self.root = Path(root)
        self.venv = self.root / ".venv"
        self.python = self.venv / ("Scripts/python.exe" if WINDOWS else "bin/python")
        self.stamp = self.venv / "klantlab.json"
        self.work = self.root / "werkmap"
        self.jupyter = self.root / ".cache" / "jupyter"

    def environment(self, **more):
        """Return the environment for children, cleared of what would let another Python or Jupyter take over."""
        kept = {
            name: value
            for name, value in os.environ.items()
            if not name.upper().startswith("JUPYTER")
            and name.upper()
            not in {"PYTHONPATH", "PYTHONHOME", "PYTHONSTARTUP", "VIRTUAL_ENV", "UV_PROJECT_ENVIRONMENT"}
        }
        kept.update(
            PYTHONNOUSERSITE="1",
            PYTHONUTF8="1",  # also lets a Python before 3.13 read the .pth file of a folder with an accent on Windows
            JUPYTER_PREFER_ENV_PATH="1",
            JUPYTER_CONFIG_DIR=str(self.jupyter / "config"),
            JUPYTER_DATA_DIR=str(self.jupyter / "data"),
            JUPYTERLAB_SETTINGS_DIR=str(self.jupyter / "settings"),
            JUPYTERLAB_WORKSPACES_DIR=str(self.jupyter / "workspaces"),
            IPYTHONDIR=str(self.jupyter / "ipython"),
            **more,
        )
        return kept

    def healthy(self):
        """Say whether .venv has a Python that runs and is of the version that is running now."""
        try:
            told = subprocess.run(
                [str(self.python), "-c", "import sys; print(*sys.version_info[:2])"],
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=self.environment(),
                timeout=60,
            )
        except (OSError, subprocess.TimeoutExpired):
            return False
        return told.stdout.decode().split() == [str(part) for part in sys.version_info[:2]]

    def read_stamp(self):
        """Return what is installed, or {} when nothing is; a stamp that can't be read means a torn installation."""
        try:
            stamp = json.loads(self.stamp.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return stamp if isinstance(stamp, dict) and stamp.get("level") in LEVELS else {}

    def wanted_stamp(self, level):
        """Return the stamp that an up-to-date installation has: the packages', and the editable klantlab's."""
        lock = (self.root / LOCKS[level]).read_bytes()
        project = (self.root / "pyproject.toml").read_bytes()
        version = "{}.{}".format(*sys.version_info[:2])
        return {
            "level": level,
            "packages": digest(lock, version),
            "klantlab": digest(project, version, self.root),  # a moved folder needs a new path in .venv
        }

    def check_folder(self):
        """Refuse a folder in which the course can't work, with what to do about it."""
        for name in ("pyproject.toml", "src", *LOCKS.values()):
            if not (self.root / name).exists():
                raise Stop(NOT_COMPLETE.format(name))
        try:
            with tempfile.TemporaryFile(dir=self.root):
                pass
        except OSError as problem:
            if problem.errno == errno.ENOSPC:
                raise Stop(DISK_FULL.format(gigabytes(DISK_NEEDED["course"]))) from None
            raise Stop(READ_ONLY.format(self.root)) from None
        if WINDOWS:
            check_windows_path(str(self.root))


def check_windows_path(root):
    """Warn for OneDrive, and refuse a folder whose paths get longer than Windows takes."""
    if "onedrive" in root.lower():
        say(
            "Let op: de cursus staat in OneDrive. Dat gaat traag en kan bestanden op slot zetten. "
            "Zet de map liever ergens anders, bijvoorbeeld in C:\\cursus."
        )
    if len(root) + 1 + LONGEST_INSIDE > WINDOWS_PATH_LIMIT and not long_paths_allowed():
        raise Stop(
            f"De naam van de map is te lang voor Windows ({len(root)} tekens): {root}. "
            "Zet de cursus in een map met een korte naam, bijvoorbeeld C:\\cursus, en start daar opnieuw."
        )


def long_paths_allowed():
    """Say whether this Windows was told to allow long paths."""
    try:
        import winreg

        with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, r"SYSTEM\CurrentControlSet\Control\FileSystem") as key:
            return winreg.QueryValueEx(key, "LongPathsEnabled")[0] == 1
    except (ImportError, OSError):
        return False


# ---------------------------------------------------------------- installing


def prepare(course, level):
    """Make .venv ready for a level (never lower than what is there), doing only what isn't done yet."""
    course.check_folder()
    if sys.version_info[:2] > NEWEST_TRIED:
        say(
            "Let op: met Python {}.{} is de cursus nog niet geprobeerd. "
            "Gaat er iets mis, neem dan Python {}.{}.".format(*sys.version_info[:2] + NEWEST_TRIED)
        )
    present = course.read_stamp()
    torn = not present and course.stamp.exists()
    healthy = course.healthy() and not torn
    level = max(level, present.get("level", level), key=LEVELS.index)
    wanted = course.wanted_stamp(level)
    if healthy and present == wanted:
        return
    packages_ready = healthy and present.get("packages") == wanted["packages"]
    if not packages_ready:
        free = shutil.disk_usage(course.root).free
        needed = DISK_NEEDED[level] if not healthy else DISK_NEEDED[level] / 3
        if free < needed:
            raise Stop(DISK_FULL.format(gigabytes(needed)))

    if torn:
        say("Het installeren werd de vorige keer afgebroken. Wat al opgehaald is, hoeft niet nog eens.")
    if healthy:
        say("[1/4] De eigen omgeving (.venv) is er al.")
    else:
        say("[1/4] Een eigen omgeving maken in de map .venv (een halve minuut)...")
        make_venv(course)
    if packages_ready:
        say("[2/4] De pakketten zijn er al.")
    else:
        course.stamp.write_text("", encoding="utf-8")  # torn, until the last step is done: a package may be half there
        with unpacked(course) as wheels:
            say("[2/4] Het hulpje uv ophalen, dat de rest snel installeert...")
            install_uv(course, level, wheels)
            lock = (course.root / LOCKS[level]).read_text(encoding="utf-8")
            count = sum(line[:1].isalnum() for line in lock.splitlines())
            say(f"[3/4] Pakketten installeren ({count}; de eerste keer 1 tot 5 minuten)...")
            try:
                install_packages(course, level, wheels)
            except Stop as problem:
                if not problem.torn:
                    restore(course, present)
                raise
    say("[4/4] De cursus zelf klaarzetten...")
    install_klantlab(course)
    write_settings(course)
    course.stamp.write_text(json.dumps(wanted), encoding="utf-8")
    say("Alles is geïnstalleerd.")


def restore(course, stamp):
    """Put back what the stamp said before an installation that changed nothing."""
    if stamp:
        course.stamp.write_text(json.dumps(stamp), encoding="utf-8")
    else:
        course.stamp.unlink()


def make_venv(course):
    """Make .venv from scratch with the standard library; without ensurepip (Debian) a system pip can stand in."""
    if course.venv.is_symlink() or course.venv.is_file():
        course.venv.unlink()
    elif course.venv.exists():
        try:
            shutil.rmtree(course.venv)
        except OSError:
            raise Stop(
                "De map .venv is in gebruik en kan niet vernieuwd worden. Sluit JupyterLab en andere vensters "
                "van de cursus, en start opnieuw."
            ) from None
    has_pip = importlib.util.find_spec("ensurepip") is not None
    if not has_pip and importlib.util.find_spec("pip") is None:
        raise Stop(NO_VENV)
    base = getattr(sys, "_base_executable", None) or sys.executable  # not the Python inside the .venv that just went
    command = [base, "-m", "venv", course.venv] + ([] if has_pip else ["--without-pip"])
    made = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=course.environment())
    if made.returncode:
        output = made.stdout.decode(errors="replace")
        if "ensurepip" in output and "space" not in output:
            raise Stop(NO_VENV)
        raise failure(course, output, "De eigen omgeving maken")


def pip(course):
    """Return the command for pip inside .venv: its own, or the system's."""
    own = subprocess.run([course.python, "-c", "import pip"], stderr=subprocess.DEVNULL, env=course.environment())
    if own.returncode == 0:
        return [course.python, "-m", "pip"]
    return [sys.executable, "-m", "pip", "--python", course.python]


def locked(lock, package):
    """Return a lock's lines about one package, hashes included."""
    lines = lock.splitlines()
    first = next(number for number, line in enumerate(lines) if line.startswith(package + "=="))
    last = next((n for n, line in enumerate(lines[first + 1 :], first + 1) if not line.startswith(" ")), len(lines))
    return "\n".join(line for line in lines[first:last] if not line.lstrip().startswith("#")) + "\n"


def install_uv(course, level, wheels=None):
    """Install the uv of the lock, hash checked, with pip."""
    lines = locked((course.root / LOCKS[level]).read_text(encoding="utf-8"), "uv")
    version = lines.split()[0].split("==")[1]
    present = subprocess.run(
        [course.python, "-m", "uv", "--version"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=course.environment(),
    )
    if present.stdout.decode().split()[1:2] == [version]:
        return
    requirement = course.venv / "klantlab-uv.txt"
    requirement.write_text(lines, encoding="utf-8")
    attempt(
        course,
        [
            *pip(course),
            *["install", "--require-hashes", "--only-binary", ":all:", "--no-deps", "--retries", "2"],
            *["--disable-pip-version-check", "--no-warn-script-location", "-r", requirement],
            *(["--no-index", "--find-links", str(wheels)] if wheels else []),
        ],
        "uv installeren",
    )


def install_packages(course, level, wheels=None):
    """Bring .venv in step with the lock, every file checked against its hash."""
    # Only wheels, except where a package has none (PySpark): nobody here has a compiler.
    only_wheels = ["--no-build"] if level != "engines" else []
    # Tests start a kernel for each notebook. Where Python may write no bytecode, each would compile pandas anew.
    compiled = ["--compile-bytecode"] if level != "course" else []
    offline = ["--no-index", "--find-links", str(wheels)] if wheels else []
    attempt(
        course,
        [
            *[course.python, "-m", "uv", "pip", "sync", "--python", course.python, "--require-hashes"],
            *only_wheels,
            *compiled,
            *offline,
            *([] if sys.stderr.isatty() else ["--quiet"]),  # a terminal gets a progress bar, a log no list of names
            str(course.root / LOCKS[level]),
        ],
        "De pakketten installeren",
        uv_settings(course) if not wheels else {},
    )


def install_klantlab(course):
    """Install this folder's own package in place; the build backend is in the lock, so no network is needed."""
    attempt(
        course,
        [
            *[course.python, "-m", "uv", "pip", "install", "--python", course.python, "--offline", "--quiet"],
            *["--no-build-isolation", "--no-deps", "--reinstall-package", "klantlab", "--editable", course.root],
        ],
        "De cursus zelf klaarzetten",
    )


def uv_settings(course):
    """Translate pip's settings (variables and files) for uv, where uv has none of its own."""
    listing = subprocess.run(
        [*pip(course), "config", "list"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=course.environment()
    )
    found = {}
    for line in listing.stdout.decode(errors="replace").splitlines():
        key, _, value = line.partition("=")
        scope, _, name = key.rpartition(".")
        if scope in {"global", "install", ":env:"} and name in PIP_TO_UV:
            with contextlib.suppress(ValueError, SyntaxError):
                found[PIP_TO_UV[name]] = " ".join(str(ast.literal_eval(value)).split())
    if "UV_FIND_LINKS" in found:
        found["UV_FIND_LINKS"] = found["UV_FIND_LINKS"].replace(" ", ",")
    if "UV_INDEX" in found:
        found["UV_INDEX_STRATEGY"] = "unsafe-best-match"  # as pip does; safe here, for the hashes decide
    if "UV_INDEX_URL" in os.environ:
        found.pop("UV_DEFAULT_INDEX", None)
    return {name: value for name, value in found.items() if name not in os.environ}


def attempt(course, command, what, more=None):
    """Run a step in full view; when it fails try once more, and say in Dutch why if it fails again.

    The second time uv also trusts the computer's own certificates: a school's network may need them.
    """
    environment = course.environment(**(more or {}))
    if subprocess.run(command, env=environment, cwd=course.root).returncode == 0:
        return
    say("Dat lukte niet in één keer. Ik probeer het nog een keer (dat kan even stil zijn)...")
    environment.setdefault("UV_SYSTEM_CERTS", "1")
    again = subprocess.run(command, env=environment, cwd=course.root, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if again.returncode:
        raise failure(course, again.stdout.decode(errors="replace"), what)


NETWORK_SIGNS = (
    "error sending request", "dns error", "failed to fetch", "timed out", "connection", "network", "unreachable",
    "name resolution", "could not connect", "proxyerror", "no matching distribution", "client error (connect)",
)  # fmt: skip
DISK_SIGNS = ("no space left", "os error 28", "os error 112", "errno 28", "not enough space", "disk full")


def failure(course, output, what):
    """Turn what a tool said into a sentence a student can act on."""
    low = output.lower()
    with contextlib.suppress(OSError):
        if shutil.disk_usage(course.root).free < GIGABYTE / 50:
            low += DISK_SIGNS[0]
    if any(sign in low for sign in DISK_SIGNS):
        return Stop(DISK_FULL.format(gigabytes(DISK_NEEDED["course"])), torn=True)
    if "hash mismatch" in low or "do not match the hashes" in low:
        return Stop(
            "Een pakket kwam anders binnen dan het hoort te zijn, en is daarom geweigerd. "
            "Probeer het op een ander netwerk; gebeurt het weer, meld het dan aan je docent."
        )
    if "no wheels" in low or "no usable wheels" in low:
        return Stop(
            "Voor deze computer met Python {}.{} bestaat een van de pakketten niet. "
            "Installeer Python {}.{} van python.org en start opnieuw.".format(*(*sys.version_info[:2], 3, 13))
        )
    if any(sign in low for sign in NETWORK_SIGNS):
        return Stop(NO_NETWORK)
    if "access is denied" in low or "os error 5" in low or "os error 32" in low:
        message = "Een bestand in .venv is in gebruik. Sluit JupyterLab en andere vensters, en start opnieuw."
        return Stop(message, torn=True)
    say("\n".join(output.splitlines()[-15:]))
    message = f"{what} is niet gelukt; hierboven staat waarom. Start opnieuw, of laat dit aan je docent zien."
    return Stop(message, torn="failed to install" in low)


def write_settings(course):
    """Put the course's JupyterLab settings inside .venv; the student's own Jupyter is never touched."""
    folder = course.venv / "share" / "jupyter" / "lab" / "settings"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "overrides.json").write_text(json.dumps(LAB_SETTINGS, indent=2), encoding="utf-8")


# ---------------------------------------------------------------- the offline pack


def pack_name():
    """Return the name of the pack that fits this computer and this Python."""
    system = {"win32": "windows", "darwin": "macos"}.get(sys.platform, "linux")
    machine = platform.machine().lower() or sysconfig.get_platform().rpartition("-")[2]
    return "klantlab-pakket-{}-{}-py{}{}.zip".format(system, machine, *sys.version_info[:2])


def find_pack(course):
    """Return the offline pack beside cursus.py that can serve this installation, telling why another can't."""
    pack = course.root / pack_name()
    for other in sorted(course.root.glob("klantlab-pakket-*.zip")):
        if other != pack:
            say(
                f"Het pakket {other.name} is voor een andere computer of een andere Python. "
                f"Ik gebruik het niet; hier past alleen {pack.name}."
            )
    if not pack.exists():
        return None
    try:
        with zipfile.ZipFile(pack) as archive:
            about = json.loads(archive.read("pakket.json").decode("utf-8"))
    except (OSError, KeyError, ValueError, zipfile.BadZipFile):
        say(f"Het pakket {pack.name} is beschadigd of niet af. Ik gebruik het niet.")
        return None
    if about.get("lock") != digest((course.root / LOCKS["course"]).read_bytes()):
        say(f"Het pakket {pack.name} hoort bij een andere uitgave van de cursus. Ik gebruik het niet.")
        return None
    return pack


@contextlib.contextmanager
def unpacked(course):
    """Lend the wheels of the offline pack as a folder, or None when there is no pack that fits."""
    pack = find_pack(course)
    if pack is None:
        yield None
        return
    say(f"Ik installeer uit {pack.name}; internet is niet nodig.")
    folder = course.venv / "pakket"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    try:
        with zipfile.ZipFile(pack) as archive:
            for name in archive.namelist():
                if name.endswith(".whl"):
                    with archive.open(name) as source, open(folder / Path(name).name, "wb") as target:
                        shutil.copyfileobj(source, target)
        yield folder
    except OSError as problem:
        raise failure(course, str(problem), "Het pakket uitpakken") from None
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def make_pack(course):
    """Gather every wheel of the course lock for this computer in one file beside cursus.py."""
    prepare(course, "course")
    pack, draft = course.root / pack_name(), course.root / (pack_name() + ".deel")
    lock = course.root / LOCKS["course"]
    with tempfile.TemporaryDirectory(prefix="klantlab-", dir=course.venv) as folder:
        say("[1/2] De pakketten voor {} ophalen...".format(pack_name()[len("klantlab-pakket-") : -len(".zip")]))
        attempt(
            course,
            [
                *pip(course),
                *["download", "--require-hashes", "--no-deps", "--only-binary", ":all:", "--quiet"],
                *["--disable-pip-version-check", "--retries", "2", "--dest", folder, "-r", lock],
            ],
            "De pakketten ophalen",
        )
        say("[2/2] Het pakket maken...")
        with zipfile.ZipFile(draft, "w", zipfile.ZIP_STORED) as archive:  # wheels are compressed already
            archive.writestr("pakket.json", json.dumps({"lock": digest(lock.read_bytes())}))
            for wheel in sorted(Path(folder).iterdir()):
                archive.write(wheel, wheel.name)
    os.replace(draft, pack)
    say(
        "Klaar: {} ({}). Zet het naast cursus.py op een computer van dezelfde soort met Python {}.{}: "
        "start werkt daar dan zonder internet.".format(pack.name, gigabytes(pack.stat().st_size), *sys.version_info[:2])
    )


# ---------------------------------------------------------------- the commands


def inside(course, module, *arguments, **more):
    """Run a module in .venv with the terminal shared; Ctrl+C is the child's to handle, and so is being ended."""
    environment = course.environment(**more)
    child = subprocess.Popen([course.python, "-m", module, *arguments], env=environment, cwd=course.root)

    def end(number, frame):
        child.terminate()

    before = {number: signal.signal(number, end) for number in ENDING}
    try:
        while True:
            with contextlib.suppress(KeyboardInterrupt):
                return child.wait()
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


ENDING = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]


def start(course, asked):
    """Bring the student to a running JupyterLab, or only prove that it would run (--check)."""
    chapters = [name.zfill(2) for name in asked.uitwerkingen or []]
    for chapter in chapters:
        if not (chapter.isdigit() and list(course.root.glob(f"notebooks/{chapter}_*"))):
            raise Stop(f"Hoofdstuk {chapter} is er niet. Noem een hoofdstuk met zijn nummer, bijvoorbeeld 08.")
    answers = [f"--uitwerkingen={chapter}" for chapter in chapters]
    prepare(course, "course")
    if inside(course, "klantlab.building.workspace", str(course.root / "notebooks"), course.work, *answers):
        raise Stop("De werkmap kon niet worden bijgewerkt; hierboven staat waarom.")
    checking = ["--check"] if asked.check else []
    return inside(course, "klantlab.building.serving", course.work, *checking)


def setup(course, asked):
    """Install everything: for lessons, for development, and the engines where they can."""
    try:
        prepare(course, "engines")
    except Stop as problem:
        say(str(problem))
        say("De rekenmachines voor grote bestanden (onder andere Spark) blijven weg; de rest werkt zonder.")
        prepare(course, "dev")
    return 0


def build(course, asked):
    """Turn lessons into notebooks."""
    prepare(course, "dev")
    return inside(course, "klantlab.building", "build", *asked.rest)


def lock(course, asked):
    """Compile the locks again: the largest first, and each smaller one within it, so that versions agree."""
    prepare(course, "course")
    inner = []
    for group in reversed(LEVELS):
        say(f"{LOCKS[group]}...")
        attempt(
            course,
            [
                *[course.python, "-m", "uv", "pip", "compile", "pyproject.toml", "--group", group],
                *["--universal", "--generate-hashes", "--no-emit-index-url", "--python-version", "3.11"],
                *["--no-annotate", "--custom-compile-command", "python3 cursus.py lock", "--quiet"],
                *[*inner, *asked.rest, "-o", LOCKS[group]],
            ],
            "Vastleggen",
            uv_settings(course),
        )
        inner = ["-c", LOCKS[group]]
    return 0


def pack(course, asked):
    """Make the offline pack."""
    make_pack(course)
    return 0


def test(course, asked):
    """Run every check there is, or only the tests that are named."""
    setup(course, asked)
    # Tests and the kernels they start can't reach the network, and compute on one thread: figures then never
    # depend on the number of processors.
    quiet = {
        "PYTHONPATH": str(course.root / "tests" / "no_network"),
        "OMP_NUM_THREADS": "1",
        "OPENBLAS_NUM_THREADS": "1",
    }
    workers = ["-n", "2", "--dist", "loadfile"]
    notebooks = ["--nbval", "--nbval-sanitize-with", "tests/nbval_sanitize.cfg", *workers]
    if asked.rest:
        return inside(course, "pytest", *(notebooks if ".ipynb" in " ".join(asked.rest) else []), *asked.rest, **quiet)
    parts = [
        ("Stijl", "ruff", ["check", "."]),
        ("Opmaak", "ruff", ["format", "--check", "."]),
        ("Typen", "mypy", []),
        ("Tests", "pytest", workers),
        ("Notebooks", "pytest", [*notebooks, "notebooks"]),
    ]
    told, failed = [], 0
    for name, module, arguments in parts:
        say(f"\n=== {name}: {module} {' '.join(arguments)}")
        began = time.monotonic()
        code = inside(course, module, *arguments, **quiet)
        failed += code != 0
        told.append(
            f"{name:<10} {'goed' if code == 0 else 'FOUT':<5} {time.monotonic() - began:6.1f} s".replace(".", ",")
        )
    say("\n" + "\n".join(told))
    say("Alles is goed." if not failed else f"Niet goed: {failed} van de {len(parts)} onderdelen.")
    return int(failed > 0)


def parse(arguments):
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="cursus.py", description="Start de cursus klantlab, of onderhoud haar.")
    commands = parser.add_subparsers(dest="command", metavar="opdracht", required=True)
    command = commands.add_parser("start", help="installeer wat nodig is en open JupyterLab")
    command.add_argument("--check", action="store_true", help="zonder browser: voer één notebook uit en stop")
    command.add_argument(
        "--uitwerkingen", nargs="+", metavar="NN", help="zet ook de uitwerkingen van hoofdstuk NN klaar"
    )
    command.set_defaults(run=start)
    command = commands.add_parser("test", help="voer alle controles uit, of alleen wat je noemt")
    command.set_defaults(run=test)
    command = commands.add_parser("build", help="maak notebooks van de lessen (--check: kijk alleen of ze gelijk zijn)")
    command.set_defaults(run=build)
    commands.add_parser("setup", help="installeer alles, ook voor wie meebouwt").set_defaults(run=setup)
    commands.add_parser("inpakken", help="maak een pakket om zonder internet te starten").set_defaults(run=pack)
    command = commands.add_parser(
        "lock", help="leg de versies van de pakketten opnieuw vast (--upgrade: neem nieuwere)"
    )
    command.set_defaults(run=lock)
    # What follows test, build and lock is theirs to read, options included.
    asked, rest = parser.parse_known_args(arguments)
    if rest and asked.command not in ("test", "build", "lock"):
        parser.error("onbekend: " + " ".join(rest))
    asked.rest = rest
    return asked


def main(arguments=None):
    """Run one command; return the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # an old Windows console has no é
    asked = parse(arguments if arguments else sys.argv[1:] or ["start"])
    try:
        return asked.run(Course(ROOT), asked)
    except Stop as problem:
        say(str(problem))
    except KeyboardInterrupt:
        say("\nGestopt. Start opnieuw wanneer je wilt: het gaat verder waar het was.")
    except OSError as problem:
        if problem.errno == errno.ENOSPC:
            say(DISK_FULL.format(gigabytes(DISK_NEEDED["course"])))
        elif problem.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
            say(READ_ONLY.format(problem.filename or ROOT))
        else:
            raise
    return 1


if __name__ == "__main__":
    sys.exit(main())
