package org.imisconnect.receiver;

/**
 * One entry of a receiver's reference data; nothing personal but an officer's name.
 *
 * @param code what a crosswalk's target column holds
 * @param remoteId the receiver's id; empty where none
 * @param name what people call it
 * @param parent code of what it belongs to (district of a facility); empty where none
 */
public record ReferenceEntry(
    CrosswalkKind kind, String code, String remoteId, String name, String parent) {}
