/** An institution in Erasmus Without Paper, with transcripts of a fake campus. */
@NullMarked
package eu.passerelle.simulators.ewp;

import org.jspecify.annotations.NullMarked;
