"""What the past comes to: memory of facts, dossiers, statistics, training, clearance.

All of it is worked out from the records, and kept in a cache that may be deleted at any time.
"""
