/** Transcripts of XHochschule 1.2, the German national standard, as files. */
@NullMarked
package eu.passerelle.simulators.xhochschule;

import org.jspecify.annotations.NullMarked;
