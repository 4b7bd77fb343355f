"""Charts on a page: one call each, drawn from the cache of finished figures."""

from collections.abc import Callable

import pandas as pd
import streamlit as st

from dashboard import (
    chart_clicks,
    chart_columns,
    chart_control,
    chart_crossing,
    chart_diverging,
    chart_flow,
    chart_funnel,
    chart_group_shares,
    chart_heat,
    chart_index_months,
    chart_ranking,
    chart_registry,
    chart_relations,
    chart_score_bins,
    chart_score_history,
    chart_shares,
    chart_tables,
    chart_target_scatter,
    chart_trends,
    chart_waterfall,
    district_map,
    formats,
    markup,
    mart,
    provenance,
    table_markup,
    timeline,
)
from dashboard.chart_layout import Caption
from dashboard.chart_registry import FigureKey
from dashboard.selection import Selection

# Importing a builder's module registers it.
MODULES = (
    chart_columns,
    chart_control,
    chart_crossing,
    chart_diverging,
    chart_flow,
    chart_funnel,
    chart_group_shares,
    chart_heat,
    chart_index_months,
    chart_ranking,
    chart_relations,
    chart_score_bins,
    chart_score_history,
    chart_shares,
    chart_target_scatter,
    chart_trends,
    chart_waterfall,
    district_map,
    timeline,
)
_BUTTONS = ["toImage"]
_MAP_BUTTONS = ["zoomInMap", "zoomOutMap", "resetViewMap", "toImage"]


def show(
    kind: str,
    frame: pd.DataFrame,
    options: object,
    selection: Selection,
    *,
    key: str,
    title: str,
    subtitle: str = "",
    columns: tuple[str, ...] = (),
    narrows: str | tuple[str, ...] | None = None,
    note: str = "",
    onward: tuple[str, str] | None = None,
    behind: Callable[[], markup.Markup] | None = None,
) -> None:
    """Show a chart in its panel, with the way to the table of its numbers.

    Args:
        kind: A name in the registry of charts.
        frame: The rows the chart is drawn from.
        options: The options of that kind of chart; they are part of the cache key.
        selection: The filters the rows are of.
        key: Name of the chart on its page; stays the same between page runs.
        title: The question or the finding.
        subtitle: Unit, period and scope.
        columns: Columns of the table behind the chart; empty leaves the table out.
        narrows: The filter, or the page's own parameter, that a click on a bar, cell or district
            sets, if any; several for a cell whose `customdata` has a code for each.
        onward: Words and address of where this leads.
        behind: Makes a table in place of the one of `columns`.
        note: Words that the source line begins with, such as a map's approval number.
    """
    click = chart_clicks.narrowing(key, narrows, selection) if narrows else "ignore"
    origin = [part for part in (note, provenance.note(selection)) if part]
    caption = Caption(title, subtitle, " \u00b7 ".join(origin))
    picture = _key(key, selection, options, caption, is_clickable=narrows is not None)
    figure = chart_registry.finished(picture, kind, frame)
    with st.container(border=True, key=f"cc_panel_{key}"):
        st.html(_head(caption))
        st.plotly_chart(
            figure,
            key=f"chart_{key}",
            theme=None,
            config=_config(kind, key, selection),
            alt=f"{title}. {subtitle}".strip(),
            selection_mode="points",
            on_select=click,
        )
        write = behind or _numbers(picture, columns, frame, selection)
        table = chart_tables.behind(key, write, selection) if write else None
        st.html(_foot(table, caption, onward))


def _numbers(
    key: FigureKey, columns: tuple[str, ...], frame: pd.DataFrame, selection: Selection
) -> Callable[[], markup.Markup] | None:
    """Return what writes the numbers of a chart as a table; None without columns."""

    def write() -> markup.Markup:
        return table_markup.table(frame, columns, selection, caption=key.caption.title)

    # The rows follow from the key of the picture, so they are no part of it; nor is the selection.
    return (lambda: mart.RESULTS.get(("behind", key, columns), write)) if columns else None


def _head(caption: Caption) -> markup.Markup:
    subtitle = markup.el("p", caption.subtitle) if caption.subtitle else None
    return markup.el("div", markup.el("h3", caption.title), subtitle, class_="cc-head")


def _foot(
    table: markup.Markup | None, caption: Caption, onward: tuple[str, str] | None
) -> markup.Markup:
    said = markup.el("small", caption.note, class_="cc-note")
    way = markup.el("a", onward[0], href=onward[1]) if onward else None
    return markup.el("div", table, said, way, class_="cc-below")


def _key(
    key: str, selection: Selection, options: object, caption: Caption, *, is_clickable: bool
) -> FigureKey:
    filters = tuple(sorted(selection.params().items()))
    return FigureKey(
        chart=f"{selection.page_id}/{key}",
        build_id=selection.build_id,
        rights=selection.scope.rights(),
        filters=filters + chart_tables.without(selection.extra),
        language=selection.language,
        theme=selection.theme,
        options=options,
        caption=caption,
        is_clickable=is_clickable,
    )


def _config(kind: str, key: str, selection: Selection) -> dict[str, object]:
    is_map = kind == "district_map"
    return {
        "displaylogo": False,
        "displayModeBar": "hover",
        "modeBarButtons": [_MAP_BUTTONS if is_map else _BUTTONS],
        "scrollZoom": False,
        "doubleClick": False,
        "locale": "zh-CN" if selection.language == "zh" else "en",
        "toImageButtonOptions": {
            "format": "png",
            "scale": 2,
            "filename": f"{key}_{formats.date(selection.as_of)}",
        },
    }
