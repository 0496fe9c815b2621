from pathlib import Path

from nexgui.core.addresses.blocks import NumberedFindings
from nexgui.core.addresses.check import check_address
from nexgui.core.addresses.findings import FindingsCollector
from nexgui.core.addresses.rules import load_address_rules
from nexgui.core.guide import StatusGuide
from nexgui.core.loading import load, with_address_column
from nexgui.core.messages import text
from tests.helpers import ALL_AFTER, recipient, result_file


def test_a_finding_stands_in_the_row_of_its_address(guide: StatusGuide) -> None:
    results = load(ALL_AFTER, guide)
    row = next(row for row in range(len(results)) if results.address(row) == "kato@gmial.com")
    (finding,) = results.recipient(row).findings
    assert finding.sentence == "「gmial.com」は「gmail.com」の打ち間違いの可能性があります。"
    assert finding.suggestion == "kato@gmail.com"


def test_an_ordinary_address_has_no_finding(guide: StatusGuide) -> None:
    results = load(ALL_AFTER, guide)
    assert results.address(0) == "user0001@example1.com"
    assert results.recipient(0).findings == ()


def test_a_repeated_address_names_the_line_of_the_first(tmp_path: Path, guide: StatusGuide) -> None:
    rows = [recipient("送信完了", address=name) for name in ("a@x.example", "b@x.example")] * 2
    results = load(result_file(tmp_path, rows), guide)
    assert [bool(results.recipient(row).findings) for row in range(4)] == [False, False, True, True]
    assert "2行目" in results.recipient(2).findings[0].sentence
    assert "3行目" in results.recipient(3).findings[0].sentence


def test_rows_are_counted_over_many_small_parts() -> None:
    findings = FindingsCollector()
    for line in range(2, 30_002):
        findings.add([f"user{line}@example.jp" if line % 1000 else "x@gmial.com"], [line])
    found = findings.findings()
    rows = [line - 2 for line in range(1000, 30_001, 1000)]
    assert list(found.noticed) == rows
    assert list(found.repeated) == rows[1:]
    assert len(found.of(998, "x@gmial.com")) == 1
    assert found.of(999, "user1001@example.jp") == ()


def test_a_repetition_comes_after_what_else_was_noticed() -> None:
    findings = FindingsCollector()
    findings.add(["a@gmai.com", "ａ@x.jp", "a@gmai.com"], [2, 3, 4])
    mistyped, repeated = findings.findings().of(2, "a@gmai.com")
    assert mistyped.kind == "mistyped"
    assert repeated.sentence == "2行目と同じアドレスです。"


def test_another_address_column_is_checked_anew(tmp_path: Path, guide: StatusGuide) -> None:
    rows = [("a@example.jp", "b@gmial.com", "送信完了")]
    path = result_file(tmp_path, rows, header=("連絡先", "担当者", "ステータス"))
    results = load(path, guide)
    assert results.recipient(0).findings == ()
    changed = with_address_column(results, 1)
    assert changed.address(0) == "b@gmial.com"
    assert changed.recipient(0).findings[0].suggestion == "b@gmail.com"


def test_once_the_address_column_is_chosen_it_is_no_oddity_that_none_was_found(
    tmp_path: Path, guide: StatusGuide
) -> None:
    rows = [("山田", "-", "送信完了"), ("鈴木", "-", "送信完了")]
    results = load(result_file(tmp_path, rows, header=("氏名", "備考", "ステータス")), guide)
    assert [each.sentence for each in results.oddities] == [text("oddity.no_address_column")]
    assert with_address_column(results, 1).oddities == ()


def test_another_address_column_can_be_stopped_and_tells_how_far_it_is(
    tmp_path: Path, guide: StatusGuide
) -> None:
    rows = [("a@example.jp", "b@gmai.com", "送信完了")] * 3
    path = result_file(tmp_path, rows, header=("連絡先", "担当者", "ステータス"))
    shares: list[float] = []
    changed = with_address_column(
        load(path, guide), 1, lambda done, total: shares.append(done / total)
    )
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    assert bytes(changed.to_check) == b"\1\1\1"


def test_what_many_addresses_share_is_kept_once_and_is_the_same() -> None:
    addresses = ["a@docomo.ne.jp", "b@docomo.ne.jp", "c@gmai.com", "ａ@x.jp", "d@x.jp"]
    findings = FindingsCollector()
    findings.add(addresses, range(2, 7))
    found = findings.findings()
    assert len({*found.numbers}) == 3
    for row, address in enumerate(addresses):
        assert found.of(row, address) == check_address(address, load_address_rules())


def test_of_too_many_different_findings_the_address_alone_tells() -> None:
    numbered = NumberedFindings(most=1)
    one, other = (check_address(f"a@x{letter}.jp", load_address_rules()) for letter in "()")
    assert [numbered.number(one), numbered.number(other), numbered.number(one)] == [1, 0, 1]
