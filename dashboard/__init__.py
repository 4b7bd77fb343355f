"""What people see: the frame of the pages, the door to the mart, and the parts of pages."""

import logging

import pandas

# Caches are declared when modules are imported, before there is a server; Streamlit warns of each.
logging.getLogger("streamlit.runtime.caching.cache_data_api").addFilter(
    lambda record: not record.getMessage().startswith("No runtime found")
)

# The frames of a page are small: their texts are taken up one by one more often than computed
# with, where Arrow's cost more (bench/RESULTS.md).
pandas.set_option("mode.string_storage", "python")
