"""Real browsers for tests: found on this machine, started with the extension, clicked as a person would."""
