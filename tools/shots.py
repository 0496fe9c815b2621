"""Which pictures of the window there are."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Shot:
    """A picture: what the window shows, on what screen (pixels), at what scale and theme."""

    name: str
    state: str
    width: int = 1366
    height: int = 768
    scale: float = 1
    dark: bool = False
    in_readme: bool = False
    text_percent: int = 100
    in_help: bool = False
    deuteranope: bool = False  # in the colours that one who lacks green sees


SHOTS = (
    Shot("empty", "empty", in_readme=True),
    Shot("loaded", "loaded", in_readme=True),
    Shot("hover", "hover"),
    Shot("hover-refused", "hover-refused"),
    Shot("hover-refused-dark", "hover-refused", dark=True),
    Shot("hover-refused-2x-small", "hover-refused", scale=2),
    Shot("exported", "exported"),
    Shot("error", "error"),
    Shot("busy", "busy"),
    Shot("about", "about"),
    Shot("filtered", "filtered"),
    Shot("filtered-dark", "filtered", dark=True),
    Shot("filtered-2x-small", "filtered", scale=2),
    Shot("help-empty", "empty", 1600, 880, 2, in_help=True),
    Shot("help-empty-dark", "empty", 1600, 880, 2, dark=True, in_help=True),
    Shot("help-loaded", "detail", 1620, 1120, 1.4, in_help=True),
    Shot("help-loaded-dark", "detail", 1620, 1120, 1.4, dark=True, in_help=True),
    Shot("help", "help"),
    Shot("help-large-text", "help-below", text_percent=200),
    Shot("help-125percent", "help-below", scale=1.25),
    Shot("help-below-dark", "help-below", dark=True),
    Shot("help-dark", "help", dark=True),
    Shot("help-2x-small", "help", scale=2),
    Shot("guide", "guide"),
    Shot("guide-searched", "guide-searched"),
    Shot("guide-nothing", "guide-nothing"),
    Shot("guide-searched-dark", "guide-searched", dark=True),
    Shot("guide-dark", "guide", dark=True),
    Shot("guide-2x-small", "guide", scale=2),
    Shot("about-2x-small", "about", scale=2),
    Shot("fault", "fault"),
    Shot("fault-dark", "fault", dark=True),
    Shot("fault-2x-small", "fault", scale=2),
    *(
        Shot(f"{state}-{name}" if name else state, state, scale=scale, dark=dark)
        for state in ("searched", "nothing-found", "column-filter", "column-filtered")
        for name, scale, dark in (("", 1, False), ("dark", 1, True), ("2x-small", 2, False))
    ),
    Shot("oddities", "oddities"),
    Shot("detail", "detail"),
    Shot("detail-dark", "detail", dark=True),
    Shot("detail-delivered-dark", "detail-delivered", dark=True),
    Shot("detail-2x-small", "detail-below", scale=2),
    Shot("detail-125percent", "detail", scale=1.25),
    Shot("detail-narrow", "detail", 900),
    Shot("detail-large-text", "detail", text_percent=200),
    Shot("detail-text-150", "detail", text_percent=150, dark=True),
    Shot("detail-full-hd", "detail", 1920, 1080),
    Shot("waiting", "waiting"),
    Shot("address-column", "address-column"),
    *(
        Shot(f"{state}{name}", state, scale=scale, dark=dark)
        for state in ("add-or-replace", "already-there", "sample-question", "print-question")
        for name, scale, dark in (
            ("", 1, False),
            ("-dark", 1, True),
            ("-2x-small", 2, False),
        )
    ),
    *(
        Shot(f"{state}-125percent", state, scale=1.25)
        for state in ("about", "columns", "already-there", "print-question", "busy")
    ),
    Shot("busy-2x-small", "busy", scale=2),
    Shot("print-question-large-text", "print-question", text_percent=200),
    Shot("address-column-2x-small", "address-column", scale=2),
    Shot("address-column-large-text", "address-column", text_percent=200),
    Shot("address-column-large-text-small", "address-column", scale=2, text_percent=200),
    Shot("export-dialog", "export-dialog"),
    *(
        Shot(f"{state}{name}", state, dark=dark, text_percent=percent)
        for state in ("correcting", "corrected", "resend-list", "stop-list")
        for name, dark, percent in (
            ("", False, 100),
            ("-dark", True, 100),
            ("-large-text", False, 200),
            ("-large-text-dark", True, 200),
        )
    ),
    *(
        Shot(f"{state}-{name}", state, width, height, scale, dark)
        for state in ("empty", "loaded", "error")
        for name, width, height, scale, dark in (
            ("dark", 1366, 768, 1, True),
            ("2x-small", 1366, 768, 2, False),
            ("2x", 2732, 1536, 2, False),
            ("125percent", 1366, 768, 1.25, False),
        )
    ),
    Shot("hover-dark", "hover", dark=True),
    Shot("exported-2x-small", "exported", scale=2),
    Shot("exported-dark", "exported", dark=True),
    *(
        Shot(f"{state}{name}", state, dark=dark)
        for state in ("scrolled", "sorted", "file-menu", "edit-menu", "view-menu", "row-menu")
        for name, dark in (("", False), ("-dark", True))
    ),
    Shot("compact", "compact"),
    Shot("compact-dark", "compact", dark=True),
    Shot("compact-large-text", "compact", text_percent=200),
    Shot("scrolled-2x-small", "scrolled", scale=2),
    Shot("columns", "columns"),
    Shot("columns-dark", "columns", dark=True),
    Shot("columns-large-text", "columns", text_percent=200),
    Shot("columns-2x-small", "columns", scale=2),
    Shot("columns-large-text-small", "columns", scale=2, text_percent=200),
    Shot("recent-menu", "recent-menu"),
    Shot("loaded-large-text", "loaded", text_percent=200),
    Shot("loaded-large-text-small", "loaded", scale=2, text_percent=200),
    Shot("loaded-large-text-full-hd", "loaded", 1920, 1080, text_percent=200),
    Shot("loaded-text-150", "loaded", text_percent=150, dark=True),
    Shot("empty-large-text", "empty", text_percent=200),
    Shot("view-menu-large-text", "view-menu", text_percent=200),
    Shot("view-menu-large-text-dark", "view-menu", text_percent=200, dark=True),
    Shot("column-filter-large-text", "column-filter", text_percent=200),
    Shot("column-filtered-large-text", "column-filtered", text_percent=200),
    Shot("detail-large-text-dark", "detail", text_percent=200, dark=True),
    Shot("loaded-large-text-dark", "loaded", text_percent=200, dark=True),
    Shot("waiting-large-text", "waiting", text_percent=200),
    Shot("loaded-125percent-low", "loaded", 1366, 669, scale=1.25),
    Shot("searched-large-text", "searched", text_percent=200),
    Shot("export-dialog-large-text", "export-dialog", text_percent=200),
    Shot("loaded-full-hd", "loaded", 1920, 1080),
    Shot("filtered-large-text", "filtered", text_percent=200),
    *(
        Shot(f"{state}{name}", state, width, height, dark=dark, text_percent=percent)
        for state in ("everyone", "detail-several", "next-day", "two-mailings")
        for name, width, height, dark, percent in (
            ("", 1366, 768, False, 100),
            ("-dark", 1366, 768, True, 100),
            ("-text-125", 1366, 768, False, 125),
            ("-large-text", 1366, 768, False, 200),
            ("-full-hd", 1920, 1080, False, 100),
            ("-800", 800, 546, False, 100),
        )
    ),
    Shot("loaded-text-125", "loaded", text_percent=125),
    Shot("loaded-800", "loaded", 800, 546),
    Shot("loaded-800-dark", "loaded", 800, 546, dark=True),
    Shot("detail-page-800", "detail-page", 800, 546),
    Shot("detail-page-large-text", "detail-page", text_percent=200),
    Shot("everyone-deuteranope", "everyone", deuteranope=True),
    Shot("deuteranope", "detail", deuteranope=True),
    Shot("deuteranope-dark", "detail", dark=True, deuteranope=True),
)
