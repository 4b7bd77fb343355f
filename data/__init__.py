"""From source files to a published mart: contracts, intake, the demo city, build, publish."""
