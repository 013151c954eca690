/** Tables by the contract, by golden files, and badly written ones. */
@NullMarked
package eu.passerelle.sis.table;

import org.jspecify.annotations.NullMarked;
