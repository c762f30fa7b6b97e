{{/* Parts that several manifests share. Each takes the root context, or a list of it and a name. */}}

{{- define "advisor.labels" -}}
app.kubernetes.io/name: advisor
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- end }}

{{- define "advisor.selector" -}}
app.kubernetes.io/name: advisor
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/component: server
{{- end }}

{{- define "advisor.image" -}}
{{- $root := index . 0 -}}
{{ required "registry: where the images were pushed to" $root.Values.registry }}/advisor-{{ index . 1 }}:{{ $root.Values.tag | default $root.Chart.AppVersion }}
{{- end }}

{{- define "advisor.podSecurity" -}}
automountServiceAccountToken: false
enableServiceLinks: false
securityContext:
  runAsNonRoot: true
  runAsUser: 10001
  runAsGroup: 10001
  fsGroup: 10001
  fsGroupChangePolicy: OnRootMismatch
  seccompProfile:
    type: RuntimeDefault
{{- end }}

{{- define "advisor.containerSecurity" -}}
securityContext:
  allowPrivilegeEscalation: false
  readOnlyRootFilesystem: true
  capabilities:
    drop: ["ALL"]
{{- end }}

{{/* The end of a container with all settings: a list of the root context and the name of its folder for /tmp. */}}
{{- define "advisor.given" -}}
{{- $root := index . 0 -}}
envFrom:
  - configMapRef:
      name: {{ $root.Release.Name }}-settings
volumeMounts:
  - {name: var, mountPath: /var/lib/advisor}
  - {name: secrets, mountPath: /run/secrets, readOnly: true}
  - {name: {{ index . 1 }}, mountPath: /tmp}
{{- end }}

{{- define "advisor.volumes" -}}
- name: var
  persistentVolumeClaim:
    claimName: {{ .Release.Name }}-var
- name: secrets
  secret:
    secretName: {{ required "secret: the Secret with the settings that are secret" .Values.secret }}
    defaultMode: 0440
{{- end }}

{{/* Probes of a process that listens on loopback only, so that it is asked from inside: the addresses of "lives" and
"ready". A database that is away makes it not ready, but is no reason to start it again. */}}
{{- define "advisor.probes" -}}
startupProbe:
  {{- include "advisor.ask" .lives | nindent 2 }}
  periodSeconds: 5
  failureThreshold: 36
livenessProbe:
  {{- include "advisor.ask" .lives | nindent 2 }}
  periodSeconds: 20
readinessProbe:
  {{- include "advisor.ask" .ready | nindent 2 }}
{{- end }}

{{- define "advisor.ask" -}}
exec:
  command: ["python", "-c", {{ printf "from urllib.request import urlopen; urlopen('%s', timeout=4)" . | quote }}]
timeoutSeconds: 5
{{- end }}
