"""The libraries of others that are shipped: the files of a named version, with their licence."""

import hashlib
import json
from pathlib import Path

import pytest

VENDOR = Path(__file__).resolve().parents[2] / "static" / "vendor"
PACKAGES = json.loads((VENDOR / "manifest.json").read_text(encoding="utf-8"))["packages"]
FREE = {"MIT", "BSD-2-Clause"}


@pytest.mark.parametrize("package", PACKAGES, ids=lambda package: package["name"])
def test_files_are_those_of_the_manifest(package):
    folder = VENDOR / package["name"]
    found = {
        file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in folder.rglob("*")
        if file.is_file()
    }
    assert found == package["files"]


@pytest.mark.parametrize("package", PACKAGES, ids=lambda package: package["name"])
def test_version_and_licence_are_named(package):
    assert package["licence"] in FREE
    assert package["version"] in package["source"]
    assert (VENDOR / package["name"] / "LICENSE").stat().st_size > 500


def test_nothing_lies_beside_the_manifest():
    named = {package["name"] for package in PACKAGES} | {"manifest.json"}
    assert {entry.name for entry in VENDOR.iterdir()} == named


def test_style_sheets_name_shipped_pictures_only():
    for sheet in VENDOR.rglob("*.css"):
        for part in sheet.read_text(encoding="utf-8").split("url(")[1:]:
            address = part.split(")")[0].strip("'\"")
            assert address.startswith("#") or (sheet.parent / address).is_file(), address
