"""Tests of the extension: in real browsers, with the real service behind a wire that can be watched."""
