"""The player's past, kept in one SQLite file: rounds, questions put, responses, boards."""
