"""GraphiQL: served by us, and asking nobody else."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Sit

pytestmark = pytest.mark.browser


def test_a_query_is_answered_in_the_name_of_who_is_signed_in(sit: Sit) -> None:
    page = sit("AUDITOR", "/boards").page
    page.get_by_role("link", name="GraphiQL").click()
    expect(page.locator(".graphiql-query-editor")).to_contain_text("viewer")
    page.get_by_role("button", name="Execute query").click()
    expect(page.locator(".result-window")).to_contain_text("AUDITOR")


def test_the_schema_is_known_without_the_internet(sit: Sit) -> None:
    page = sit("AUDITOR", "/graphiql").page
    page.get_by_role("button", name="Show Documentation Explorer").click()
    expect(page.get_by_text("subscription: Subscription")).to_be_visible()


def test_who_is_not_signed_in_is_told_so(sit: Sit) -> None:
    desk = sit(None, "/graphiql")
    expect(desk.page.locator(".graphiql-query-editor")).to_contain_text("viewer")
    desk.page.get_by_role("button", name="Execute query").click()
    expect(desk.page.locator(".result-window")).to_contain_text("UNAUTHENTICATED")
    desk.faults[:] = [fault for fault in desk.faults if "401" not in fault]
