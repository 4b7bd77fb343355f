"""One page = one question of one reader; made of parts of `dashboard`."""
