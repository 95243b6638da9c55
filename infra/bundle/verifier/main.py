"""The command line: ``python -I verify.pyz BUNDLE.zip [--json] [--key VKEY] [--checkpoint FILE]``."""

import argparse
import json
import sys
from io import TextIOWrapper
from pathlib import Path
from typing import Final

from .bundle import Bundle, Unreadable
from .check import Given, faults_of
from .checkpoints import Checkpoint, HashingNewer
from .faults import TEXTS, Code, Fault
from .figures import Json
from .notes import Key

_OK: Final = 0
_TOLD: Final = ("log_id", "origin", "key", "subject", "border", "checkpoint")


def main() -> None:
    """Check a bundle and exit with the code of its most telling fault, 0 where there is none."""
    asked = _arguments()
    manifest: Json = {}
    try:
        bundle = Bundle(asked.bundle)
        manifest = bundle.manifest
        found = faults_of(bundle, Given(asked.key, asked.checkpoint))
    except Unreadable as unreadable:
        found = [unreadable.fault]
    tell = _tell_json if asked.json else _tell
    tell(manifest, found, key_given=asked.key is not None)
    sys.exit(found[0].code if found else _OK)


def _arguments() -> argparse.Namespace:
    codes = "\n".join(f"  {code.value}  {TEXTS[code][0]} / {TEXTS[code][1]}" for code in Code)
    parser = argparse.ArgumentParser(
        prog="verify.pyz",
        description="校验审计证据包并重新计算得分 / Check an audit bundle and compute its scores again.",
        epilog=f"退出码 / exit codes:\n  0  无误 / nothing is wrong\n  2  用法有误 / wrong usage\n{codes}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("bundle", type=Path, help="证据包 / the bundle")
    parser.add_argument("--json", action="store_true", help="输出 JSON / as JSON")
    parser.add_argument("--key", type=_key, help="另行取得的验签公钥 / the log's key, obtained elsewhere")
    parser.add_argument(
        "--checkpoint", type=_checkpoint, help="另行取得的检查点文件 / a checkpoint, obtained elsewhere"
    )
    return parser.parse_args()


def _key(text: str) -> Key:
    return Key.parse(text)


def _checkpoint(path: str) -> Checkpoint:
    try:
        return Checkpoint.parse(Path(path).read_text(encoding="utf-8"))
    except (HashingNewer, OSError, ValueError) as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def _tell(manifest: Json, found: list[Fault], *, key_given: bool) -> None:
    if manifest:
        _say(*_described(manifest))
        _say("密钥：" + ("另行取得" if key_given else "由证据包自己给出，请另行核对"))
        _say("key: " + ("obtained elsewhere" if key_given else "the bundle's own word, check it elsewhere"))
    for fault in found:
        _say(f"[{fault.code.value}] {fault.zh}", f"     {fault.en}")
    if not found:
        _say("无误：事件未被改动，得分、名次和等次重新计算相符。")
        _say("Nothing is wrong: events are as recorded; scores, ranks and grades come to the same.")


def _described(manifest: Json) -> tuple[str, str]:
    subject, streams = manifest["subject"], manifest["streams"]
    count = sum(each["events"] for each in streams)
    what = f"{subject['kind']} {subject['id']} ({subject['peer_group']}) @{manifest['border']}"
    return (
        f"证据包：{what}，{len(streams)} 个流、{count} 个事件，检查点 {manifest['checkpoint']}",
        f"bundle: {what}, {len(streams)} streams, {count} events, checkpoint {manifest['checkpoint']}",
    )


def _tell_json(manifest: Json, found: list[Fault], *, key_given: bool) -> None:
    told = {
        "ok": not found,
        "code": found[0].code.value if found else _OK,
        "key_given": key_given,
        **{
            name: manifest.get(name)
            for name in ("log_id", "origin", "key", "subject", "border", "checkpoint")
        },
        "faults": [
            {
                "code": fault.code.value,
                "name": fault.code.name,
                "about": fault.about,
                "said": fault.said,
                "found": fault.found,
                "zh": fault.zh,
                "en": fault.en,
            }
            for fault in found
        ],
    }
    _say(json.dumps(told, ensure_ascii=False, indent=1))


def _say(*lines: str) -> None:
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")
    sys.stdout.write("".join(f"{line}\n" for line in lines))
