"""The Helm chart by Helm's own word, and what its pods may do."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from ipaddress import ip_address
from typing import Any

import pytest
import yaml

from runtime.settings import ROOT, Settings

CHART = ROOT / "deploy" / "helm" / "advisor"
HUB = {"ADVISOR_PUBLIC_URL": "https://advisor.hub.example", "ADVISOR_CONTACT_EMAIL": "people@hub.example"}
POD_MAKERS = ("Deployment", "CronJob")
GIVEN = ["--set", "registry=registry.hub.example", *(w for n, v in HUB.items() for w in ("--set", f"settings.{n}={v}"))]


def helm(*words: str) -> subprocess.CompletedProcess[str]:
    if shutil.which("helm") is None:
        pytest.skip("THE HELM CHART WAS NOT RENDERED: there is no helm on the PATH (https://helm.sh)")
    return subprocess.run(["helm", *words], capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def manifests() -> list[dict[str, Any]]:
    done = helm("template", "hub", str(CHART), *GIVEN)
    assert done.returncode == 0, done.stderr
    return [manifest for manifest in yaml.safe_load_all(done.stdout) if manifest]


def pods(manifests: list[dict[str, Any]]) -> Iterator[tuple[str, dict[str, Any]]]:
    """The name and the specification of each kind of pod."""
    for manifest in manifests:
        spec = manifest.get("spec", {})
        if manifest["kind"] == "CronJob":
            spec = spec["jobTemplate"]["spec"]
        if "template" in spec:
            yield manifest["metadata"]["name"], spec["template"]["spec"]


def test_helm_finds_no_fault_in_it() -> None:
    done = helm("lint", "--strict", str(CHART), *GIVEN)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("missing", ["registry", *(f"settings.{name}" for name in HUB)])
def test_what_is_missing_is_named(missing: str) -> None:
    given = [word for pair in zip(GIVEN[::2], GIVEN[1::2], strict=True) if missing not in pair[1] for word in pair]
    done = helm("template", "hub", str(CHART), *given)
    assert done.returncode != 0
    assert missing in done.stderr


def test_a_hub_is_made_of_these(manifests: list[dict[str, Any]]) -> None:
    made = sorted((manifest["kind"], manifest["metadata"]["name"]) for manifest in manifests)
    assert made == [
        ("ConfigMap", "hub-settings"),
        ("CronJob", "hub-digest"),
        ("CronJob", "hub-fetch"),
        ("CronJob", "hub-retention"),
        ("Deployment", "hub"),
        ("Ingress", "hub"),
        ("NetworkPolicy", "hub"),
        ("PersistentVolumeClaim", "hub-var"),
        ("PodDisruptionBudget", "hub"),
        ("Service", "hub"),
    ]


def test_every_container_may_do_little(manifests: list[dict[str, Any]]) -> None:
    for name, pod in pods(manifests):
        assert pod["automountServiceAccountToken"] is False, name
        assert pod["securityContext"]["runAsNonRoot"] is True, name
        assert pod["securityContext"]["runAsUser"] == 10001, name
        for container in [*pod.get("initContainers", []), *pod["containers"]]:
            assert container["securityContext"] == {
                "allowPrivilegeEscalation": False,
                "readOnlyRootFilesystem": True,
                "capabilities": {"drop": ["ALL"]},
            }, container["name"]
            assert "memory" in container["resources"]["limits"], container["name"]


def test_nothing_of_a_pod_is_reached_but_the_web_process(manifests: list[dict[str, Any]]) -> None:
    policy = next(manifest["spec"] for manifest in manifests if manifest["kind"] == "NetworkPolicy")
    assert policy["policyTypes"] == ["Ingress"]
    assert policy["ingress"] == [{"ports": [{"port": "http", "protocol": "TCP"}]}]
    chosen = policy["podSelector"]["matchLabels"].items()
    templates = [m["spec"].get("jobTemplate", m)["spec"]["template"] for m in manifests if m["kind"] in POD_MAKERS]
    assert [template for template in templates if not chosen <= template["metadata"]["labels"].items()] == []
    named = [port["name"] for _, pod in pods(manifests) for c in pod["containers"] for port in c.get("ports", [])]
    assert named == ["http"]


def test_every_folder_that_is_mounted_is_a_volume_and_every_volume_is_mounted(manifests: list[dict[str, Any]]) -> None:
    for name, pod in pods(manifests):
        containers = [*pod.get("initContainers", []), *pod["containers"]]
        mounted = {mount["name"] for container in containers for mount in container["volumeMounts"]}
        assert mounted == {volume["name"] for volume in pod["volumes"]}, name


def test_rasa_is_given_the_database_and_redis_alone(manifests: list[dict[str, Any]]) -> None:
    pod = dict(pods(manifests))["hub"]
    rasa = next(container for container in pod["containers"] if container["name"] == "rasa")
    assert "envFrom" not in rasa
    assert all(mount.get("readOnly") for mount in rasa["volumeMounts"] if mount["mountPath"] != "/tmp")  # noqa: S108
    secrets = next(volume for volume in pod["volumes"] if volume["name"] == "rasa-secrets")
    assert {item["key"] for item in secrets["secret"]["items"]} == {"ADVISOR_DATABASE_URL", "ADVISOR_REDIS_URL"}


def test_the_settings_of_the_chart_start_a_hub_in_production(manifests: list[dict[str, Any]]) -> None:
    data = next(m["data"] for m in manifests if m["kind"] == "ConfigMap")
    with pytest.MonkeyPatch.context() as patch:
        for name, value in data.items():
            patch.setenv(name, value)
        chosen = Settings(_env_file=None)
    assert (chosen.environment, chosen.public_url) == ("production", HUB["ADVISOR_PUBLIC_URL"])
    assert ip_address(chosen.host).is_unspecified  # the service asks the pod under its address
    ingress = next(m for m in manifests if m["kind"] == "Ingress")
    assert ingress["spec"]["rules"][0]["host"] in chosen.served_hosts


def test_the_probes_ask_what_is_served_where_it_is_served(manifests: list[dict[str, Any]]) -> None:
    chosen = Settings(_env_file=None)
    containers = {container["name"]: container for container in dict(pods(manifests))["hub"]["containers"]}
    web = containers["web"]
    assert web["ports"] == [{"name": "http", "containerPort": chosen.web_port}]
    for probe, path in (("livenessProbe", "/health"), ("readinessProbe", "/ready")):
        asked = web[probe]["httpGet"]
        assert (asked["path"], asked["port"]) == (path, "http")
        assert asked["httpHeaders"][0]["value"] in chosen.served_hosts
    for name, url in (("actions", f"{chosen.actions_url}/ready"), ("rasa", f"{chosen.rasa_url}/")):
        assert f"'{url}'" in containers[name]["readinessProbe"]["exec"]["command"][2]
    assert f"'{chosen.actions_url}/health'" in containers["actions"]["livenessProbe"]["exec"]["command"][2]
