#!/usr/bin/env python3
"""check_includes must reject what it exists to reject: each case plants one file in an otherwise clean tree."""

import pathlib
import tempfile
import unittest

import check_includes

CLEAN = {
    "src/core/search.cpp": '#include "core/search.hpp"\n\n#include <vector>\n',
    "src/core/pages/node_page.cpp": '#include "core/dom.hpp"\n',
    "src/formats/catalog_json.cpp": '#include "core/catalog.hpp"\n\n#include <nlohmann/json.hpp>\n',
    "src/views/graph_view.cpp": '#include "core/scene.hpp"\n#include "views/theme.hpp"\n\n#include <imgui.h>\n',
    "src/platform/web.cpp": '#include "app.hpp"\n#include <emscripten.h>\n#ifdef __EMSCRIPTEN__\n#endif\n',
    "src/platform/web_core.cpp": '#include "formats/catalog_json.hpp"\n#include <emscripten.h>\n',
    "src/app.cpp": '#include "app.hpp"\n#include "views/theme.hpp"\n#include "formats/catalog_json.hpp"\n',
    "src/cli/processes.cpp": '#include "cli/processes.hpp"\n\n#include <spawn.h>\n#include <sys/wait.h>\n',
    "src/cli/main.cpp": '#include "formats/catalog_json.hpp"\n\n#include <filesystem>\n',
    "tests/unit/test_search.cpp": '#include "core/search.hpp"\n\n#include <doctest/doctest.h>\n',
}

# name of the situation: (path, text, what the finding must mention)
FORBIDDEN = {
    "core includes a view": ("src/core/a.cpp", '#include "views/theme.hpp"\n', "src/core must not include views"),
    "core includes a format": ("src/core/a.hpp", '#include "formats/json.hpp"\n', "must not include formats"),
    "core includes the app": ("src/core/a.cpp", '#include "app.hpp"\n', "must not include the app"),
    "a view includes a format": ("src/views/a.cpp", '#include "formats/json.hpp"\n', "must not include formats"),
    "a view includes the platform": ("src/views/a.cpp", '#include "platform/p.hpp"\n', "must not include platform"),
    "the platform includes a view": ("src/platform/web.hpp", '#include "views/a.hpp"\n', "must not include views"),
    "the glyph source includes the app": ("src/platform/glyphs.cpp", '#include "app.hpp"\n', "the app (app.hpp)"),
    "the browser's entry includes a view": ("src/platform/web.cpp", '#include "views/a.hpp"\n', "include views"),
    "a format includes a view": ("src/formats/a.cpp", '#include "views/a.hpp"\n', "must not include views"),
    "the command includes the app": ("src/cli/a.cpp", '#include "app.hpp"\n', "must not include the app"),
    "nlohmann in a header": ("src/formats/a.hpp", "#include <nlohmann/json.hpp>\n", "nlohmann belongs in"),
    "nlohmann in core": ("src/core/a.cpp", "#include <nlohmann/json.hpp>\n", "nlohmann belongs in"),
    "md4c in a view": ("src/views/a.cpp", "#include <md4c.h>\n", "md4c belongs in"),
    "imgui in core": ("src/core/a.cpp", "#include <imgui.h>\n", "imgui belongs in"),
    "an imgui back end in a format": ("src/formats/a.cpp", "#include <backends/imgui_impl_opengl3.h>\n", "imgui"),
    "emscripten outside the web platform": ("src/app.cpp", "#include <emscripten.h>\n", "emscripten belongs in"),
    "emscripten by html5.h in core": ("src/core/a.cpp", "#include <emscripten/html5.h>\n", "emscripten belongs in"),
    "doctest in a source": ("src/core/a.cpp", "#include <doctest/doctest.h>\n", "doctest belongs in"),
    "an unknown library": ("src/core/a.cpp", "#include <boost/any.hpp>\n", "neither the C++ standard library"),
    "a C header": ("src/core/a.cpp", "#include <math.h>\n", "neither the C++ standard library"),
    "processes beside their one file": ("src/cli/a.cpp", "#include <spawn.h>\n", "neither the C++ standard"),
    "threads in core": ("src/core/a.cpp", "#include <thread>\n", "one thread"),
    "files in a format": ("src/formats/a.cpp", "#include <fstream>\n", "no file system"),
    "ifdef in core": ("src/core/a.cpp", "#ifdef NDEBUG\n#endif\n", "conditional compilation"),
    "if with spaces in a view": ("src/views/a.cpp", "  #  if 1\n#endif\n", "conditional compilation"),
    "a folder in no layer": ("src/new/a.cpp", '#include "core/a.hpp"\n', "in no layer"),
    "a file that is too long": ("src/core/a.cpp", "int x;\n" * 801, "more than 800 lines"),
    "a page script that is too long": ("web/a.js", "x();\n" * 201, "more than 200 lines"),
}


class CheckIncludesTest(unittest.TestCase):
    def findings(self, files: dict[str, str]) -> list[str]:
        with tempfile.TemporaryDirectory() as folder:
            for path, text in files.items():
                target = pathlib.Path(folder) / path
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_text(text, encoding="utf-8")
            found, count = check_includes.check_tree(pathlib.Path(folder))
            self.assertEqual(count, len(files), "every planted file is looked at")
            return found

    def test_clean_tree_has_no_findings(self):
        self.assertEqual(self.findings(CLEAN), [])

    def test_each_forbidden_file_is_the_only_finding(self):
        for situation, (path, text, expected) in FORBIDDEN.items():
            with self.subTest(situation):
                found = self.findings(CLEAN | {path: text})
                self.assertEqual(len(found), 1, found)
                self.assertIn(expected, found[0])
                self.assertTrue(found[0].startswith(path + ":"), found[0])

    def test_findings_name_the_line(self):
        found = self.findings({"src/core/a.cpp": "#include <vector>\n\n#include <imgui.h>\n"})
        self.assertEqual(found[0].split(":")[1], "3")


if __name__ == "__main__":
    unittest.main()
