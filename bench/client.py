"""A browser's half of Streamlit's WebSocket protocol: ask for page runs, read what comes back."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection

RUN_TIMEOUT_SECONDS = 60.0


@dataclass
class PageRun:
    """What one run of a page sent.

    Attributes:
        seconds: from the request to the end of the run, as the client sees it.
        status: `ForwardMsg.ScriptFinishedStatus` of the run.
        payload: the bytes of every message of the run, in order.
        exceptions: messages of the exceptions that the run showed.
    """

    seconds: float
    status: int
    payload: bytes
    exceptions: list[str] = field(default_factory=list)

    @property
    def succeeded(self) -> bool:
        """Whether the run came to its end without an exception on the page."""
        return self.status == ForwardMsg.FINISHED_SUCCESSFULLY and not self.exceptions


class Client:
    """One open session, as one browser tab has it.

    Args:
        address: `host:port` of the server.
        headers: extra request headers, as a proxy would add them.
    """

    def __init__(self, address: str, headers: dict[str, str] | None = None) -> None:
        self._address = address
        self._headers = headers or {}
        self._socket: ClientConnection | None = None

    async def __aenter__(self) -> Self:
        self._socket = await websockets.connect(
            f"ws://{self._address}/_stcore/stream",
            subprotocols=[websockets.Subprotocol("streamlit")],
            additional_headers=self._headers,
            max_size=None,
            open_timeout=RUN_TIMEOUT_SECONDS,
        )
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._socket is not None:
            await self._socket.close()

    async def run(self, page: str = "", query: str = "") -> PageRun:
        """Ask for one whole page run and wait until it has ended.

        Args:
            page: url path of the page, "" for the first one.
            query: query string without the question mark.

        Raises:
            TimeoutError: the run did not end within `RUN_TIMEOUT_SECONDS`.
        """
        if self._socket is None:
            raise RuntimeError("open the client with `async with` first")
        request = BackMsg()
        request.rerun_script.query_string = query
        request.rerun_script.page_name = page
        request.rerun_script.context_info.url = f"http://{self._address}/{page}"
        request.rerun_script.context_info.timezone = "Asia/Shanghai"
        start = time.perf_counter()
        await self._socket.send(request.SerializeToString())
        return await asyncio.wait_for(self._read_run(start), RUN_TIMEOUT_SECONDS)

    async def _read_run(self, start: float) -> PageRun:
        assembled: list[bytes] = []
        exceptions: list[str] = []
        while True:
            if self._socket is None:
                raise RuntimeError("the client was closed during a run")
            raw = await self._socket.recv(decode=False)
            message = ForwardMsg()
            message.ParseFromString(bytes(raw))
            assembled.append(bytes(raw))
            element = message.delta.new_element
            if message.WhichOneof("type") == "delta" and element.WhichOneof("type") == "exception":
                exceptions.append(element.exception.message or element.exception.type)
            if message.WhichOneof("type") == "script_finished":
                if message.script_finished == ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                    continue
                seconds = time.perf_counter() - start
                return PageRun(seconds, message.script_finished, b"".join(assembled), exceptions)
