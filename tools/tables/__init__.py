"""One module a subject; each has `write(raw, out)`, called by tools/import_tables.py in order."""
