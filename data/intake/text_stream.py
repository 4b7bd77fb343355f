"""A file of text as a stream of UTF-8 or GB18030 with line feeds, whatever it is on disk."""

import codecs
import gzip
import os
import zlib
from pathlib import Path

from data.intake.encodings import LIKE_ASCII, SAMPLE, UTF8, Detected, detect, fits
from data.intake.rows import UnreadableError
from data.language import Message

GZIP_MARK = b"\x1f\x8b"
RETURN, BREAK = b"\r", b"\r\n"


class TextStream:
    """Text, block by block; `encoding` is what the file is in, `bytes_as` what is handed out."""

    def __init__(self, path: Path, stated: str | None = None) -> None:
        """Open a file.

        Args:
            path: the file.
            stated: the encoding the operator names; not believed when the text is not in it.

        Raises:
            UnreadableError: the file cannot be opened, or is a damaged gzip.
        """
        try:
            self._file = path.open("rb")
        except OSError as error:
            reason = error.strerror or str(error)
            raise UnreadableError(
                Message("it cannot be opened ({reason})", reason=reason)
            ) from None
        self.notes: list[Message] = []
        try:
            self._begin(stated)
        except UnreadableError:
            self._file.close()
            raise

    def _begin(self, stated: str | None) -> None:
        """Find out from the first megabyte how the file is written."""
        self._size = max(os.fstat(self._file.fileno()).st_size, 1)
        is_gzip = self._file.peek(2)[:2] == GZIP_MARK
        self._source = gzip.GzipFile(fileobj=self._file) if is_gzip else self._file
        self._start = self._read_raw(SAMPLE)
        found = self._choose(stated)
        self._start = self._start[found.mark :]
        self.encoding = found.encoding
        self.bytes_as = found.encoding if found.encoding in LIKE_ASCII else UTF8
        self.is_ascii = self.bytes_as == found.encoding and self._start.isascii()
        decoder = codecs.getincrementaldecoder(found.encoding)
        self._decoder = None if found.encoding in LIKE_ASCII else decoder(errors="replace")
        # Line ends of old files: a return alone.
        self._only_returns = RETURN in self._start and b"\n" not in self._start
        self._held = b""

    def _choose(self, stated: str | None) -> Detected:
        """Return the stated encoding if the text is in it, else the one it is in."""
        is_whole = len(self._start) < SAMPLE
        found = detect(self._start, is_whole=is_whole)
        if stated is None:
            return found
        try:
            name = codecs.lookup(stated).name
            if name == found.encoding:
                return found
            if not found.mark and fits(self._start, name, is_whole=is_whole):
                return Detected("gb18030" if name in ("gbk", "gb2312") else name)
        except LookupError:
            pass
        said = Message(
            "intake.yml says {stated}, but the text is {found}; it was read as {found}",
            stated=stated, found=found.encoding,
        )  # fmt: skip
        self.notes.append(said)
        return found

    def read(self, size: int) -> bytes:
        """Return about `size` bytes, empty at the end only.

        Raises:
            UnreadableError: the compressed file is damaged.
        """
        while True:
            raw, self._start = self._start, b""
            raw = raw or self._read_raw(size)
            text = raw
            if self._decoder is not None:
                text = self._decoder.decode(raw, final=not raw).encode(UTF8, "replace")
            text = self._with_line_feeds(text, is_last=not raw)
            if text or not raw:
                return text

    def _read_raw(self, size: int) -> bytes:
        try:
            return self._source.read(size)
        except (EOFError, gzip.BadGzipFile, zlib.error):
            message = Message("the compressed file is damaged or incomplete; send it again")
            raise UnreadableError(message) from None
        except OSError as error:
            reason = error.strerror or str(error)
            raise UnreadableError(Message("it cannot be read ({reason})", reason=reason)) from None

    def _with_line_feeds(self, text: bytes, *, is_last: bool) -> bytes:
        """Return the text with every line end as a line feed; a stray return is a space."""
        text = self._held + text
        self._held = b""
        if RETURN not in text:
            return text
        if text.endswith(RETURN) and not is_last:
            text, self._held = text[:-1], RETURN
        return text.replace(BREAK, b"\n").replace(RETURN, b"\n" if self._only_returns else b" ")

    def fraction(self) -> float:
        """Return the share of the file's bytes that have been read."""
        return min(self._file.tell() / self._size, 1.0)

    def close(self) -> None:
        """Close the file."""
        self._file.close()
