"""The questions of all installed packs, compiled once; made again or done without if anything fails."""
