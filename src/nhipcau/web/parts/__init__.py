"""The parts of the pages, each once: what it is made of here, how it looks in `templates/parts`, all on `/_parts`.

A page fills the dataclasses from its selectors and writes `{% part thing %}`; a part never sees a table or a right.
"""
