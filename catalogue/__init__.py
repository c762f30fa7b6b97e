"""What the nation offers: records, their storage, importers, and the settings and database every process shares."""
