"""The images and the Compose file, as far as they can be held without a container engine."""

from __future__ import annotations

import importlib.util
import os
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import tomllib
import typer
import yaml
from typer.core import TyperGroup

from advisor.cli import app
from advisor.prepare import TRAINED_FROM, environment
from runtime.settings import ROOT, Settings

CONTAINER, CHART = ROOT / "deploy" / "container", ROOT / "deploy" / "helm" / "advisor"
CONTAINERFILE = (CONTAINER / "Containerfile").read_text()
COMPOSE: dict[str, Any] = yaml.safe_load((CONTAINER / "compose.yaml").read_text())
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
OURS = {"actions": "actions", "rasa": "rasa", "web": "web"}
OURS |= dict.fromkeys(("prepare", "fetch", "retention", "digest"), "jobs")
DEFAULTS = {name: field.default for name, field in Settings.model_fields.items()}
WRITTEN = [p for folder in (CONTAINER, CHART) for p in folder.rglob("*") if p.is_file() and p.parent.name != "tls"]


def stages() -> dict[str, str]:
    """The stages of the Containerfile with their instructions."""
    parts = re.split(r"^FROM ", CONTAINERFILE, flags=re.MULTILINE)[1:]
    return {str(re.match(r"\S+ AS (\w+)", part).group(1)): part for part in parts}  # type: ignore[union-attr]


def chain(stage: str) -> list[str]:
    """The stage and those that it stands on, from the top."""
    text = stages()[stage]
    below = text.split()[0]
    return [text, *(chain(below) if below in stages() else [])]


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: str(path.relative_to(ROOT / "deploy")))
def test_every_setting_that_is_named_is_one(path: Path) -> None:
    known = {f"ADVISOR_{name.upper()}" for name in DEFAULTS} | set(environment(Settings(_env_file=None)))
    named = set(re.findall(r"\bADVISOR_[A-Z_]*[A-Z]\b", path.read_text()))
    assert named <= known


@pytest.mark.parametrize(
    ("place", "commands"),
    [
        (CONTAINER / "Containerfile", ["prepare"]),
        (CONTAINER / "compose.yaml", ["prepare", "catalogue fetch", "catalogue dump", "retention", "digest"]),
        (CHART / "templates" / "deployment.yaml", ["prepare"]),
        (CHART / "templates" / "nightly.yaml", ["catalogue fetch", "catalogue dump", "retention", "digest"]),
    ],
    ids=lambda value: value.name if isinstance(value, Path) else None,
)
def test_every_command_of_ours_is_one(place: Path, commands: list[str]) -> None:
    plain = re.sub(r'[",]', "", re.sub(r"#.*", "", place.read_text()))
    assert re.findall(r"(?<![\w./=-])advisor ([a-z]+(?: [a-z]+)*)", plain) == commands
    for words in commands:
        command: Any = typer.main.get_command(app)
        for word in words.split():
            command = command.commands[word]
        assert not isinstance(command, TyperGroup), f"advisor {words} does nothing by itself"
    for module in re.findall(r"python -m (\w+(?:\.\w+)*)", plain):
        assert importlib.util.find_spec(module), module


@pytest.mark.parametrize("target", ["web", "actions", "rasa", "jobs"])
def test_an_image_runs_as_the_user_who_owns_its_folder(target: str) -> None:
    user = next(found for text in chain(target) for found in re.findall(r"^USER (.+)$", text, re.MULTILINE)[-1:])
    assert user == "10001:10001"
    assert "install --directory --owner=10001 --group=10001 --mode=0750 /var/lib/advisor" in stages()["base"]
    assert "ADVISOR_VAR=/var/lib/advisor" in stages()["base"]


def test_an_image_has_the_variables_that_advisor_up_gives_every_process(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in list(os.environ):
        monkeypatch.delenv(name)
    given = {name for name in environment(Settings(_env_file=None)) if not name.startswith("ADVISOR_")}
    assert given <= set(re.findall(r"^(?:ENV| {3}) ([A-Z_]+)=", stages()["base"], re.MULTILINE))


def test_the_image_of_rasa_has_what_a_model_runs_with_and_no_more() -> None:
    copied = " ".join(re.findall(r"^COPY --from=build (.+)$", stages()["rasa"], re.MULTILINE))
    assert {"/opt/advisor/endpoints.yml", "/opt/advisor/credentials.yml", "/opt/advisor/nlu"} <= set(copied.split())
    assert not {"/opt/advisor", "/opt/advisor/hub", "/opt/advisor/bot"} & set(copied.split())


def test_what_the_dialogue_is_trained_from_reaches_the_images() -> None:
    left_out = [line for line in (ROOT / ".dockerignore").read_text().splitlines() if not line.startswith("#")]
    for name in TRAINED_FROM:
        assert not any(name == line or name.startswith(f"{line}/") for line in left_out)
    assert {".env", "deploy/container/secrets", "deploy/container/tls", "deploy/container/advisor.env"} <= set(left_out)


def test_every_image_is_of_one_version() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]
    base = re.search(r"^ARG BASE=(.+)$", CONTAINERFILE, re.MULTILINE)
    assert base
    assert re.fullmatch(r"python:3\.11\.\d+-slim-bookworm", base[1])
    assert {text.split()[0] for text in stages().values()} <= {"${BASE}", *stages()}
    for name, service in SERVICES.items():
        if name in OURS:
            assert service["image"] == f"advisor-{OURS[name]}:{version}"
            assert service.get("build", {}).get("target", OURS[name]) == OURS[name]
        else:
            assert re.fullmatch(r"[\w./]+:\d+\.\d+[\w.-]*", service["image"]), name
    chart = yaml.safe_load((CHART / "Chart.yaml").read_text())
    assert (chart["version"], chart["appVersion"]) == (version, version)


@pytest.mark.parametrize("name", SERVICES)
def test_a_container_may_do_little(name: str) -> None:
    service = SERVICES[name]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert name in OURS or int(service["user"].split(":")[0]) > 0
    assert "privileged" not in service
    assert "cap_add" not in service


def test_the_processes_reach_each_other_on_loopback_and_only_nginx_is_published() -> None:
    settings = Settings(_env_file=None)
    for name in ("web", "actions", "rasa", "nginx"):
        assert SERVICES[name]["network_mode"] == "service:pod"
    assert {name for name, service in SERVICES.items() if "ports" in service} == {"pod"}
    assert SERVICES["pod"]["ports"] == ["80:80", "443:443"]
    asked = {name: " ".join(SERVICES[name]["healthcheck"]["test"]) for name in ("web", "actions", "rasa")}
    assert f"http://127.0.0.1:{settings.web_port}/ready" in asked["web"]
    assert f"{settings.actions_url}/ready" in asked["actions"]
    assert f"{settings.rasa_url}/" in asked["rasa"]
    assert f"server 127.0.0.1:{settings.web_port} " in (ROOT / "deploy" / "nginx.conf").read_text()


def test_nothing_serves_before_it_is_prepared_and_rasa_cannot_write_what_was() -> None:
    for name in ("web", "actions", "rasa"):
        waits_for = {other: how["condition"] for other, how in SERVICES[name]["depends_on"].items()}
        assert waits_for["prepare"] == "service_completed_successfully"
        assert waits_for["postgres"] == "service_healthy"
    assert SERVICES["rasa"]["volumes"] == ["var:/var/lib/advisor:ro"]
    assert "env_file" not in SERVICES["rasa"]
    assert COMPOSE["networks"]["back"] == {"internal": True}


def entry(folder: Path, *words: str, **secrets: str) -> subprocess.CompletedProcess[str]:
    """The entry of the images in `folder`, with `secrets` as its files and a Rasa that prints what it is given."""
    (folder / "secrets").mkdir()
    for name, value in secrets.items():
        (folder / "secrets" / name).write_text(f"{value}\n")
    rasa = folder / ".venv-rasa" / "bin" / "python"
    rasa.parent.mkdir(parents=True)
    rasa.write_text('#!/bin/sh\necho "$@"; env\n')
    rasa.chmod(0o755)
    (folder / "model").write_text("0123abcd\n")
    (folder / "entry").write_text((CONTAINER / "entry").read_text().replace("/run/secrets", str(folder / "secrets")))
    given = {"PATH": "/usr/bin:/bin", "ADVISOR_VAR": "/var/lib/advisor"}
    command = ["sh", str(folder / "entry"), *words]
    return subprocess.run(command, cwd=folder, env=given, capture_output=True, text=True, check=False)


def test_a_setting_that_lies_in_a_file_reaches_the_command_whatever_is_in_it(tmp_path: Path) -> None:
    password = "a 'b' \"c\" $HOME `id` \\ *"
    done = entry(tmp_path, "sh", "-c", 'printf %s "$ADVISOR_SMTP_PASSWORD"', ADVISOR_SMTP_PASSWORD=password)
    assert (done.returncode, done.stdout, done.stderr) == (0, password, "")


def test_a_command_ends_as_it_ends_without_the_entry(tmp_path: Path) -> None:
    assert entry(tmp_path, "sh", "-c", "exit 3").returncode == 3


def test_rasa_is_given_what_advisor_up_gives_it(tmp_path: Path) -> None:
    chosen = Settings(
        _env_file=None, var=Path("/var/lib/advisor"), database_url="postgresql://a:b@db/a", redis_url="redis://r/0"
    )
    done = entry(tmp_path, "rasa-server", ADVISOR_DATABASE_URL=chosen.database_url, ADVISOR_REDIS_URL=chosen.redis_url)
    words, *variables = done.stdout.splitlines()
    assert "--model /var/lib/advisor/models/0123abcd.tar.gz --endpoints endpoints.yml" in words
    assert f"--interface 127.0.0.1 --port {chosen.rasa_port} " in words
    expected = environment(chosen)
    for name in ("ACTIONS_WEBHOOK", "TRACKER_DATABASE", "REDIS_URL", "READER_FOLDER"):
        assert f"ADVISOR_{name}={expected[f'ADVISOR_{name}']}" in variables


@pytest.mark.parametrize("given", [{}, {"ADVISOR_DATABASE_URL": "postgresql+psycopg://a:b@db/a"}])
def test_rasa_says_which_address_of_the_database_it_needs(tmp_path: Path, given: dict[str, str]) -> None:
    done = entry(tmp_path, "rasa-server", **given)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("ADVISOR_DATABASE_URL must begin with postgresql://")
