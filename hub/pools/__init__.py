"""Pools: small needs of several employers that one course could serve, asked together and decided as one."""
