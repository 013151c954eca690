/** Reads grades of Banner universities over Ellucian Ethos Integration: REST resources and change notifications. */
@NullMarked
package eu.passerelle.sis.ethos;

import org.jspecify.annotations.NullMarked;
