"""A process as a static, read-only site: a folder of pages that link to each other and to nothing outside."""
