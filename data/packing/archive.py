"""The packed form of lists, which data/pack.py describes, and how texts become slugs."""

import pathlib
import re
import struct
import unicodedata

DATA = pathlib.Path(__file__).resolve().parent.parent
ONE = 1 << 32


def rows(path):
    """The fields of each row of a data file."""
    with open(DATA / path, encoding="utf-8") as lines:
        return [line.rstrip("\n").split("\t") for line in lines if not line.startswith("#")]


def slug(text):
    """A name in the letters a–z, as e-mail addresses and domains write it."""
    return re.sub("[^a-z]", "", unicodedata.normalize("NFD", text).lower())


def aligned(blob, to=8):
    return blob + b"\0" * (-len(blob) % to)


def starts_of(weights):
    """Where each entry's share of the 2^32 draws begins; every share is at least one draw."""
    total, before, starts = sum(weights), 0, []
    for weight in weights:
        starts.append(before * ONE // total)
        before += weight
    assert all(a < b for a, b in zip(starts, starts[1:])), "a weight is too small"
    return starts


def guide_of(starts, bits):
    guide, entry = [], 0
    for slot in range(1 << bits):
        draw = slot << (32 - bits)
        while entry + 1 < len(starts) and starts[entry + 1] <= draw:
            entry += 1
        guide.append(entry)
    return guide


def packed(texts, weights=None, auxiliary=None, width=0):
    """One list; the auxiliary values are unsigned integers of `width` bytes."""
    assert all(unicodedata.is_normalized("NFC", text) for text in texts)
    encoded = [text.encode() for text in texts]
    bits = min(16, max(4, (len(texts) - 1).bit_length() + 2)) if weights else 0
    offsets = [0]
    for text in encoded:
        offsets.append(offsets[-1] + len(text))
    blob = struct.pack(
        "<8I", len(texts), 1 if weights else 0, bits, max(map(len, encoded)), offsets[-1], width, 0, 0)
    blob += sum(1 << byte for byte in set(b"".join(encoded))).to_bytes(32, "little")
    blob += struct.pack(f"<{len(offsets)}I", *offsets)
    if weights:
        starts = starts_of(weights)
        assert len(texts) <= 65_536
        blob += struct.pack(f"<{len(starts) + 4}I", *starts, 0, 0, 0, 0)
        blob += struct.pack(f"<{1 << bits}H", *guide_of(starts, bits))
    blob = aligned(blob)
    if width:
        assert len(auxiliary) == len(texts)
        blob += b"".join(value.to_bytes(width, "little") for value in auxiliary)
    return aligned(blob + b"".join(encoded) + b"\0" * 64)


def _parts(blob):
    """The texts of a packed list, where its weights begin, and where its texts do."""
    count, flags, bits, _, _, width = struct.unpack_from("<6I", blob)
    offsets = struct.unpack_from(f"<{count + 1}I", blob, 64)
    weights = 64 + 4 * (count + 1)
    texts = weights + (4 * (count + 4) + (2 << bits) if flags & 1 else 0)
    texts += -texts % 8 + width * count
    return [blob[texts + a:texts + b].decode() for a, b in zip(offsets, offsets[1:])], weights, texts


def texts_of(blob):
    """The texts of a packed list."""
    return _parts(blob)[0]


def respelled(blob, spell):
    """A packed list with other texts, the same weights and the same auxiliary values."""
    texts, weights, start = _parts(blob)
    made = packed([spell(text) for text in texts])
    flags, bits = struct.unpack_from("<2I", blob, 4)
    width = struct.unpack_from("<I", blob, 20)[0]
    head = bytearray(made[:weights])
    struct.pack_into("<2I", head, 4, flags, bits)
    struct.pack_into("<I", head, 20, width)
    return bytes(head) + blob[weights:start] + made[_parts(made)[2]:]


def weighted(pairs):
    """Texts and weights, the likeliest first, so that the common ones share cache lines."""
    ordered = sorted(pairs, key=lambda pair: (-pair[1], pair[0]))
    return [text for text, _ in ordered], [weight for _, weight in ordered]
