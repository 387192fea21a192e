"""What openpyxl, a reader and writer of workbooks by others, makes of one.

    openpyxl_cells.py read FILE    prints the sheets of a workbook as JSON
    openpyxl_cells.py write FILE   writes a workbook: JSON rows on standard input, in which
                                   {"moment": "2018-01-02T22:40"} is a date with a time
"""

import json
import sys
from datetime import datetime

from openpyxl import Workbook, load_workbook


def read(file):
    book = load_workbook(file)
    sheets = [
        {
            "name": sheet.title,
            "frozen": sheet.freeze_panes,
            "rows": [
                [
                    {"value": cell.value, "type": cell.data_type, "format": cell.number_format}
                    for cell in row
                ]
                for row in sheet.iter_rows()
            ],
        }
        for sheet in book.worksheets
    ]
    json.dump(sheets, sys.stdout)


def write(file):
    book = Workbook()
    sheet = book.active
    for row in json.load(sys.stdin):
        sheet.append(
            [datetime.fromisoformat(one["moment"]) if isinstance(one, dict) else one for one in row]
        )
    book.save(file)


{"read": read, "write": write}[sys.argv[1]](sys.argv[2])
