package org.imisconnect.bench;

/** A member whose cells were checked; an empty text is absent. */
record Member(
    String no,
    String previous,
    String family,
    String given,
    String gender,
    String birth,
    String nationalId,
    String nationalType,
    String nationalCode,
    String phone,
    String email,
    String address,
    String village,
    String facility,
    String marital,
    String occupation,
    String status,
    String statusDate) {}
