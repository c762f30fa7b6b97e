"""What `advisor doctor` looks at: the installation on this machine, and the services that it needs."""
