"""A pack becomes questions: holes filled, right answers found, pools proved wrong."""
