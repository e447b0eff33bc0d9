"""Every error as `application/problem+json`. Source: RFC 9457; DESIGN section 5."""
