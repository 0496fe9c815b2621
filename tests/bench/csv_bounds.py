"""Times CSV files that are made to take as long and as much memory as they can.

    .venv/bin/python -m tests.bench.csv_bounds                prints the table of docs/bounds.md
    .venv/bin/python -m tests.bench.csv_bounds quotes commas  only some of them

Each is read in a process of its own, as `tests.bench.bounds` does with workbooks.
"""

import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from tests.bench.bounds import run

_HEADER = "会社名,メールアドレス,ステータス,確定日時,ステータス詳細,送信停止\r\n"
_NARROW = "ステータス,メール\r\n"
_MANY = 500_000


def _row(number: int) -> str:
    return f"会社{number},user{number}@example.jp,送信完了,2026-11-20 10:00,,無\r\n"


def _stray_quotes(count: int) -> str:
    odd = 'A"社,"b@example.jp,送信完了,2026-11-20 10:00,,無\r\n'
    return _HEADER + "".join(_row(at) if at % 3 else odd for at in range(count))


def _narrow_stray_quotes(count: int) -> str:
    odd, right = '送"信,"b@x.jp\r\n', "送信完了,u@x.jp\r\n"
    return _NARROW + "".join(right if at % 3 else odd for at in range(count))


ATTACKS: Mapping[str, tuple[str, Callable[[], str]]] = {
    "strays": ("3行に1つ、閉じない引用符", lambda: _stray_quotes(34_000)),
    "strays2": ("同じものを2倍", lambda: _stray_quotes(68_000)),
    "narrow": ("2列で、3行に1つ、閉じない引用符", lambda: _narrow_stray_quotes(80_000)),
    "blank": ("見出しの前に空の行が20,000,000行", lambda: "\r\n" * 20_000_000 + _HEADER + _row(1)),
    "commas": ("カンマだけの行が2,000,000行", lambda: _HEADER + ",,,,,\r\n" * 2_000_000 + _row(1)),
    "names": ("見出しが300,000列", lambda: f"{'列,' * 300_000}ステータス\r\n{'a,' * 300_000}\r\n"),
    "wide": (
        "16,000列を600行",
        lambda: f"{'列,' * 16_000}ステータス\r\n" + f"{'a,' * 16_000}送信完了\r\n" * 600,
    ),
    "cell": (
        "9,000,000文字のセル",
        lambda: f'{_HEADER}"{"あ" * 9_000_000}",a@b.jp,送信完了,,,\r\n',
    ),
    "quotes": ("引用符だけが15 MB", lambda: _HEADER + '","' * 5_000_000),
    "zeros": ("NULが20 MB", lambda: _HEADER + "\0" * 20_000_000),
    "backslashes": (
        '「\\"」が500,000行',
        lambda: '"会社","ステータス"\r\n"\\"a","送信完了"\r\n' + '"\\"b,"送信完了\r\n' * _MANY,
    ),
    "headers": (
        "見出しが100,000回",
        lambda: _HEADER + (_HEADER.replace("会社名", "会社名 X") + _row(1)) * 100_000,
    ),
    "alike": ("同じ行が3,000,000行", lambda: "a,b,c\r\n" * 3_000_000),
}


def main(arguments: list[str]) -> int:
    """Prints a line for each attack."""
    print("| 攻撃 | ファイル | 時間 | メモリ | 結果 |\n|---|--:|--:|--:|---|")
    with tempfile.TemporaryDirectory() as folder:
        for name in arguments or ATTACKS:
            about, text = ATTACKS[name]
            path = Path(folder) / "全宛先.csv"
            path.write_bytes(text().encode("cp932"))
            print(f"| {about} | {path.stat().st_size / 1024:,.0f} KB | {run(path)} |", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
