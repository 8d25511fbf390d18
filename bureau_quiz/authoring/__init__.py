"""What an author sees: problems with their place, every question a pack can ask, a pack in a page.

Values in, text out: nothing here prints, and nothing here writes a file.
"""
