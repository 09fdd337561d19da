package org.imisconnect.receiver.openimis.reference;

/**
 * A village with the names of what it lies in.
 *
 * @param uuid the server's id
 */
public record Village(
    String code, String uuid, String name, String ward, String district, String region) {}
