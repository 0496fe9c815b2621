"""Says whose software the program contains: in words for people, and as CycloneDX for machines."""

import json
import uuid
from pathlib import Path

from nexgui import __version__
from tools.release.components import Component, components

_HEAD = """\
NexGUI {version}: THIRD-PARTY NOTICES / 第三者のソフトウェアについて

NexGUI itself is under the MIT licence (LICENSE.txt). It contains the software listed here, each
under its own licence; the texts follow below.
NexGUI本体はMITライセンスです（LICENSE.txt）。次のソフトウェアを、それぞれのライセンスにもとづいて
使っています。ライセンスの文は、このあとにあります。

Qt, PySide6 and shiboken6 are used under the GNU Lesser General Public License, version 3. They are
unmodified, and lie as libraries of their own in the folder _internal/PySide6 and
_internal/shiboken6: you may replace them there by versions of your own, and take the program apart
to find faults in doing so. Their source code is where the list says.
QtとPySide6とshiboken6は、LGPL version 3にもとづいて、変更せずに使っています。_internalフォルダーに
独立したライブラリとして入っているので、別の版に置きかえられます。ソースコードは一覧の場所にあります。

Parts of Qt are by others (among them FreeType, HarfBuzz, libpng, PCRE2 and zlib):
https://doc.qt.io/qt-6/licenses-used-in-qt.html
"""
_LINE = "=" * 98


def write_notices(target: Path) -> None:
    """Writes the list of all components, and the texts of their licences."""
    parts = [_HEAD.format(version=__version__)]
    parts += [
        f"{each.name} {each.version}\n    {each.licence}\n    {each.source}\n"
        for each in components()
    ]
    for each in components():
        parts += [f"{_LINE}\n{each.name}\n{_LINE}\n\n{text.strip()}\n" for text in each.texts]
    target.write_text("\n".join(parts), encoding="utf-8")


def write_sbom(target: Path) -> None:
    """Writes the software bill of materials."""
    parts = [_described(each) for each in components()]
    content = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        # The same for the same components: two builds of one commit are alike.
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, json.dumps(parts))}",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": "nexgui",
                "name": "NexGUI",
                "version": __version__,
                "licenses": [{"license": {"id": "MIT"}}],
            }
        },
        "components": parts,
        "dependencies": [{"ref": "nexgui", "dependsOn": [part["bom-ref"] for part in parts]}],
    }
    text = json.dumps(content, ensure_ascii=False, indent=2)
    target.write_text(text + "\n", encoding="utf-8")


def _described(component: Component) -> dict[str, object]:
    return {
        "type": "library",
        "bom-ref": component.purl,
        "name": component.name,
        "version": component.version,
        "purl": component.purl,
        "licenses": [{"expression": component.licence}],
        "externalReferences": [{"type": "distribution", "url": component.source}],
    }
