"""Who holds which post when, what follows for signing, and whom a contact is shown to."""
