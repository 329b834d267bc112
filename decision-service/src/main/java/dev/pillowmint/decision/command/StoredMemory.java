package dev.pillowmint.decision.command;

import dev.pillowmint.decision.customer.CustomerState;
import dev.pillowmint.decision.customer.Event;
import dev.pillowmint.decision.customer.StateBytes;
import dev.pillowmint.decision.decide.Rehearsal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.CompressionType;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.WriteOptions;

/**
 * What a backtest remembers, on disk: its memory is bounded, however many customers there are. The
 * folder goes when it is closed.
 */
final class StoredMemory implements AutoCloseable {
  private static final byte[] YES = {1};
  private static final char LINKS = '=';
  private static final long CACHE = 32L << 20;
  private static final long BUFFER = 16L << 20;
  private static final int BITS_PER_KEY = 10;

  static {
    RocksDB.loadLibrary();
  }

  private final Path folder;
  private final StateBytes states;
  private final LRUCache cache = new LRUCache(CACHE);
  private final BloomFilter filter = new BloomFilter(BITS_PER_KEY);
  private final Options options;
  private final WriteOptions writing = new WriteOptions().setDisableWAL(true);
  private final RocksDB store;

  StoredMemory(StateBytes states) {
    this.states = states;
    this.options =
        new Options()
            .setCreateIfMissing(true)
            .setWriteBufferSize(BUFFER)
            .setMaxWriteBufferNumber(2)
            .setMaxOpenFiles(200)
            .setCompressionType(CompressionType.NO_COMPRESSION)
            .setTableFormatConfig(
                new BlockBasedTableConfig().setBlockCache(cache).setFilterPolicy(filter));
    try {
      this.folder = Files.createTempDirectory("pillowmint-backtest-");
      this.store = RocksDB.open(options, folder.toString());
    } catch (IOException | RocksDBException e) {
      throw UnreadableException.unwritable("The temporary folder", e);
    }
  }

  /**
   * The customers of one rehearsal, which is given each event once only.
   *
   * @param name tells rehearsals apart
   */
  Rehearsal.Memory customers(char name) {
    return new Rehearsal.Memory() {
      @Override
      public CustomerState find(String customerId) {
        byte[] bytes = get(key(name, customerId));
        return bytes == null ? CustomerState.UNKNOWN : states.state(bytes);
      }

      @Override
      public void keep(String customerId, CustomerState state) {
        put(key(name, customerId), states.bytes(state));
      }

      @Override
      public Optional<String> belongsTo(String identifier) {
        byte[] customerId = get(key(LINKS, name + identifier));
        return customerId == null
            ? Optional.empty()
            : Optional.of(new String(customerId, StandardCharsets.UTF_8));
      }

      @Override
      public void link(String identifier, String customerId) {
        put(key(LINKS, name + identifier), customerId.getBytes(StandardCharsets.UTF_8));
      }

      @Override
      public boolean first(Event event) {
        return true;
      }
    };
  }

  /** True the first time an event of this source and id comes. */
  boolean first(Event event) {
    byte[] key = key('!', event.source() + "\u0000" + event.id());
    if (get(key) != null) {
      return false;
    }
    put(key, YES);
    return true;
  }

  /** Adds to what is marked under the key. */
  void mark(String text, int bit) {
    byte[] key = key('?', text);
    byte[] marked = get(key);
    int bits = marked == null ? 0 : marked[0];
    if ((bits & bit) == 0) {
      put(key, new byte[] {(byte) (bits | bit)});
    }
  }

  /** Everything marked, in order. */
  void eachMarked(BiConsumer<String, Integer> reader) {
    try (RocksIterator all = store.newIterator()) {
      for (all.seek(new byte[] {'?'}); all.isValid() && all.key()[0] == '?'; all.next()) {
        byte[] key = all.key();
        reader.accept(
            new String(key, 1, key.length - 1, StandardCharsets.UTF_8), (int) all.value()[0]);
      }
    }
  }

  @Override
  public void close() {
    store.close();
    writing.close();
    options.close();
    filter.close();
    cache.close();
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw UnreadableException.unwritable(folder, e);
    }
  }

  private static byte[] key(char kind, String text) {
    return (kind + text).getBytes(StandardCharsets.UTF_8);
  }

  private byte @org.jspecify.annotations.Nullable [] get(byte[] key) {
    try {
      return store.get(key);
    } catch (RocksDBException e) {
      throw UnreadableException.unwritable(folder, e);
    }
  }

  private void put(byte[] key, byte[] value) {
    try {
      store.put(writing, key, value);
    } catch (RocksDBException e) {
      throw UnreadableException.unwritable(folder, e);
    }
  }
}
