"""The steps by which an archive of an older musnad becomes one of today. A step is never changed once it was released."""
