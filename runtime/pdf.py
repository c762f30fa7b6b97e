"""A page as a PDF. It is made of the page alone: nothing is fetched, neither from the network nor from the disk."""

from __future__ import annotations


class PdfUnavailable(Exception):
    """The libraries that draw a PDF are not on this machine (Debian: libpango-1.0-0, libpangoft2-1.0-0)."""


def pdf_of(page: str) -> bytes:
    """`page`, a whole document of HTML with its styles in it, as a tagged PDF that screen readers follow.

    An image or a style sheet is passed by, unless its address holds its own data. The first call loads the library,
    which takes a second or two. Raises PdfUnavailable.
    """
    try:
        from weasyprint import HTML  # type: ignore[import-untyped]  # has no types
        from weasyprint.urls import URLFetcher  # type: ignore[import-untyped]
    except OSError as error:  # it names the library of the system that it cannot load
        raise PdfUnavailable(str(error)) from error
    return bytes(
        HTML(string=page, url_fetcher=URLFetcher(allowed_protocols=("data",))).write_pdf(pdf_variant="pdf/ua-1")
    )
