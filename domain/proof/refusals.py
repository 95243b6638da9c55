"""Why something that claims to be proof is not read."""

from domain.kernel.refusal import Refusal


class CheckpointMalformed(Refusal):
    """The text is no signed checkpoint."""

    code = "CHECKPOINT_MALFORMED"
    zh = "这不是有效的签名检查点：{reason}"
    en = "this is no signed checkpoint: {reason}"


class ProofNewerThanCode(Refusal):
    """The checkpoint was sealed over hashes that this code does not know."""

    code = "PROOF_NEWER_THAN_CODE"
    zh = "检查点使用本程序不认识的哈希方式 {found}，本程序只认识 {known}"
    en = "the checkpoint is over hashes of a kind this code does not know: {found}; it knows {known}"
