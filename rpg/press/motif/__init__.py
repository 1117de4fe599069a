"""Places of the City, drawn as the archive draws them: each chapter of a book opens on another."""
