"""Pictures of answers: functions from the plain data of the wire to the text of an SVG, and from that to a PNG."""
