"""The commands of ``jiheng``."""

import typer

from api.cli.analysis import analysis_command
from api.cli.attesting import attest_command
from api.cli.boards import board_command
from api.cli.bundling import bundle_command
from api.cli.comparing import diff_command, standings_diff_command
from api.cli.demo.command import demo
from api.cli.exporting import events_command
from api.cli.following import follow
from api.cli.founding import found_office, init_db
from api.cli.keeping import backup, restore_command
from api.cli.rebuilding import rebuild
from api.cli.replaying import replay_command
from api.cli.sealing import seal
from api.cli.serving import serve
from api.cli.ticking import tick_command
from api.cli.tokens import token
from api.cli.tracing import trace_command
from api.cli.trails import trail_command
from api.cli.verifying import verify_command
from api.telemetry import configure_logging

app = typer.Typer(
    name="jiheng",
    no_args_is_help=True,
    pretty_exceptions_show_locals=False,
    rich_markup_mode=None,
)
admin = typer.Typer(help="维护 / upkeep", no_args_is_help=True)
app.add_typer(admin, name="admin")

app.command()(demo)


@app.callback()
def configured() -> None:
    """绩衡：税务绩效管理考评 / performance appraisal for tax authorities."""
    configure_logging()


app.command()(serve)
app.command()(follow)
app.command("replay")(replay_command)
app.command("attest")(attest_command)
app.command("events")(events_command)
app.command("trail")(trail_command)
app.command("trace")(trace_command)
app.command("board")(board_command)
app.command("bundle")(bundle_command)
app.command("analysis")(analysis_command)
app.command("diff")(diff_command)
app.command("standings-diff")(standings_diff_command)
app.command("tick")(tick_command)
app.command()(seal)
app.command("verify")(verify_command)
app.command()(token)
admin.command("init-db")(init_db)
admin.command("found-office")(found_office)
admin.command()(rebuild)
admin.command()(backup)
admin.command("restore")(restore_command)


def main() -> None:
    """Run the command line."""
    app()
