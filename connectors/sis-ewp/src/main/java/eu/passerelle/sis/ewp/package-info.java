/** Reads transcripts of incoming students from Erasmus Without Paper, and is told there when they change. */
@NullMarked
package eu.passerelle.sis.ewp;

import org.jspecify.annotations.NullMarked;
