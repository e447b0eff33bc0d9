"""The server around the app: what it takes from the network, and how long it waits for it."""
