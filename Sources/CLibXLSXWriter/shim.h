#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <xlsxwriter.h>

/* Copies a text with its end; false where it does not fit. */
static inline bool kenzan_copy(char *room, size_t size, const char *text) {
  size_t length = strlen(text);
  if (length >= size) return false;
  memcpy(room, text, length + 1);
  return true;
}

/* Puts a name before all others of the workbook; sheet is -1 for the workbook itself.

   workbook_define_name looks through all worksheets for that of the name and through the list for its place,
   which takes time that grows with the square of the worksheets, and cuts what does not fit. The list is
   kept in the order of key, then owner: both in lower case, without "_xlnm.". */
static inline bool kenzan_put_name(lxw_workbook *book, int16_t sheet, const char *name, const char *shown,
                                   const char *formula, const char *key, const char *owner) {
  lxw_defined_name *entry = (lxw_defined_name *)calloc(1, sizeof(lxw_defined_name));
  if (!entry) return false;
  entry->index = sheet;
  if (!kenzan_copy(entry->name, sizeof entry->name, name) ||
      !kenzan_copy(entry->app_name, sizeof entry->app_name, shown) ||
      !kenzan_copy(entry->formula, sizeof entry->formula, formula) ||
      !kenzan_copy(entry->normalised_name, sizeof entry->normalised_name, key) ||
      !kenzan_copy(entry->normalised_sheetname, sizeof entry->normalised_sheetname, owner)) {
    free(entry);
    return false;
  }
  TAILQ_INSERT_HEAD(book->defined_names, entry, list_pointers);
  return true;
}
