@org.jspecify.annotations.NullMarked
package eu.passerelle.sis.rest;
