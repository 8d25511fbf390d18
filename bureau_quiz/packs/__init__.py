"""A file or folder becomes a pack, with every problem in it and its place."""
