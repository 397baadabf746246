"""Pages that are only pictures, read by Tesseract in Vietnamese and given back in the shape of a page with text."""
