"""The pages as tornado serves them. Imported only where an address is set, for it loads tornado."""

from collections.abc import Mapping

from tornado.web import Application, RequestHandler

from bot.metrics.server import Page


class _Shown(RequestHandler):
    """One page. Whatever the request holds besides its Accept header is not looked at."""

    def initialize(self, page: Page) -> None:
        self._page = page

    async def get(self) -> None:
        status, content_type, body = await self._page(self.request.headers.get("Accept", ""))
        self.set_status(status)
        self.set_header("Content-Type", content_type)
        self.set_header("Cache-Control", "no-store")
        self.clear_header("Server")
        self.write(body)

    async def head(self) -> None:
        # tornado leaves the body of an answer to HEAD away.
        await self.get()


def web_application(pages: Mapping[str, Page]) -> Application:
    """The application with these pages, by their paths."""
    return Application([(path, _Shown, {"page": page}) for path, page in pages.items()])
