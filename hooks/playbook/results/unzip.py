"""A .zip, byte by byte: how long its list is, and what a member of it unpacks to."""

import zipfile
import zlib
from struct import Struct
from typing import BinaryIO, Final

CUT: Final = "it is no whole .zip; it may have been cut short on its way"

_END = Struct("<4s4H2LH")
_LARGE_END = Struct("<4sQ2H2L4Q")
_LARGE_END_SAYS = 44
"""What the end of a large archive says of its own length, without what others may add to it."""
_LOCATOR = Struct("<4sLQL")
_LONGEST_COMMENT = 65_535
_HEADER = Struct("<4s5H3L2H")
_UTF_8 = 0x800

END_OF_LIST: Final = _LARGE_END.size + _LOCATOR.size + _END.size + _LONGEST_COMMENT
"""So many bytes at the end of a file tell how long the list is."""


def size_of_list(tail: bytes) -> int | None:
    """Return how many bytes the list of members has; None if this is the end of no archive."""
    at = tail.rfind(b"PK\5\6", max(0, len(tail) - _END.size - _LONGEST_COMMENT))
    if at < 0 or len(tail) < at + _END.size:
        return None
    locator = at - _LOCATOR.size
    if locator >= 0 and tail.startswith(b"PK\6\7", locator):
        return _size_of_large_list(tail, locator)
    size: int = _END.unpack_from(tail, at)[5]
    return size


def _size_of_large_list(tail: bytes, locator: int) -> int | None:
    at = locator - _LARGE_END.size
    if at < 0:
        return None
    _, disk, end, disks = _LOCATOR.unpack_from(tail, locator)
    mark, says, *_, size, start = _LARGE_END.unpack_from(tail, at)
    whole = mark == b"PK\6\6" and says == _LARGE_END_SAYS and end == start + size
    return size if whole and disk == 0 and disks <= 1 else None


def unpacked(stream: BinaryIO, info: zipfile.ZipInfo, room: int) -> bytes | None:
    """Return what a member holds; None if it is not as listed, or goes on beyond ``room``."""
    if not 0 <= info.header_offset < room:
        return None
    stream.seek(info.header_offset)
    header = stream.read(_HEADER.size)
    if len(header) < _HEADER.size or not header.startswith(b"PK\3\4"):
        return None
    named, extra = _HEADER.unpack(header)[-2:]
    name = info.orig_filename.encode("utf-8" if info.flag_bits & _UTF_8 else "cp437")
    start = stream.tell() + named + extra
    if start + info.compress_size > room or stream.read(named) != name:
        return None
    stream.seek(start)
    packed = stream.read(info.compress_size)
    stored = info.compress_type == zipfile.ZIP_STORED
    content = packed if stored else _inflated(packed, info.file_size)
    if content is None or len(content) != info.file_size:
        return None
    return content if zlib.crc32(content) == info.CRC else None


def _inflated(packed: bytes, size: int) -> bytes | None:
    inflate = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        # One byte more than may come tells what would be longer.
        content = inflate.decompress(packed, size + 1)
    except zlib.error:
        return None
    return content if inflate.eof and not inflate.unused_data else None
