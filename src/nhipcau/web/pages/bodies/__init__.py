"""Bodies that meet: their members, meetings, minutes, and conclusions that become tasks."""
