"""What was answered about the demo year is answered still (N25)."""

import json

from api.bootstrap import System
from tests.demo.stored_answers import MOMENTS, QUESTIONS, STORED, answers


async def test_every_stored_question_gives_its_stored_answer(loaded: System) -> None:
    stored = json.loads(STORED.read_text(encoding="utf-8"))
    assert len(stored) == len(QUESTIONS) * len(MOMENTS)
    assert len(set(stored.values())) == len(stored) - 1, "only the result is twice not there yet"
    assert await answers(loaded) == stored
