"""Corpora beyond one machine, by a Dask bag: rows of policies in, rows of analyses out. `python -m summaries.batch`."""
