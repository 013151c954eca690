/** Reads XHochschule transcripts, the German national standard, that a university drops as files. */
@NullMarked
package eu.passerelle.sis.xhochschule;

import org.jspecify.annotations.NullMarked;
