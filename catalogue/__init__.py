"""The catalogue of credentials: records, their storage, importers, exporters and facts in words."""
