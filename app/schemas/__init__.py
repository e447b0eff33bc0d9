"""What others see: answers on the wire and the files of the seeds."""
