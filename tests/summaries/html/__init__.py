"""HTML becomes text."""
