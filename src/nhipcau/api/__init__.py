"""The door for programs: all that stands on the screens, as JSON, described by OpenAPI."""
