"""``python -m api.cli``: the same as ``jiheng``."""

from api.cli.main import main

main()
