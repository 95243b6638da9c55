"""``docs/how-to/see-who-looked.md``, walked by whom it names."""

import re
from pathlib import Path
from typing import Final

from tests.support.api import Client
from tests.support.walkthrough import acts, contains

PAGE: Final = (Path(__file__).parents[2] / "docs/how-to/see-who-looked.md").read_text(encoding="utf-8")
HEADER: Final = re.compile(r"-H '(Jiheng-Purpose): ([^']+)'")
POSTS: Final = {
    "U01-HEAD": "head of U01",
    "U02-REPORTER": "reporter of U02",
    "AUDITOR": "auditor",
    "SUPERVISOR": "supervisor",
}


async def test_the_guide_leads_to_who_looked(shared: Client) -> None:
    purpose, known = dict(HEADER.findall(PAGE)), {"assessment": shared.assessment("U01")}
    walked = 0
    for act in acts(PAGE):
        for post in act.posts:
            headers = shared.headers(POSTS[post]) | (purpose if post == "U01-HEAD" else {})
            sent = {"query": act.sent, "variables": act.variables(known)}
            answer = (await shared.http.post("/graphql", json=sent, headers=headers)).json()
            assert "errors" not in answer, answer
            assert contains(answer["data"], act.answer), answer["data"]
            walked += 1
    assert walked == 4
