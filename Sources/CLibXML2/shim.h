#include <libxml/xmlversion.h>
// Debian's libxml2 draws in the headers of ICU, which clash with those that Foundation brings along.
// They only add members to a struct that nothing here looks into.
#undef LIBXML_ICU_ENABLED
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlreader.h>
#include <libxml/xmlschemas.h>
