"""The plumbing under every context: audit, jobs, storage of originals, guards."""
