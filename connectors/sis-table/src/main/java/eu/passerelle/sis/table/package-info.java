/** SIS connector {@code table}: CSV and Excel files, row by row, whatever their size. */
@NullMarked
package eu.passerelle.sis.table;

import org.jspecify.annotations.NullMarked;
