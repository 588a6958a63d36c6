"""What a code is: the name of one thing that can be wrong."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Code:
    """A kind of finding, declared once; ``explain`` prints it."""

    code: str
    severity: Literal["error", "warning"]
    title: str
    means: str
    mend: str
    example: str
