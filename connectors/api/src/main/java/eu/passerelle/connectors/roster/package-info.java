/** Reading a SIS that answers about one learner a call: who is read stands in a roster, a CSV file. */
@NullMarked
package eu.passerelle.connectors.roster;

import org.jspecify.annotations.NullMarked;
