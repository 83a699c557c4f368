"""Text that would like to be more than text."""

from hypothesis import strategies as st

HOSTILE = (
    "</script><script>alert(1)</script>",
    "</style><img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)" x="',
    "{{ 7 * 7 }}{% raw %}",
    "{# gone #}",
    "| a | b |\n|---|---|",
    "```\ncode\n```",
    "`code` and ``more``",
    "~~gone~~ ~~~ fence",
    "[click](javascript:alert(1))",
    "![](https://evil.example/pixel.png)",
    "<https://evil.example>",
    "https://evil.example/?a=1&amp;b=2 www.evil.example someone@evil.example",
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("https://evil.example","1,400")',
    "+1+1",
    "-2+3",
    "@SUM(1;1)",
    "\t=1+1",
    " =1+1",
    "＝1＋1",
    "\x1b[31mred\x1b]0;title\x07",
    "\u202e004,1\u202c",
    "1\u200b400",
    "# Heading",
    "Title\n===",
    "- item\n+ item\n1. item\n1) item",
    "> quote",
    "    indented code",
    "***bold*** __bold__ *_x_*",
    "**1,400**people**",
    "a\\",
    "\\*",
    "&lt;b&gt; &#60; &copy;",
    "<!-- comment",
    "<![CDATA[x]]>",
    "[ref]: https://evil.example",
    ":smile: $x^2$ ^up^ #12 @someone",
    "two  \nlines\r\nand\rmore\u2028still\u0085here",
    "'; DROP TABLE claims; --",
    'say "1,400", twice',
    "US$5 and £5£",
    "عدد ١٤٠٠ שלום",
    "\ud800 lone \udfff",
    "nul\x00del\x7fc1\x9b31m",
)
"""What has broken pages, terminals and spreadsheets before."""

_ANY = st.characters(exclude_categories=())
_SPECIAL = st.sampled_from("\\`*_[]{}()<>&~|#$@^!:.=+-\"'\n\t 1aé€５")

texts = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(_ANY, max_size=40),
    st.text(_SPECIAL, max_size=20),
    st.tuples(st.sampled_from(HOSTILE), st.text(_SPECIAL, max_size=6), st.sampled_from(HOSTILE)).map("".join),
)
"""Any text at all, half surrogate pairs included, with a liking for what means something elsewhere."""
