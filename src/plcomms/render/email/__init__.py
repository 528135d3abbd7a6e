"""What the formats for messages share."""
