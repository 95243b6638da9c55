"""The feed of toys as a process: ``python -m tests.support.toy_feed``, settings from the environment."""

import sys

from infra.feed.process import main
from tests.support.toys import CODEC, new_fold

if __name__ == "__main__":
    sys.exit(main(CODEC, new_fold))
