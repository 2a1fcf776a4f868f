"""Views: a record shown to a person on the terminal and as a page, and as data to a machine."""
