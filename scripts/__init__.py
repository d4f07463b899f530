"""What make calls to set the project up and to lay out new parts; each module is named for what it does."""
