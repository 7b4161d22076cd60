#!/usr/bin/env python3
"""Packs a built site into one HTML file that works when it is double-clicked, with no server and no network.

The page is the site's start page followed by its whole list. Scripts are joined by esbuild; the programs, the font and
the texts that are loaded later stand in the page as packed data blocks. Nodes and steps are #/n/<id> and #/walk/<id>/<n>.
"""

import argparse
import base64
import gzip
import hashlib
import html
import html.parser
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
ESBUILD = ["esbuild", "--bundle", "--format=esm", "--target=es2022", "--minify", "--charset=utf8", "--legal-comments=none",
           "--log-level=warning", "--external:node:*"]


def fail(text: str) -> None:
    raise SystemExit(f"single_file: {text}")


def attribute(tag: str, name: str) -> str:
    """The value of an attribute in a start tag, "" when it has none. Our pages quote every value."""
    found = re.search(rf'\s{name}="([^"]*)"', tag)
    return html.unescape(found[1]) if found else ""


def element_at(page: str, start: str) -> str:
    """The element whose start tag begins with `start`, with everything in it."""
    begin = page.find(start)
    if begin < 0:
        fail(f"the page has no {start}")
    tag = re.match(r"<([a-z]+)", start)[1]
    depth = 0
    for found in re.finditer(rf"<(/?){tag}\b", page[begin:]):
        depth += -1 if found[1] else 1
        if depth == 0:
            return page[begin : begin + found.end() + 1]
    fail(f"{start} is not closed")
    return ""


def in_one_file(markup: str, root: str) -> str:
    """Links between pages of the site become links inside the file; `root` leads from the page to the site's root."""

    def moved(found: re.Match) -> str:
        address = html.unescape(found[2])
        if address.startswith("#") or re.match(r"[a-z][a-z0-9+.-]*:", address):
            return found[0]
        path = address.removeprefix(root) if root else address.removeprefix("./")
        place, _, fragment = path.removeprefix("./").partition("#")
        place = place.rstrip("/")
        new = f"#/{place}" + (f"?{fragment}" if fragment else "") if place else f"#{fragment}"
        return f'{found[1]}="{html.escape(new)}"'

    return re.sub(r'(\bhref)="([^"]*)"', moved, markup)


def with_anchors(rows: str) -> str:
    """Each row of the list that is about a node becomes the place its address leads to while no map runs."""
    seen = set()

    def named(found: re.Match) -> str:
        address = found[3]
        if address in seen:
            return found[0]
        seen.add(address)
        return f'{found[1]} id="{address[1:]}"{found[2]}href="{address}"'

    row = r'(<tr class="list-(?:row|group)")(>(?:(?!<tr\b|</tr>).)*?)href="(#/n/[^"?]+)"'
    return re.sub(row, named, rows, flags=re.DOTALL)


def script_of(app: pathlib.Path) -> str:
    """All modules of the page as one."""
    with tempfile.TemporaryDirectory() as folder:
        stage = pathlib.Path(folder)
        for file in [*sorted((ROOT / "web").glob("*.js")), *sorted((ROOT / "web/single").glob("*.js")), app / "atlas.js"]:
            shutil.copy(file, stage / file.name)
        shutil.copytree(app / "core", stage / "core")
        done = subprocess.run([*ESBUILD, "main.js"], cwd=stage, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        fail(f"esbuild: {done.stderr.strip()}")
    if re.search(r"</script|<!--", done.stdout, re.IGNORECASE):
        fail("the joined script would end its own element")
    return done.stdout.strip()


def style_of(site: "Site", script: str) -> str:
    """The page's rules, and those that its script loads when they are first wanted."""
    later = sorted(set(re.findall(r'"\./([a-z_]+\.css)"', script)))
    sheets = [site.linked("stylesheet"), *(ROOT / "web" / name for name in later)]
    style = "\n".join(sheet.read_text(encoding="utf-8") for sheet in sheets)
    if "</style" in style:
        fail("a rule would end its own element")
    return style


def digest(text: str) -> str:
    return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"


def data_block(name: str, path: pathlib.Path) -> str:
    packed = base64.b64encode(gzip.compress(path.read_bytes(), 9, mtime=0)).decode()
    return f'<script type="application/gzip" id="file-{name}">{packed}</script>'


def policy(early: str, script: str, style: str) -> str:
    """As strict as the site's, and nothing can be fetched at all."""
    return (f"default-src 'none'; script-src {digest(early)} {digest(script)} 'wasm-unsafe-eval'; style-src {digest(style)}; "
            "img-src data: blob:; base-uri 'none'; form-action 'none'; "
            "require-trusted-types-for 'script'; trusted-types 'none'")


class Site:
    """The files of a built site as its start page names them."""

    def __init__(self, folder: pathlib.Path):
        self.folder = folder
        self.start = self.page("index.html")
        self.html_tag = re.search(r"<html[^>]*>", self.start)[0]
        head = self.start[: self.start.index("</head>")]
        self.links = re.findall(r"<link[^>]*>", head)
        self.head = head

    def page(self, path: str) -> str:
        try:
            return (self.folder / path).read_text(encoding="utf-8")
        except FileNotFoundError:
            fail(f"{self.folder} holds no {path}: is it a folder that ./build-wasm.sh or atlas site wrote?")
        return ""

    def linked(self, rel: str) -> pathlib.Path:
        tag = next((tag for tag in self.links if attribute(tag, "rel") == rel), None)
        if not tag:
            fail(f"the start page has no link to its {rel}; was the site written without the program?")
        return self.folder / attribute(tag, "href")

    def blocks(self) -> dict[str, pathlib.Path]:
        """Files that are unpacked by the page, by name."""
        found = {"wasm": self.linked("preload"), "core": self.folder / "core/atlas-core.wasm"}
        for name in ("prose", "font", "catalog"):
            if address := attribute(self.html_tag, f"data-{name}"):
                found[name] = self.folder / address
        return found

    def published(self) -> str:
        canonical = attribute(next(tag for tag in self.links if attribute(tag, "rel") == "canonical"), "href")
        return canonical if re.match(r"https?:", canonical) else ""


def head_of(site: Site, early: str, script: str, style: str) -> str:
    """The head of the start page without what only a server has."""
    icon = base64.b64encode(site.linked("icon").read_bytes()).decode()
    kept = re.sub(r"<link[^>]*>|<script[^>]*></script>", "", site.head[site.head.index("<head>") + 6 :])
    kept = re.sub(r"<script\b.*?</script>", "", kept, flags=re.DOTALL)  # JSON-LD is about the published page
    content = html.escape(policy(early, script, style), quote=True)
    kept, policies = re.subn(r'(<meta http-equiv="Content-Security-Policy" content=")[^"]*"', lambda m: f'{m[1]}{content}"', kept)
    if policies != 1:
        fail("the start page states no policy")
    link = f'<link rel="canonical" href="{html.escape(site.published())}">' if site.published() else ""
    return (f'<head>{kept}{link}<link rel="icon" href="data:image/svg+xml;base64,{icon}" type="image/svg+xml">'
            f'<style>{style}</style><script>{early}</script></head>')


def body_of(site: Site) -> str:
    """The start page; below its text the whole list, which the application hides."""
    body = in_one_file(site.start[site.start.index("<body") : site.start.index("</body>")], "")
    rows = in_one_file(element_at(site.page("list/index.html"), '<div class="list"'), "../")
    heading = re.search(r'<h1 class="list-heading">.*?</h1>', site.page("list/index.html"))[0].replace("h1", "h2")
    section = f'<section id="/list" class="whole-list without-js">{heading}{with_anchors(rows)}</section>'
    text = element_at(body, '<div id="text">')
    return body.replace(text, text.removesuffix("</div>") + section + "</div>")


def html_tag_of(site: Site, blocks: dict[str, pathlib.Path]) -> str:
    tag = re.sub(r'\sdata-(?:glue|font|catalog|prose|root|build)="[^"]*"', "", site.html_tag).removesuffix(">")
    for name in ("prose", "font", "catalog"):
        if name in blocks:
            tag += f' data-{name}="#file-{name}"'
    if site.published():
        tag += f' data-published="{html.escape(site.published())}"'
    return tag + ' data-edition="file">'


class Leftovers(html.parser.HTMLParser):
    """Addresses that only a server could answer."""

    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        for name, value in attrs:
            leaves = tag == "a" and re.match(r"(?:https?|mailto):", value or "")
            if name in ("href", "src") and not leaves and not re.match(r"#|data:", value or ""):
                if not (tag == "link" and ("rel", "canonical") in attrs):
                    self.found.append(f"<{tag} {name}={value}>")


def pack(site: Site, app: pathlib.Path) -> str:
    early = subprocess.run(["esbuild", "--minify", "--charset=utf8", "--target=es2022"], input=(ROOT / "web/early.js").read_text(),
                           capture_output=True, text=True, check=True).stdout.strip()
    script = script_of(app)
    style = style_of(site, script)
    blocks = site.blocks()
    data = "".join(data_block(name, path) for name, path in sorted(blocks.items()))
    page = (f"<!DOCTYPE html>{html_tag_of(site, blocks)}{head_of(site, early, script, style)}{body_of(site)}"
            f'{data}<script type="module">{script}</script></body></html>\n')
    leftovers = Leftovers()
    leftovers.feed(page)
    if leftovers.found:
        fail(f"these addresses would lead nowhere: {', '.join(leftovers.found[:5])}")
    return page


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("site", type=pathlib.Path, help="the folder of the site, dist/ or what atlas site wrote")
    parser.add_argument("-o", "--output", type=pathlib.Path, required=True)
    parser.add_argument("--app", type=pathlib.Path, default=ROOT / "build/app", help="the built program (default build/app)")
    options = parser.parse_args()
    page = pack(Site(options.site), options.app)
    options.output.write_text(page, encoding="utf-8")
    print(f"{options.output}: {len(page.encode()):,} bytes ({len(gzip.compress(page.encode(), 9)):,} with gzip)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
