@org.jspecify.annotations.NullMarked
package eu.passerelle.connectors.mapping;
