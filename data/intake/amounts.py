"""Numbers and sums of money as sources write them."""

import re
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from data.intake.cells import half_width

YUAN_PER_UNIT = {"元": Decimal(1), "万元": Decimal(10_000), "亿元": Decimal(100_000_000)}
# DECIMAL(18,2) holds sixteen digits before the point.
LARGEST_CNY = Decimal(10) ** 16
CENT = Decimal("0.01")
GROUPED = re.compile(r"[+-]?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")
PLAIN = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?")
MONEY = re.compile(
    r"(?:人民币|RMB|CNY|[¥￥])?\s*(?P<number>[^元万亿]+?)\s*(?P<unit>(?:万|亿)?元|万|亿)?(?:整|人民币)?"
)


def read_decimal(text: str) -> Decimal | None:
    """Return the number in `text`, a percentage as its share of one; None if it is none."""
    text = half_width(text).replace(" ", "")
    if text.endswith("%"):
        share = read_decimal(text[:-1])
        return None if share is None else share / 100
    if GROUPED.fullmatch(text):
        text = text.replace(",", "")
    if not PLAIN.fullmatch(text):
        return None
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


def read_integer(text: str) -> int | None:
    """Return the whole number in `text` (`3`, `3.0`, `1,234`); None if it is none."""
    number = read_decimal(text)
    if number is None or number != number.to_integral_value() or abs(number) >= 2**63:
        return None
    return int(number)


def read_money(text: str, unit: str) -> Decimal | None:
    """Return the sum in yuan, rounded to the cent; None if `text` is no sum.

    Args:
        text: the cell; a unit inside it (`2000元`, `0.2万元`) comes before `unit`.
        unit: 元 or 万元, what the column is given in.
    """
    match = MONEY.fullmatch(half_width(text))
    if match is None:
        return None
    number = read_decimal(match["number"])
    if number is None:
        return None
    written = match["unit"]
    factor = YUAN_PER_UNIT[unit if written is None else written.rstrip("元") + "元"]
    amount = number * factor
    if abs(amount) >= LARGEST_CNY:
        return None
    return amount.quantize(CENT, rounding=ROUND_HALF_UP)
