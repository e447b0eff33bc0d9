"""What a revision did: which records it touched, what each said before and after, which verdicts it changed."""
