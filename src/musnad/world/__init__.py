"""Who is who: states, people with dated offices, organisations, media and places, as data with sources."""
