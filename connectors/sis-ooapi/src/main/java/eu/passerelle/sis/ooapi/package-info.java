/** Reads results and the catalogue over OOAPI v5 and OEAPI v6, the REST interface of Dutch higher education. */
@NullMarked
package eu.passerelle.sis.ooapi;

import org.jspecify.annotations.NullMarked;
