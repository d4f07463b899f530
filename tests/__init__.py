"""The tests, laid out as mirrors of the source, and what they share."""
