"""What analysts ask of the record: how a party moved, what it would say to a plan, which packages could stand."""
