"""Pictures that people give: read in one place, and made into what every channel can show, or refused."""
