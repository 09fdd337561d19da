package org.imisconnect.pack;

/**
 * A YAML file of a pack that a later stage understands: a map, a part, a check, an example.
 *
 * @param name the file's name without folder and ending: {@code patient}
 * @param file as findings show it: {@code maps/patient.yaml}, or {@code starter/maps/patient.yaml}
 *     where it comes from the base pack {@code starter}
 * @param content what it holds
 */
public record PackDocument(String name, String file, Node.Mapping content) {}
