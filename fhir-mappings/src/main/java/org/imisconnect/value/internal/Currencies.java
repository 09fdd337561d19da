package org.imisconnect.value.internal;

/**
 * Alphabetic codes of ISO 4217: the funds and currencies in force in 2026, and those that ended
 * since 2018, which claims of past years still name.
 */
public final class Currencies {
  private static final String CODES =
      "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BOV BRL BSD BTN "
          + "BWP BYN BZD CAD CDF CHE CHF CHW CLF CLP CNY COP COU CRC CUC CUP CVE CZK DJF DKK DOP "
          + "DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HRK HTG HUF IDR "
          + "ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD "
          + "LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK "
          + "NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD "
          + "SHP SLE SLL SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX "
          + "USD USN UYI UYU UYW UZS VED VEF VES VND VUV WST XAD XAF XAG XAU XBA XBB XBC XBD XCD "
          + "XCG XDR XOF XPD XPF XPT XSU XTS XUA XXX YER ZAR ZMW ZWG ZWL";

  private Currencies() {}

  /** The codes, parted by blanks and sorted. */
  public static String codes() {
    return CODES;
  }

  /** Whether a text is a code of a currency. */
  public static boolean contains(byte[] bytes, int start, int end) {
    if (end - start != 3) {
      return false;
    }
    int low = 0;
    int high = CODES.length() / 4;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = 0;
      for (int i = 0; i < 3 && order == 0; i++) {
        order = CODES.charAt(middle * 4 + i) - bytes[start + i];
      }
      if (order == 0) {
        return true;
      }
      low = order < 0 ? middle + 1 : low;
      high = order > 0 ? middle - 1 : high;
    }
    return false;
  }
}
