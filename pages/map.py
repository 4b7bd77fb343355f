"""Map: where are the listed organisations, who is new or gone, and who is near a place?

Reader: regulators, leadership. Queries: queries/pages/map/*.sql.
"""

import streamlit as st

from dashboard import (
    map_asked,
    map_figures,
    map_list,
    map_months,
    map_panel,
    map_side,
    notices,
    provenance,
    shell,
)

selection = shell.open_page("map")
asked = map_asked.of(selection)
notices.show(map_list.dropped(asked, selection))

map_figures.row(asked, selection)

picture, side = st.columns([2, 1])
with side:
    map_side.search(asked, selection)
    map_side.ranking(asked, selection)
with picture:
    map_panel.show(asked, selection)
    map_months.slider(selection)

map_list.show(asked, selection)

provenance.footer(
    selection,
    "map/districts",
    "map/towns",
    "map/ended",
    "map/changes",
    "map/buckets",
    "map/zones",
    "map/lists",
    "map/points",
    "map/hexagons",
    "map/subjects",
    "map/intervals",
    "map/scenes",
    "map/scene_places",
    "map/scene_points",
)
