"""Why a backup is not made, or not restored."""

from domain.kernel.refusal import Refusal


class BackupTargetExists(Refusal):
    """A backup is never written over something."""

    code = "BACKUP_TARGET_EXISTS"
    zh = "{path} 已存在, 备份不会覆盖它。"
    en = "{path} exists already; a backup does not overwrite it."


class BackupUnreadable(Refusal):
    """There is no whole backup in that directory."""

    code = "BACKUP_UNREADABLE"
    zh = "{path} 不是完整的备份: {reason}"
    en = "{path} is not a whole backup: {reason}"


class BackupOfAnotherCell(Refusal):
    """A backup is restored under the name of its cell only."""

    code = "BACKUP_OF_ANOTHER_CELL"
    zh = "该备份属于单元 {found}, 而不是 {cell}。"
    en = "This is a backup of cell {found}, not of {cell}."


class RestoreTargetNotEmpty(Refusal):
    """The cell has tables already; a restore never touches them."""

    code = "RESTORE_TARGET_NOT_EMPTY"
    zh = "单元 {cell} 已有数据, 恢复只能在空库中进行。"
    en = "Cell {cell} has tables already; a backup is restored into an empty database only."
