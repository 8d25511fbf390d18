"""Questions from an unknown spreadsheet: what its columns hold, and how they are asked for."""
