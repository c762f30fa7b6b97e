"""The values of a build, a line of JSON each: read from the disk one by one, so that a nation's need little memory."""

from __future__ import annotations

import mmap
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Generic, TypeVar, overload

import numpy as np

T = TypeVar("T")


class Stored(Generic[T]):
    """The lines that `write_lines` wrote, each parsed whenever it is asked for. Safe to share between threads.

    The file may be removed while it is read: what is mapped stays.
    """

    def __init__(self, path: Path, parse: Callable[[bytes], T]) -> None:
        self._parse = parse
        self._starts = np.load(_starts(path))
        with path.open("rb") as file:
            # nothing cannot be mapped
            self._text = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) if self._starts[-1] else b""

    def __len__(self) -> int:
        return len(self._starts) - 1

    def __getitem__(self, position: int) -> T:
        return self._parse(self._text[self._starts[position] : self._starts[position + 1]])

    def __iter__(self) -> Iterator[T]:
        return (self[position] for position in range(len(self)))


class Chosen(Sequence[T]):
    """Values by their positions, each read whenever it is looked at; a slice reads nothing."""

    def __init__(self, positions: Sequence[int], read: Callable[[int], T]) -> None:
        self._positions = positions
        self._read = read

    def __len__(self) -> int:
        return len(self._positions)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and list(self) == list(other)

    @overload
    def __getitem__(self, at: int) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> Chosen[T]: ...
    def __getitem__(self, at: int | slice) -> T | Chosen[T]:
        if isinstance(at, slice):
            return Chosen(self._positions[at], self._read)
        return self._read(self._positions[at])


def write_lines(path: Path, lines: Iterable[str]) -> None:
    """Write texts without a line break, and beside them where each begins."""
    starts = [0]
    with path.open("wb") as file:
        for line in lines:
            starts.append(starts[-1] + file.write(f"{line}\n".encode()))
    np.save(_starts(path), np.array(starts, dtype=np.int64))


def _starts(path: Path) -> Path:
    return path.with_suffix(".starts.npy")
