"""The working calendar: a year at a glance, a count of working days, and what its keeper writes into it."""
