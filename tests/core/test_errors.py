"""Every bad file is refused with a sentence of its own."""

from pathlib import Path

import pytest

from nexgui.core import errors
from nexgui.core.errors import CatalogueError, LoadError
from nexgui.core.guide import StatusGuide
from nexgui.core.loading import load
from tests.helpers import BAD_CONTENTS, FAX, file_of


def leaves(kind: type[CatalogueError]) -> list[type[CatalogueError]]:
    return [leaf for sub in kind.__subclasses__() for leaf in (leaves(sub) or [sub])]


def refusal(path: Path, guide: StatusGuide) -> str:
    with pytest.raises(LoadError) as caught:
        load(path, guide)
    return str(caught.value)


@pytest.mark.parametrize("kind", BAD_CONTENTS)
def test_a_bad_file_is_named_and_its_fault_said(
    guide: StatusGuide, tmp_path: Path, kind: str
) -> None:
    content, part = BAD_CONTENTS[kind]

    sentence = refusal(file_of(tmp_path, content, "秋季 セミナー{1}.csv"), guide)

    assert sentence.startswith("「秋季 セミナー{1}.csv」")
    assert part in sentence


@pytest.mark.parametrize("kind", BAD_CONTENTS)
def test_a_refusal_says_that_nothing_was_lost_and_what_to_do(
    guide: StatusGuide, tmp_path: Path, kind: str
) -> None:
    sentence = refusal(file_of(tmp_path, BAD_CONTENTS[kind][0]), guide)

    assert "ファイルは変更していません。" in sentence
    assert sentence.endswith("ください。")


def test_the_fax_sample_is_refused_by_name(guide: StatusGuide) -> None:
    assert "FAXの送信結果ファイルです" in refusal(FAX, guide)


def test_a_folder_is_refused_by_name(guide: StatusGuide, tmp_path: Path) -> None:
    folder = tmp_path / "10月.csv"
    folder.mkdir()

    assert refusal(folder, guide).startswith("「10月.csv」はフォルダーです。")


def test_a_file_that_vanished_is_refused_by_name(guide: StatusGuide, tmp_path: Path) -> None:
    assert refusal(tmp_path / "消えた.csv", guide).startswith("「消えた.csv」が見つかりません。")


def test_every_kind_of_error_has_a_sentence_of_its_own() -> None:
    kinds = leaves(CatalogueError)
    keys = [kind.message_key for kind in kinds if kind is not errors.UnexpectedError]

    assert len(kinds) > 10
    assert len(set(keys)) == len(keys)
    assert CatalogueError.message_key not in keys


def test_an_unexpected_fault_says_that_the_file_is_safe() -> None:
    assert str(errors.UnexpectedError()).startswith(
        "予期しない問題が起きました。元のファイルは変更していません。"
    )
