"""What every process shares: settings, the database, the clock, the fixed words and the exported encoder."""
