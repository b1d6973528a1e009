"""A model hub on loopback with one model in it, as far as huggingface_hub asks for it.

The paths and the headers (`X-Repo-Commit`, `X-Error-Code`, ...) are those that huggingface_hub's client
reads: `HfApi.model_info`, `HfApi.list_repo_tree`, `file_download.get_hf_file_metadata` and
`utils.hf_raise_for_status`.
"""

import hashlib
import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

COMMIT = "5f1c2a7d9e8b4c3f6a0d1e2b3c4d5e6f70819203"


class TinyHub:
    """Serves the files of a folder as the model `repository`, at one commit.

    Attributes:
        requests: The method and path of every request, in order.
        gated: Whether the files are only for those who accepted a licence.
    """

    def __init__(self, folder: Path, repository: str) -> None:
        self.folder = folder
        self.repository = repository
        self.requests: list[str] = []
        self.gated = False
        self.url = ""

    @contextmanager
    def serving(self) -> Iterator["TinyHub"]:
        """Serve until the block ends."""
        hub = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                hub.requests.append(f"{self.command} {self.path}")
                status, headers, body = hub.answer(self.path)
                self.send_response(status)
                for name, value in {"Content-Length": str(len(body)), **headers}.items():
                    self.send_header(name, value)
                self.end_headers()
                if self.command == "GET":
                    self.wfile.write(body)

            do_HEAD = do_GET

            def log_message(self, format: str, *args: object) -> None:
                pass

        with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
            self.url = f"http://127.0.0.1:{server.server_port}"
            thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
            thread.start()
            try:
                yield self
            finally:
                server.shutdown()
                thread.join()

    def answer(self, path: str) -> tuple[int, dict[str, str], bytes]:
        """Give status, headers and body."""
        path = path.partition("?")[0].replace("%2F", "/")
        if about := re.fullmatch(r"/api/models/([^/]+/[^/]+)(?:/revision/(.+))?", path):
            repository, revision = about[1], about[2] or "main"
            if refused := self._refused(repository, revision):
                return refused
            files = [{"rfilename": name} for name in self._names()]
            body = {"id": repository, "modelId": repository, "sha": COMMIT, "siblings": files}
            return 200, {"Content-Type": "application/json"}, json.dumps(body).encode()
        if tree := re.fullmatch(r"/api/models/([^/]+/[^/]+)/tree/([^/]+)(?:/(.+))?", path):
            if refused := self._refused(tree[1], tree[2]):
                return refused
            listed = [
                {"type": "file", "path": name, "size": (self.folder / name).stat().st_size, "oid": "0" * 40}
                for name in self._names()
                if tree[3] is None or name.startswith(f"{tree[3]}/")
            ]
            if not listed:
                return 404, {"X-Error-Code": "EntryNotFound"}, b""
            return 200, {"Content-Type": "application/json"}, json.dumps(listed).encode()
        if file := re.fullmatch(r"/([^/]+/[^/]+)/resolve/([^/]+)/(.+)", path):
            if refused := self._refused(file[1], file[2]):
                return refused
            if self.gated:
                return 403, {"X-Error-Code": "GatedRepo", "X-Error-Message": "Accept the licence."}, b""
            if file[3] not in self._names():
                return 404, {"X-Error-Code": "EntryNotFound", "X-Repo-Commit": COMMIT}, b""
            body_bytes = (self.folder / file[3]).read_bytes()
            etag = hashlib.sha256(body_bytes).hexdigest()
            return 200, {"X-Repo-Commit": COMMIT, "ETag": f'"{etag}"'}, body_bytes
        return 404, {}, b""

    def _names(self) -> list[str]:
        return [str(file.relative_to(self.folder)) for file in self.folder.rglob("*") if file.is_file()]

    def _refused(self, repository: str, revision: str) -> tuple[int, dict[str, str], bytes] | None:
        if repository != self.repository:
            return 401, {"X-Error-Code": "RepoNotFound"}, b""
        if revision not in ("main", "v1", COMMIT):
            return 404, {"X-Error-Code": "RevisionNotFound"}, b""
        return None
