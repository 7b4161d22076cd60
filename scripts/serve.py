#!/usr/bin/env python3
"""Serves a folder on 127.0.0.1 as a static host would: right MIME types, 404.html for what is not there."""

import argparse
import errno
import functools
import http.server
import pathlib
import sys

MIME_TYPES = {
    ".wasm": "application/wasm",
    ".js": "text/javascript; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".svg": "image/svg+xml",
    ".xml": "application/xml; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".otf": "font/otf",
    ".png": "image/png",
}


class Handler(http.server.SimpleHTTPRequestHandler):
    extensions_map = {**MIME_TYPES, "": "application/octet-stream"}
    protocol_version = "HTTP/1.1"

    def end_headers(self):
        # A developer's reload must show what was just built; a real host may cache hashed names for ever.
        self.send_header("Cache-Control", "no-cache")
        # As static hosts do (GitHub Pages does): sandboxed embeds and <source-atlas> on other origins need it.
        self.send_header("Access-Control-Allow-Origin", "*")
        super().end_headers()

    def list_directory(self, path):
        self.send_error(http.HTTPStatus.NOT_FOUND)

    def send_error(self, code, message=None, explain=None):
        page = pathlib.Path(self.directory) / "404.html"
        if code != http.HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(code, message)
        self.send_header("Content-Type", MIME_TYPES[".html"])
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_request(self, code="-", size="-"):
        if int(code) >= 400:
            super().log_request(code, size)


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True


def listen(folder: str, port: int) -> Server:
    handler = functools.partial(Handler, directory=folder)
    try:
        return Server(("127.0.0.1", port), handler)
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        print(f"Port {port} is taken; using a free one.")
        return Server(("127.0.0.1", 0), handler)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder")
    parser.add_argument("--port", type=int, default=8000)
    options = parser.parse_args()
    if not (pathlib.Path(options.folder) / "index.html").is_file():
        print(f"{options.folder} has no index.html; run ./build-wasm.sh first", file=sys.stderr)
        return 1
    with listen(options.folder, options.port) as server:
        print(f"Serving {options.folder} on http://127.0.0.1:{server.server_address[1]}/ (Ctrl+C stops)", flush=True)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            print()
    return 0


if __name__ == "__main__":
    sys.exit(main())
