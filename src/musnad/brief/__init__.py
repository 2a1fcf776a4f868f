"""The brief: what changed in a process between two days, written out in Arabic or English as text, HTML, DOCX or PDF."""
