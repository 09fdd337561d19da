package org.imisconnect.receiver.openimis.protocol;

import java.util.List;
import java.util.Set;
import org.imisconnect.receiver.Http.Received;
import org.imisconnect.receiver.openimis.protocol.WriteVerdict.Meaning;

/**
 * The table of texts by which a failed write is judged: openIMIS answers 500 to nearly everything.
 * What is not in the table may have been stored. Order matters: the first fragment that fits wins.
 */
public final class RefusalTexts {
  private static final String ANY = "";

  private record Entry(String type, String fragment, Meaning meaning, String code, String words) {}

  private static Entry exists(String type, String fragment) {
    return new Entry(type, fragment, Meaning.EXISTS, "EXISTS", "the receiver has this key already");
  }

  private static Entry partial(String type, String fragment, String words) {
    return new Entry(type, fragment, Meaning.UNKNOWN, "PARTIAL_WRITE", words);
  }

  private static Entry no(String type, String fragment, String code, String words) {
    return new Entry(type, fragment, Meaning.REFUSED, code, words);
  }

  private static final List<Entry> TABLE =
      List.of(
          exists("Patient", "Exists patient with following chfid"),
          exists("Claim", "already exists"),
          exists("Contract", "Contract exists for this patient"),
          partial(
              "Patient",
              "'NoneType' object has no attribute 'parent'",
              "stored with an address that is not a village: the row spoils the list of patients"),
          partial(
              "Contract",
              "code_already_taken",
              "the policy is stored without its payment: the receipt number is taken"),
          partial("Contract", "Premium has no policy", "the policy is stored without its premium"),
          no("Contract", "Renewed is missing", "STAGE_REFUSED", "the legal state is not Offered"),
          partial(ANY, " is missing", "stored with a code that the server cannot write out again"),
          partial(ANY, "returned more than one", "the receiver has this key more than once"),
          no("Patient", "invalid_insuree_number", "NUMBER_REFUSED", "the insurance number's form"),
          no("Patient", "insuree_requires_gender", "GENDER_REFUSED", "the gender is not known"),
          no("Patient", "insuree_requires_dob", "BIRTH_DATE_REFUSED", "the birth date is missing"),
          no("Patient", "can't be head", "HEAD_REFUSED", "a head cannot be put into a household"),
          no("Patient", "Family matching query", "HOUSEHOLD_UNKNOWN", "the household is unknown"),
          no("Patient", "any HealthFacility", "FACILITY_UNKNOWN", "the first facility is unknown"),
          no("Patient", "Invalid location reference", "LOCATION_UNKNOWN", "the village is unknown"),
          no("Patient", "Patient code not provided", "NUMBER_MISSING", "no insurance number"),
          no("Patient", "Missing", "PATIENT_INCOMPLETE", "a part of the person is missing"),
          no("Patient", "'address-", "ADDRESS_REFUSED", "the address is not complete"),
          no("Patient", "Address '", "ADDRESS_REFUSED", "the address is not complete"),
          no("Patient", "address-", "ADDRESS_REFUSED", "the address is not complete"),
          no("Patient", "No patients with following chfid", "NUMBER_CHANGED", "number not known"),
          no("Contract", "enroll_date_in_the_future", "START_IN_FUTURE", "it starts later"),
          no("Contract", "Officer matching query", "OFFICER_UNKNOWN", "the officer is unknown"),
          no("Contract", "Product matching query", "PRODUCT_UNKNOWN", "the product is unknown"),
          no(
              "Contract",
              "Invalid Context reference",
              "MEMBER_FOREIGN",
              "somebody not of the family"),
          no("Contract", "Invalid group reference", "HOUSEHOLD_UNKNOWN", "the family is unknown"),
          no("Contract", "subject reference", "SUBJECT_REFUSED", "the subject is no household"),
          no("Contract", "Missing  `", "CONTRACT_INCOMPLETE", "a part of the contract is missing"),
          no("Claim", "Diagnosis matching query", "DIAGNOSIS_UNKNOWN", "a diagnosis is unknown"),
          no(
              "Claim",
              "Failed to find the resource",
              "REFERENCE_UNKNOWN",
              "facility, item or service"),
          no("Claim", "Claim has no", "CLAIM_INCOMPLETE", "a part of the claim is missing"),
          no("Claim", "Missing or invalid", "CLAIM_INCOMPLETE", "a part of the claim is missing"),
          no("Claim", "Missing `total`", "TOTAL_ZERO", "the total is missing or zero"),
          no("Claim", "Unknown item category", "LINE_KIND_REFUSED", "neither item nor service"),
          no("Claim", "Unknown supporting info", "INFO_REFUSED", "information of an unknown kind"),
          no(ANY, "Ensure this value has at most", "TOO_LONG", "a code is too long"),
          no(ANY, "field required", "FORM_REFUSED", "a required element is missing"),
          no(ANY, "extra fields not permitted", "FORM_REFUSED", "an element is not known"),
          no(ANY, "value is not a valid", "FORM_REFUSED", "an element has the wrong form"),
          no(ANY, "type=value_error", "FORM_REFUSED", "an element has the wrong form"),
          no(ANY, "must be implemented", "NOT_SUPPORTED", "this release cannot do it"));

  /** Statuses that the framework gives before it hands on; a 408 or 499 comes from a proxy. */
  private static final Set<Integer> BEFORE_HANDLING = Set.of(400, 404, 405, 406, 413, 415, 422);

  private RefusalTexts() {}

  /**
   * Judges an answer that is no success.
   *
   * @param type receiver type that was written
   */
  public static WriteVerdict judge(String type, Received answer, Release release) {
    int status = answer.status();
    if (BEFORE_HANDLING.contains(status)) {
      return new WriteVerdict(
          Meaning.REFUSED,
          "STATUS_" + status,
          "refused with status " + status + " before handling");
    }
    ErrorText error = ErrorText.of(answer);
    WriteVerdict verdict = lookUp(type, error, status);
    boolean doubtful = release.refusalsStore() && type.equals("Patient");
    return verdict.meaning() == Meaning.REFUSED && doubtful
        ? new WriteVerdict(Meaning.UNKNOWN, verdict.code(), verdict.words())
        : verdict;
  }

  private static WriteVerdict lookUp(String type, ErrorText error, int status) {
    if (status == 500) {
      for (Entry entry : TABLE) {
        boolean fits = entry.type().equals(ANY) || entry.type().equals(type);
        if (fits && error.says(entry.fragment())) {
          return new WriteVerdict(entry.meaning(), entry.code(), entry.words());
        }
      }
    }
    return new WriteVerdict(
        Meaning.UNKNOWN, "STATUS_" + status, "status " + status + " with a text not known here");
  }
}
