"""Sources: files, standard input and JSON Lines become reports, or faults that say what to do."""
