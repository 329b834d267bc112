package dev.pillowmint.followup.insight;

import dev.pillowmint.catalogue.Amount;
import java.util.Locale;

/** Says codes and amounts in a reader's language, wherever they read. */
public interface Wording {

  /** What an event is about; its code where no words are there for it. */
  String event(String type, Locale language);

  /** Words of that family; the code itself where none are there for it. */
  String word(String family, String code, Locale language);

  /** With the currency's code, and the places and separators of the language. */
  String money(Amount amount, Locale language);
}
