/** Reads study results from HISinOne, the SIS of many German universities, by SOAP. */
@NullMarked
package eu.passerelle.sis.hisinone;

import org.jspecify.annotations.NullMarked;
