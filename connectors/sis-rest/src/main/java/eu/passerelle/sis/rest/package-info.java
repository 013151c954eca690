/** Reads any REST API that answers in JSON, as a university's file describes it. */
@NullMarked
package eu.passerelle.sis.rest;

import org.jspecify.annotations.NullMarked;
