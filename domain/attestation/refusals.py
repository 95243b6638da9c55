"""Why an attestation is not recorded."""

from domain.kernel.refusal import Refusal


class AttestationUnknown(Refusal):
    """Nothing was attested in this cell."""

    code = "ATTESTATION_UNKNOWN"
    zh = "本单元尚未核证"
    en = "nothing was attested in this cell"


class AttestationAhead(Refusal):
    """Nobody can have compared what is not in the log yet."""

    code = "ATTESTATION_AHEAD"
    zh = "核证位置 {border} 超出日志末尾 {head}"
    en = "the border {border} that was attested is beyond the end of the log, {head}"
