"""Reading: from a report to its record, in one pure function."""
