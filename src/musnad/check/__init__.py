"""The lint of the knowledge files under language/ and world/: what the tables must hold, and the faults they have."""
