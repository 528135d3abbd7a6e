"""What Word files and slides share."""
