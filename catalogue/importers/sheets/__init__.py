"""Spreadsheets of any layout: rows from CSV or a workbook, the heading row, what each column holds, and its cells."""
