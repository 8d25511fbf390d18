"""What a player knows, from responses alone: values in, values out; clocks are arguments."""
