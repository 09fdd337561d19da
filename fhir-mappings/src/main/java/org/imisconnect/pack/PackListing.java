package org.imisconnect.pack;

/** What a list of packs shows of one. */
public record PackListing(String id, String title, PackStatus status) {}
