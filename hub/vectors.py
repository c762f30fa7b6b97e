"""The meaning of a request as a vector. This room loads no encoder: whoever has one hands over what it gives.

numpy is loaded where vectors are worked with, because most commands that read requests work with none.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, LargeBinary, String, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from runtime.database import Base

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import ArrayLike, NDArray

STORED = "<f2"
"""How a number is stored: 384 of them are 768 bytes, and a cosine is right to three digits."""


class RequestVector(Base):
    """What an encoder made of the need of a request, as numbers of STORED in their order. Vectors of encoders of two
    names cannot be compared."""

    __tablename__ = "request_vector"

    request_id: Mapped[int] = mapped_column(
        ForeignKey("collaboration_request.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    encoder: Mapped[str] = mapped_column(String(200))
    numbers: Mapped[bytes] = mapped_column(LargeBinary)


@dataclass(frozen=True)
class NeedVector:
    """A need as the encoder of that name sees it: a row of numbers of length 1."""

    encoder: str
    numbers: bytes

    @classmethod
    def of(cls, encoder: str, numbers: ArrayLike) -> NeedVector:
        """Raises ValueError for anything but a row of finite numbers of length 1."""
        import numpy as np

        row = np.asarray(numbers, dtype=np.float32)
        if row.ndim != 1 or not np.isclose(np.linalg.norm(row), 1, atol=0.01):
            raise ValueError("a vector is a row of numbers of length 1")
        return cls(encoder, row.astype(STORED).tobytes())


class Meanings:
    """The vectors of some requests, by the ids of these."""

    def __init__(self, kept: Iterable[tuple[int, str, bytes]]) -> None:
        import numpy as np

        self._vectors: Mapping[int, tuple[str, NDArray[np.float32]]] = {
            number: (encoder, np.frombuffer(numbers, STORED).astype(np.float32)) for number, encoder, numbers in kept
        }

    def cosine(self, one: int, other: int) -> float | None:
        """How near the needs of two requests are in meaning, up to 1; None where that cannot be told."""
        here, there = self._vectors.get(one), self._vectors.get(other)
        if here is None or there is None or here[0] != there[0]:
            return None
        return float(here[1] @ there[1])


def meanings(session: Session, ids: Collection[int]) -> Meanings:
    """What is known of the meaning of the requests with these ids."""
    kept = select(RequestVector.request_id, RequestVector.encoder, RequestVector.numbers)
    return Meanings(session.execute(kept.where(RequestVector.request_id.in_(ids))))


def keep_vectors(session: Session, vectors: Mapping[int, NeedVector]) -> None:
    """Store the vectors of the needs of requests, by the ids of these, each in place of the one that it had."""
    for number, vector in vectors.items():
        session.merge(RequestVector(request_id=number, encoder=vector.encoder, numbers=vector.numbers))
    session.flush()


def vector_values(session: Session, request_id: int) -> list[float]:
    """The numbers of the vector of a request, none where it has none."""
    import numpy as np

    kept = session.get(RequestVector, request_id)
    return [] if kept is None else [round(float(number), 3) for number in np.frombuffer(kept.numbers, STORED)]
