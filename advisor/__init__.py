"""The `advisor` command: it prepares what is missing, starts the processes and keeps them running."""
