"""Colours and patterns, light and dark: neutral, told apart without colour too, and no party's own."""

from base64 import b64encode
from hashlib import sha256

LIGHT = {
    "ground": "fill:#fff",
    "ink": "fill:#1a1a1a",
    "soft": "fill:#565656",
    "rule": "stroke:#c9c9c9;fill:none",
    "axis": "stroke:#3d3d3d;fill:none",
    "band": "fill:#f1f1ef",
    "dot": "fill:#3d3d3d",
    "blue": "fill:#1f4e79",
    "blue-pale": "fill:#dbe8f4",
    "blue-line": "stroke:#1f4e79;fill:none",
    "red": "fill:#9a3412",
    "red-pale": "fill:#fbe7df",
    "red-line": "stroke:#9a3412;fill:none",
    "plain-line": "stroke:#565656;fill:none",
    "cut": "stroke:#fff;stroke-width:2;fill:none",
}
DARK = {
    "ground": "fill:#16181b",
    "ink": "fill:#f0f0ee",
    "soft": "fill:#b9bcc0",
    "rule": "stroke:#474b50;fill:none",
    "axis": "stroke:#c9ccd0;fill:none",
    "band": "fill:#23262a",
    "dot": "fill:#c9ccd0",
    "blue": "fill:#8fbce6",
    "blue-pale": "fill:#22384d",
    "blue-line": "stroke:#8fbce6;fill:none",
    "red": "fill:#f0a181",
    "red-pale": "fill:#4a2a1f",
    "red-line": "stroke:#f0a181;fill:none",
    "plain-line": "stroke:#b9bcc0;fill:none",
    "cut": "stroke:#16181b;stroke-width:2;fill:none",
}


def _rules(colours: dict[str, str]) -> str:
    return "".join(f".{name}{{{rule}}}" for name, rule in colours.items()) + f".wanted,.overlap{{{colours['blue']}}}"


STYLE = (
    f"{_rules(LIGHT)}.if{{stroke-dasharray:4 2.5}}"
    ".offered,.open{fill:url(#p-offered)}.ruled_out,.conflict{fill:url(#p-ruled_out)}.zone{fill:url(#p-zone)}"
    f".none{{fill:none}}@media(prefers-color-scheme:dark){{{_rules(DARK)}}}"
)
"""The whole style of every picture: always the same text, so that a policy can name it by its digest."""

POLICY = (
    f"default-src 'none'; style-src 'sha256-{b64encode(sha256(STYLE.encode()).digest()).decode()}';"
    " base-uri 'none'; form-action 'none'"
)
"""The content policy of a picture that is opened by itself."""


def _pattern(name: str, inside: str, *, turn: int = 0) -> str:
    turned = f' patternTransform="rotate({turn})"' if turn else ""
    return f'<pattern id="p-{name}" width="6" height="6" patternUnits="userSpaceOnUse"{turned}>{inside}</pattern>'


PATTERNS = (
    "<defs>"
    + _pattern("offered", '<rect class="blue-pale" width="6" height="6"/><circle class="blue" cx="3" cy="3" r="1.3"/>')
    + _pattern(
        "ruled_out", '<rect class="red-pale" width="6" height="6"/><rect class="red" width="2" height="6"/>', turn=45
    )
    + _pattern("zone", '<rect class="ground" width="6" height="6"/><rect class="dot" width="6" height="2"/>')
    + "</defs>"
)
