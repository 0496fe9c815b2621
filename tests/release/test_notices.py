import json
from pathlib import Path

from tools.release.components import components
from tools.release.notices import write_notices, write_sbom

INSIDE = {"Python", "Qt", "PySide6_Essentials", "shiboken6", "openpyxl", "et_xmlfile", "budoux"}


def test_everything_that_the_program_imports_is_named() -> None:
    named = {each.name for each in components()}
    assert named >= INSIDE


def test_the_notices_hold_the_text_of_every_licence(tmp_path: Path) -> None:
    write_notices(tmp_path / "notices.txt")

    notices = (tmp_path / "notices.txt").read_text(encoding="utf-8")
    for each in components():
        assert f"{each.name} {each.version}\n    {each.licence}\n" in notices
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in notices  # Qt, PySide6
    assert "GNU GENERAL PUBLIC LICENSE\n                       Version 3" in notices
    assert "PYTHON SOFTWARE FOUNDATION LICENSE" in notices
    assert "Apache License" in notices  # BudouX
    assert (
        notices.count("Permission is hereby granted, free of charge") >= 2
    )  # openpyxl, et_xmlfile


def test_the_bill_of_materials_is_the_same_every_time(tmp_path: Path) -> None:
    write_sbom(tmp_path / "one.json")
    write_sbom(tmp_path / "two.json")

    content = (tmp_path / "one.json").read_text(encoding="utf-8")
    assert content == (tmp_path / "two.json").read_text(encoding="utf-8")
    bill = json.loads(content)
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.6")
    assert {part["name"] for part in bill["components"]} >= INSIDE
    assert all(part["purl"].startswith("pkg:") and part["licenses"] for part in bill["components"])
