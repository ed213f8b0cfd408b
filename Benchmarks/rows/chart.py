"""Draws bars as SVG, legible on a light and on a dark page."""

from html import escape

WIDTH, LABELS, NUMBERS = 760, 230, 80
BAR, STEP, TOP = 20, 30, 48

STYLE = """
text { font: 14px system-ui, sans-serif; fill: #24292f }
.title { font-weight: 600; font-size: 16px }
.own { fill: #0a7d55 } .other { fill: #8c959f }
@media (prefers-color-scheme: dark) {
  text { fill: #e6edf3 }
  .own { fill: #3fb98a } .other { fill: #6e7681 }
}"""


def bar(position, most, name, value, is_own):
    top = TOP + STEP * position
    width = max(1, (WIDTH - LABELS - NUMBERS) * value / most)
    middle = top + BAR * 0.72
    return (f'<text x="{LABELS - 10}" y="{middle:.0f}" text-anchor="end">{escape(name)}</text>\n'
            f'<rect x="{LABELS}" y="{top}" width="{width:.1f}" height="{BAR}" rx="3" '
            f'class="{"own" if is_own else "other"}"/>\n'
            f'<text x="{LABELS + width + 8:.1f}" y="{middle:.0f}">{value:,.0f}</text>\n')


def bars(title, rows):
    """An SVG of rows (name, value, is it ours), in that order."""
    most = max(value for _, value, _ in rows)
    height = TOP + STEP * len(rows) + 10
    drawn = "".join(bar(position, most, *row) for position, row in enumerate(rows))
    described = "; ".join(f"{name} {value:,.0f}" for name, value, _ in rows)
    return (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" '
            f'width="{WIDTH}" height="{height}" role="img" aria-label="{escape(title)}: '
            f'{escape(described)}">\n<style>{STYLE}\n</style>\n'
            f'<text x="10" y="26" class="title">{escape(title)}</text>\n{drawn}</svg>\n')
