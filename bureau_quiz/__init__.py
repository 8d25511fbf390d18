"""Bureau Quiz: a spy-themed trivia game for the terminal."""

__version__ = "0.1.0"
