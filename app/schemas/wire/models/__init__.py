"""The contract of the answers as Pydantic models: what `openapi.json` promises and tests hold the real text to.

Routes send finished text (app/schemas/wire/encode.py); nothing here runs for an answer.
"""
