"""Rules and modes, dealing, points and the Round itself: pure, with time and chance handed in."""
