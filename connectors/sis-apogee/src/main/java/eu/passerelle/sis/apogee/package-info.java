/** Reads study results from Apogée, the SIS of most French universities, by SOAP. */
@NullMarked
package eu.passerelle.sis.apogee;

import org.jspecify.annotations.NullMarked;
