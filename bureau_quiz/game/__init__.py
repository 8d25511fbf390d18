"""One sitting at any front end: draws, judges, commits, and only then tells the verdict."""
