"""The errors that a person can meet; `str(error)` is the Japanese sentence that they read.

Every sentence says what happened, what that means for the user's data and what to do now.
"""

from typing import ClassVar

from nexgui.core.messages import text
from nexgui.core.names import shown_name
from nexgui.core.resources import BrokenPartError as BrokenPartError
from nexgui.core.resources import NexguiError as NexguiError
from nexgui.core.resources import as_broken_part


class CatalogueError(NexguiError):
    """The base of nearly all: looks its sentence up under `message_key` and fills its fields in."""

    message_key: ClassVar[str] = "errors.unexpected"

    def __init__(self, **values: object) -> None:
        super().__init__(text(self.message_key, **values))


class UnexpectedError(CatalogueError):
    """A fault of the program itself; `technical` says where, without the user's data."""

    def __init__(self, technical: str = "") -> None:
        super().__init__()
        self.technical = technical


class LoadError(CatalogueError):
    """A file could not be read as a mail result file.

    `may_be_misread` is true where it is text that may make sense in another encoding.
    """

    may_be_misread = False

    def __init__(self, *, name: str, **values: object) -> None:
        super().__init__(name=shown_name(name), **values)


class FileVanishedError(LoadError):
    """There is no file at this path (any more)."""

    message_key = "errors.file_vanished"


class IsFolderError(LoadError):
    """A folder stands where a file was expected."""

    message_key = "errors.is_folder"


class FileUnreadableError(LoadError):
    """The system does not let the file be read."""

    message_key = "errors.file_unreadable"


class FileUnreachableError(LoadError):
    """The computer or the share where the file lies does not answer."""

    message_key = "errors.file_unreachable"


class NotAFileError(LoadError):
    """A device, a pipe or the like, which may never end."""

    message_key = "errors.not_a_file"


class BrokenLinkError(LoadError):
    """A link that leads to no file, or to itself."""

    message_key = "errors.broken_link"


class LongFileNameError(LoadError):
    """The system allows no name as long as the file's, or as that of a folder on the way."""

    message_key = "errors.long_file_name"


class FileTooLargeError(LoadError):
    """The file is, or unpacks to, more than the program reads."""

    message_key = "errors.file_too_large"


class EmptyFileError(LoadError):
    """The file has no content."""

    message_key = "errors.empty_file"


class HeaderOnlyError(LoadError):
    """The file has a header and not one recipient."""

    message_key = "errors.header_only"


class NotTextError(LoadError):
    """The file is something else than text, whatever its name says; `kind` names it."""

    message_key = "errors.not_text"

    def __init__(self, *, name: str, kind: str) -> None:
        super().__init__(name=name, kind=kind)


class UnreadableTextError(NotTextError):
    """The file may be text, but in none of the encodings that the program knows."""

    may_be_misread = True


class MailFileError(LoadError):
    """The file is an e-mail, to which a result may be attached; `kind` says of what program."""

    message_key = "errors.mail_file"

    def __init__(self, *, name: str, kind: str) -> None:
        super().__init__(name=name, kind=kind)


class ShortcutError(LoadError):
    """The file only says where another one is."""

    message_key = "errors.shortcut"

    def __init__(self, *, name: str, kind: str) -> None:
        super().__init__(name=name, kind=kind)


class LockFileError(LoadError):
    """The file only says that Excel or Word has another one open."""

    message_key = "errors.lock_file"


class GarbledError(LoadError):
    """The text was saved as what another encoding makes of it."""

    message_key = "errors.garbled"
    may_be_misread = True


class TooManyColumnsError(LoadError):
    """The file has more columns than any list."""

    message_key = "errors.too_many_columns"


class OtherSpreadsheetError(LoadError):
    """The file is a table that Excel can open, in a form that the program cannot read."""

    message_key = "errors.other_spreadsheet"

    def __init__(self, *, name: str, kind: str) -> None:
        super().__init__(name=name, kind=kind)


class PasswordError(LoadError):
    """The file opens only with a password."""

    message_key = "errors.password"


class WebPageError(LoadError):
    """The file is a page of a web site, most likely one to log in."""

    message_key = "errors.web_page"


class ExcelFileError(LoadError):
    """The file is an Excel workbook."""

    message_key = "errors.excel_file"


class OtherWorkbookError(LoadError):
    """What was filled in is to come from a workbook that the program did not write."""

    message_key = "errors.other_workbook"


class ZipFileError(LoadError):
    """The file is a ZIP archive."""

    message_key = "errors.zip_file"


class NoStatusColumnError(LoadError):
    """No column of the file holds statuses."""

    message_key = "errors.no_status_column"


class WrongEncodingError(LoadError):
    """The file makes no sense in the encoding that the user chose."""

    message_key = "errors.wrong_encoding"
    may_be_misread = True

    def __init__(self, *, name: str, encoding: str) -> None:
        super().__init__(name=name, encoding=encoding)


class FaxResultError(LoadError):
    """The file is a FAX result file."""

    message_key = "errors.fax_result"


class DropWithoutFileError(CatalogueError):
    """What was dropped is no file of this computer: text, a picture of a web page, a link."""

    message_key = "errors.drop_without_file"


class TooManyFilesError(CatalogueError):
    """More files were dropped than anybody means to open at once; `most` may be."""

    message_key = "errors.too_many_files"

    def __init__(self, *, most: int) -> None:
        super().__init__(most=most)


class AttachmentDropError(CatalogueError):
    """What was dropped lies in a mail or an archive: there is no file of it yet."""

    message_key = "errors.attachment_drop"


class ExportError(CatalogueError):
    """A workbook could not be written; what stood at its place still stands there."""

    def __init__(self, *, name: str) -> None:
        super().__init__(name=shown_name(name))


class TargetInUseError(ExportError):
    """Another program, most likely Excel, holds the target open."""

    message_key = "errors.target_in_use"


class TargetHeldError(ExportError):
    """Another program holds a file that is being written, most likely a virus scanner."""

    message_key = "errors.target_held"


class TargetReadOnlyError(ExportError):
    """The target is there and may not be changed."""

    message_key = "errors.target_read_only"


class TargetUnreachableError(ExportError):
    """The computer or the share where the target should be written does not answer."""

    message_key = "errors.target_unreachable"


class TargetNotWritableError(ExportError):
    """Nothing can be written at the target's place."""

    message_key = "errors.target_not_writable"


class TargetNameTooLongError(ExportError):
    """The system allows no name as long as the target's."""

    message_key = "errors.name_too_long"


class TargetNameForbiddenError(ExportError):
    """The target's name has a `part` that the system has another use for."""

    message_key = "errors.name_forbidden"

    def __init__(self, *, name: str, part: str) -> None:
        CatalogueError.__init__(self, name=shown_name(name), part=shown_name(part))


class NotAWorkbookNameError(ExportError):
    """The target's name does not end as an Excel workbook's does."""

    message_key = "errors.not_a_workbook_name"


class NotAPdfNameError(ExportError):
    """The target's name does not end as a PDF file's does."""

    message_key = "errors.not_a_pdf_name"


class ListError(ExportError):
    """A list is none that NEXLINK would take; another name or place for it is of no help."""


class NotACsvNameError(ExportError):
    """The target's name does not end as a CSV file's does."""

    message_key = "errors.not_a_csv_name"


class NoOwnColumnsError(ListError):
    """The result file does not tell which columns were the customer's own."""

    message_key = "errors.no_own_columns"


class SeveralMailingsError(ListError):
    """Mailings are shown together: whoever did not get the one mail is not to get the other."""

    message_key = "errors.several_mailings"


class TooManyOwnColumnsError(ListError):
    """The customer's list has more columns than NEXLINK takes."""

    message_key = "errors.too_many_own_columns"


class NobodyInListError(ListError):
    """There is not one recipient for the list."""

    message_key = "errors.nobody_in_list"


class ListTooLargeError(ListError):
    """The list is larger than NEXLINK takes."""

    message_key = "errors.list_too_large"


class UnwritableError(ListError):
    """There are characters that NEXLINK does not take; `places` names rows and characters."""

    message_key = "errors.unwritable"

    def __init__(self, *, name: str, places: str) -> None:
        CatalogueError.__init__(self, name=shown_name(name), places=places)


class TargetFolderMissingError(ExportError):
    """The folder in which the target should be written does not exist."""

    message_key = "errors.target_folder_missing"


class TargetIsSourceError(ExportError):
    """The target is the result file itself."""

    message_key = "errors.target_is_source"


class SheetLimitError(ExportError):
    """The results have more columns than a sheet of Excel; nothing may be left out."""

    message_key = "errors.sheet_limit"


class DiskFullError(ExportError):
    """There is no room left for the workbook."""

    message_key = "errors.disk_full"


class PrintError(CatalogueError):
    """Not everything came onto paper."""

    message_key = "errors.printer_not_ready"


class PrinterNotReadyError(PrintError):
    """The printer, or what stands between it and the program, takes nothing."""


class NoPrinterError(PrintError):
    """The computer has no printer."""

    message_key = "errors.no_printer"


class PrintBrokenOffError(PrintError):
    """The printer took some, and then no more."""

    message_key = "errors.print_broken_off"


def unexpected(error: Exception, technical: str = "") -> NexguiError:
    """What a person is told of any error; `technical` is for whoever is asked for help."""
    if isinstance(error, NexguiError):
        return error
    if isinstance(error, ImportError):
        return as_broken_part(error)
    return UnexpectedError(technical)
