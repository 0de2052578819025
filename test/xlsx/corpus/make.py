#!/usr/bin/env python3
"""Makes the workbooks of this folder: python3 test/xlsx/corpus/make.py

Needs openpyxl 3.1, XlsxWriter 3.2 and LibreOffice (soffice). What each workbook is for stands in README.md.
Each holds the same KPI rows, on its first sheet or behind others.
"""
import datetime
import io
import os
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
import zipfile
import zlib

import openpyxl
import xlsxwriter
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.formatting.rule import DataBarRule, IconSetRule
from openpyxl.styles import Alignment, Font, NamedStyle, PatternFill, Protection
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table, TableStyleInfo

HERE = os.path.dirname(os.path.abspath(__file__))
DAY = datetime.datetime(2024, 10, 1)
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"

HEADINGS = ["Section", "KPI", "Target", "Good Is", "As of Date", "Metric Name", "Latest Value", "RAG Status", "Trends"]
ROWS = [
    ["Homes", "Rent", "95%", "High", "2024/25 Q2", "Rent collected", 96, None, None],
    ["Homes", "Rent", "95%", "High", "2024/25 Q2", "Rent collected on time", 90, None, None],
    ["Homes", "Voids", "10", "Low", "2024/25 Q2", "Void homes", 14, None, None],
    ["Homes", "Voids", "TBC", "Low", "2024/25 Q2", "Days to let", 21, None, None],
]
GRID = [HEADINGS] + ROWS
WIDTH = len(HEADINGS)
PIXEL = bytes.fromhex("89504e470d0a1a0a") + b"".join(
    struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    for kind, data in [(b"IHDR", struct.pack(">IIBBBBB", 8, 8, 8, 2, 0, 0, 0)), (b"IDAT", zlib.compress((b"\0" + b"\x20\x60\xa0" * 8) * 8)), (b"IEND", b"")]
)


# Parts of a file

def read(file):
    with zipfile.ZipFile(file) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def write(name, parts, **how):
    """Writes parts with fixed dates, so that an unchanged workbook gives the same bytes."""
    path = os.path.join(HERE, name)
    with zipfile.ZipFile(path, "w") as archive:
        for part, data in parts.items():
            info = zipfile.ZipInfo(part, (1980, 1, 1, 0, 0, 0))
            info.compress_type = how.get("method", zipfile.ZIP_DEFLATED)
            archive.writestr(info, data if isinstance(data, bytes) else data.encode())
        archive.comment = how.get("comment", b"")


def change(parts, part, *pairs):
    """Replaces texts of a part. Fails where one is missing."""
    text = parts[part].decode()
    for old, new in pairs:
        if old not in text:
            raise SystemExit(f"{part} has no {old}")
        text = text.replace(old, new, 1)
    parts[part] = text.encode()


def declare(parts, part, content_type):
    change(parts, "[Content_Types].xml", ("</Types>", f'<Override PartName="/{part}" ContentType="{content_type}"/></Types>'))


def link(parts, source, id, type, target, external=False):
    folder, _, base = source.rpartition("/")
    rels = f"{folder}/_rels/{base}.rels".lstrip("/")
    mode = ' TargetMode="External"' if external else ""
    type = type if "://" in type else f"{LINKS}/{type}"
    one = f'<Relationship Id="{id}" Type="{type}" Target="{target}"{mode}/>'
    if rels not in parts:
        parts[rels] = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="{PACKAGE}/relationships"></Relationships>'.encode()
    change(parts, rels, ("</Relationships>", one + "</Relationships>"))


# Workbooks by XlsxWriter

def by_xlsxwriter(fill, table=True, first=None, macro=False, **options):
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True, **options})
    book.set_properties({"created": DAY, "author": "A. N. Officer"})
    sheet = None
    for name in first or []:
        book.add_worksheet(name)
    sheet = book.add_worksheet("KPIs")
    if table:
        sheet.add_table(0, 0, len(ROWS), WIDTH - 1, {"name": "KPIs", "data": ROWS, "columns": [{"header": one} for one in HEADINGS]})
    else:
        for r, row in enumerate(GRID):
            for c, value in enumerate(row):
                if value is not None:
                    sheet.write(r, c, value)
    fill(book, sheet)
    book.close()
    return read(buffer)


def charts():
    def fill(book, sheet):
        column = book.add_chart({"type": "column"})
        column.add_series({"name": "=KPIs!$G$1", "categories": "=KPIs!$F$2:$F$5", "values": "=KPIs!$G$2:$G$5"})
        sheet.insert_chart("A8", column)
        line = book.add_chart({"type": "line"})
        line.add_series({"values": "=KPIs!$G$2:$G$5", "trendline": {"type": "linear"}})
        alone = book.add_chartsheet("Chart")
        alone.set_chart(line)
        sheet.add_sparkline("K2", {"range": "KPIs!G2:G5"})
    return by_xlsxwriter(fill)


def pictures():
    def fill(book, sheet):
        sheet.insert_image("L2", "logo.png", {"image_data": io.BytesIO(PIXEL), "description": "A logo"})
        sheet.insert_textbox("L8", "Draft", {"fill": {"color": "yellow"}})
        sheet.set_header("&C&G", {"image_center": "logo.png", "image_data_center": io.BytesIO(PIXEL)})
        sheet.embed_image("L14", "inside.png", {"image_data": io.BytesIO(PIXEL)})
    return by_xlsxwriter(fill)


def macros():
    def fill(book, sheet):
        book.add_vba_project(io.BytesIO(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 stands in for a project of macros \0\xff"), is_stream=True)
        sheet.insert_button("L2", {"macro": "Tidy", "caption": "Tidy up"})
    return by_xlsxwriter(fill)


def comments():
    parts = by_xlsxwriter(lambda book, sheet: (sheet.write_comment("G2", "Checked by Ann", {"visible": True}), sheet.write_comment("H3", "Why?")))
    threads = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"
    parts["xl/persons/person.xml"] = f'<personList xmlns="{threads}"><person displayName="Ann" id="{{7B9E1F3C-0000-4000-8000-000000000001}}" userId="ann" providerId="None"/></personList>'
    parts["xl/threadedComments/threadedComment1.xml"] = (
        f'<ThreadedComments xmlns="{threads}"><threadedComment ref="H3" dT="2024-10-01T09:00:00.00" personId="{{7B9E1F3C-0000-4000-8000-000000000001}}" id="{{7B9E1F3C-0000-4000-8000-000000000002}}"><text>Why?</text></threadedComment>'
        '<threadedComment ref="H3" dT="2024-10-01T10:00:00.00" personId="{7B9E1F3C-0000-4000-8000-000000000001}" id="{7B9E1F3C-0000-4000-8000-000000000003}" parentId="{7B9E1F3C-0000-4000-8000-000000000002}"><text>Late works</text></threadedComment></ThreadedComments>'
    )
    declare(parts, "xl/persons/person.xml", "application/vnd.ms-excel.person+xml")
    declare(parts, "xl/threadedComments/threadedComment1.xml", "application/vnd.ms-excel.threadedcomments+xml")
    link(parts, "xl/workbook.xml", "rIdPerson", "http://schemas.microsoft.com/office/2017/10/relationships/person", "persons/person.xml")
    link(parts, "xl/worksheets/sheet1.xml", "rIdThread", "http://schemas.microsoft.com/office/2017/10/relationships/threadedComment", "../threadedComments/threadedComment1.xml")
    return parts


def validation_and_names():
    def fill(book, sheet):
        sheet.data_validation("D2:D5", {"validate": "list", "source": ["High", "Low", "On Target"]})
        sheet.data_validation("G2:G5", {"validate": "decimal", "criteria": ">=", "value": 0, "error_message": "No minus, please", "ignore_blank": True})
        sheet.data_validation("H2:H5", {"validate": "list", "source": "=Lists!$A$1:$A$3"})
        lists = book.add_worksheet("Lists")
        lists.write_column("A1", ["Green", "Amber", "Red"])
        book.define_name("Latest", "=KPIs!$G$2:$G$5")
        book.define_name("KPIs!Local", "=KPIs!$A$1")
        book.define_name("Rate", "=0.2")
        lists.write_formula("C1", "=SUM(Latest)*Rate", None, 44.2)
        lists.write_formula("C2", "=SUBTOTAL(101,KPIs[Latest Value])", None, 55.25)
        lists.write_url("C4", "https://example.org/?a=1&b=2#top", string="The dashboard")
        lists.write_url("C5", "internal:'KPIs'!H2", string="Statuses")
    return by_xlsxwriter(fill)


def outlines_and_hidden():
    def fill(book, sheet):
        sheet.set_column("A:B", 12, None, {"level": 1})
        sheet.set_column("C:D", 10, None, {"level": 2, "hidden": True})
        sheet.set_column("K:XFD", None, None, {"hidden": True})
        sheet.set_row(2, 30, None, {"level": 1})
        sheet.set_row(3, None, None, {"level": 1, "hidden": True})
        sheet.freeze_panes(1, 2)
        sheet.set_tab_color("#FF9900")
        sheet.set_selection("G3")
        hidden = book.add_worksheet("Hidden")
        hidden.hide()
        hidden.write("A1", "kept")
        very = book.add_worksheet("Very hidden")
        very.very_hidden()
        very.write("A1", 7)
        split = book.add_worksheet("Split & <odd> name's")
        split.split_panes(30, 20)
        split.protect("", {"sort": True})
    return by_xlsxwriter(fill, first=["Cover"])


def conditional_formats():
    def fill(book, sheet):
        sheet.conditional_format("G2:G5", {"type": "data_bar", "data_bar_2010": True, "bar_negative_color": "#FF0000"})
        sheet.conditional_format("G2:G5", {"type": "3_color_scale"})
        sheet.conditional_format("H2:H3", {"type": "icon_set", "icon_style": "3_traffic_lights", "reverse_icons": True})
        sheet.conditional_format("A2:I5", {"type": "formula", "criteria": '=$D2="Low"', "format": book.add_format({"italic": True, "bg_color": "#EEEEEE"})})
        sheet.conditional_format("F2:F5", {"type": "duplicate", "format": book.add_format({"font_color": "#9C0006"}), "stop_if_true": True})
    return by_xlsxwriter(fill)


def filter_and_print():
    def fill(book, sheet):
        sheet.autofilter(0, 0, len(ROWS), WIDTH - 1)
        sheet.print_area(0, 0, len(ROWS), WIDTH - 1)
        sheet.repeat_rows(0)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.set_h_pagebreaks([3])
        sheet.set_header("&LKPIs&R&D")
        sheet.set_footer("&CPage &P of &N")
        sheet.print_row_col_headers()
        sheet.ignore_errors({"number_stored_as_text": "C2:C5"})
        sheet.set_margins(left=0.2)
    return by_xlsxwriter(fill, table=False)


def rich_text():
    def fill(book, sheet):
        bold = book.add_format({"bold": True, "font_color": "red"})
        sheet.write_rich_string("F2", "Rent ", bold, "collected")
        sheet.write_rich_string("L2", bold, "Note: ", "as of 1 October ", book.add_format({"font_script": 1}), "1")
        sheet.write("L3", "tabs\tand\nlines & <tags>  ")
        sheet.write("L4", "_x0041_ is no A")
    parts = by_xlsxwriter(fill)
    # Phonetic text is not part of a cell's text.
    change(parts, "xl/sharedStrings.xml", ("<t>Void homes</t>", '<t>Void homes</t><rPh sb="0" eb="4"><t>BOID</t></rPh><phoneticPr fontId="1" type="noConversion"/>'))
    return parts


def formulas():
    def fill(book, sheet):
        sheet.write_array_formula("L2:L5", "{=G2:G5*2}", None, 192)
        sheet.write_dynamic_array_formula("N2", "=SORT(G2:G5)", None, 14)
        sheet.write_formula("P2", "=_xlfn.XLOOKUP(F2,F2:F5,G2:G5)", None, 96)
        sheet.write_formula("G2", "=90+6", None, 96)
        sheet.write_formula("G3", '=IF(D3="High",90,0)', None, 90)
        for row in range(1, 5):
            sheet.write_formula(row, 16, f"=G{row + 1}+$G$2", None, [192, 186, 110, 117][row - 1])
    parts = by_xlsxwriter(fill)
    text = parts["xl/worksheets/sheet1.xml"].decode()
    # Excel shares a formula that is filled down: only its first cell has the text.
    text = text.replace("<f>G2+$G$2</f>", '<f t="shared" ref="Q2:Q5" si="0">G2+$G$2</f>')
    for row in range(3, 6):
        text = text.replace(f"<f>G{row}+$G$2</f>", '<f t="shared" si="0"/>')
    parts["xl/worksheets/sheet1.xml"] = text.encode()
    parts["xl/calcChain.xml"] = f'<calcChain xmlns="{MAIN}">' + "".join(f'<c r="{cell}" i="1"/>' for cell in ["L2", "N2", "P2", "G2", "G3", "Q2", "Q3", "Q4", "Q5"]) + "</calcChain>"
    declare(parts, "xl/calcChain.xml", f"{SHEET_TYPE}.calcChain+xml")
    link(parts, "xl/workbook.xml", "rIdChain", "calcChain", "calcChain.xml")
    return parts


def formula_statuses():
    """A person's own formulas in RAG Status, in the table's calculated column: they are kept."""
    def fill(book, sheet):
        sheet.add_table(10, 0, 12, 8, {
            "name": "Own", "total_row": True,
            "columns": [{"header": one, **({"formula": '=IF([@[Latest Value]]>95,"Green","Red")'} if one == "RAG Status" else {}), **({"total_string": "Total"} if one == "Section" else {})} for one in HEADINGS],
        })
        for c, value in enumerate(ROWS[0]):
            if value is not None:
                sheet.write(11, c, value)
    return by_xlsxwriter(fill)


def inline_texts():
    return by_xlsxwriter(lambda book, sheet: None, table=False, constant_memory=True)


def dates_1904():
    def fill(book, sheet):
        dated = book.add_format({"num_format": "dd/mm/yyyy"})
        for row in range(1, 5):
            sheet.write_datetime(row, 4, datetime.datetime(2024, 9, 30), dated)
    return by_xlsxwriter(fill, date_1904=True)


def long_sheet():
    def fill(book, sheet):
        long = book.add_worksheet("Long")
        for row in range(6000):
            long.write_number(row, 0, row % 7)
        long.write("XFD1048576", "the last cell")
        sheet.write("F1048576", "at the end of all rows")
    return by_xlsxwriter(fill)


# Workbooks by openpyxl

def by_openpyxl(fill, write_only=False):
    book = openpyxl.Workbook(write_only=write_only)
    book.properties.created = DAY
    sheet = book.create_sheet("KPIs") if write_only else book.active
    sheet.title = "KPIs"
    for row in GRID:
        sheet.append(row)
    fill(book, sheet)
    buffer = io.BytesIO()
    book.save(buffer)
    parts = read(buffer)
    parts["docProps/core.xml"] = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>2024-10-01T00:00:00Z", parts["docProps/core.xml"])
    return parts


def openpyxl_table():
    def fill(book, sheet):
        table = Table(displayName="KPIs", ref=f"A1:I{len(GRID)}")
        table.tableStyleInfo = TableStyleInfo(name="TableStyleMedium9", showRowStripes=True)
        sheet.add_table(table)
        chart = BarChart()
        chart.add_data(Reference(sheet, min_col=7, min_row=1, max_row=5), titles_from_data=True)
        sheet.add_chart(chart, "A10")
        sheet["G2"].comment = Comment("Checked", "Ann")
        choices = DataValidation(type="list", formula1='"High,Low"', allow_blank=True)
        choices.add("D2:D5")
        sheet.add_data_validation(choices)
        sheet.conditional_formatting.add("G2:G5", DataBarRule("min", None, "max", None, "FF638EC6"))
        sheet.conditional_formatting.add("H2:H9", IconSetRule("3Arrows", "percent", [0, 33, 67]))
    return by_openpyxl(fill)


def openpyxl_looks():
    def fill(book, sheet):
        strong = NamedStyle(name="Strong", font=Font(bold=True, color="FF0000"), fill=PatternFill("solid", fgColor="FFFFEE"))
        book.add_named_style(strong)
        for cell in sheet[1]:
            cell.style = "Strong"
        for row in range(2, 6):
            sheet.cell(row, 8).alignment = Alignment(horizontal="center", textRotation=45)
            sheet.cell(row, 8).protection = Protection(locked=False)
            sheet.cell(row, 7).number_format = '0.0" %"'
        sheet.merge_cells("A8:I8")
        sheet["A8"] = "Figures are provisional."
        sheet.column_dimensions["F"].width = 40
        sheet.row_dimensions[1].height = 33
        sheet.sheet_view.zoomScale = 85
        locked = book.create_sheet("Locked")
        locked["A1"] = "=1+1"
        locked.protection.sheet = True
        book.defined_names["Far"] = DefinedName("Far", attr_text="Locked!$A$1")
    return by_openpyxl(fill)


def openpyxl_write_only():
    return by_openpyxl(lambda book, sheet: None, write_only=True)


def external_links():
    def fill(book, sheet):
        sheet["L2"] = "='[1]Last year'!$A$1"
    parts = by_openpyxl(fill)
    parts["xl/externalLinks/externalLink1.xml"] = (
        f'<externalLink xmlns="{MAIN}"><externalBook xmlns:r="{LINKS}" r:id="rId1"><sheetNames><sheetName val="Last year"/></sheetNames><sheetDataSet><sheetData sheetId="0"><row r="1"><cell r="A1"><v>88</v></cell></row></sheetData></sheetDataSet></externalBook></externalLink>'
    )
    declare(parts, "xl/externalLinks/externalLink1.xml", f"{SHEET_TYPE}.externalLink+xml")
    link(parts, "xl/externalLinks/externalLink1.xml", "rId1", "externalLinkPath", "file:///G:/Performance/2023%20Q2.xlsx", external=True)
    link(parts, "xl/workbook.xml", "rIdOut", "externalLink", "externalLinks/externalLink1.xml")
    change(parts, "xl/workbook.xml", ("</sheets>", f'</sheets><externalReferences><externalReference xmlns:r="{LINKS}" r:id="rIdOut"/></externalReferences>'))
    return parts


# Workbooks changed part by part

def pivot_and_slicer():
    parts = by_xlsxwriter(lambda book, sheet: book.add_worksheet("Pivot").write("A3", "Section"))
    fields = "".join(f'<cacheField name="{one}" numFmtId="0"><sharedItems{" containsBlank=" + chr(34) + "1" + chr(34) if index > 6 else ""}/></cacheField>' for index, one in enumerate(HEADINGS))
    fields = fields.replace('<cacheField name="Section" numFmtId="0"><sharedItems/>', '<cacheField name="Section" numFmtId="0"><sharedItems count="1"><s v="Homes"/></sharedItems>')
    fields = fields.replace('<cacheField name="Latest Value" numFmtId="0"><sharedItems/>', '<cacheField name="Latest Value" numFmtId="0"><sharedItems containsSemiMixedTypes="0" containsString="0" containsNumber="1" containsInteger="1" minValue="14" maxValue="96"/>')
    parts["xl/pivotCache/pivotCacheDefinition1.xml"] = f'<pivotCacheDefinition xmlns="{MAIN}" xmlns:r="{LINKS}" r:id="rId1" refreshedBy="Ann" refreshedDate="45566" createdVersion="6" refreshedVersion="6" minRefreshableVersion="3" recordCount="4"><cacheSource type="worksheet"><worksheetSource name="KPIs"/></cacheSource><cacheFields count="{WIDTH}">{fields}</cacheFields></pivotCacheDefinition>'
    records = "".join("<r>" + '<x v="0"/>' + "".join("<m/>" if value is None else f'<n v="{value}"/>' if isinstance(value, int) else f'<s v="{value}"/>' for value in row[1:]) + "</r>" for row in ROWS)
    parts["xl/pivotCache/pivotCacheRecords1.xml"] = f'<pivotCacheRecords xmlns="{MAIN}" count="4">{records}</pivotCacheRecords>'
    pivot_fields = '<pivotField axis="axisRow" showAll="0"><items count="2"><item x="0"/><item t="default"/></items></pivotField>' + "".join('<pivotField dataField="1" showAll="0"/>' if one == "Latest Value" else '<pivotField showAll="0"/>' for one in HEADINGS[1:])
    parts["xl/pivotTables/pivotTable1.xml"] = f'<pivotTableDefinition xmlns="{MAIN}" name="Average" cacheId="5" dataCaption="Values" updatedVersion="6" minRefreshableVersion="3" createdVersion="6" useAutoFormatting="1" itemPrintTitles="1" indent="0" outline="1" outlineData="1"><location ref="A3:B5" firstHeaderRow="1" firstDataRow="1" firstDataCol="1"/><pivotFields count="{WIDTH}">{pivot_fields}</pivotFields><rowFields count="1"><field x="0"/></rowFields><rowItems count="2"><i><x/></i><i t="grand"><x/></i></rowItems><colItems count="1"><i/></colItems><dataFields count="1"><dataField name="Average of Latest Value" fld="6" subtotal="average" baseField="0" baseItem="0"/></dataFields><pivotTableStyleInfo name="PivotStyleLight16" showRowHeaders="1" showColHeaders="1"/></pivotTableDefinition>'
    for part, type in [("pivotCache/pivotCacheDefinition1", "pivotCacheDefinition"), ("pivotCache/pivotCacheRecords1", "pivotCacheRecords"), ("pivotTables/pivotTable1", "pivotTable")]:
        declare(parts, f"xl/{part}.xml", f"{SHEET_TYPE}.{type}+xml")
    link(parts, "xl/pivotCache/pivotCacheDefinition1.xml", "rId1", "pivotCacheRecords", "pivotCacheRecords1.xml")
    link(parts, "xl/pivotTables/pivotTable1.xml", "rId1", "pivotCacheDefinition", "../pivotCache/pivotCacheDefinition1.xml")
    link(parts, "xl/worksheets/sheet2.xml", "rId1", "pivotTable", "../pivotTables/pivotTable1.xml")
    link(parts, "xl/workbook.xml", "rIdPivot", "pivotCacheDefinition", "pivotCache/pivotCacheDefinition1.xml")
    # A slicer on the table's section.
    x15 = "http://schemas.microsoft.com/office/spreadsheetml/2010/11/main"
    x14 = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"
    parts["xl/slicerCaches/slicerCache1.xml"] = f'<slicerCacheDefinition xmlns="{x14}" name="Slicer_Section" sourceName="Section"><extLst><x:ext xmlns:x="{MAIN}" xmlns:x15="{x15}" uri="{{2F2917AC-EB37-4324-AD4E-5DD8C200BD13}}"><x15:tableSlicerCache tableId="1" column="1"/></x:ext></extLst></slicerCacheDefinition>'
    parts["xl/slicers/slicer1.xml"] = f'<slicers xmlns="{x14}"><slicer name="Section" cache="Slicer_Section" caption="Section" rowHeight="241300"/></slicers>'
    declare(parts, "xl/slicerCaches/slicerCache1.xml", "application/vnd.ms-excel.slicerCache+xml")
    declare(parts, "xl/slicers/slicer1.xml", "application/vnd.ms-excel.slicer+xml")
    link(parts, "xl/workbook.xml", "rIdCache", "http://schemas.microsoft.com/office/2007/relationships/slicerCache", "slicerCaches/slicerCache1.xml")
    link(parts, "xl/worksheets/sheet1.xml", "rIdSlicer", "http://schemas.microsoft.com/office/2007/relationships/slicer", "../slicers/slicer1.xml")
    change(parts, "xl/worksheets/sheet1.xml", ("</worksheet>", f'<extLst><ext xmlns:x15="{x15}" uri="{{3A4CF648-6AED-40f4-86FF-DC5316D8AED3}}"><x14:slicerList xmlns:x14="{x14}"><x14:slicer r:id="rIdSlicer"/></x14:slicerList></ext></extLst></worksheet>'))
    change(parts, "xl/workbook.xml", ("</workbook>", f'<pivotCaches><pivotCache cacheId="5" r:id="rIdPivot"/></pivotCaches><extLst><ext xmlns:x15="{x15}" uri="{{46BE6895-7355-4a93-B00E-2C351335B9C9}}"><x15:slicerCaches xmlns:x14="{x14}"><x14:slicerCache r:id="rIdCache"/></x15:slicerCaches></ext></extLst></workbook>'))
    return parts


def custom_xml_and_unknown():
    parts = by_xlsxwriter(lambda book, sheet: book.set_custom_property("Reviewed", DAY))
    parts["customXml/item1.xml"] = '<?xml version="1.0"?>\r\n<p:properties xmlns:p="urn:example:properties"><p:label>Official</p:label></p:properties>'
    parts["customXml/itemProps1.xml"] = '<ds:datastoreItem ds:itemID="{7B9E1F3C-0000-4000-8000-000000000009}" xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"/>'
    parts["xl/printerSettings/printerSettings1.bin"] = bytes(range(256))
    parts["xl/unheardOf/thing1.dat"] = bytes(255 - byte for byte in range(256))
    parts["docMetadata/LabelInfo.xml"] = '<clbl:labelList xmlns:clbl="http://schemas.microsoft.com/office/2020/mipLabelMetadata"><clbl:label id="{7b9e1f3c-0000-4000-8000-00000000000a}" enabled="1" method="Standard" siteId="{7b9e1f3c-0000-4000-8000-00000000000b}"/></clbl:labelList>'
    declare(parts, "customXml/itemProps1.xml", "application/vnd.openxmlformats-officedocument.customXmlProperties+xml")
    declare(parts, "docMetadata/LabelInfo.xml", "application/vnd.ms-office.classificationlabels+xml")
    change(parts, "[Content_Types].xml", ("<Override", '<Default Extension="bin" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.printerSettings"/><Default Extension="dat" ContentType="application/x-unheard-of"/><Override'))
    link(parts, "xl/workbook.xml", "rIdCustom", "customXml", "../customXml/item1.xml")
    link(parts, "customXml/item1.xml", "rId1", "customXmlProps", "itemProps1.xml")
    link(parts, "xl/workbook.xml", "rIdUnheard", "urn:example:unheard-of", "unheardOf/thing1.dat")
    link(parts, "", "rIdLabel", "http://schemas.microsoft.com/office/2020/02/relationships/classificationlabels", "docMetadata/LabelInfo.xml")
    link(parts, "xl/worksheets/sheet1.xml", "rIdPrinter", "printerSettings", "../printerSettings/printerSettings1.bin")
    change(parts, "xl/worksheets/sheet1.xml", ("<tableParts", '<pageSetup paperSize="9" orientation="portrait" r:id="rIdPrinter"/><tableParts'))
    return parts


def prefixed():
    """Everything with prefixes, as some programs write it."""
    parts = openpyxl_table()
    ET.register_namespace("x", MAIN)
    ET.register_namespace("rel", LINKS)
    for part in list(parts):
        if re.match(r"xl/(workbook|styles|sharedStrings|worksheets/sheet\d+|tables/table\d+)\.xml$", part):
            parts[part] = b'<?xml version="1.0" encoding="utf-8"?>' + ET.tostring(ET.fromstring(parts[part]), encoding="utf-8")
    return parts


def odd_paths():
    parts = by_xlsxwriter(lambda book, sheet: None)
    moved = {"xl/workbook.xml": "Book/the workbook.xml", "xl/worksheets/sheet1.xml": "Book/Pages/page one.xml", "xl/sharedStrings.xml": "TEXTS.XML", "xl/styles.xml": "Book/looks.xml", "xl/tables/table1.xml": "Book/Pages/t/1.xml", "xl/theme/theme1.xml": "Book/theme1.xml"}
    made = {}
    for part, data in parts.items():
        if part in ("[Content_Types].xml", "_rels/.rels") or not part.startswith("xl/") or part in moved:
            made[moved.get(part, part)] = data
    types = made["[Content_Types].xml"].decode()
    for old, new in moved.items():
        types = types.replace(f'"/{old}"', f'"/{new.replace(" ", "%20")}"')
    made["[Content_Types].xml"] = types.encode()
    empty = f'<Relationships xmlns="{PACKAGE}/relationships"></Relationships>'.encode()
    made["_rels/.rels"] = empty
    made["Book/_rels/the workbook.xml.rels"] = empty
    made["Book/Pages/_rels/page one.xml.rels"] = empty
    del made["docProps/app.xml"], made["docProps/core.xml"]
    made["[Content_Types].xml"] = re.sub(rb'<Override PartName="/docProps/[^>]*/>', b"", made["[Content_Types].xml"])
    link(made, "", "a", "officeDocument", "/Book/the%20workbook.xml")
    link(made, "Book/the workbook.xml", "rId1", "worksheet", "./Pages/../Pages/page%20one.xml")
    link(made, "Book/the workbook.xml", "rId2", "theme", "theme1.xml")
    link(made, "Book/the workbook.xml", "rId3", "styles", "/Book/looks.xml")
    link(made, "Book/the workbook.xml", "rId4", "sharedStrings", "../texts.xml")
    link(made, "Book/Pages/page one.xml", "rId1", "table", "/Book/Pages/t/1.xml")
    # Some programs write spaces in an archive's file names, and others %20.
    return {name.replace("page one", "page%20one").replace("the workbook", "the%20workbook"): data for name, data in made.items()}


def streamed():
    """A zip file written as a stream, with the sizes of each part after it, entries for folders, and a comment at the end."""
    class Stream(io.RawIOBase):
        def __init__(self):
            self.data = bytearray()

        def writable(self):
            return True

        def write(self, more):
            self.data += bytes(more)
            return len(more)

    stream = Stream()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.comment = b"made by a stream"
        archive.writestr(zipfile.ZipInfo("xl/", (1980, 1, 1, 0, 0, 0)), b"")
        for index, (part, data) in enumerate(by_xlsxwriter(lambda book, sheet: None).items()):
            info = zipfile.ZipInfo(part, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_STORED if index % 3 == 0 else zipfile.ZIP_DEFLATED
            info.extra = b"\x99\x99\x04\x00abcd"
            with archive.open(info, "w") as out:
                out.write(data)
    with open(os.path.join(HERE, "streamed.xlsx"), "wb") as file:
        file.write(stream.data)


def bare():
    """The smallest workbook: no shared texts, no styles, and cells without addresses."""
    cell = lambda value: "<c/>" if value is None else f"<c><v>{value}</v></c>" if isinstance(value, int) else f't="str"'.join(["<c ", f"><v>{value}</v></c>"])
    rows = "".join("<row>" + "".join(cell(value) for value in row) + "</row>" for row in GRID)
    return {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="{SHEET_TYPE}.worksheet+xml"/><Override PartName="/workbook.xml" ContentType="{SHEET_TYPE}.sheet.main+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="a" Type="{LINKS}/officeDocument" Target="workbook.xml"/></Relationships>',
        "workbook.xml": f'<workbook xmlns="{MAIN}"><sheets><sheet name="KPIs" sheetId="7" r:id="s" xmlns:r="{LINKS}"/></sheets></workbook>',
        "_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="s" Type="{LINKS}/worksheet" Target="sheet.xml"/></Relationships>',
        "sheet.xml": f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>',
    }


def odd_spellings():
    """A byte order mark, comments, CDATA, apostrophes around attributes, Windows line ends and numeric entities."""
    parts = by_xlsxwriter(lambda book, sheet: None, table=False, constant_memory=True)
    sheet = parts["xl/worksheets/sheet1.xml"].decode()
    sheet = re.sub(r'<row r="(\d+)"([^>]*)>', r"<!-- row \1 < \1 + 1 --><row r='\1'\2 >\r\n", sheet).replace("</row>", "</row >")
    sheet = sheet.replace("<t>Void homes</t>", "<t><![CDATA[Void]]>&#32;&#x68;omes</t>").replace("<v>96</v>", "<v>9.6E1</v>").replace("<v>90</v>", "<v> 90 </v>")
    parts["xl/worksheets/sheet1.xml"] = b"\xef\xbb\xbf" + sheet.replace("<sheetData>", "<?note to whom it concerns?><sheetData >").encode()
    workbook = parts["xl/workbook.xml"].decode().replace("\n", "\r\n")
    parts["xl/workbook.xml"] = ("\ufeff" + workbook.replace('encoding="UTF-8"', 'encoding="UTF-16"')).encode("utf-16-le")
    return parts


def as_excel_writes():
    """What today's Excel adds: alternate content for older versions, revision ids, spans, hidden columns."""
    parts = by_xlsxwriter(lambda book, sheet: (sheet.set_row(0, 30), sheet.set_column("F:F", 30)))
    mc = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    ac = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac"
    xr = "http://schemas.microsoft.com/office/spreadsheetml/2014/revision"
    change(parts, "xl/worksheets/sheet1.xml", (f'<worksheet xmlns="{MAIN}"', f'<worksheet xmlns="{MAIN}" xmlns:mc="{mc}" mc:Ignorable="x14ac xr" xmlns:x14ac="{ac}" xmlns:xr="{xr}" xr:uid="{{00000000-0001-0000-0000-000000000000}}"'))
    text = parts["xl/worksheets/sheet1.xml"].decode()
    text = re.sub(r'<row r="(\d+)"', r'<row r="\1" x14ac:dyDescent="0.25"', text).replace('<sheetFormatPr defaultRowHeight="15"', '<sheetFormatPr defaultRowHeight="15" x14ac:dyDescent="0.25"')
    text = text.replace("<pageMargins", '<phoneticPr fontId="1" type="noConversion"/><pageMargins', 1)
    parts["xl/worksheets/sheet1.xml"] = text.encode()
    change(parts, "xl/workbook.xml", ("<workbookPr", f'<mc:AlternateContent xmlns:mc="{mc}"><mc:Choice Requires="x15"><x15ac:absPath xmlns:x15ac="http://schemas.microsoft.com/office/spreadsheetml/2010/11/ac" url="C:\\Reports\\" xmlns:x15="http://schemas.microsoft.com/office/spreadsheetml/2010/11/main"/></mc:Choice></mc:AlternateContent><xr:revisionPtr xmlns:xr="{xr}" revIDLastSave="0" documentId="13_ncr:1_{{7B9E1F3C-0000-4000-8000-00000000000C}}" xr6:coauthVersionLast="47" xmlns:xr6="http://schemas.microsoft.com/office/spreadsheetml/2016/revision6"/><workbookPr'))
    change(parts, "xl/workbook.xml", (f'xmlns="{MAIN}"', f'xmlns="{MAIN}" xmlns:mc="{mc}" mc:Ignorable="x15 xr xr6" xmlns:x15="http://schemas.microsoft.com/office/spreadsheetml/2010/11/main" xmlns:xr="{xr}" xmlns:xr6="http://schemas.microsoft.com/office/spreadsheetml/2016/revision6"'))
    return parts


def in_words():
    """Statuses in words, in plain cells below a title, with notes below."""
    def fill(book, sheet):
        for r, row in enumerate([["Performance report"], [], *GRID, [], ["Source: the housing system."]]):
            for c, value in enumerate(row):
                if value is not None:
                    sheet.write(r, c, value)
        for row, word in zip(range(3, 7), ["Red", "Green", "", ""]):
            sheet.write(row, 7, word)
        sheet.merge_range("A1:I1", "Performance report", book.add_format({"bold": True, "font_size": 16}))
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    book.set_properties({"created": DAY})
    fill(book, book.add_worksheet("Report"))
    book.close()
    return read(buffer)


# Workbooks by LibreOffice

FLAT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.spreadsheet">
<office:body><office:spreadsheet>
<table:content-validations><table:content-validation table:name="v1" table:condition="of:cell-content-is-in-list(&quot;High&quot;;&quot;Low&quot;)" table:base-cell-address="KPIs.D2"/></table:content-validations>
<table:table table:name="KPIs">%s</table:table>
<table:table table:name="Pivot"><table:table-row><table:table-cell/></table:table-row></table:table>
<table:named-expressions><table:named-range table:name="Latest" table:base-cell-address="$KPIs.$G$2" table:cell-range-address="$KPIs.$G$2:.$G$5"/></table:named-expressions>
<table:database-ranges><table:database-range table:name="Filtered" table:target-range-address="KPIs.A1:KPIs.I5" table:display-filter-buttons="true"/></table:database-ranges>
<table:data-pilot-tables><table:data-pilot-table table:name="Average" table:target-range-address="Pivot.A1:Pivot.B4" table:show-filter-button="false"><table:source-cell-range table:cell-range-address="KPIs.A1:KPIs.I5"/>
<table:data-pilot-field table:source-field-name="KPI" table:orientation="row" table:function="auto"><table:data-pilot-level table:show-empty="false"/></table:data-pilot-field>
<table:data-pilot-field table:source-field-name="Latest Value" table:orientation="data" table:function="average"/></table:data-pilot-table></table:data-pilot-tables>
</office:spreadsheet></office:body></office:document>"""


def flat_cell(value, row, column):
    if value is None:
        return "<table:table-cell/>"
    note = "<office:annotation><dc:creator>Ann</dc:creator><text:p>Checked</text:p></office:annotation>" if (row, column) == (1, 6) else ""
    choices = ' table:content-validation-name="v1"' if column == 3 and row > 0 else ""
    if isinstance(value, int):
        return f'<table:table-cell office:value-type="float" office:value="{value}"{choices}>{note}<text:p>{value}</text:p></table:table-cell>'
    return f'<table:table-cell office:value-type="string"{choices}><text:p>{value}</text:p></table:table-cell>'


def by_libreoffice(source, folder):
    profile = f"-env:UserInstallation=file://{folder}/profile"
    subprocess.run(["soffice", profile, "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", f"{folder}/out", source], check=True, capture_output=True)
    parts = read(os.path.join(folder, "out", os.path.splitext(os.path.basename(source))[0] + ".xlsx"))
    parts["docProps/core.xml"] = re.sub(rb"(<dcterms:(?:modified|created)[^>]*>)[^<]*", rb"\g<1>2024-10-01T00:00:00Z", parts["docProps/core.xml"])
    return parts


def libreoffice():
    with tempfile.TemporaryDirectory() as folder:
        flat = os.path.join(folder, "pivot.fods")
        with open(flat, "w") as file:
            file.write(FLAT % "".join("<table:table-row>" + "".join(flat_cell(value, r, c) for c, value in enumerate(row)) + "</table:table-row>" for r, row in enumerate(GRID)))
        write("libreoffice-pivot.xlsx", by_libreoffice(flat, folder))
        for name in ["charts", "conditional-formats"]:
            copy = os.path.join(folder, f"libreoffice-{name}.xlsx")
            shutil.copy(os.path.join(HERE, f"{name}.xlsx"), copy)
            write(f"libreoffice-{name}.xlsx", by_libreoffice(copy, folder))


WORKBOOKS = {
    "charts.xlsx": charts,
    "pictures.xlsx": pictures,
    "macros.xlsm": macros,
    "comments.xlsx": comments,
    "validation-and-names.xlsx": validation_and_names,
    "outlines-and-hidden.xlsx": outlines_and_hidden,
    "conditional-formats.xlsx": conditional_formats,
    "filter-and-print.xlsx": filter_and_print,
    "rich-text.xlsx": rich_text,
    "formulas.xlsx": formulas,
    "formula-statuses.xlsx": formula_statuses,
    "inline-texts.xlsx": inline_texts,
    "dates-1904.xlsx": dates_1904,
    "long-sheet.xlsx": long_sheet,
    "openpyxl-table.xlsx": openpyxl_table,
    "openpyxl-looks.xlsx": openpyxl_looks,
    "openpyxl-write-only.xlsx": openpyxl_write_only,
    "external-links.xlsx": external_links,
    "pivot-and-slicer.xlsx": pivot_and_slicer,
    "custom-xml-and-unknown.xlsx": custom_xml_and_unknown,
    "prefixed.xlsx": prefixed,
    "odd-paths.xlsx": odd_paths,
    "bare.xlsx": bare,
    "odd-spellings.xlsx": odd_spellings,
    "as-excel-writes.xlsx": as_excel_writes,
    "in-words.xlsx": in_words,
}

if __name__ == "__main__":
    only = sys.argv[1:]
    for name, make in WORKBOOKS.items():
        if not only or name in only:
            write(name, make())
    if not only:
        streamed()
        libreoffice()
