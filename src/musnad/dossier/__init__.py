"""The dossier of a process: its talks, positions, provisions, truces and actors, made from the reports of an archive."""
