"""Settings come from the environment, and bad ones are refused by name."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from infra.settings import Settings


def test_settings_are_read_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JIHENG_CELL", "hohhot")
    monkeypatch.setenv("JIHENG_DATA_DIR", "/srv/jiheng")
    settings = Settings()
    assert (settings.cell, settings.data_dir) == ("hohhot", Path("/srv/jiheng"))


@pytest.mark.parametrize("name", ["", "Jiheng", "9cell", "two words", "a-b", "x" * 32, 'a"b'])
def test_a_cell_name_that_cannot_name_a_schema_is_refused(name: str) -> None:
    with pytest.raises(ValidationError, match="cell"):
        Settings(cell=name)


def test_every_setting_is_explained() -> None:
    assert [name for name, field in Settings.model_fields.items() if not field.description] == []


def test_a_password_in_a_dsn_is_not_printed() -> None:
    assert "secret" not in repr(
        Settings(dsn="postgresql://u:secret@h/d", read_dsn="postgresql://u:secret@h/d")
    )
