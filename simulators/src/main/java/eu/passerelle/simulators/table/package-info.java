/** Student information systems that export tables: CSV and Excel files in a directory. */
@NullMarked
package eu.passerelle.simulators.table;

import org.jspecify.annotations.NullMarked;
