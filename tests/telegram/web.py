"""The HTTP side: requests in, envelopes out."""

import asyncio
import contextlib
import json
from typing import Any
from urllib.parse import unquote

from tornado import httputil, iostream, web

from tests.telegram.bodies import read_parameters
from tests.telegram.errors import ApiError, not_implemented
from tests.telegram.faults import Faults
from tests.telegram.log import Call
from tests.telegram.methods import METHODS
from tests.telegram.schema import Checker, Method
from tests.telegram.world import World


class Service:
    """Answers requests, logs them, and plays the faults planned for them."""

    def __init__(self, world: World, faults: Faults, token: str) -> None:
        self.world = world
        self.faults = faults
        self.token = token
        self.at_work: set[asyncio.Future[Any]] = set()

    async def answer(
        self, token: str, name: str, request: httputil.HTTPServerRequest, body: bytes
    ) -> dict[str, Any] | None:
        """Carries a request out.

        Returns:
            The envelope; None when the connection is to close without an answer.
        """
        if unquote(token) != self.token:
            return ApiError(401, "Unauthorized").envelope()
        method = self.world.schema.methods.get(name.lower())
        if method is None:
            self.world.log.violations.append(f"{name}: there is no such method")
            return ApiError(404, "Not Found").envelope()
        fault = self.faults.take(method.name)
        params: dict[str, Any] = {}
        try:
            params = self._read(method, request, body)
            if fault.error:
                raise fault.error
            if fault.drop and not fault.carried_out:
                return None
            result = await self._carry_out(method, params)
        except ApiError as error:
            self._log(method, params, None, error)
            envelope = error.envelope()
        except Exception as error:
            # A fault of this server: the bot gets a 500 and the test fails at its end.
            self.world.log.violations.append(f"{method.name}: the server failed with {error!r}")
            envelope = ApiError(500, "Internal Server Error").envelope()
        else:
            self._log(method, params, result, None)
            envelope = {"ok": True, "result": result}
        if fault.delay_s:
            await asyncio.sleep(fault.delay_s)
        return None if fault.drop else envelope

    def _read(self, method: Method, request: httputil.HTTPServerRequest, body: bytes) -> dict[str, Any]:
        params, unused = read_parameters(request, body, method)
        checker = Checker(self.world.schema)
        checker.fields(params, method.params)
        for what, names in (("unknown parameter", checker.unknown), ("unused file", unused)):
            self.world.log.violations += [f"{method.name}: {what} {name}" for name in names]
        return params

    async def _carry_out(self, method: Method, params: dict[str, Any]) -> Any:
        handler = METHODS.get(method.name)
        if handler is None:
            raise not_implemented(method.name)
        result = handler(self.world, params)
        if asyncio.iscoroutine(result):
            result = await result
        try:
            checker = Checker(self.world.schema)
            checker.result(result, method.returns, method.name)
            problems = [f"unknown field {name}" for name in checker.unknown]
        except ApiError as error:
            problems = [error.description]
        self.world.log.violations += [
            f"the server's own answer to {method.name}: {problem}" for problem in problems
        ]
        return result

    def _log(self, method: Method, params: dict[str, Any], result: Any, error: ApiError | None) -> None:
        if error and error.description.endswith("not implemented by the test server"):
            self.world.log.violations.append(f"{method.name}: {error.description}")
        self.world.log.add(Call(method.name, params, result, error, self.world.clock.now()))


@web.stream_request_body
class MethodHandler(web.RequestHandler):
    """`/bot<token>/<method>`, by GET or POST."""

    def initialize(self, service: Service) -> None:
        self._service = service
        # Streamed, because Tornado answers a malformed body itself when it parses it.
        self._chunks: list[bytes] = []
        self._work: asyncio.Future[dict[str, Any] | None] | None = None

    def data_received(self, chunk: bytes) -> None:
        self._chunks.append(chunk)

    async def get(self, token: str, name: str) -> None:
        await self._serve(token, name)

    async def post(self, token: str, name: str) -> None:
        await self._serve(token, name)

    async def _serve(self, token: str, name: str) -> None:
        answer = self._service.answer(token, name, self.request, b"".join(self._chunks))
        self._work = asyncio.ensure_future(answer)
        self._service.at_work.add(self._work)
        try:
            envelope = await self._work
        except asyncio.CancelledError:
            envelope = None
        finally:
            self._service.at_work.discard(self._work)
        if envelope is None:
            self.detach().close()
            return
        self.set_status(envelope.get("error_code", 200))
        self.set_header("Content-Type", "application/json")
        with contextlib.suppress(iostream.StreamClosedError):
            await self.finish(json.dumps(envelope))

    def on_connection_close(self) -> None:
        if self._work:
            self._work.cancel()


class FileHandler(web.RequestHandler):
    """`/file/bot<token>/<file_path>`."""

    def initialize(self, service: Service) -> None:
        self._service = service

    def get(self, token: str, path: str) -> None:
        for stored in self._service.world.files.values():
            if unquote(token) == self._service.token and stored.path == path:
                self.set_header("Content-Type", "application/octet-stream")
                self.write(stored.data)
                return
        self._fail(
            ApiError(401, "Unauthorized")
            if unquote(token) != self._service.token
            else ApiError(404, "Not Found")
        )

    def _fail(self, error: ApiError) -> None:
        self.set_status(error.code)
        self.set_header("Content-Type", "application/json")
        self.write(json.dumps(error.envelope()))


class NowhereHandler(web.RequestHandler):
    """Every other path."""

    def prepare(self) -> None:
        self.set_status(404)
        self.finish(ApiError(404, "Not Found").envelope())


def application(service: Service) -> web.Application:
    arguments = {"service": service}
    return web.Application(
        [
            (r"/bot([^/]+)/([^/]+)/?", MethodHandler, arguments),
            (r"/file/bot([^/]+)/(.+)", FileHandler, arguments),
        ],
        default_handler_class=NowhereHandler,
        log_function=lambda handler: None,
    )
