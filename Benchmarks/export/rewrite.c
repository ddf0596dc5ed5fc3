/* Writes the lines of `cells.py` with libxlsxwriter and nothing else: what the library itself needs for an export.
   rewrite LINES OUT.xlsx */
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <xlsxwriter.h>

enum { formats_maximum = 65536, fields_maximum = 8 };
static lxw_format *formats[formats_maximum];

/* One format for every style of the original, so that as many are written. */
static lxw_format *format_of(lxw_workbook *book, long style) {
  if (style < 0 || style >= formats_maximum) exit(3);
  if (!formats[style]) {
    lxw_format *format = formats[style] = workbook_add_format(book);
    format_set_font_name(format, "BIZ UDゴシック");
    format_set_font_size(format, 8 + style % 20 / 2.0);
    format_set_border(format, LXW_BORDER_THIN);
    format_set_text_wrap(format);
    format_set_indent(format, style / 20 % 10);
  }
  return formats[style];
}

static void unescape(char *text) {
  char *to = text;
  for (char *from = text; *from; from++) {
    if (*from == '\\' && from[1]) { from++; *to++ = *from == 'n' ? '\n' : *from; } else *to++ = *from;
  }
  *to = 0;
}

static void must(lxw_error error) {
  if (error != LXW_NO_ERROR) { fprintf(stderr, "%s\n", lxw_strerror(error)); exit(4); }
}

int main(int count, char **arguments) {
  if (count != 3) return 2;
  FILE *lines = fopen(arguments[1], "r");
  lxw_workbook *book = workbook_new(arguments[2]);
  lxw_worksheet *sheet = NULL;
  char *line = NULL;
  size_t room = 0;
  if (!lines || !book) return 2;
  while (getline(&line, &room, lines) > 0) {
    char *field[fields_maximum] = {0}, *rest = line;
    line[strcspn(line, "\n")] = 0;
    for (int index = 0; index < fields_maximum && rest; index++) field[index] = strsep(&rest, "\t");
    for (int index = 1; index < fields_maximum && field[index]; index++) unescape(field[index]);
#define NUMBER(index) strtol(field[index], NULL, 10)
    switch (*line) {
      case 'S': sheet = workbook_add_worksheet(book, field[1]); break;
      case 'W': must(worksheet_set_column(sheet, NUMBER(1), NUMBER(2), strtod(field[3], NULL), NULL)); break;
      case 'H': must(worksheet_set_row(sheet, NUMBER(1), strtod(field[2], NULL), NULL)); break;
      case 'M': must(worksheet_merge_range(sheet, NUMBER(1), NUMBER(2), NUMBER(3), NUMBER(4), "", format_of(book, NUMBER(5)))); break;
      case 'N': must(worksheet_write_number(sheet, NUMBER(1), NUMBER(2), strtod(field[4], NULL), format_of(book, NUMBER(3)))); break;
      case 'T': must(worksheet_write_string(sheet, NUMBER(1), NUMBER(2), field[4], format_of(book, NUMBER(3)))); break;
      case 'B': must(worksheet_write_blank(sheet, NUMBER(1), NUMBER(2), format_of(book, NUMBER(3)))); break;
      case 'F': must(worksheet_write_formula_num(sheet, NUMBER(1), NUMBER(2), field[5], format_of(book, NUMBER(3)), strtod(field[4], NULL))); break;
      case 'G': must(worksheet_write_formula_str(sheet, NUMBER(1), NUMBER(2), field[5], format_of(book, NUMBER(3)), field[4])); break;
      case 'C': must(worksheet_write_comment(sheet, NUMBER(1), NUMBER(2), field[3])); break;
      case 'D': must(workbook_define_name(book, field[1], field[2])); break;
      default: return 2;
    }
  }
  must(workbook_close(book));
  return 0;
}
