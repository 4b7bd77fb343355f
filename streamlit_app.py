"""The web application: Streamlit pages, health, metrics and security headers in one process."""

from pathlib import Path

import streamlit as st

from dashboard import process, routes, security

process.check()

app = st.App(
    Path(__file__).parent / "dashboard" / "shell.py",
    routes=routes.ROUTES,
    middleware=security.MIDDLEWARE,
    lifespan=process.lifespan,
    on_script_error=process.log_script_error,
)
