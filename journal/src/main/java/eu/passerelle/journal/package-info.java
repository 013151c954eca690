/** What happened: the durable history of every record, in PostgreSQL. The truth; queues only move the work. */
@NullMarked
package eu.passerelle.journal;

import org.jspecify.annotations.NullMarked;
