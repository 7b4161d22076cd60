#!/usr/bin/env python3
"""Fails when a source file breaks the layers: app -> views -> core, formats -> core, platform -> core types.

Also: third-party names only in their places, conditional compilation only in src/platform, standard headers that the
browser cannot serve nowhere in the layers that reach it, and no file too long to be one idea.
Usage: check_includes.py [ROOT]; prints FILE:LINE: what and why, and exits with 1 if it printed anything.
"""

import pathlib
import re
import sys

# What the files of a layer may include from src/, by first folder. "" stands for files directly in src/ (the app).
LAYERS = {
    "src/core": {"core"},
    "src/formats": {"core", "formats"},
    "src/views": {"core", "views"},
    "src/platform": {"core", "platform"},
    "src/cli": {"core", "formats", "cli"},
    "src/app": {"core", "formats", "views", "platform", ""},
    "tests": {"core", "formats", "views", "platform", "cli", "tests", ""},
}

# Which files may name a library; matched against the path from the root.
THIRD_PARTY = {
    "nlohmann": r"src/formats/[^/]+\.cpp",
    "md4c": r"src/formats/[^/]+\.cpp",
    "qrcodegen": r"src/formats/qr\.cpp",
    "imgui": r"src/views/.+|src/app[^/]*\.cpp|src/platform/.+|tests/views/.+",
    "emscripten": r"src/platform/web[^/]*\.cpp",
    "GLES": r"src/platform/web[^/]*\.cpp",
    "doctest": r"tests/.+",
}

# Files of src/platform that are a program's outermost shell: the browser's entry points and the headless
# screen own the app, and the core module's entry points join formats and core. The rest of platform may not.
EXTRA = {
    r"src/platform/(web|headless)\.[ch]pp": {"", "formats"},
    r"src/platform/web_core[^/]*\.cpp": {"formats"},
}

# The one file that starts other programs, and the headers of POSIX that it may use for it.
SYSTEM_FILE = "src/cli/processes.cpp"
SYSTEM_HEADERS = {"fcntl.h", "spawn.h", "sys/wait.h", "unistd.h"}

# Reason for each standard header that code for the browser must not use (libc++ 14, one thread, no files).
FORBIDDEN_STANDARD = {
    "format": "libc++ 14 has no std::format", "expected": "libc++ 14 has no std::expected",
    "thread": "there is one thread", "mutex": "there is one thread", "future": "there is one thread",
    "iostream": "it costs 100 kB of wasm", "regex": "it costs 100 kB of wasm",
    "fstream": "there is no file system", "filesystem": "there is no file system",
}
BROWSER_LAYERS = ("src/core/", "src/formats/", "src/views/", "src/platform/web", "src/app")

CONDITIONAL = re.compile(r"^\s*#\s*(if|ifdef|ifndef|elif)\b")
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')
MAX_LINES = 800
MAX_PAGE_SCRIPT_LINES = 200


def layer_of(path: str) -> str | None:
    """The key of LAYERS that a file belongs to."""
    for layer in LAYERS:
        if path.startswith(layer + "/") or (layer == "src/app" and path.startswith(layer)):
            return layer
    return None


def library_of(header: str) -> str | None:
    """The third-party library a header belongs to."""
    name = header.removeprefix("backends/")
    return next((library for library in THIRD_PARTY if name.startswith(library)), None)


def check_project_include(path: str, header: str) -> str | None:
    layer = layer_of(path)
    if layer is None:
        return "this folder is in no layer; add it to the table in tests/check_includes.py"
    allowed = set(LAYERS[layer])
    for pattern, more in EXTRA.items():
        if re.fullmatch(pattern, path):
            allowed |= more
    folder = header.rpartition("/")[0].split("/")[0]
    if folder in allowed or layer == "tests":
        return None
    return f"{layer} must not include {folder or 'the app'} ({header})"


def check_include(path: str, quote: str, header: str) -> str | None:
    """Why this include is forbidden, or None."""
    library = library_of(header)
    if library:
        if re.fullmatch(THIRD_PARTY[library], path):
            return None
        return f"{library} belongs in {THIRD_PARTY[library]} only"
    if quote == '"':
        return check_project_include(path, header)
    if path == SYSTEM_FILE and header in SYSTEM_HEADERS:
        return None
    if "/" in header or header.endswith(".h"):
        return f"<{header}> is neither the C++ standard library nor a library of ours"
    if header in FORBIDDEN_STANDARD and path.startswith(BROWSER_LAYERS):
        return f"<{header}>: {FORBIDDEN_STANDARD[header]}"
    return None


def check_source(path: str, lines: list[str]) -> list[str]:
    findings = []
    for number, line in enumerate(lines, start=1):
        include = INCLUDE.match(line)
        reason = check_include(path, *include.groups()) if include else None
        if CONDITIONAL.match(line) and not path.startswith("src/platform/"):
            reason = "conditional compilation belongs in src/platform; choose a file at link time"
        if reason:
            findings.append(f"{path}:{number}: {reason}")
    return findings


def check_tree(root: pathlib.Path) -> tuple[list[str], int]:
    """All findings, and how many files were looked at."""
    findings, count = [], 0
    for top in ("src", "tests", "web", "scripts"):
        for file in sorted((root / top).rglob("*")):
            path = file.relative_to(root).as_posix()
            if "node_modules" in path or file.suffix not in (".cpp", ".hpp", ".js", ".mjs", ".py", ".sh", ".css"):
                continue
            lines = file.read_text(encoding="utf-8").splitlines()
            count += 1
            limit = MAX_PAGE_SCRIPT_LINES if top == "web" and file.suffix == ".js" else MAX_LINES
            if len(lines) > limit:
                findings.append(f"{path}:{len(lines)}: more than {limit} lines: split it by idea")
            if file.suffix in (".cpp", ".hpp"):
                findings += check_source(path, lines)
    return findings, count


def main() -> int:
    root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).resolve().parent.parent)
    findings, count = check_tree(root)
    for finding in findings:
        print(finding)
    print(f"check_includes: {count} files, {len(findings)} findings")
    # An empty tree would pass anything: that is a wrong path, not a clean result.
    return 1 if findings or count == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
