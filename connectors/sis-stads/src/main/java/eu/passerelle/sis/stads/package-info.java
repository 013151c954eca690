/** Reads study results from STADS, the SIS of most Danish universities: ELMO in a SOAP envelope. */
@NullMarked
package eu.passerelle.sis.stads;

import org.jspecify.annotations.NullMarked;
