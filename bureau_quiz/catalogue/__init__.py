"""The questions of all installed packs, compiled once; may be deleted at any time."""
