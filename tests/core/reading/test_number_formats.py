import pytest

from nexgui.core.reading.number_formats import (
    NumberFormat,
    built_in_format,
    iso_date,
    plain_number,
)


def shown(code: str, value: str, *, since_1904: bool = False) -> str:
    return NumberFormat(code, since_1904=since_1904).shown(value)


@pytest.mark.parametrize(
    ("value", "plain"),
    [
        ("312345678", "312345678"),
        ("-5", "-5"),
        ("1.50", "1.5"),
        ("0.1", "0.1"),
        ("0.30000000000000004", "0.3"),
        ("1.2345678901234499E+18", "1234567890123450000"),
        ("123456789012345678", "123456789012346000"),
        ("1E+15", "1000000000000000"),
        ("1.5E-5", "0.000015"),
        ("4E-20", "4e-20"),
        ("1E+400", "inf"),
        ("たくさん", "たくさん"),
    ],
)
def test_a_number_without_a_format_has_the_digits_that_excel_keeps(value: str, plain: str) -> None:
    assert plain_number(value) == plain


@pytest.mark.parametrize("number", [14, 15, 16, 17, 22, *range(27, 32), *range(34, 37)])
def test_the_formats_of_dates_that_have_only_a_number_are_known(number: int) -> None:
    assert shown(built_in_format(number) or "", "46346").startswith("2026-11-20")


@pytest.mark.parametrize("number", range(50, 59))
def test_the_formats_of_japanese_dates_are_known(number: int) -> None:
    assert shown(built_in_format(number) or "", "46346") == "2026-11-20"


@pytest.mark.parametrize("number", [0, 1, 2, 9, 11, 37, 44, 49])
def test_the_other_formats_that_have_only_a_number_are_of_no_dates(number: int) -> None:
    assert built_in_format(number) is None


@pytest.mark.parametrize(
    "code",
    [
        "yyyy/m/d",
        "yyyy/m/d;@",
        '[$-411]ggge"年"m"月"d"日";@',
        "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy",
        'm"月"d"日"',
        "ge.m.d",
        "aaa",
        "[Red]yyyy\\-mm\\-dd",
        'yyyy"年"m"月"',
    ],
)
def test_a_date_is_shown_as_the_result_file_has_it(code: str) -> None:
    assert shown(code, "46346.75") == "2026-11-20"


@pytest.mark.parametrize(
    "code", ["yyyy/m/d h:mm", 'm"月"d"日" h"時"mm"分"', "yyyy-mm-dd hh:mm:ss", "m/d/yy h:mm AM/PM"]
)
def test_a_date_with_a_time_is_shown_with_it(code: str) -> None:
    assert shown(code, "46346.42013888889") == "2026-11-20 10:05"
    assert shown(code, "46346.42020833333") == "2026-11-20 10:05:06"


@pytest.mark.parametrize("code", ["h:mm", "h:mm:ss", 'h"時"mm"分"', "h:mm AM/PM", "[$-411]h:mm"])
def test_a_time_is_shown_as_one(code: str) -> None:
    assert shown(code, "0.42013888889") == "10:05"


def test_the_time_of_a_date_is_shown_with_its_date() -> None:
    assert shown("h:mm", "46346.42013888889") == "2026-11-20 10:05"


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("[h]:mm:ss", "25:30:00"),
        ("[hh]:mm", "25:30"),
        ('[h]"時間"mm"分"', "25時間30分"),
        ("[mm]:ss", "1530:00"),
        ("[ss]", "91800"),
        ("[h]:mm:ss;@", "25:30:00"),
    ],
)
def test_a_time_that_is_longer_than_a_day_is_shown_as_the_sheet_shows_it(
    code: str, text: str
) -> None:
    assert shown(code, "1.0625") == text


@pytest.mark.parametrize("value", ["0", "-1", "2958466", "60", "1E+300", "1E+400", "x"])
def test_a_number_that_is_no_date_stays_a_number(value: str) -> None:
    assert shown("yyyy/m/d", value) == plain_number(value)


def test_the_first_days_of_1900_are_those_that_excel_shows() -> None:
    assert shown("yyyy/m/d", "1") == "1900-01-01"
    assert shown("yyyy/m/d", "59") == "1900-02-28"
    assert shown("yyyy/m/d", "61") == "1900-03-01"


def test_days_may_be_counted_since_1904() -> None:
    assert shown("yyyy/m/d", "44884", since_1904=True) == "2026-11-20"


@pytest.mark.parametrize(
    ("code", "value", "text"),
    [
        ("0000000000", "312345678", "0312345678"),
        ("00000", "12", "00012"),
        ("00", "5", "05"),
        ('"〒"000\\-0000', "1000001", "〒100-0001"),
        ("〒 000-0000", "600001", "〒 060-0001"),
        ("[$-411]000-0000", "600001", "060-0001"),
        ("000-0000_ ", "600001", "060-0001"),
        ("00-0000-0000;@", "312345678", "03-1234-5678"),
        ('000"-"0000"-"0000', "9012345678", "090-1234-5678"),
        ("[<=999]000;[<=9999]000\\-00;000\\-0000", "1000001", "100-0001"),
        ("[<=999]000;[<=9999]000\\-00;000\\-0000", "100", "100"),
        ("[<=99999999]####\\-####;\\(00\\)\\ ####\\-####", "312345678", "(03) 1234-5678"),
        ("[<=99999999]####\\-####;\\(00\\)\\ ####\\-####", "12345678", "1234-5678"),
        ("[Red]0000", "7", "0007"),
        ("0000", "123456", "123456"),
        ("0000", "0", "0000"),
    ],
)
def test_zeros_that_a_format_shows_are_read(code: str, value: str, text: str) -> None:
    assert shown(code, value) == text


@pytest.mark.parametrize(
    ("code", "value", "text"),
    [
        ("General", "5", "5"),
        ("G/標準", "5", "5"),
        ("0", "5", "5"),
        ("#,##0", "1234", "1234"),
        ("0.00", "1.5", "1.5"),
        ("0.00E+00", "1500", "1500"),
        ('0"件"', "3", "3"),
        ("0%", "0.5", "0.5"),
        ("@", "5", "5"),
        ("[$¥-411]#,##0;[Red]-[$¥-411]#,##0", "1234", "1234"),
        ("0000", "1.5", "1.5"),
        ("0000", "-7", "-7"),
        ("0000;;", "0", "0"),
        ("0000", "1.2345678901234499E+18", "1234567890123450000"),
        ('"', "5", "5"),
        ("[", "5", "5"),
        ("\\", "5", "5"),
        (";;;", "5", "5"),
    ],
)
def test_other_formats_leave_the_number_as_it_is(code: str, value: str, text: str) -> None:
    assert shown(code, value) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("2026-11-20T10:05:00", "2026-11-20 10:05"),
        ("2026-11-20T10:05:06.000", "2026-11-20 10:05:06"),
        ("2026-11-20", "2026-11-20"),
        ("昨日", "昨日"),
    ],
)
def test_a_date_that_is_written_as_one_is_read(value: str, text: str) -> None:
    assert iso_date(value) == text
