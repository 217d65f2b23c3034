using System.Collections.Concurrent;

namespace Marketplace.Identity;

/// <summary>
/// Tokens whose signature was found good, so that a client that calls often has it checked once: checking takes as long
/// as everything else that the edge does for a small request. Only good tokens get in, so forged ones crowd nobody out.
/// </summary>
internal sealed class SeenTokens<T>
    where T : class
{
    /// <summary>A few megabytes. When it is full it is emptied, which costs every client one more check.</summary>
    private const int Limit = 10_000;

    private readonly ConcurrentDictionary<string, T> tokens = new(StringComparer.Ordinal);

    private int count;

    public T? Find(string token) => tokens.GetValueOrDefault(token);

    public void Remember(string token, T judgement)
    {
        // Counted here, because the dictionary's own count takes all its locks.
        if (Interlocked.Increment(ref count) > Limit)
        {
            tokens.Clear();
            Volatile.Write(ref count, 1);
        }

        tokens[token] = judgement;
    }
}
