"""Packs from and to other programs' files: one module a format, one interface for all."""
