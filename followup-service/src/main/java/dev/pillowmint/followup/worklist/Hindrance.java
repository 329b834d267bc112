package dev.pillowmint.followup.worklist;

import dev.pillowmint.followup.worklist.Telling.When;

/**
 * Why a word about a task changed nothing.
 *
 * @param key of the sentence in the messages
 * @param who by name; empty: nobody
 * @param when it has to do with that time
 */
record Hindrance(String key, String who, When when) {}
