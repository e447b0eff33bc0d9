"""What is the same for every answer, as plain ASGI: from the outermost to the innermost as `main` lists them."""
