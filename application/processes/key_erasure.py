"""Once the log says that a person's key is erased, the key is destroyed."""

from application.work import KeyStore
from domain.kernel.recorded import Recorded
from domain.person import PersonKeyErased


class KeyErasure:
    """Event first, key second: what was destroyed is always explained by the log."""

    name = "key-erasure"
    topics = frozenset({PersonKeyErased.TOPIC})

    def __init__(self, keys: KeyStore) -> None:
        self._keys = keys

    def react(self, recorded: Recorded) -> None:
        """Destroy the key; destroying it again changes nothing."""
        self._keys.erase(str(recorded.stream))
