/** Reads study results from Virta, the Finnish national data warehouse of higher education, over SOAP. */
@NullMarked
package eu.passerelle.sis.virta;

import org.jspecify.annotations.NullMarked;
