"""The floor everything stands on: text folding, dates, refusals, who acts. Pure."""
