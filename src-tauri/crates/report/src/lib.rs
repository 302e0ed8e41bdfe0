//! The printed summary: Typst pages as PDF and as SVG.
