"""Files, the register of documents, who cites whom, what was read and what people said of it."""
